import GRDB
public import News

/// What the person follows: it lies in the personal file, and outlives every archive.
extension Archive {
  /// All of them, in the order in which they were added, also where the personal file may only be read.
  public func subscriptions() throws(ArchiveError) -> [Subscription] {
    do throws(ArchiveError) {
      if let own = try personal.read({ try SubscriptionRecords(db: $0).all() }) { return own }
    } catch {
      guard error.reason == .damaged, leavesPersonal(after: DatabaseError(resultCode: .SQLITE_CORRUPT)) else {
        throw error
      }
    }
    guard case .file = personal.attachment else { return [] }
    return try read { try SubscriptionRecords(db: $0).all() }
  }

  /// Adds subscriptions, all in one transaction.
  ///
  /// - Returns: for each whether it is new; not so where its identity or its location is there already.
  @discardableResult
  public func add(_ subscriptions: [Subscription]) throws(ArchiveError) -> [Bool] {
    try personal.write { db in try subscriptions.map { try SubscriptionRecords(db: db).add($0) } }
  }

  /// Forgets what visits to the sources have told, so that they are asked as if for the first time: validators, when
  /// they are due, what they failed of, which files have been read. What they brought stays, and is known again.
  ///
  /// Where the archive may only be read, nobody is asked anyway.
  public func startAfresh(_ subscriptions: [Subscription]) throws(ArchiveError) {
    guard !isReadOnly, !subscriptions.isEmpty else { return }
    try write { db in
      for subscription in subscriptions {
        try FeedRecord.reset(subscription.identity, in: db)
        guard case .directory(let path) = subscription.location else { continue }
        let (start, end) = Self.range(below: path)
        try db.run("DELETE FROM watched_file WHERE path >= ? AND path < ?", [start, end])
      }
    }
  }

  /// Writes down what has changed of a subscription, which its identity names. A location that another subscription has
  /// is not taken.
  ///
  /// - Returns: whether there is one of this identity.
  @discardableResult
  public func update(_ subscription: Subscription) throws(ArchiveError) -> Bool {
    try personal.write { try SubscriptionRecords(db: $0).update(subscription) }
  }

  /// Ends a subscription. Its articles stay.
  ///
  /// - Returns: whether there was one of this identity.
  @discardableResult
  public func removeSubscription(_ identity: String) throws(ArchiveError) -> Bool {
    try personal.write { try SubscriptionRecords(db: $0).remove(identity) }
  }
}
