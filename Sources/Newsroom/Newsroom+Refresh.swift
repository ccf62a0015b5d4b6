import Archive
public import Ingest

extension Newsroom {
  /// Asks the feeds and looks into the directories that the person follows, stores what is new, and fetches pages for
  /// articles of which feeds give the beginning. Blocks until all of that is done; recognition is a matter of its own.
  ///
  /// Every visit is one transaction, with what is remembered of it: whoever ends this at any moment loses nothing but
  /// the visits under way. Answers that bring nothing write nothing but what is remembered of the visit.
  ///
  /// - Parameters:
  ///   - isCancelled: asked on several threads, many times a second.
  ///   - onProgress: at the start and after every feed, on several threads.
  ///   - onStored: whenever articles have been added or changed, on several threads.
  /// - Throws: where another refresh is under way, or where the archive cannot store.
  @discardableResult
  public func refresh(
    _ order: RefreshOrder = RefreshOrder(), client: HTTPClient, isCancelled: @escaping @Sendable () -> Bool = { false },
    onProgress: @escaping @Sendable (RefreshProgress) -> Void = { _ in }, onStored: @escaping @Sendable () -> Void = {}
  ) throws(RefreshFailure) -> RefreshReport {
    let lock: RefreshLock?
    do { lock = try archive.lockForRefresh() } catch { throw .archive(error) }
    guard let lock else { throw .underWay }
    defer { withExtendedLifetime(lock) {} }
    let work = RefreshWork(
      newsroom: self, order: order, client: client,
      watch: .init(isCancelled: isCancelled, onProgress: onProgress, onStored: onStored))
    do { return try work.run() } catch { throw .archive(error) }
  }
}
