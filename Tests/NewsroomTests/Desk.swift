import Archive
import Foundation
import News

@testable import Newsroom

/// An archive in memory, a recogniser that marks capitalised names it was told, a clock that stands still.
final class Desk {
  let directory = NSTemporaryDirectory() + "reader-newsroom-" + UUID().uuidString
  let newsroom: Newsroom
  var archive: Archive { newsroom.archive }

  init(recognition: Recognition = .names(["Yerevan", "Baku", "Tbilisi"])) throws {
    let archive = try Archive(at: .temporary, personalFile: directory + "/personal.db")
    newsroom = Newsroom(archive: archive, recognition: recognition, clock: { Timestamp(seconds: 1_700_000_000) })
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// A file in the desk's directory; returns its path.
  func write(_ name: String, _ text: String) throws -> String {
    let path = directory + "/" + name
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  func list() throws -> [ArticleSummary] { try archive.page(ListRequest()).rows }
}

extension Recognition {
  /// Marks the first place where each of the names stands, as a place.
  static func names(_ names: [String], version: Int = 1) -> Recognition {
    Recognition(version: version) { article in
      let text = article.text
      let found = names.compactMap { name in text.range(of: name).map { (name, $0) } }
        .sorted { $0.1.lowerBound < $1.1.lowerBound }
      return Analysis(
        mentions: found.map { name, range in
          let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
          return Mention(
            span: start..<start + name.utf8.count, role: .place, type: .city, entity: EntityID("city:" + name))
        },
        entities: found.map { Entity(id: EntityID("city:" + $0.0), name: $0.0, type: .city) })
    } terms: { article in
      Set(Query.words(of: article.text)).sorted().map { ArticleSketch.TermCount(term: $0, count: 1) }
    }
  }
}

/// Collects what arrives on several threads.
final class Collected<Element: Sendable>: @unchecked Sendable {
  // Guarded by `lock`.
  private var elements: [Element] = []
  private let lock = NSLock()

  func append(_ element: Element) { lock.withLock { elements.append(element) } }
  var all: [Element] { lock.withLock { elements } }
}
