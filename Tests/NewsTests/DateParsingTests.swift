import News
import Testing

@Suite struct DateParsingTests {
  @Test(arguments: [
    ("2024-08-28", "2024-08-28T00:00:00Z"),
    ("2024-08-28T14:05", "2024-08-28T14:05:00Z"),
    ("2024-08-28T14:05:06Z", "2024-08-28T14:05:06Z"),
    ("2024-08-28T14:05:06.123456Z", "2024-08-28T14:05:06Z"),
    ("2024-08-28 14:05:06", "2024-08-28T14:05:06Z"),
    ("2024-08-28T14:05:06+04:00", "2024-08-28T10:05:06Z"),
    ("2024-08-28T14:05:06+0400", "2024-08-28T10:05:06Z"),
    ("2024-08-28T14:05:06-05", "2024-08-28T19:05:06Z"),
    ("2024-12-31T23:30:00-02:00", "2025-01-01T01:30:00Z"),
    ("2024-08-28 14:05 UTC", "2024-08-28T14:05:00Z"),
    ("20240828T140506Z", "2024-08-28T14:05:06Z"),
    ("20240828", "2024-08-28T00:00:00Z"),
    ("2024/08/28", "2024-08-28T00:00:00Z"),
    ("28.08.2024", "2024-08-28T00:00:00Z"),
    ("08/28/2024", "2024-08-28T00:00:00Z"),
    ("28/08/2024", "2024-08-28T00:00:00Z"),
    ("2024-02-29", "2024-02-29T00:00:00Z"),
    ("1969-07-20", "1969-07-20T00:00:00Z"),
  ])
  func numericDates(text: String, expected: String) {
    #expect(DateParser.parse(text)?.iso8601 == expected)
  }

  @Test(arguments: [
    ("Wed, 28 Aug 2024 14:05:06 +0000", "2024-08-28T14:05:06Z"),
    ("Wed, 28 Aug 2024 14:05:06 GMT", "2024-08-28T14:05:06Z"),
    ("28 Aug 2024 14:05 EST", "2024-08-28T19:05:00Z"),
    ("Wed Aug 28 14:05:06 2024", "2024-08-28T14:05:06Z"),
    ("Wed Aug 28 2024 14:05:06 GMT+0200 (CEST)", nil),
    ("August 28, 2024", "2024-08-28T00:00:00Z"),
    ("Aug. 28, 2024", "2024-08-28T00:00:00Z"),
    ("Sept. 3, 2023", "2023-09-03T00:00:00Z"),
    ("28 August 2024", "2024-08-28T00:00:00Z"),
    ("28th of August, 2024", "2024-08-28T00:00:00Z"),
    ("Wednesday, August 28, 2024", "2024-08-28T00:00:00Z"),
    ("Published on August 28, 2024 at 2:05 p.m.", "2024-08-28T14:05:00Z"),
    ("August 28, 2024 12:05 AM", "2024-08-28T00:05:00Z"),
    ("August 28, 2024 2 pm", "2024-08-28T14:00:00Z"),
    ("  28 August 2024\n", "2024-08-28T00:00:00Z"),
  ])
  func spelledDates(text: String, expected: String?) {
    #expect(DateParser.parse(text)?.iso8601 == expected)
  }

  @Test(arguments: [
    "", " ", "yesterday", "2024", "2024-08", "2024-13-01", "2024-02-30", "2023-02-29", "2024-08-28T25:00", "0000-01-01",
    "2024-08-28T14:60", "2024-08-28T14:05:06+99:00", "03/04/2024", "31 September 2024", "August 2024",
    "28 Octember 2024",
    "12 people and 3 dogs in May 2020", "2024-08-28 2024-08-29", "99999999999999999999", "-1", "١٢ أغسطس ٢٠٢٤",
    "2024-08-28T14:05:06+", "28 August 2024 13 pm", "August 28, 2024 \u{1b}[31m",
    "August 28, 2024                                                                                   ",
  ])
  func whatIsNoDateIsNil(text: String) {
    #expect(DateParser.parse(text) == nil)
  }

  @Test func epochsAreSecondsOrMilliseconds() {
    #expect(DateParser.parse(epoch: 1_724_853_906)?.iso8601 == "2024-08-28T14:05:06Z")
    #expect(DateParser.parse(epoch: 1_724_853_906.9)?.iso8601 == "2024-08-28T14:05:06Z")
    #expect(DateParser.parse(epoch: 1_724_853_906_000)?.iso8601 == "2024-08-28T14:05:06Z")
    #expect(DateParser.parse(epoch: -1)?.iso8601 == "1969-12-31T23:59:59Z")
    for number in [Double.nan, .infinity, 1e300, -1e300] { #expect(DateParser.parse(epoch: number) == nil) }
  }
}
