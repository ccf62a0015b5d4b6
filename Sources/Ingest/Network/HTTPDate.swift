import News

/// The three forms of a date in HTTP (RFC 9110, section 5.6.7), read exactly: headers are written by programs.
enum HTTPDate {
  /// Nil for everything that is none of `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
  /// `Sun Nov  6 08:49:37 1994`. The name of the day is not checked against the date.
  static func parse(_ value: [UInt8]) -> Timestamp? {
    guard value.count <= 64 else { return nil }
    let words = String(decoding: value, as: UTF8.self).split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
    switch words.count {
    case 6 where words[5] == "GMT" || words[5] == "UTC":
      return timestamp(day: words[1], month: words[2], year: words[3], time: words[4])
    case 4 where words[3] == "GMT" || words[3] == "UTC":
      let parts = words[1].split(separator: "-").map(String.init)
      guard parts.count == 3 else { return nil }
      return timestamp(day: parts[0], month: parts[1], year: parts[2], time: words[2])
    case 5:
      return timestamp(day: words[2], month: words[1], year: words[4], time: words[3])
    default: return nil
    }
  }

  private static func timestamp(day: String, month: String, year: String, time: String) -> Timestamp? {
    guard let dayNumber = number(day, digits: 1...2), var yearNumber = number(year, digits: 2...4),
      let monthIndex = CalendarDay.monthNames.firstIndex(of: month)
    else { return nil }
    // RFC 9110 counts two digits from the present century; POSIX’s rule gives the same for every server’s clock of today.
    if year.utf8.count == 2 { yearNumber += yearNumber < 69 ? 2000 : 1900 }
    guard let date = CalendarDay(year: yearNumber, month: monthIndex + 1, day: dayNumber) else { return nil }
    let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { number(String($0), digits: 2...2) }
    guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2], hour < 24, minute < 60,
      second <= 60
    else { return nil }
    return Timestamp(seconds: Timestamp(date).seconds + Int64(hour * 3600 + minute * 60 + min(second, 59)))
  }

  private static func number(_ text: String, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
