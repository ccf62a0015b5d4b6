import News
import Testing

/// Forms of dates from feeds and pages of many countries and programs.
@Suite struct DateFormsTests {
  @Test(arguments: [
    ("Mon, 06 Sep 2021 15:43:00 GMT+5", "2021-09-06T10:43:00Z"), ("9 Jul 2013 18:30:00 UTC-3", "2013-07-09T21:30:00Z"),
    ("9 Jul 2013 18:30:00 +3", "2013-07-09T15:30:00Z"), ("9 Jul 2013 18:30 +330", "2013-07-09T15:00:00Z"),
    ("28 Mar 2020 19:20:02 IST", "2020-03-28T19:20:02Z"), ("28 Mar 2020 19:20:02 XQZT", "2020-03-28T19:20:02Z"),
    ("28 Mar 2020 19:20:02 EAT", "2020-03-28T16:20:02Z"), ("28 Aug 2024 14:05:06 A", "2024-08-28T15:05:06Z"),
    ("2024-08-28T14:05:06+02:00[Europe/Berlin]", "2024-08-28T12:05:06Z"),
    ("Wed Aug 28 2024 14:05:06 GMT+0000 (Coordinated Universal Time)", "2024-08-28T14:05:06Z"),
    ("2024-08-28T14:05:06 +0300 MSK", "2024-08-28T11:05:06Z"), ("2024-08-28+02:00", "2024-08-27T22:00:00Z"),
    ("2024-08-28T14:05:06\u{2212}05:00", "2024-08-28T19:05:06Z"),
  ])
  func zones(text: String, expected: String) {
    #expect(DateParser.parse(text)?.iso8601 == expected)
  }

  @Test(arguments: [
    ("2003-W52-3", "2003-12-24T00:00:00Z"), ("2003W523", "2003-12-24T00:00:00Z"),
    ("2004-W01-1T10:00:00Z", "2003-12-29T10:00:00Z"), ("2003-365T10:14:55Z", "2003-12-31T10:14:55Z"),
    ("2003365", "2003-12-31T00:00:00Z"), ("2003-12-31T10Z", "2003-12-31T10:00:00Z"),
    ("2003-12-31T1014Z", "2003-12-31T10:14:00Z"), ("2003-12-31T10:14:55,999Z", "2003-12-31T10:14:55Z"),
    ("2003-12-31t10:14:55z", "2003-12-31T10:14:55Z"), ("20031231101455", "2003-12-31T10:14:55Z"),
    ("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z"), ("Sun Jan  4 16:29:06 PST 2004", "2004-01-05T00:29:06Z"),
    ("09-Jul-2013 18:30:00", "2013-07-09T18:30:00Z"), ("09-Jul-13", "2013-07-09T00:00:00Z"),
    ("28 Aug '24", "2024-08-28T00:00:00Z"), ("Wed, 28 Aug 104 14:05 GMT", "2004-08-28T14:05:00Z"),
    ("14:05 - 28.08.2024", "2024-08-28T14:05:00Z"), ("28.08.24", "2024-08-28T00:00:00Z"),
  ])
  func programs(text: String, expected: String) {
    #expect(DateParser.parse(text)?.iso8601 == expected)
  }

  @Test(arguments: [
    ("Çar, 28 Ağu 2024 14:05:06 +0300", "2024-08-28T11:05:06Z"), ("28 Agustos 2024", "2024-08-28T00:00:00Z"),
    ("среда, 28 августа 2024 14:05", "2024-08-28T14:05:00Z"), ("28 августа 2024 г.", "2024-08-28T00:00:00Z"),
    ("28 серпня 2024 р. 14:05", "2024-08-28T14:05:00Z"), ("ons, 28 aug 2024", "2024-08-28T00:00:00Z"),
    ("śr., 28 sie 2024 14:05", "2024-08-28T14:05:00Z"), ("sub, 6 srpnja 2013", "2013-07-06T00:00:00Z"),
    ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"), ("28 Αυγούστου 2024 2:05 μμ", "2024-08-28T14:05:00Z"),
    ("2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"), ("2024. augusztus 28.", "2024-08-28T00:00:00Z"),
    ("28. elokuuta 2024 klo 14.05", "2024-08-28T14:05:00Z"), ("2024 m. rugpjūčio 28 d.", "2024-08-28T00:00:00Z"),
    ("miercuri, 28 august 2024", "2024-08-28T00:00:00Z"), ("28. 8. 2024", "2024-08-28T00:00:00Z"),
    ("am 9. Juli 2013 um 18:30 Uhr", "2013-07-09T18:30:00Z"), ("9 juillet 2013 à 18h30", "2013-07-09T18:30:00Z"),
    ("9 de julho de 2013 às 18h30", "2013-07-09T18:30:00Z"), ("Ngày 9 tháng 7 năm 2013", "2013-07-09T00:00:00Z"),
    ("١٢ أغسطس ٢٠٢٤", "2024-08-12T00:00:00Z"), ("28 अगस्त 2024", "2024-08-28T00:00:00Z"),
    ("28 สิงหาคม พ.ศ. 2567", "2024-08-28T00:00:00Z"), ("28 აგვისტო 2024", "2024-08-28T00:00:00Z"),
  ])
  func languages(text: String, expected: String) {
    #expect(DateParser.parse(text)?.iso8601 == expected)
  }

  /// Korea has one zone, and programs from there leave it out.
  @Test(arguments: [
    ("2024年8月28日(水) 14時05分06秒", "2024-08-28T14:05:06Z"), ("2024年8月28日 下午2:05", "2024-08-28T14:05:00Z"),
    ("２０２４年８月２８日", "2024-08-28T00:00:00Z"), ("2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z"),
    ("2004-05-25 오후 11:23:00", "2004-05-25T14:23:00Z"), ("2024. 8. 28. 오후 2:05", "2024-08-28T05:05:00Z"),
    ("2024년 8월 28일", "2024-08-28T00:00:00Z"),
  ])
  func eastAsia(text: String, expected: String) {
    #expect(DateParser.parse(text)?.iso8601 == expected)
  }

  /// What is not understood costs no more than itself.
  @Test(
    arguments: [
      ("2024-08-28T25:00", "2024-08-28T00:00:00Z"), ("2024-08-28T14:05:06+99:00", "2024-08-28T14:05:06Z"),
      ("28 Aug 2024 14:05:06 America/New_York", "2024-08-28T14:05:06Z"),
      ("Qqq, 28 Aug 2024 14:65", "2024-08-28T00:00:00Z"),
      ("28 Aug 2024 14:05:06:789 GMT", "2024-08-28T14:05:06Z"), ("28 Aug 2024 5", "2024-08-28T00:00:00Z"),
      ("2024-08-28 14:05:06 Pacific Standard Time", "2024-08-28T14:05:06Z"), ("28 Qqq 2024", nil), ("yesterday", nil),
      ("8 hours ago", nil), ("12 people and 3 dogs in May 2020", nil), ("2024-02-30", nil), ("03/04/2024", nil),
      ("", nil),
      (String(repeating: "2024-08-28 ", count: 100_000), nil),
    ] as [(String, String?)])
  func lenientReading(text: String, expected: String?) {
    #expect(DateParser.parse(leniently: text)?.iso8601 == expected)
  }

  @Test func noTextTrapsTheReading() {
    var generator = SeededBytes(seed: 7)
    let pieces = [
      "28", "2024", "Aug", ":", "14:05", "T", "W52", "-", "+", "3", "365", "年", "월", "오후", "mar", "h", ".", " ", "(",
      ")",
      "99999999999999", "\u{301}", "tháng", "Z", "pm",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int(generator.next() % 9)).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }
      for joined in [text.joined(), text.joined(separator: " ")] {
        _ = DateParser.parse(joined)
        _ = DateParser.parse(leniently: joined)
      }
    }
  }
}

/// Numbers that are the same in every run (SplitMix64).
private struct SeededBytes {
  var seed: UInt64

  mutating func next() -> UInt64 {
    seed &+= 0x9e37_79b9_7f4a_7c15
    var value = seed
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
