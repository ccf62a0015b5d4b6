import Foundation
import News

/// What a feed attaches to an article, as it lies in the file: JSON, `[{"url","type","length"}]`.
enum EnclosureCodec {
  /// Nil for nothing.
  static func encode(_ enclosures: [Enclosure]) -> String? {
    guard !enclosures.isEmpty else { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(enclosures)).map { String(decoding: $0, as: UTF8.self) }
  }

  static func decode(_ text: String?) throws(Unreadable) -> [Enclosure] {
    guard let text else { return [] }
    do { return try JSONDecoder().decode([Enclosure].self, from: Data(text.utf8)) } catch {
      throw Unreadable(what: "enclosures are in an unknown form")
    }
  }
}
