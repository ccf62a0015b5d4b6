import News
import ReaderUI

/// An article as plain text, for terminals that cannot place a cursor and for pipes.
struct PlainArticle {
  private let stored: StoredArticle

  init(_ stored: StoredArticle) { self.stored = stored }

  /// - Parameter width: columns to wrap at; nil leaves every paragraph on one line.
  func text(width: Int?) -> String {
    let article = stored.article
    var blocks: [String] = []
    let head = [article.title.isEmpty ? nil : article.title, subtitle].compactMap { $0 }
    blocks.append(head.map { Self.wrapped($0, width: width) }.joined(separator: "\n"))
    blocks += article.paragraphs.map { Self.wrapped($0, width: width) }
    // An address is never broken.
    let enclosures = article.enclosures.map {
      "Enclosure: " + ([$0.url, $0.type].compactMap { $0 }).joined(separator: " · ")
    }
    if !enclosures.isEmpty { blocks.append(enclosures.joined(separator: "\n")) }
    let found = entityLines.map { Self.wrapped($0, width: width) }
    if !found.isEmpty { blocks.append(found.joined(separator: "\n")) }
    return blocks.joined(separator: "\n\n")
  }

  private var subtitle: String {
    let article = stored.article
    let date = article.published.map(\.day.spelled) ?? "added \(stored.added.day.spelled)"
    let language = LanguageName.phrase(stored.analysis?.language)
    let others = stored.alsoIn.isEmpty ? nil : "also in " + stored.alsoIn.joined(separator: ", ")
    let parts = [article.byline, article.source, others, date, language, article.url].compactMap { $0 }
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private var entityLines: [String] {
    guard let analysis = stored.analysis else { return [] }
    return [(Role.actor, "Actors"), (.place, "Places")].compactMap { role, heading in
      let ids = Set(analysis.mentions.filter { $0.role == role }.map(\.entity))
      let names = analysis.entities.filter { ids.contains($0.id) }.map(\.name)
      return names.isEmpty ? nil : "\(heading): \(names.joined(separator: ", "))"
    }
  }

  private static func wrapped(_ paragraph: String, width: Int?) -> String {
    guard let width, width > 0 else { return paragraph }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in paragraph.split(separator: " ") {
      let columns = DisplayWidth.of(word)
      if used > 0, used + 1 + columns > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      if used > 0 {
        line += " "
        used += 1
      }
      line += word
      used += columns
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
