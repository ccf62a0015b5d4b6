/// Reads the dates that articles carry: ISO 8601 (RFC 3339), RFC 822, 1123 and 2822 mail dates, `ctime`, and dates as
/// newspapers print them, in English or with the month of another language.
///
/// The name of a day is not checked: programs get it wrong, and the date right. A date without a time is midnight, a time without a zone is UTC. What is impossible (30 February, 25 o'clock) or
/// ambiguous (`03/04/2024`) is nil: no date is better than a wrong one.
public enum DateParser {
  /// Longer texts are not dates.
  static let longest = 80

  /// The moment that the text names, or nil.
  public static func parse(_ text: String) -> Timestamp? {
    guard text.utf8.count <= longest else { return nil }
    var reading = DateReading()
    for token in DateTokens(text) where !reading.take(token) { return nil }
    return reading.timestamp
  }

  /// Seconds since 1970, or milliseconds where the number is too large for seconds before the year 5000.
  public static func parse(epoch number: Double) -> Timestamp? {
    guard number.isFinite, number.magnitude < 1e14 else { return nil }
    let seconds = number.magnitude >= 1e11 ? number / 1000 : number
    return Timestamp(seconds: Int64(seconds.rounded(.down)))
  }
}

/// A date text cut into what the reading below understands.
private struct DateTokens: Sequence, IteratorProtocol {
  enum Token {
    /// Numbers joined by one kind of mark: `2024-08-28`, `28.08.2024`, `14:05:06`, `28`.
    case numbers([Int], widths: [Int], mark: UInt8?)
    /// In lower case, without its final full stop.
    case word(String)
    /// `+0200`, `-05:30`, in seconds.
    case offset(Int)
  }

  private var bytes: ArraySlice<UInt8>
  private var sawTime = false

  init(_ text: String) { bytes = Array(text.utf8)[...] }

  mutating func next() -> Token? {
    skipMarks()
    guard let first = bytes.first else { return nil }
    if sawTime, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { return offset() }
    if isDigit(first) { return numbers() }
    if isLetter(first) { return word() }
    bytes = []
    return .word("?")
  }

  private mutating func skipMarks() {
    let marks: [UInt8] = Array(" \t\n\r,.()|".utf8)
    while let first = bytes.first, marks.contains(first) { bytes.removeFirst() }
  }

  private mutating func word() -> Token {
    var word: [UInt8] = []
    while let first = bytes.first, isLetter(first) || first == UInt8(ascii: ".") {
      if first != UInt8(ascii: ".") { word.append(first) }
      bytes.removeFirst()
    }
    return .word(String(decoding: word, as: UTF8.self).lowercased())
  }

  private mutating func numbers() -> Token {
    var values: [Int] = []
    var widths: [Int] = []
    var mark: UInt8?
    while let first = bytes.first, isDigit(first), values.count < 3 {
      var (value, width) = (0, 0)
      while let digit = bytes.first, isDigit(digit), width < 9 {
        value = value * 10 + Int(digit - UInt8(ascii: "0"))
        width += 1
        bytes.removeFirst()
      }
      values.append(value)
      widths.append(width)
      guard let next = bytes.first, mark == nil || mark == next, Array("-./:".utf8).contains(next),
        let after = bytes.dropFirst().first, isDigit(after), values.count < 3
      else { break }
      mark = next
      bytes.removeFirst()
    }
    if mark == UInt8(ascii: ":") {
      sawTime = true
      skipFraction()
    }
    return .numbers(values, widths: widths, mark: mark)
  }

  private mutating func skipFraction() {
    guard let mark = bytes.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ","),
      let digit = bytes.dropFirst().first, isDigit(digit)
    else { return }
    bytes.removeFirst()
    while let first = bytes.first, isDigit(first) { bytes.removeFirst() }
  }

  private mutating func offset() -> Token {
    let sign = bytes.removeFirst() == UInt8(ascii: "-") ? -1 : 1
    var digits: [Int] = []
    while let first = bytes.first, isDigit(first) || first == UInt8(ascii: ":"), digits.count < 5 {
      if isDigit(first) { digits.append(Int(first - UInt8(ascii: "0"))) }
      bytes.removeFirst()
    }
    guard digits.count == 2 || digits.count == 4 else { return .word("?") }
    let hours = digits[0] * 10 + digits[1]
    let minutes = digits.count == 4 ? digits[2] * 10 + digits[3] : 0
    guard hours <= 15, minutes < 60 else { return .word("?") }
    return .offset(sign * (hours * 3600 + minutes * 60))
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

/// The parts of a date, filled from its tokens one after the other.
private struct DateReading {
  private var year: Int?
  private var month: Int?
  /// Whether the month may be the name of a day instead: “mar” is a Tuesday in French, Spanish and Italian.
  private var isMonthUncertain = false
  private var day: Int?
  private var secondOfDay: Int?
  private var offset = 0
  private var hasZone = false
  /// Whether the time is an hour alone, which only “am” or “pm” makes one.
  private var awaitsHalfDay = false

  /// False when the token cannot belong to a date, or contradicts what was read.
  mutating func take(_ token: DateTokens.Token) -> Bool {
    switch token {
    case .offset(let seconds): return setZone(seconds)
    case .word(let word): return take(word: word)
    case .numbers(let values, let widths, let mark):
      switch mark {
      case UInt8(ascii: ":"): return setTime(values)
      case nil: return take(number: values[0], width: widths[0])
      default: return values.count == 3 && setDate(values, widths: widths, mark: mark)
      }
    }
  }

  var timestamp: Timestamp? {
    guard !awaitsHalfDay, let year, let month, let day, let date = CalendarDay(year: year, month: month, day: day)
    else { return nil }
    return Timestamp(seconds: Timestamp(date).seconds + Int64((secondOfDay ?? 0) - offset))
  }

  private mutating func take(word: String) -> Bool {
    if let number = Self.month(word) {
      guard month == nil || isMonthUncertain else { return false }
      isMonthUncertain = word == "mar" && month == nil && day == nil
      month = number
      return true
    }
    if secondOfDay != nil, let hours = Self.zones[word] { return setZone(Int(hours * 3600)) }
    if word == "am" || word == "pm" { return setHalfDay(isAfternoon: word == "pm") }
    return Self.fillers.contains(word) || Self.isWeekday(word) || DateWords.weekdays.contains(word)
  }

  private mutating func take(number: Int, width: Int) -> Bool {
    if width == 8, year == nil, month == nil, day == nil {
      (year, month, day) = (number / 10000, number / 100 % 100, number % 100)
      return true
    }
    if width == 6, secondOfDay == nil, day != nil {
      return setTime([number / 10000, number / 100 % 100, number % 100])
    }
    if width == 4, year == nil {
      year = number
      return true
    }
    if width <= 2, day == nil {
      day = number
      return true
    }
    // RFC 822: a year of two digits (RFC 2822, 4.3: before 50 it is of this century).
    if width == 2, year == nil, month != nil, day != nil, secondOfDay == nil {
      year = number + (number < 50 ? 2000 : 1900)
      return true
    }
    // An hour alone, as in “28 August 2024, 2 p.m.”: kept only where “am” or “pm” follows.
    guard width <= 2, day != nil, secondOfDay == nil, (1...12).contains(number) else { return false }
    secondOfDay = number * 3600
    awaitsHalfDay = true
    return true
  }

  private mutating func setDate(_ values: [Int], widths: [Int], mark: UInt8?) -> Bool {
    guard year == nil, month == nil, day == nil else { return false }
    if widths[0] == 4 {
      (year, month, day) = (values[0], values[1], values[2])
      return true
    }
    guard widths[2] == 4 else { return false }
    switch mark {
    case UInt8(ascii: "."): (day, month, year) = (values[0], values[1], values[2])
    default:
      // Day first or month first: only the value can tell.
      if values[0] > 12 {
        (day, month, year) = (values[0], values[1], values[2])
      } else if values[1] > 12 || values[0] == values[1] {
        (month, day, year) = (values[0], values[1], values[2])
      } else {
        return false
      }
    }
    return true
  }

  private mutating func setTime(_ values: [Int]) -> Bool {
    guard secondOfDay == nil, values.count >= 2 else { return false }
    let second = values.count > 2 ? values[2] : 0
    // ISO 8601: 24:00 is the end of the day.
    let isEnd = values[0] == 24 && values[1] == 0 && second == 0
    guard values[0] < 24 || isEnd, values[1] < 60, second <= 60 else { return false }
    secondOfDay = values[0] * 3600 + values[1] * 60 + second
    return true
  }

  private mutating func setHalfDay(isAfternoon: Bool) -> Bool {
    guard let second = secondOfDay, (3600..<13 * 3600).contains(second) else { return false }
    secondOfDay = second % (12 * 3600) + (isAfternoon ? 12 * 3600 : 0)
    awaitsHalfDay = false
    return true
  }

  private mutating func setZone(_ seconds: Int) -> Bool {
    // “GMT+0200” names the zone twice; the offset counts.
    guard !hasZone || offset == 0 else { return false }
    offset = seconds
    hasZone = true
    return true
  }

  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    if let index = names.firstIndex(where: { $0.hasPrefix(word) }) { return index + 1 }
    return DateWords.months[word]
  }

  private static func isWeekday(_ word: String) -> Bool {
    word.utf8.count >= 3
      && ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].contains { $0.hasPrefix(word) }
  }

  /// RFC 2822 §4.3, and others that have one meaning only. Hours east of Greenwich.
  private static let zones: [String: Double] = [
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "et": -5, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "pt": -8, "akst": -9, "akdt": -8, "hst": -10, "nst": -3.5, "ndt": -2.5, "ast": -4, "adt": -3,
    "brt": -3, "bst": 1, "wet": 0, "west": 1, "met": 1, "mez": 1, "mesz": 2, "cet": 1, "cest": 2, "eet": 2, "eest": 3,
    "msk": 3, "msd": 4, "sast": 2, "pkt": 5, "ict": 7, "wib": 7, "hkt": 8, "sgt": 8, "awst": 8, "jst": 9, "kst": 9,
    "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
  ]

  private static let fillers: Set<String> = [
    "t", "at", "on", "of", "the", "st", "nd", "rd", "th", "published", "updated", "posted", "date", "local", "time",
  ]
}
