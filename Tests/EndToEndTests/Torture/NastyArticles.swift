import ReaderUI
import Testing

/// Articles that no one means well with: controls, marks without end, wide and joined characters, long words, names.
enum NastyArticles {
  private static let fragments = [
    "Minister Aram Petrosyan met Nino Beridze in Tbilisi. ", "Ankara dismissed it, Baku agreed. ", "\u{1b}[2J\u{1b}[H",
    "\u{1b}]0;title\u{7}", "\u{9b}31m", "\u{202e}backwards\u{202c} ", "\u{2066}alone\u{2069} ", "\u{0}\u{7}\u{8}\u{7f}",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a} ", "\u{301}\u{302} ", "東京と大阪、", "서울 ",
    "👩‍👩‍👧‍👦🇦🇲👍🏽 ", "\u{200b}\u{feff}\u{ad}\u{2060}", "\u{e000}\u{f8ff}\u{fffc} ", "\u{3164}\u{115f}\u{2800} ",
    "עברית عربي ", "हिन्दी में ", "ไทย ", "\u{200d}\u{200c}\u{fe0f} ", "a\tb\u{2028}c\u{2029}d ", "ｗｉｄｅ ", "\n\n", "\n\n",
  ]

  /// A text of so many fragments.
  static func text(_ count: Int, _ random: inout SeededGenerator) -> String {
    (0..<count).reduce(into: "") { text, _ in
      switch random.below(40) {
      case 0: text += String(repeating: "w", count: random.below(500))
      case 1: text += String(repeating: "東", count: random.below(200))
      case 2: text += "o" + String(repeating: "\u{338}", count: random.below(100))
      case 3: if let scalar = scalar(&random) { text.unicodeScalars.append(scalar) }
      default: text += fragments.randomElement(using: &random) ?? ""
      }
    }
  }

  /// Any scalar, but for those whose columns the emulator counts otherwise: it knows an earlier Unicode.
  private static func scalar(_ random: inout SeededGenerator) -> Unicode.Scalar? {
    guard let scalar = Unicode.Scalar(UInt32(random.below(0x11_0000))) else { return nil }
    let width = DisplayWidth.of(Character(scalar))
    guard width > 0 else { return scalar }
    guard let emulator = Emulator(size: Frame.Size(rows: 1, columns: 8)) else { return nil }
    emulator.feed(Array((String(scalar) + "|").utf8))
    return emulator.frame[row: 0, column: width].text == "|" ? scalar : nil
  }

  /// Writes JSON Lines; gives the path.
  static func write(_ count: Int, in home: Home, _ random: inout SeededGenerator) throws -> String {
    let lines = (0..<count).map { number in
      let (title, body) = (text(1 + random.below(8), &random), text(20 + random.below(200), &random))
      let byline = text(2, &random)
      return "{\"id\":\"nasty-\(number)\",\"title\":\"\(escaped(title))\",\"byline\":\"\(escaped(byline))\","
        + "\"source\":\"Wire \(number % 7)\",\"published\":\"2023-0\(1 + number % 9)-1\(number % 10)\","
        + "\"body\":\"\(escaped(body))\"}"
    }
    return try home.write(lines.joined(separator: "\n"), to: "nasty-\(home.nextNumber()).jsonl")
  }

  /// Every code unit as `\uXXXX`.
  private static func escaped(_ text: String) -> String {
    text.utf16.reduce(into: "") { json, unit in
      let hex = String(unit, radix: 16)
      json += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }
  }
}
