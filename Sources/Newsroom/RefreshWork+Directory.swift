import Archive
import Ingest
import News

/// Watched directories: their files are read when they have changed, and only then.
extension RefreshWork {
  /// Files that are read and remembered as read at a time.
  private static let batch = 32

  func look(
    into path: String, of subscription: Subscription, _ old: FeedState
  ) throws(ArchiveError) {
    var problems: [RefreshReport.Problem] = []
    func note(_ problem: IntakeProblem) {
      let kind: RefreshReport.Problem.Kind = problem.exitStatus == 66 ? .input : .data
      problems.append(.init(url: problem.origin, message: problem.message, kind: kind))
    }
    let files: [WatchedFile]
    var outside: [WatchedFile] = []
    do throws(IntakeProblem) {
      files = try DirectoryScan().files(below: path, onOutside: { outside.append($0) }, onProblem: note)
    } catch {
      note(error)
      return try close(subscription, .failed, old, problems)
    }
    let known = try newsroom.archive.watchedFiles(below: path)
    // Said once, like everything that stays as it is.
    let newOutside = outside.filter { known[$0.path] != $0 }
    for link in newOutside { note(IntakeProblem(origin: link.path, reason: .leadsOut)) }
    try newsroom.archive.store(watched: newOutside)
    let changed = files.filter { known[$0.path] != $0 }
    var report = Newsroom.IngestReport()
    for start in stride(from: 0, to: changed.count, by: Self.batch) {
      guard !watch.isCancelled() else { return }
      let batch = changed[start..<min(start + Self.batch, changed.count)]
      var unread: Set<String> = []
      let part = try newsroom.ingest(
        batch.map { .path($0.path) }, isCancelled: watch.isCancelled, onStored: { _ in watch.onStored() },
        onProblem: { problem in
          // What cannot be read may be readable later without any change; what is no article stays none.
          if problem.exitStatus == 66 { unread.insert(problem.origin) }
          note(problem)
        })
      report.added += part.added
      report.updated += part.updated
      // The last ones may not have been reached.
      guard !watch.isCancelled() else { return }
      try newsroom.archive.store(watched: batch.filter { !unread.contains($0.path) })
    }
    let there = Set((files + outside).map(\.path))
    try newsroom.archive.store(watched: [], forgetting: known.keys.filter { !there.contains($0) })
    try close(subscription, .brought(added: report.added, updated: report.updated), old, problems)
  }

  private func close(
    _ subscription: Subscription, _ outcome: Outcome, _ old: FeedState, _ problems: [RefreshReport.Problem]
  ) throws(ArchiveError) {
    var state = old
    state.checked = newsroom.clock()
    state.problem = problems.first?.description
    state.failures = 0
    switch outcome {
    case .brought(let added, let updated): if added + updated > 0 { state.changed = state.checked }
    case .failed, .putOff: state.failures = old.failures + 1
    }
    for problem in problems { add(problem) }
    try finish(subscription, outcome, state: state)
  }
}
