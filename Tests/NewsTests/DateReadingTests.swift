import News
import Testing

@Suite struct DateReadingTests {
  @Test(
    arguments: [
      ("2024-08-28", "2024-08-28T00:00:00Z"),
      ("20240828", "2024-08-28T00:00:00Z"),
      ("2024/08/28", "2024-08-28T00:00:00Z"),
      ("2024-08-28T14:05Z", "2024-08-28T14:05:00Z"),
      ("2024-08-28 14:05:06", "2024-08-28T14:05:06Z"),
      ("2024-08-28T14:05:06.123456Z", "2024-08-28T14:05:06Z"),
      ("2024-08-28T01:05:06+04:00", "2024-08-27T21:05:06Z"),
      ("2024-08-28T14:05:06-0530", "2024-08-28T19:35:06Z"),
      ("20240828T140506Z", "2024-08-28T14:05:06Z"),
      ("Wed, 28 Aug 2024 14:05:06 GMT", "2024-08-28T14:05:06Z"),
      ("Wed, 28 Aug 2024 14:05:06 +0400", "2024-08-28T10:05:06Z"),
      ("28 Aug 2024 14:05 EDT", "2024-08-28T18:05:00Z"),
      ("Wed Aug 28 14:05:06 2024", "2024-08-28T14:05:06Z"),
      ("August 28, 2024", "2024-08-28T00:00:00Z"),
      ("28th of August 2024", "2024-08-28T00:00:00Z"),
      ("Sept. 3, 2024", "2024-09-03T00:00:00Z"),
      ("Published: Aug 28, 2024 at 2:05 pm", "2024-08-28T14:05:00Z"),
      ("Published Aug 28, 2024 at 2:05 pm", "2024-08-28T14:05:00Z"),
      ("28 August 2024, 2 p.m.", "2024-08-28T14:00:00Z"),
      ("28 August 2024, 12 a.m.", "2024-08-28T00:00:00Z"),
      ("28 August 2024 12:30 PM", "2024-08-28T12:30:00Z"),
      ("28.08.2024", "2024-08-28T00:00:00Z"),
      ("28/08/2024", "2024-08-28T00:00:00Z"),
      ("08/28/2024", "2024-08-28T00:00:00Z"),
      ("05/05/2024", "2024-05-05T00:00:00Z"),
    ] as [(String, String?)])
  func datesAreReadAsTheyAreWritten(_ text: String, _ moment: String?) {
    #expect(DateParser.parse(text)?.iso8601 == moment)
  }

  @Test(
    arguments: [
      ("2024-08-28T01:05:06+04:00", "2024-08-27T21:05:06Z"),
      ("Published: Aug 28, 2024 at 2:05 pm", "2024-08-28T14:05:00Z"),
      ("28 August 2024, 2 p.m.", "2024-08-28T14:00:00Z"),
      ("28 August 2024, 12 a.m.", "2024-08-28T00:00:00Z"),
      ("28 August 2024 5", nil),
      ("13 p.m. 28 August 2024", nil),
      ("28 August 2024 14:05 14:06", nil),
      ("28 Aug Sep 2024", nil),
      ("05/05/2024", "2024-05-05T00:00:00Z"),
      ("1/2/24", nil),
      ("2024-08-28\u{0}", nil),
    ] as [(String, String?)])
  func theTimeBesideADateIsReadOrRefused(_ text: String, _ moment: String?) {
    #expect(DateParser.parse(text)?.iso8601 == moment)
  }

  @Test func everyDayIsReadBackInEveryForm() throws {
    let full = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    for number in stride(from: -25000, to: 45000, by: 11) {
      let day = CalendarDay(daysSince1970: number)
      let name = full[day.month - 1]
      for text in [
        day.iso8601, day.spelled, "\(name) \(day.day), \(day.year)", "\(day.day) \(name.uppercased()) \(day.year)",
        Timestamp(day).iso8601,
      ] { #expect(DateParser.parse(text) == Timestamp(day), "\(text)") }
    }
  }

  @Test func longTextsAreNotLookedAt() {
    #expect(DateParser.parse("2024-08-28" + String(repeating: " ", count: 70)) != nil)
    #expect(DateParser.parse("2024-08-28" + String(repeating: " ", count: 71)) == nil)
    #expect(DateParser.parse(String(repeating: "2024-08-28 ", count: 100_000)) == nil)
  }
}
