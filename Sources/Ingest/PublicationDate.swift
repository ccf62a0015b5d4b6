internal import News

/// When an article was published, by what documents say of themselves.
///
/// Feeds and pages are younger than 1970, and programs that know no date write one all the same: the first of January of
/// the year 1, of 1900 or of 1970. So what lies before 2 January 1970 is no date there. Documents that a person keeps
/// (JSON Lines, the front matter of a text) may be as old as newspapers are.
enum PublicationDate {
  /// The date of a page, in any form that `DateParser` reads, as far as it is understood.
  static func ofPage(_ text: String) -> Timestamp? { known(DateParser.parse(leniently: String(text.trimmed))) }

  /// The date of a feed: the same, or one of the short forms of W3CDTF and ISO 8601, or seconds or milliseconds since
  /// 1970.
  static func parse(_ text: String) -> Timestamp? {
    let text = String(text.trimmed)
    return known(short(text) ?? DateParser.parse(leniently: text))
  }

  /// Nil where the moment stands for “unknown”.
  static func known(_ moment: Timestamp?) -> Timestamp? {
    moment.flatMap { $0.seconds >= 86_400 && $0.day.year <= 9999 ? $0 : nil }
  }

  /// The date of a document that a person keeps.
  static func ofDocument(_ text: String) -> Timestamp? { ofDocument(DateParser.parse(text)) }

  /// Newspapers begin in 1605; 1 January 1601 is the zero of Windows, and 0 that of Unix.
  static func ofDocument(_ moment: Timestamp?) -> Timestamp? {
    moment.flatMap { $0.day.year >= 1605 && $0.seconds != 0 ? $0 : nil }
  }

  /// What is digits with at most two dashes, and no whole date.
  private static func short(_ text: String) -> Timestamp? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let first = Int(parts[0])
    else { return nil }
    let others = parts.dropFirst().compactMap { Int($0) }
    guard others.count == parts.count - 1 else { return nil }
    switch (parts.map(\.utf8.count)) {
    // A year or a month stands for its beginning (W3C, “Date and Time Formats”).
    case [4]: return day(first, 1, 1)
    case [4, 2]: return day(first, others[0], 1)
    // The day of a year (ISO 8601).
    case [4, 3]: return ordinal(first, others[0])
    case [7]: return ordinal(first / 1000, first % 1000)
    // Years of two digits (ISO 8601:2000, 5.2).
    case [2, 2, 2]: return day(fullYear(first), others[0], others[1])
    case [6]: return day(fullYear(first / 10000), first / 100 % 100, first % 100)
    case [2, 3]: return ordinal(fullYear(first), others[0])
    case [5]: return ordinal(fullYear(first / 1000), first % 1000)
    case [9], [10], [13]: return DateParser.parse(epoch: Double(first))
    default: return nil
    }
  }

  private static func fullYear(_ number: Int) -> Int { number + (number < 70 ? 2000 : 1900) }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Timestamp? {
    CalendarDay(year: year, month: month, day: day).map(Timestamp.init)
  }

  private static func ordinal(_ year: Int, _ number: Int) -> Timestamp? {
    guard let first = CalendarDay(year: year, month: 1, day: 1), (1...366).contains(number) else { return nil }
    let found = CalendarDay(daysSince1970: first.daysSince1970 + number - 1)
    return found.year == year ? Timestamp(found) : nil
  }
}
