/// What may reach a terminal.
///
/// C0 controls, DEL, C1 controls, and the bidirectional overrides, embeddings and isolates never may; nor may the
/// line and paragraph separators, the deprecated format characters and the tag characters, which are invisible
/// and can only mislead.
public enum Printable {
  /// Whether the scalar may be shown. Line feed and tab may not: whoever lays out text has dealt with them.
  public static func allows(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7e: true
    case 0...0x9f: false
    case 0x061c, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfeff, 0xfff9...0xfffb: false
    case 0xe0000...0xe0fff: false
    case 0xfdd0...0xfdef: false
    default: scalar.value & 0xfffe != 0xfffe
    }
  }

  /// The text with everything removed that may not be shown; runs of white space and controls become one space.
  /// For titles, names, error messages: anything that stands on one line.
  public static func line(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || (scalar.value < 0x20) {
        pendingSpace = !kept.isEmpty
      } else if allows(scalar) {
        if pendingSpace { kept.append(" ") }
        pendingSpace = false
        kept.append(scalar)
      }
    }
    return String(kept)
  }
}
