import Testing

@testable import Ingest

struct ResponseHeadTests {
  private func head(_ lines: [String], limits: FetchLimits = .standard) throws(FetchProblem.Reason) -> ResponseHead {
    var head = ResponseHead(limits: limits)
    for line in lines { try head.take(Array(line.utf8)) }
    return head
  }

  @Test func finalAnswerReplacesInterimOnes() throws {
    let head = try head([
      "HTTP/1.1 103 Early Hints\r\n", "ETag: \"hint\"\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "Date: x\r\n", "\r\n",
    ])
    #expect(head.status == 200)
    #expect(head.isComplete)
    #expect(head.first("etag") == nil)
  }

  @Test func trailersAreNotHeaders() throws {
    let head = try head([
      "HTTP/2 200 \r\n", "etag: a\r\n", "\r\n", "etag: b\r\n", "location: /x\r\n", "HTTP/1.1 500\r\n",
    ])
    #expect(head.status == 200)
    #expect(head.all("etag") == Array("a".utf8))
    #expect(head.redirect == nil)
  }

  @Test func valuesStayByteForByte() throws {
    var head = ResponseHead(limits: .standard)
    try head.take(Array("HTTP/1.1 200 OK\r\n".utf8))
    try head.take(Array("ETag:\t W/\"".utf8) + [0xe4, 0xff, 0x80] + Array("\" \r\n".utf8))
    #expect(head.validator("etag") == Array("W/\"".utf8) + [0xe4, 0xff, 0x80] + [0x22])
  }

  @Test func validatorsThatCannotBeSentBackAreNone() throws {
    for value in ["", "a\rb", "a\u{0}b", String(repeating: "x", count: 2049)] {
      #expect(try head(["HTTP/1.1 200 OK\r\n", "etag: \(value)\r\n"]).validator("etag") == nil)
    }
    let longest = String(repeating: "x", count: 2048)
    #expect(try head(["HTTP/1.1 200 OK\r\n", "etag: \(longest)\r\n"]).validator("etag")?.count == 2048)
  }

  @Test func boundsAreKept() throws {
    let limits = FetchLimits(headerBytes: 60, headerLines: 3)
    #expect(throws: FetchProblem.Reason.excessiveHeaders) {
      try head(["HTTP/1.1 200 OK\r\n", "a: b\r\n", "a: b\r\n", "a: b\r\n"], limits: limits)
    }
    #expect(throws: FetchProblem.Reason.excessiveHeaders) {
      try head(["HTTP/1.1 200 OK\r\n", "a: \(String(repeating: "b", count: 60))\r\n"], limits: limits)
    }
    // Trailers count too.
    #expect(throws: FetchProblem.Reason.excessiveHeaders) {
      try head(["HTTP/1.1 200 OK\r\n", "\r\n", "a: b\r\n", "a: b\r\n"], limits: limits)
    }
  }

  @Test(arguments: [
    "HTTP/1.1\r\n", "HTTP/1.1 abc\r\n", "HTTP/1.1 99 x\r\n", "HTTP/1.1 1000 x\r\n", "HTTP/1.1 101 x\r\n",
  ])
  func noStatus(line: String) { #expect(throws: FetchProblem.Reason.self) { try head([line]) } }

  @Test(arguments: [
    ["content-encoding: gzip, gzip\r\n"], ["content-encoding: gzip\r\n", "content-encoding: br\r\n"],
    ["transfer-encoding: gzip\r\n"], ["transfer-encoding: gzip, chunked\r\n"],
    ["transfer-encoding: chunked\r\n", "transfer-encoding: chunked\r\n"],
  ])
  func stackedCodings(lines: [String]) {
    #expect(throws: FetchProblem.Reason.self) { try head(["HTTP/1.1 200 OK\r\n"] + lines) }
  }

  @Test func oneCodingIsFine() throws {
    let lines = [
      "content-encoding: identity, gzip\r\n", "transfer-encoding: chunked\r\n", ": no name\r\n", "no colon\r\n",
    ]
    #expect(try head(["HTTP/1.1 200 OK\r\n"] + lines).status == 200)
  }

  @Test func onlyRedirectsWithAPlaceLeadOn() throws {
    for (status, leads) in [
      (200, false), (300, false), (301, true), (302, true), (303, true), (304, false), (305, false), (307, true),
      (308, true),
    ] {
      #expect(try (head(["HTTP/1.1 \(status) x\r\n", "Location: /a\r\n"]).redirect != nil) == leads)
    }
    #expect(try head(["HTTP/1.1 301 x\r\n", "Location: \r\n"]).redirect == nil)
    #expect(
      try head(["HTTP/1.1 301 x\r\n", "Location: a\r\n", "Location: b\r\n"]).redirect?.location == Array("a".utf8))
  }
}
