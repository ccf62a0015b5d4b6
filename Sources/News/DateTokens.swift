/// A date text cut into what `DateReading` understands.
struct DateTokens {
  enum Token {
    /// Numbers joined by one kind of mark: `2024-08-28`, `28.08.2024`, `14:05:06`, `28`. Whether a full stop follows.
    case numbers([Int], widths: [Int], mark: Unicode.Scalar?, hasStop: Bool)
    /// A number with what it counts: `2024年`, `8월`.
    case counted(Int, DateUnit, isKorean: Bool)
    /// Folded, without full stops, see `DateWords.folded`. Whether it is written in capitals of ASCII alone.
    case word(String, isCapital: Bool)
    /// `+0200`, `-05:30`, in seconds.
    case offset(Int)
    /// A sign with something behind it that is no offset.
    case wrongOffset
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var sawTime = false
  private var isAfterT = false

  /// Nil for a text that is longer than dates are.
  init?(_ text: String) {
    guard text.unicodeScalars.count <= DateParser.longest else { return nil }
    scalars = text.unicodeScalars.compactMap(Self.plain)
  }

  /// With ASCII's digits and marks in the place of those of other scripts; nil for what cannot be seen.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.value > 0x7f else { return scalar }
    switch scalar.value {
    case 0x2010...0x2015, 0x2212: return "-"
    case 0x2018, 0x2019, 0x02bc: return "'"
    case 0x060c, 0x3001: return ","
    // Ordinals as Spanish and Portuguese write them: `1º`.
    case 0xaa, 0xba, 0xb0: return nil
    case 0xff01...0xff5e: return Unicode.Scalar(scalar.value - 0xfee0)
    default: break
    }
    if scalar.properties.isWhitespace { return " " }
    if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
      return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
    }
    return scalar.properties.generalCategory == .format ? nil : scalar
  }

  private var first: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  mutating func next() -> Token? {
    skipMarks()
    guard let first else { return nil }
    if first == "+" || first == "-" { return offset() }
    if Self.isDigit(first) { return numbers() }
    if Self.isLetter(first) { return word() }
    index = scalars.count
    return .word("?", isCapital: false)
  }

  private mutating func skipMarks() {
    while let first {
      if (first == "(" || first == "[") && (sawTime || Self.isIdeograph(peek(1))) {
        // A comment on the zone, or the day of the week.
        let end: Unicode.Scalar = first == "(" ? ")" : "]"
        while let inner = self.first, inner != end { index += 1 }
        if self.first != nil { index += 1 }
      } else if Self.marks.contains(first) || (first == "-" && !beginsOffset) {
        index += 1
      } else {
        break
      }
    }
  }

  /// Whether a dash is a sign, and not one that joins the parts of a date.
  private var beginsOffset: Bool { sawTime && peek(1).map(Self.isDigit) == true }

  private static let marks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", ",", ".", "(", ")", "|", "'", "/", ":", ";"]

  private mutating func word() -> Token {
    var word = ""
    var isCapital = true
    while let first, Self.isLetter(first) || first == "." {
      if first != "." {
        if Self.isIdeograph(first) != Self.isIdeograph(word.unicodeScalars.first ?? first) { break }
        word.unicodeScalars.append(first)
        isCapital = isCapital && ("A"..."Z").contains(first)
      }
      index += 1
    }
    isAfterT = word == "T" || word == "t"
    return .word(DateWords.folded(word), isCapital: isCapital)
  }

  private mutating func numbers() -> Token {
    var values: [Int] = []
    var widths: [Int] = []
    var mark: Unicode.Scalar?
    while let first, Self.isDigit(first), values.count < 3 {
      var (value, width) = (0, 0)
      while let digit = self.first, Self.isDigit(digit), width < 14 {
        value = value * 10 + Int(digit.value - 0x30)
        width += 1
        index += 1
      }
      values.append(value)
      widths.append(width)
      guard let next = self.first, mark == nil || mark == next, ["-", ".", "/", ":"].contains(next),
        let after = peek(1), Self.isDigit(after), values.count < 3
      else { break }
      mark = next
      index += 1
    }
    defer { isAfterT = false }
    if values.count == 1, let (unit, isKorean) = unit() { return .counted(values[0], unit, isKorean: isKorean) }
    if mark == ":" || isAfterT {
      sawTime = true
      skipFraction()
    }
    return .numbers(values, widths: widths, mark: mark, hasStop: first == ".")
  }

  /// What the number before counts, in the words of East Asia.
  private mutating func unit() -> (DateUnit, isKorean: Bool)? {
    let start = index
    while first == " " { index += 1 }
    if let first, let unit = DateWords.units[first] {
      index += 1
      if unit == .hour || unit == .minute { sawTime = true }
      return (unit, first.value >= 0xac00)
    }
    index = start
    return nil
  }

  private mutating func skipFraction() {
    guard first == "." || first == ",", let digit = peek(1), Self.isDigit(digit) else { return }
    index += 1
    while let first, Self.isDigit(first) { index += 1 }
  }

  private mutating func offset() -> Token {
    let sign = first == "-" ? -1 : 1
    index += 1
    var parts: [(value: Int, width: Int)] = []
    while let digit = first, Self.isDigit(digit), parts.count < 3 {
      var (value, width) = (0, 0)
      while let digit = first, Self.isDigit(digit), width < 9 {
        value = value * 10 + Int(digit.value - 0x30)
        width += 1
        index += 1
      }
      parts.append((value, width))
      guard first == ":", let after = peek(1), Self.isDigit(after) else { break }
      index += 1
    }
    guard let whole = parts.first, whole.width <= (parts.count == 1 ? 4 : 2) else { return .wrongOffset }
    let isShort = parts.count > 1 || whole.width <= 2
    let hours = isShort ? whole.value : whole.value / 100
    let minutes = parts.count > 1 ? parts[1].value : isShort ? 0 : whole.value % 100
    guard hours <= 15, minutes < 60 else { return .wrongOffset }
    return .offset(sign * (hours * 3600 + minutes * 60))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: return true
    default: return scalar.properties.isAlphabetic
    }
  }

  /// Of the scripts in which no blank stands between words that matter here.
  private static func isIdeograph(_ scalar: Unicode.Scalar?) -> Bool {
    guard let value = scalar?.value else { return false }
    return (0x2e80...0x9fff).contains(value) || (0xac00...0xd7af).contains(value) || (0xf900...0xfaff).contains(value)
  }
}

/// What a number of a date counts.
enum DateUnit {
  case year, month, day, hour, minute, second
}
