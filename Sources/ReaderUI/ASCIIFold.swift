/// ASCII for terminals that take nothing else: a letter without its accents, plain quotes and dashes, and `?`.
public enum ASCIIFold {
  /// One printable ASCII character for a grapheme.
  public static func of(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first else { return "?" }
    return of(scalar)
  }

  /// One printable ASCII character for a scalar.
  public static func of(_ scalar: Unicode.Scalar) -> Character {
    if (0x20..<0x7f).contains(scalar.value) { return Character(scalar) }
    return sign(scalar) ?? letter(scalar) ?? (scalar.properties.isWhitespace ? " " : "?")
  }

  private static func sign(_ scalar: Unicode.Scalar) -> Character? {
    switch scalar.value {
    case 0x2018...0x201b, 0x2032, 0x2035, 0x2039, 0x203a, 0x00b4, 0x02b9...0x02bf: "'"
    case 0x201c...0x201f, 0x2033, 0x00ab, 0x00bb: "\""
    case 0x2010...0x2015, 0x2212, 0x00ad, 0x2500, 0x2501, 0x2550: "-"
    case 0x2026, 0x00b7: "."
    case 0x2022, 0x25cf, 0x25cb, 0x2219, 0x2605, 0x2606: "*"
    case 0x2502, 0x2503, 0x2551, 0x00a6: "|"
    case 0x250c...0x254b, 0x2552...0x256c: "+"
    case 0x2190, 0x25c0, 0x25c2: "<"
    case 0x2192, 0x25b6, 0x25b8: ">"
    case 0x2191, 0x25b2, 0x25b4: "^"
    case 0x2193, 0x25bc, 0x25be: "v"
    case 0x2580...0x259f, 0x2801...0x28ff: "#"
    case 0x2800: " "
    case 0x00d7: "x"
    case 0x00b0: "o"
    case 0x1f1e6...0x1f1ff: Character(Unicode.Scalar(UInt8(scalar.value - 0x1f1e6) + 0x41))
    default: nil
    }
  }

  /// Unicode's names say which letter it is: LATIN SMALL LETTER E WITH ACUTE, LATIN CAPITAL LETTER DOTLESS I.
  private static func letter(_ scalar: Unicode.Scalar) -> Character? {
    guard let name = scalar.properties.name else { return nil }
    let words = name.split(separator: " ")
    if let digit = scalar.properties.numericValue, digit >= 0, digit < 10, digit == digit.rounded(),
      words.contains("DIGIT")
    {
      return Character(Unicode.Scalar(UInt8(digit) + 0x30))
    }
    guard words.contains("LATIN"), let mark = words.firstIndex(of: "LETTER"), mark + 1 < words.count else { return nil }
    let described = words[mark + 1]
    let isAdjective = ["SHARP", "DOTLESS", "LONG", "OPEN", "REVERSED", "TURNED", "CLOSED"].contains(String(described))
    let letterWord = isAdjective && mark + 2 < words.count ? words[mark + 2] : described
    let base = letterWord == "SCHWA" ? "E" : letterWord.prefix(1)
    return (words.contains("SMALL") ? base.lowercased() : base.uppercased()).first
  }
}
