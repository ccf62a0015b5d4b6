import Foundation
import GRDB
import News

/// Reads and writes the subscriptions of the personal file, on its own connection or, for reading, on one that has it
/// attached.
struct SubscriptionRecords {
  let db: Database

  /// In the order in which they were added.
  func all() throws -> [Subscription] {
    try db.readable(db.rows(Self.selection + " ORDER BY serial"), of: "subscription") {
      try Self.readable($0, db)
    }
  }

  /// What is followed counts most: where only the tags or the wish for full texts cannot be read, it is followed
  /// without them.
  private static func readable(_ row: Row, _ db: Database) throws -> Subscription {
    try db.readable("subscription", key: row.text(at: 0)) { try subscription(row) }
      ?? subscription(row, isLenient: true)
  }

  /// False where its identity or its location is there already.
  func add(_ subscription: Subscription) throws -> Bool {
    let (kind, location) = Self.columns(of: subscription.location)
    try db.run(
      """
      INSERT INTO subscription (identity, kind, location, title, tags, full_text, added, disabled, is_trusted)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """,
      [
        subscription.identity, kind, location, subscription.title, try Self.encoded(subscription.tags),
        subscription.fullText.rawValue, subscription.added.seconds, subscription.disabled, subscription.isTrusted,
      ])
    return db.changesCount > 0
  }

  /// False where there is none of its identity. Another one with the same location keeps it.
  func update(_ subscription: Subscription) throws -> Bool {
    let (kind, location) = Self.columns(of: subscription.location)
    try db.run(
      """
      UPDATE subscription SET title = ?, tags = ?, full_text = ?, disabled = ?, is_trusted = ? WHERE identity = ?
      """,
      [
        subscription.title, try Self.encoded(subscription.tags), subscription.fullText.rawValue,
        subscription.disabled, subscription.isTrusted, subscription.identity,
      ])
    guard db.changesCount > 0 else { return false }
    try db.run(
      "UPDATE OR IGNORE subscription SET kind = ?, location = ? WHERE identity = ?",
      [kind, location, subscription.identity])
    return true
  }

  /// Gives those whose tags or wishes cannot be read none.
  /// - Returns: how many there were.
  func mend() throws -> Int {
    let rows = try db.rows(Self.selection)
    var count = 0
    for row in rows {
      do { _ = try Self.subscription(row) } catch {
        guard Database.unreadable(error) != nil else { throw error }
        _ = try update(try Self.subscription(row, isLenient: true))
        count += 1
      }
    }
    return count
  }

  /// False where there was none.
  func remove(_ identity: String) throws -> Bool {
    try db.run("DELETE FROM subscription WHERE identity = ?", [identity])
    return db.changesCount > 0
  }

  static let selection = """
    SELECT identity, kind, location, title, tags, full_text, added, disabled, is_trusted FROM subscription
    """

  static func subscription(_ row: Row, isLenient: Bool = false) throws -> Subscription {
    let location: String = try row.get(2)
    guard let fullText = Subscription.FullText(rawValue: try row.get(5)) ?? (isLenient ? .auto : nil) else {
      throw Unreadable(what: "a subscription says something unknown of full texts")
    }
    let tags: [String]
    do { tags = try decoded(row.get(4)) } catch let error as Unreadable {
      guard isLenient else { throw error }
      tags = []
    }
    return Subscription(
      identity: try row.get(0),
      location: try row.get(1) == "feed" ? .feed(url: location) : .directory(path: location),
      title: try row.get(3), tags: tags, fullText: fullText,
      added: Timestamp(seconds: try row.get(6)), disabled: try row.get(7), isTrusted: try row.get(8))
  }

  private static func columns(of location: Subscription.Location) -> (kind: String, location: String) {
    switch location {
    case .feed(let url): ("feed", url)
    case .directory(let path): ("directory", path)
    }
  }

  private static func encoded(_ tags: [String]) throws -> String {
    String(decoding: try JSONEncoder().encode(tags), as: UTF8.self)
  }

  private static func decoded(_ tags: String) throws -> [String] {
    do { return try JSONDecoder().decode([String].self, from: Data(tags.utf8)) } catch {
      throw Unreadable(what: "the tags of a subscription are in an unknown form")
    }
  }
}
