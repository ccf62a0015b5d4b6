import Foundation
import GRDB

/// What the person follows under one tag, as JSON arrays for `json_each`.
struct TaggedSources {
  /// The identities of the feeds.
  var feeds = "[]"
  /// How the paths of all files in watched directories begin; nil where there is no such directory.
  var directories: String?

  /// - Parameter tag: its case and its accents do not matter. Nothing is found where there is no personal file. A row
  ///   that cannot be read has no tags.
  init(_ tag: String, in db: Database) throws {
    guard try db.tableExists("subscription") else { return }
    let wanted = FullTextPattern.folded(tag)
    var feeds: [String] = []
    var directories: [String] = []
    for row in try db.rows("SELECT identity, kind, location, tags FROM subscription") {
      guard let tags = Self.tags(row), tags.contains(where: { FullTextPattern.folded($0) == wanted }),
        let identity = try? row.get(0, as: String.self), let location = try? row.get(2, as: String.self)
      else { continue }
      if (try? row.get(1, as: String.self)) == "directory" {
        directories.append(location.hasSuffix("/") ? location : location + "/")
      } else {
        feeds.append(identity)
      }
    }
    self.feeds = try Self.json(feeds)
    if !directories.isEmpty { self.directories = try Self.json(directories) }
  }

  private static func tags(_ row: Row) -> [String]? {
    (try? row.get(3, as: String.self)).flatMap { try? JSONDecoder().decode([String].self, from: Data($0.utf8)) }
  }

  private static func json(_ values: [String]) throws -> String {
    String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
  }
}
