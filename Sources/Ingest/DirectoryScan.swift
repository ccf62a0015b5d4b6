internal import Glibc
public import News

/// What lies in a watched directory and everything below it, without reading any of it.
public struct DirectoryScan: Sendable {
  public init() {}

  /// The files that may hold articles, in the order of their names; see `Intake.Input.path` for what is left out. A link
  /// is followed where it stays below the directory: whoever may write into it may not have other files read.
  ///
  /// - Parameters:
  ///   - onOutside: for a link that leads out of the directory, as it is itself. It is not followed.
  ///   - onProblem: for a directory or file that cannot be looked at. The rest is found all the same.
  /// - Throws: where there is no such directory, or something else bears its name.
  public func files(
    below directory: String, onOutside: (WatchedFile) -> Void, onProblem: (IntakeProblem) -> Void
  ) throws(IntakeProblem) -> [WatchedFile] {
    guard try FileWalk.kind(of: directory) == .directory else {
      throw IntakeProblem(origin: directory, reason: .missing)
    }
    var walk = try FileWalk(within: directory)
    var files: [WatchedFile] = []
    walk.walk(AbsolutePath.of(directory)) { path in
      var status = stat()
      // One that has gone in the meantime is no problem.
      guard stat(path, &status) == 0 else { return }
      files.append(WatchedFile(path, status))
    } problem: { problem in
      var status = stat()
      if problem.reason == .leadsOut {
        if lstat(problem.origin, &status) == 0 { onOutside(WatchedFile(problem.origin, status)) }
      } else {
        onProblem(problem)
      }
    }
    return files
  }
}

extension WatchedFile {
  fileprivate init(_ path: String, _ status: stat) {
    self.init(
      path: path, size: Int64(status.st_size),
      modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
  }
}
