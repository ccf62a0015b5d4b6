/// What may be stored and reach a terminal, by one table of characters: `CharacterClass` gives the reasons.
///
/// Cleaning is idempotent, and takes time in proportion to the text.
public enum Printable {
  /// The most marks on one base.
  public static let mostMarks = PrintableScan.mostMarks

  /// Whether the scalar may be shown in some surroundings. Line feed and tab may not: whoever lays out text has dealt
  /// with them; nor may tag characters, which terminals show nothing of.
  public static func allows(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20...0x7e).contains(scalar.value) { return true }
    switch CharacterTable.shared[scalar.value].kind {
    case .text, .mark, .shapedLetter, .shapedMark, .pictograph, .modifier, .space, .joiner, .selector,
      .ideographicSelector:
      return true
    case .breaking, .blank, .control, .invisible, .object, .unassigned, .tag, .tagEnd: return false
    }
  }

  /// The text with everything removed that may not be shown; runs of white space and controls become one space.
  /// For titles, names, error messages: anything that stands on one line.
  public static func line(_ text: String) -> String { cleaned(text, .line) }

  /// The same for text of several lines: line feeds and spaces stay, a tab becomes a space.
  public static func lines(_ text: String) -> String { cleaned(text, .lines) }

  /// What is shown of one grapheme, which the text around it does not change; nil where that is nothing.
  public static func grapheme(_ character: Character) -> Character? {
    if character.isASCII { return character.unicodeScalars.allSatisfy(allows) ? character : nil }
    return cleaned(String(character), .lines).first
  }

  /// Whether composing (normalisation form C) may change the scalar, or what stands before it.
  package static func composes(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && CharacterTable.shared[scalar.value].composes
  }

  /// Whether the scalar is a combining mark.
  package static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    let kind = CharacterTable.shared[scalar.value].kind
    return kind == .mark || kind == .shapedMark
  }

  private static func cleaned(_ text: String, _ form: PrintableScan.Form) -> String {
    var scan = PrintableScan(Array(text.utf8), form)
    return scan.cleaned().map { String(decoding: $0, as: UTF8.self) } ?? text
  }
}
