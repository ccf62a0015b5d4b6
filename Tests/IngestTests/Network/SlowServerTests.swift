import TestServer
import Testing

@testable import Ingest

/// Servers that hold on to whoever asks them. The limits are in milliseconds; nothing waits longer than they say.
struct SlowServerTests {
  private static let head = "HTTP/1.1 200 OK\r\n"
  private static let quick = FetchLimits(stall: .milliseconds(120))
  private static let short = FetchLimits(total: .milliseconds(300))
  private static let letters = [UInt8](repeating: 0x61, count: 100_000)

  @Test(arguments: [
    ScriptedCase("silent from the start", .problem(.timeout(.stall)), limits: quick, .hold),
    ScriptedCase("silent behind the request", .problem(.timeout(.stall)), limits: quick, .request, .hold),
    ScriptedCase(
      "silent within the headers", .problem(.timeout(.stall)), limits: quick, .request, .send(head + "A: b\r\n"), .hold),
    ScriptedCase(
      "silent behind the headers", .problem(.timeout(.stall)), limits: quick, .request,
      .send(head + "Content-Length: 5\r\n\r\n"), .hold),
    ScriptedCase(
      "silent within the body", .problem(.timeout(.stall)), limits: quick, .request,
      .send(head + "Content-Length: 5\r\n\r\nwh"), .hold),
    ScriptedCase(
      "silent behind an interim answer", .problem(.timeout(.stall)), limits: quick, .request,
      .send("HTTP/1.1 100 Continue\r\n\r\n"), .hold),
    ScriptedCase(
      "a header letter by letter", .problem(.timeout(.stall)), limits: quick, .request, .send(head + "A: "),
      .drip(letters, milliseconds: 10)),
    ScriptedCase(
      "a body letter by letter", .problem(.timeout(.total)), limits: short, .request, .send(head + "\r\n"),
      .drip(letters, milliseconds: 10)),
    ScriptedCase(
      "chunks letter by letter", .problem(.timeout(.total)), limits: short, .request,
      .send(head + "Transfer-Encoding: chunked\r\n\r\n"),
      .drip(Array(String(repeating: "1\r\na\r\n", count: 10_000).utf8), milliseconds: 10)),
    ScriptedCase(
      "headers line by line", .problem(.timeout(.total)), limits: short, .request, .send(head),
      .drip(Array(String(repeating: "A:\n", count: 10_000).utf8), milliseconds: 20)),
    ScriptedCase("silent for the whole time", .problem(.timeout(.total)), limits: short, .request, .hold),
    ScriptedCase(
      "slow, but within the limits", .body("aaaaaaaaaa", status: 200), .request,
      .send(head + "Content-Length: 10\r\n\r\n"),
      .drip(Array(letters[..<10]), milliseconds: 5)),
  ])
  func server(_ example: ScriptedCase) throws { try example.check() }

  @Test func secureConnectionThatNeverComesAbout() throws {
    let server = try TestServer(.v4, .read(5), .hold)
    let client = HTTPClient(limits: FetchLimits(connect: .milliseconds(120)), allowsPrivate: true)
    #expect(client.reason(HTTPRequest(server.url(scheme: "https"))) == .timeout(.connect))
  }

  @Test func totalHoldsOverRedirects() throws {
    let server = try TestServer(
      scripts: [[.request, .send(TestAnswer.redirect(302, to: "/on"))], [.request, .hold]])
    let client = HTTPClient(limits: Self.short, allowsPrivate: true)
    guard case .failure(let problem) = client.outcome(HTTPRequest(server.url())) else {
      Issue.record("no problem")
      return
    }
    #expect(problem.reason == .timeout(.total))
    #expect(problem.hop == server.url("/on"))
  }

  @Test func cancelledBeforeTheAnswer() throws {
    let isAsked = Gate()
    let server = try TestServer(.v4, .request, .signal(isAsked), .hold)
    let connection = HTTPClient(allowsPrivate: true).connection()
    let problem = #expect(throws: FetchProblem.self) {
      try connection.fetch(HTTPRequest(server.url()), isCancelled: { isAsked.isOpen })
    }
    #expect(problem?.reason == .cancelled)
    #expect(server.requests.count == 1)
  }

  @Test func cancelledWithinTheBody() throws {
    let isSent = Gate()
    let server = try TestServer(
      scripts: [
        [.request, .send(Self.head + "Content-Length: 9\r\n\r\nwh"), .signal(isSent), .hold],
        [.request, .send(TestAnswer.make(body: "next"))],
      ])
    let connection = HTTPClient(allowsPrivate: true).connection()
    let problem = #expect(throws: FetchProblem.self) {
      try connection.fetch(HTTPRequest(server.url()), isCancelled: { isSent.isOpen })
    }
    #expect(problem?.reason == .cancelled)
    // The half answer is not taken for the next one.
    #expect(try connection.fetch(HTTPRequest(server.url())).text == "next")
    #expect(server.connections == 2)
  }

  @Test func cancelledFromTheStart() throws {
    let server = try TestServer(.v4, .hold)
    let connection = HTTPClient(allowsPrivate: true).connection()
    let problem = #expect(throws: FetchProblem.self) {
      try connection.fetch(HTTPRequest(server.url()), isCancelled: { true })
    }
    #expect(problem?.reason == .cancelled)
    #expect(server.requests.isEmpty)
  }
}
