internal import Foundation
internal import News

/// The clean-up that every string passes before it becomes part of an article: nothing that a terminal would obey,
/// white space folded, composed (Unicode normalisation form C).
enum CleanText {
  /// Text for one line: a title, a name, a paragraph.
  static func line(_ text: String) -> String {
    if isPlain(text) { return text }
    return Printable.line(Printable.line(text).precomposedStringWithCanonicalMapping)
  }

  /// The same, or nil where nothing is left.
  static func line(orNil text: String?) -> String? {
    guard let text else { return nil }
    let clean = line(text)
    return clean.isEmpty ? nil : clean
  }

  /// A given id is kept as it is; only what may not be shown is taken out.
  static func identifier(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard !scalars.allSatisfy(Printable.allows) else { return text }
    return String(String.UnicodeScalarView(scalars.filter(Printable.allows)))
  }

  /// Printable ASCII with single spaces between words: most text, and nothing to do.
  private static func isPlain(_ text: String) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in text.utf8 {
      guard (0x20...0x7e).contains(byte), !(byte == 0x20 && previous == 0x20) else { return false }
      previous = byte
    }
    return previous != 0x20
  }
}
