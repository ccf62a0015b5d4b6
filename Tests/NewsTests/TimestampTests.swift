import News
import Testing

@Suite struct CalendarDayTests {
  /// Walks through every day from 1900 to 2100 as a wall calendar does, and compares.
  @Test func everyDayOfTwoCenturiesIsRight() {
    var (year, month, day) = (1900, 1, 1)
    // 1900-01-01 was 70 years before the epoch, 17 of them leap years.
    var number = -(70 * 365 + 17)
    while year <= 2100 {
      let date = CalendarDay(daysSince1970: number)
      guard date.year == year, date.month == month, date.day == day, date.daysSince1970 == number,
        CalendarDay(year: year, month: month, day: day) == date
      else {
        Issue.record("day \(number) should be \(year)-\(month)-\(day), is \(date)")
        return
      }
      number += 1
      day += 1
      if day > daysInMonth(year, month) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(number == 131 * 365 + 32)
  }

  private func daysInMonth(_ year: Int, _ month: Int) -> Int {
    let isLeap = year.isMultiple(of: 400) || (year.isMultiple(of: 4) && !year.isMultiple(of: 100))
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  @Test(arguments: [1, 4, 100, 400, 1582, 1900, 2000, 2023, 2024, 2100, 9999])
  func theMonthsOfAYearAreAsLongAsTheyAre(_ year: Int) {
    for month in 1...12 { #expect(CalendarDay.length(ofMonth: month, year: year) == daysInMonth(year, month)) }
  }

  @Test(arguments: [
    (2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 0, 1), (2024, 13, 1), (2024, 1, 0), (2024, 1, 32), (0, 1, 1),
    (10000, 1, 1), (2024, .min, .max), (.min, 1, 1),
  ])
  func daysThatAreNotThereAreNil(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CalendarDay(year: year, month: month, day: day) == nil)
  }

  @Test func daysAreSpelled() throws {
    let day = try #require(CalendarDay(year: 2024, month: 8, day: 28))
    #expect(day.spelled == "28 Aug 2024")
    #expect(day.dayAndMonth == "28 Aug")
    #expect(day.iso8601 == "2024-08-28")
    #expect(try #require(CalendarDay(year: 33, month: 4, day: 3)).iso8601 == "0033-04-03")
  }

  @Test func yearsOfOtherThanFourDigitsCarryASign() {
    #expect(CalendarDay(daysSince1970: -719_529).iso8601 == "-0001-12-31")
    #expect(CalendarDay(daysSince1970: 2_932_897).iso8601 == "+10000-01-01")
    #expect(CalendarDay(daysSince1970: -719_528).iso8601 == "0000-01-01")
  }

  @Test func daysAreOrderedAsTheyFollowEachOther() {
    let days = stride(from: -40000, to: 40000, by: 37).map(CalendarDay.init(daysSince1970:))
    #expect(days == days.sorted())
    #expect(zip(days, days.dropFirst()).allSatisfy(<))
  }
}

@Suite struct TimestampTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (86399, "1970-01-01T23:59:59Z"),
      (86400, "1970-01-02T00:00:00Z"), (1_724_853_900, "2024-08-28T14:05:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
      (-2_208_988_800, "1900-01-01T00:00:00Z"), (4_102_444_799, "2099-12-31T23:59:59Z"),
    ] as [(Int64, String)])
  func momentsAreWrittenAsISO8601(_ seconds: Int64, _ text: String) {
    #expect(Timestamp(seconds: seconds).iso8601 == text)
    #expect(DateParser.parse(text) == Timestamp(seconds: seconds))
  }

  @Test func theEndsOfTimeAreWrittenToo() {
    for seconds in [Int64.min, .min + 1, .max, .max - 1] {
      #expect(Timestamp(seconds: seconds).iso8601.hasSuffix("Z"))
    }
    #expect(Timestamp(seconds: .max).iso8601 == "+292277026596-12-04T15:30:07Z")
    #expect(Timestamp(seconds: .min).iso8601 == "-292277022657-01-27T08:29:52Z")
  }

  @Test func aDayBeginsAtMidnight() {
    for number in -800...800 {
      let midnight = Timestamp(CalendarDay(daysSince1970: number))
      #expect(midnight.seconds == Int64(number) * 86400)
      for offset in [0, 1, 43200, 86399] as [Int64] {
        #expect(Timestamp(seconds: midnight.seconds + offset).day.daysSince1970 == number)
      }
    }
  }
}
