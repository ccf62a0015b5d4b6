import TestServer
import Testing

@testable import Ingest

/// What a server does to a connection, and what a fetch makes of it.
struct ScriptedCase: Sendable, CustomTestStringConvertible {
  enum Expected: Sendable {
    case body(String, status: Int)
    /// The texts within the reasons, which are the library's, are not compared.
    case problem(FetchProblem.Reason)
    /// Where the moment decides which of them is seen first.
    case either(FetchProblem.Reason, FetchProblem.Reason)
  }

  let name: String
  let expected: Expected
  let limits: FetchLimits
  let script: [TestServer.Step]

  init(_ name: String, _ expected: Expected, limits: FetchLimits = .standard, _ script: TestServer.Step...) {
    self.name = name
    self.expected = expected
    self.limits = limits
    self.script = script
  }

  var testDescription: String { name }

  func check() throws {
    let server = try TestServer(scripts: [script])
    let client = HTTPClient(limits: limits, allowsPrivate: true)
    let outcome = client.outcome(HTTPRequest(url: server.url(), purpose: .feed))
    switch (expected, outcome) {
    case (.body(let text, let status), .success(let response)):
      #expect(String(decoding: response.body, as: UTF8.self) == text)
      #expect(response.status == status)
    case (.problem(let reason), .failure(let problem)):
      #expect(problem.reason.isLike(reason), "\(problem)")
    case (.either(let reason, let other), .failure(let problem)):
      #expect(problem.reason.isLike(reason) || problem.reason.isLike(other), "\(problem)")
    default: Issue.record("\(outcome)")
    }
  }
}

extension HTTPClient {
  /// On a connection of its own.
  func outcome(_ request: HTTPRequest) -> Result<HTTPResponse, FetchProblem> {
    do {
      return .success(try connection().fetch(request))
    } catch {
      return .failure(error)
    }
  }

  func reason(_ request: HTTPRequest) -> FetchProblem.Reason? {
    guard case .failure(let problem) = outcome(request) else { return nil }
    return problem.reason
  }
}

extension HTTPRequest {
  init(_ url: String, etag: [UInt8]? = nil, lastModified: [UInt8]? = nil, isTrusted: Bool = false) {
    self.init(url: url, purpose: .feed, etag: etag, lastModified: lastModified, isTrusted: isTrusted)
  }
}

extension FetchProblem.Reason {
  /// The same reason, whatever texts it quotes.
  func isLike(_ other: Self) -> Bool {
    func kind(_ reason: Self) -> Substring { String(describing: reason).prefix { $0 != "\"" } }
    return kind(self) == kind(other)
  }
}

extension HTTPResponse {
  var text: String { String(decoding: body, as: UTF8.self) }
}
