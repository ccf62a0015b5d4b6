import TestServer
import Testing

@testable import Ingest

/// Answers as they should not be, and some that only look so.
struct BrokenAnswerTests {
  private static let head = "HTTP/1.1 200 OK\r\n"
  private static let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
  private static let malformed = ScriptedCase.Expected.problem(.malformedAnswer(""))
  private static let lost = ScriptedCase.Expected.problem(.connectionLost(""))

  @Test(arguments: [
    ScriptedCase("length", .body("whole", status: 200), .request, .send(TestAnswer.make(body: "whole"))),
    ScriptedCase("until the end", .body("whole", status: 200), .request, .send(head + "\r\nwhole")),
    ScriptedCase(
      "chunks with extensions and trailers", .body("whole", status: 200),
      .request, .send(chunked + "2;a=b\r\nwh\r\n3\r\nole\r\n0\r\nETag: x\r\n\r\n")),
    ScriptedCase("HTTP/1.0", .body("whole", status: 200), .request, .send("HTTP/1.0 200 OK\r\n\r\nwhole")),
    ScriptedCase("bare line feeds", .body("whole", status: 200), .request, .send("HTTP/1.1 200 OK\nA: b\n\nwhole")),
    ScriptedCase("no reason", .body("whole", status: 200), .request, .send("HTTP/1.1 200\r\n\r\nwhole")),
    ScriptedCase("unknown status", .body("whole", status: 799), .request, .send("HTTP/1.1 799 ?\r\n\r\nwhole")),
    ScriptedCase(
      "folded header", .body("whole", status: 200), .request,
      .send(head + "A: b\r\n  c\r\nContent-Length: 5\r\n\r\nwhole")),
    ScriptedCase(
      "interim answers", .body("whole", status: 200), .request,
      .send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"),
      .send(TestAnswer.make(body: "whole"))),
    ScriptedCase("no content", .body("", status: 204), .request, .send(TestAnswer.make(204))),
    ScriptedCase("empty body", .body("", status: 200), .request, .send(TestAnswer.make())),
    ScriptedCase(
      "304 with a length", .body("", status: 304), .request, .send("HTTP/1.1 304 x\r\nContent-Length: 500\r\n\r\n"),
      .hold),
    ScriptedCase("not found", .body("gone", status: 404), .request, .send(TestAnswer.make(404, body: "gone"))),
    ScriptedCase("gone for good", .body("", status: 410), .request, .send(TestAnswer.make(410))),
    ScriptedCase(
      "more than the length", .body("whole", status: 200), .request,
      .send(TestAnswer.make(body: "whole") + Array("excess".utf8))),
    ScriptedCase(
      "two answers to one question", .body("whole", status: 200), .request,
      .send(TestAnswer.make(body: "whole") + TestAnswer.make(body: "other"))),

    ScriptedCase(
      "less than the length", .problem(.truncated), .request, .send(head + "Content-Length: 9\r\n\r\nwhole")),
    ScriptedCase("half a chunk", .problem(.truncated), .request, .send(chunked + "9\r\nwhole")),
    ScriptedCase("no last chunk", .problem(.truncated), .request, .send(chunked + "5\r\nwhole\r\n")),
    ScriptedCase("no chunk at all", .problem(.truncated), .request, .send(chunked)),
    ScriptedCase("garbage for a chunk", malformed, .request, .send(chunked + "zz\r\nwhole\r\n0\r\n\r\n"), .hold),
    ScriptedCase("huge chunk", malformed, .request, .send(chunked + "ffffffffffffffffffff\r\nwhole"), .hold),
    ScriptedCase("negative chunk", malformed, .request, .send(chunked + "-5\r\nwhole\r\n"), .hold),
    ScriptedCase("negative length", malformed, .request, .send(head + "Content-Length: -5\r\n\r\nwhole"), .hold),
    ScriptedCase("length of letters", malformed, .request, .send(head + "Content-Length: many\r\n\r\nwhole"), .hold),
    ScriptedCase("no HTTP", malformed, .request, .send("<html>HTTP of 1991</html>")),
    ScriptedCase("SSH", malformed, .send("SSH-2.0-OpenSSH_9.2\r\n"), .hold),
    ScriptedCase("a status of letters", malformed, .request, .send("HTTP/1.1 abc OK\r\n\r\n"), .hold),
    ScriptedCase("a version of the future", malformed, .request, .send("HTTP/7.3 200 OK\r\n\r\nwhole")),
    ScriptedCase("another protocol", malformed, .request, .send("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"), .hold),
    ScriptedCase("NUL in a header", malformed, .request, .send(head + "A: b\u{0}c\r\n\r\nwhole"), .hold),
    ScriptedCase(
      "a coding for the transfer", malformed, .request, .send(head + "Transfer-Encoding: gzip\r\n\r\nwhole")),
    ScriptedCase("an unknown coding", malformed, .request, .send(head + "Content-Encoding: compress\r\n\r\nwhole")),

    ScriptedCase(
      "endless interim answers", .problem(.excessiveHeaders), .request,
      .flood(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), times: 100_000)),
    ScriptedCase(
      "endless headers", .problem(.excessiveHeaders), .request, .send(head),
      .flood(Array("A: b\r\n".utf8), times: 1_000_000)),
    ScriptedCase(
      "an endless header", .problem(.excessiveHeaders), .request, .send(head + "A: "),
      .flood([UInt8](repeating: 0x61, count: 4096), times: 10_000)),
    ScriptedCase(
      "long headers", .problem(.excessiveHeaders), .request, .send(head),
      .flood(Array("A: \(String(repeating: "b", count: 5000))\r\n".utf8), times: 200)),
    ScriptedCase(
      "a length above the limit", .problem(.tooLarge(limit: 1000)), limits: FetchLimits(bodyBytes: 1000),
      .request, .send(head + "Content-Length: 1001\r\n\r\n"), .hold),
    ScriptedCase(
      "a body above the limit", .problem(.tooLarge(limit: 1000)), limits: FetchLimits(bodyBytes: 1000),
      .request, .send(head + "\r\n"), .flood([UInt8](repeating: 0x61, count: 100), times: 1_000_000)),
    ScriptedCase(
      "chunks above the limit", .problem(.tooLarge(limit: 1000)), limits: FetchLimits(bodyBytes: 1000),
      .request, .send(chunked), .flood(TestAnswer.chunk([UInt8](repeating: 0x61, count: 100)), times: 1_000_000)),
    ScriptedCase(
      "a body at the limit", .body(String(repeating: "a", count: 1000), status: 200),
      limits: FetchLimits(bodyBytes: 1000),
      .request, .send(TestAnswer.make(body: String(repeating: "a", count: 1000)))),
  ])
  func answer(_ example: ScriptedCase) throws { try example.check() }

  /// The connection ends in every phase: with an end of its own, or with a reset.
  @Test(arguments: [
    ScriptedCase("closed at once", lost),
    ScriptedCase("reset at once", .either(.connectionLost(""), .cannotConnect("")), .reset),
    ScriptedCase("closed within the request", lost, .read(10)),
    ScriptedCase("reset within the request", lost, .read(10), .reset),
    ScriptedCase("closed behind the request", lost, .request),
    ScriptedCase("reset behind the request", lost, .request, .reset),
    ScriptedCase("reset within the first line", lost, .request, .send("HTTP/1"), .reset),
    ScriptedCase(
      "closed within the headers", .either(.connectionLost(""), .malformedAnswer("")), .request, .send(head + "A: b")),
    ScriptedCase("reset within the headers", lost, .request, .send(head + "A: b\r\n"), .reset),
    ScriptedCase(
      "reset behind the headers", .either(.truncated, .connectionLost("")), .request,
      .send(head + "Content-Length: 5\r\n\r\n"), .reset),
    ScriptedCase(
      "reset within the body", .either(.truncated, .connectionLost("")), .request,
      .send(head + "Content-Length: 50\r\n\r\nwhole"), .reset),
    ScriptedCase(
      "reset within a body without a length", .either(.truncated, .connectionLost("")), .request,
      .send(head + "\r\nwhole"), .reset),
    ScriptedCase(
      "reset within a chunk", .either(.truncated, .connectionLost("")), .request, .send(chunked + "9\r\nwhole"), .reset),
  ])
  func end(_ example: ScriptedCase) throws { try example.check() }

  @Test func trailersAreNoValidators() throws {
    let server = try TestServer(.v4, .request, .send(Self.chunked + "1\r\nx\r\n0\r\nETag: late\r\n\r\n"))
    let response = try HTTPClient(allowsPrivate: true).connection().fetch(HTTPRequest(server.url()))
    #expect(response.etag == nil)
  }

  /// The kind and the charset are passed on as they came: whoever parses the body decides between it and the document.
  @Test(arguments: [
    "text/xml", "text/xml; charset=windows-1252", "TEXT/HTML;CHARSET=\"utf-8\"", "application/rss+xml; charset=",
    "text/html; charset=utf-8; charset=latin1", "nonsense", "text/xml; charset=ütf-8",
  ])
  func contentType(value: String) throws {
    let server = try TestServer { _ in TestAnswer.make(200, [("Content-Type", value)], body: [0xff, 0xfe, 0x00, 0xe4]) }
    let response = try HTTPClient(allowsPrivate: true).connection().fetch(HTTPRequest(server.url()))
    #expect(response.contentType == value)
    #expect(response.body == [0xff, 0xfe, 0x00, 0xe4])
  }
}
