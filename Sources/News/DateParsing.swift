/// Reads the dates that articles carry: ISO 8601 (RFC 3339, week and ordinal dates as well), RFC 822, 1123 and 2822 mail
/// dates, `ctime`, and dates as newspapers print them, in English or with the names of another language, in any digits.
///
/// The name of a day is not checked: programs get it wrong, and the date right. A date without a time is midnight, a
/// time without a zone is UTC; so is one in a zone whose name has several meanings or none (`IST`). What is impossible
/// (30 February, 25 o'clock) or ambiguous (`03/04/2024`) is nil: no date is better than a wrong one.
public enum DateParser {
  /// Longer texts are not dates. In characters (Unicode scalars).
  static let longest = 80

  /// The moment that the text names, or nil where something in it belongs to no date.
  public static func parse(_ text: String) -> Timestamp? {
    guard text.utf8.count <= longest * 4 else { return nil }
    var reading = DateReading()
    guard var tokens = DateTokens(text) else { return nil }
    while let token = tokens.next() { if !reading.take(token) { return nil } }
    return reading.timestamp
  }

  /// The moment that the text names as far as it is understood: words that say nothing are passed over, and what
  /// stands behind a whole date costs no more than itself. Nil where there is no day.
  ///
  /// For fields that hold a date and nothing else. Prose would give dates that nobody meant.
  public static func parse(leniently text: String) -> Timestamp? {
    guard text.utf8.count <= longest * 4 else { return nil }
    if let moment = parse(text) { return moment }
    var reading = DateReading()
    guard var tokens = DateTokens(text) else { return nil }
    var sawNumber = false
    var strangers = 0
    while let token = tokens.next() {
      let before = reading
      if reading.take(token) {
        if case .word = token {} else { sawNumber = true }
        continue
      }
      reading = before
      guard !reading.hasDay else { continue }
      guard case .word = token else { return nil }
      // A preposition that nobody knows is no loss; two words between the numbers are a sentence.
      if sawNumber { strangers += 1 }
      guard strangers < 2 else { return nil }
    }
    return reading.timestampWithoutOpenHour
  }

  /// Seconds since 1970, or milliseconds where the number is too large for seconds before the year 5000.
  public static func parse(epoch number: Double) -> Timestamp? {
    guard number.isFinite, number.magnitude < 1e14 else { return nil }
    let seconds = number.magnitude >= 1e11 ? number / 1000 : number
    return Timestamp(seconds: Int64(seconds.rounded(.down)))
  }
}
