internal import News

/// The clean-up that every string passes before it becomes part of an article: nothing that a terminal would obey,
/// white space folded, composed (Unicode normalisation form C).
enum CleanText {
  /// Text for one line: a title, a name, a paragraph.
  static func line(_ text: String) -> String {
    if let ascii = asciiLine(text) { return ascii }
    let printable = Printable.line(text)
    let composed = Composition.composed(printable)
    return composed.utf8.elementsEqual(printable.utf8) ? printable : Printable.line(composed)
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

  /// The same for ASCII, which is most text, by its bytes. Nil for other text.
  private static func asciiLine(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes -> String? in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { line in
        var count = 0
        var isSpacePending = false
        for byte in bytes where byte != 0x7f {
          if byte <= 0x20 {
            isSpacePending = count > 0
            continue
          }
          if isSpacePending {
            line[count] = 0x20
            count += 1
          }
          isSpacePending = false
          line[count] = byte
          count += 1
        }
        return count
      }
    }
  }
}
