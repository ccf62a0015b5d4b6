import News
import Testing

@testable import Ingest

struct HeaderValueTests {
  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"),
    ("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"),
    ("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z"),
    ("Fri, 31 Dec 1999 23:59:60 GMT", "1999-12-31T23:59:59Z"),
    ("Thu, 29 Feb 2024 00:00:00 UTC", "2024-02-29T00:00:00Z"),
    ("Friday, 01-Jan-38 00:00:00 GMT", "2038-01-01T00:00:00Z"),
  ])
  func dates(text: String, expected: String) {
    #expect(HTTPDate.parse(Array(text.utf8))?.iso8601 == expected)
  }

  @Test(arguments: [
    "", "0", "-1", "Thu, 30 Feb 2024 00:00:00 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:49 GMT",
    "Sun, 06 Nov 1994 08:49:37 +0100", "Sun, 06 Nov 1994 08:49:37", "Sun, 6 November 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 8:49:37 GMT", "2024-08-28T14:05:00Z", "Sun, ٠٦ Nov 1994 08:49:37 GMT",
  ])
  func noDates(text: String) { #expect(HTTPDate.parse(Array(text.utf8)) == nil) }

  private let now = Timestamp(seconds: 784_111_777)  // 1994-11-06T08:49:37Z

  @Test(arguments: [
    ("120", 120), (" 7 ", 7), ("0", 0), ("99999999999999999999999", 315_360_000),
    ("Sun, 06 Nov 1994 08:50:37 GMT", 60), ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
    ("Sun, 06 Nov 9994 08:00:00 GMT", 315_360_000),
  ])
  func retryAfter(text: String, expected: Int) {
    #expect(RetryAfter(Array(text.utf8))?.delay(from: now) == expected)
  }

  @Test(arguments: ["", "-5", "1.5", "soon", "12 seconds", "+3"])
  func noRetryAfter(text: String) { #expect(RetryAfter(Array(text.utf8)) == nil) }

  @Test func retryDateIsComparedWithTheServersClock() {
    let moment = RetryAfter.date(Timestamp(seconds: 1000))
    var response = HTTPResponse(status: 503, finalURL: "", retryAfter: moment, date: Timestamp(seconds: 400))
    #expect(response.retryDelay(now: Timestamp(seconds: 990)) == 600)
    response.date = nil
    #expect(response.retryDelay(now: Timestamp(seconds: 990)) == 10)
    response.retryAfter = nil
    #expect(response.retryDelay(now: Timestamp(seconds: 990)) == nil)
  }

  @Test(
    arguments: [
      ("max-age=3600", 3600, false), ("public, MAX-AGE=\"60\" , foo=\"a, max-age=1\"", 60, false),
      ("max-age=10, max-age=20", 10, false), ("s-maxage=5", nil, false), ("max-age=-1", nil, false),
      ("max-age", nil, false), ("max-age=x, max-age=20", 20, false), ("no-cache", nil, true),
      ("no-store, max-age=9", 9, true), ("no-cache=\"set-cookie\", max-age=9", 9, false), ("", nil, false),
      (",,=,\"", nil, false), ("max-age=999999999999999999999", 315_360_000, false),
    ] as [(String, Int?, Bool)])
  func cacheControl(text: String, maxAge: Int?, mustRevalidate: Bool) {
    #expect(CacheControl(Array(text.utf8)) == CacheControl(maxAge: maxAge, mustRevalidate: mustRevalidate))
  }
}
