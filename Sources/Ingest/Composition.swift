internal import Foundation
internal import News

/// Normalisation form C in time that grows with the text.
///
/// Foundation composes in place and moves what follows at every step, so a text of 10 MiB would take minutes. It is
/// given short pieces, cut where no character composes with the one before it.
enum Composition {
  /// Bytes from which on a piece is cut at the first place where that changes nothing, and where in a run of letters
  /// that all might compose it is cut before a letter.
  private static let (short, long) = (1024, 4096)

  static func composed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.contains(where: Printable.composes) else { return text }
    var result = ""
    var start = scalars.startIndex
    var length = 0
    var index = start
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let mayEnd = length >= short && !Printable.composes(scalar) || length >= long && !Printable.isMark(scalar)
      if mayEnd {
        append(text[start..<index], to: &result)
        (start, length) = (index, 0)
      }
      length += UTF8.width(scalar)
      scalars.formIndex(after: &index)
    }
    append(text[start...], to: &result)
    return result
  }

  private static func append(_ piece: Substring, to result: inout String) {
    if piece.unicodeScalars.contains(where: Printable.composes) {
      result += String(piece).precomposedStringWithCanonicalMapping
    } else {
      result += piece
    }
  }
}
