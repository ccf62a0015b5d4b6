import Synchronization
import TestServer

/// A server on the loopback that answers every path with what it was told.
final class WebServer: Sendable {
  struct Answer: Sendable {
    var status = 200
    var headers: [(name: String, value: String)] = []
    var body = ""

    static func html(_ body: String) -> Answer { .typed("text/html; charset=utf-8", body) }
    static func feed(_ body: String) -> Answer { .typed("application/rss+xml", body) }
    static func typed(_ type: String, _ body: String) -> Answer {
      Answer(headers: [("Content-Type", type)], body: body)
    }
    static func moved(_ status: Int, to place: String) -> Answer {
      Answer(status: status, headers: [("Location", place)])
    }
  }

  private final class Answers: Sendable {
    let byPath = Mutex<[String: Answer]>([:])
  }

  private let answers: Answers
  private let server: TestServer

  init() throws {
    let answers = Answers()
    self.answers = answers
    server = try TestServer { request in
      let answer = answers.byPath.withLock { $0[request.target] } ?? Answer(status: 404, body: "nothing here")
      return TestAnswer.make(answer.status, answer.headers, body: answer.body)
    }
  }

  var port: UInt16 { server.port }

  /// What has been asked for so far.
  var requests: [String] { server.requests.map(\.target) }

  func url(_ path: String) -> String { server.url(path) }

  subscript(path: String) -> Answer? {
    get { answers.byPath.withLock { $0[path] } }
    set { answers.byPath.withLock { $0[path] = newValue } }
  }
}

/// Documents made for the tests.
enum WebExample {
  static let feed = """
    <?xml version="1.0"?>
    <rss version="2.0"><channel><title>Harbour News</title><link>https://harbour.example/</link>
    <item><title>Talks Stall in Bergen</title><link>https://harbour.example/1</link><guid>one</guid>
    <description>Talks between Norway and Iceland stalled on Sunday, the minister said.</description></item>
    <item><title>Talks Go On</title><link>https://harbour.example/2</link><guid>two</guid>
    <description>Norway and Iceland met again in Oslo.</description></item>
    </channel></rss>
    """

  static func page(_ head: String = "") -> String {
    let text =
      "Norwegian Foreign Minister Anniken Huitfeldt met her counterpart in Reykjavik on Friday, officials said."
    return """
      <!DOCTYPE html><html lang="en"><head><title>Norway and Iceland Reopen Harbour Talks</title>
      <meta name="author" content="A. Writer"><meta property="article:published_time" content="2023-03-04T10:00:00Z">
      \(head)</head><body><nav><a href="/">Home</a></nav><article><h1>Norway and Iceland Reopen Harbour Talks</h1>
      <p>\(text) They spoke at length.</p><p>Oslo dismissed the proposal, while Iceland called for further talks in Bergen.</p>
      <p>\(text) Nothing was signed.</p></article></body></html>
      """
  }
}
