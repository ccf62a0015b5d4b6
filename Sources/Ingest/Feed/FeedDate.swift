internal import News

/// The dates of feeds: what `DateParser` reads, and the short forms of W3CDTF.
enum FeedDate {
  /// Nil for what is no date, and for the years with which programs say that they know none.
  static func parse(_ text: String) -> Timestamp? {
    let text = String(text.trimmed)
    guard let moment = partial(text) ?? DateParser.parse(text), moment.day.year >= 1900 else { return nil }
    return moment
  }

  /// A year or a month, which stands for its beginning (W3C, “Date and Time Formats”), or a day of a year (ISO 8601).
  private static func partial(_ text: String) -> Timestamp? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      parts[0].count == 4, let year = Int(parts[0])
    else { return nil }
    guard parts.count == 2 else { return CalendarDay(year: year, month: 1, day: 1).map(Timestamp.init) }
    guard let number = Int(parts[1]) else { return nil }
    switch parts[1].count {
    case 2: return CalendarDay(year: year, month: number, day: 1).map(Timestamp.init)
    case 3:
      guard let first = CalendarDay(year: year, month: 1, day: 1), (1...366).contains(number) else { return nil }
      return Timestamp(CalendarDay(daysSince1970: first.daysSince1970 + number - 1))
    default: return nil
    }
  }
}
