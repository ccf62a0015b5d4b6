internal import Glibc
public import News

/// What lies in a watched directory and everything below it, without reading any of it.
public struct DirectoryScan: Sendable {
  public init() {}

  /// The files that may hold articles, in the order of their names; see `Intake.Input.path` for what is left out.
  ///
  /// - Parameter onProblem: for a directory or file that cannot be looked at. The rest is found all the same.
  /// - Throws: where there is no such directory, or something else bears its name.
  public func files(
    below directory: String, onProblem: (IntakeProblem) -> Void
  ) throws(IntakeProblem) -> [WatchedFile] {
    guard try FileWalk.kind(of: directory) == .directory else {
      throw IntakeProblem(origin: directory, reason: .missing)
    }
    var walk = FileWalk()
    var files: [WatchedFile] = []
    walk.walk(AbsolutePath.of(directory)) { path in
      var status = stat()
      // One that has gone in the meantime is no problem.
      guard stat(path, &status) == 0 else { return }
      files.append(
        WatchedFile(
          path: path, size: Int64(status.st_size),
          modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)))
    } problem: {
      onProblem($0)
    }
    return files
  }
}
