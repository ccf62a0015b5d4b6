import Foundation
import Testing

/// `reader URL` and `reader extract URL`.
@Suite struct WebPageTests {
  let program: Program
  let server: WebServer

  init() throws {
    program = try Program()
    server = try WebServer()
    server["/page"] = .html(WebExample.page())
    server["/feed.xml"] = .feed(WebExample.feed)
  }

  @Test func withoutATerminalThePageIsPrinted() throws {
    let result = try program.run(server.url("/page"))
    #expect(result.status == 0)
    #expect(
      result.output.hasPrefix(
        "Norway and Iceland Reopen Harbour Talks\nA. Writer · 127.0.0.1:\(server.port) · 4 Mar 2023 · \(server.url("/page"))\n"
      ))
    #expect(result.output.contains("Oslo dismissed the proposal"))
    #expect(result.output.contains("Actors: "))
    #expect(!result.output.contains("Home"))
    // Nothing is added.
    #expect(try program.run("list", "--json").array().isEmpty)
  }

  @Test func aFeedIsPrintedItemByItem() throws {
    let result = try program.run(server.url("/feed.xml"), server.url("/page"))
    #expect(result.status == 0)
    for title in ["Talks Stall in Bergen", "Talks Go On", "Reopen Harbour Talks"] {
      #expect(result.output.contains(title))
    }
  }

  @Test func onTheScreen() throws {
    let screen = program.home.path + "/screen"
    let keys = try program.home.file("keys", "")
    let result = try program.run(["--keys", keys, "--screen", screen, server.url("/page")])
    #expect(result.status == 0)
    let shown = try String(contentsOfFile: screen, encoding: .utf8)
    #expect(shown.contains("Norway and Iceland"))
    #expect(shown.contains("4 actors · 2 places"))
  }

  @Test func extract() throws {
    let url = server.url("/page")
    let object = try program.run("extract", "--json", url).object()
    #expect(Set(object.keys) == ["title", "byline", "published", "url", "body"])
    #expect(object["title"] as? String == "Norway and Iceland Reopen Harbour Talks")
    #expect(object["byline"] as? String == "A. Writer")
    #expect(object["published"] as? String == "2023-03-04T10:00:00Z")
    #expect(object["url"] as? String == url)
    #expect((object["body"] as? String)?.contains("Oslo dismissed") == true)
    let text = try program.run("extract", url).output
    #expect(text.hasPrefix("Norway and Iceland Reopen Harbour Talks\nA. Writer\n4 Mar 2023\n\(url)\n\nNorwegian"))
  }

  @Test func whatIsCalledText() throws {
    server["/text"] = .typed("text/plain; charset=utf-8", "A Headline\n\nThey met in Baku.")
    let text = try program.run("extract", "--json", server.url("/text")).object()
    #expect(text["title"] as? String == "A Headline")
    #expect(text["body"] as? String == "They met in Baku.")
    server["/mark.md"] = .typed("text/plain", "# A Headline\n\nThey *met* in Baku.")
    #expect(
      try program.run("extract", "--json", server.url("/mark.md")).object()["body"] as? String == "They met in Baku.")
    server["/lying"] = .typed("text/plain", "<html><head><title>x</title></head><body><p>They met.</p></body></html>")
    #expect(try program.run("extract", server.url("/lying")).output.hasPrefix("x\n"))
  }

  @Test(arguments: [
    ("/missing", 69), ("/busy", 75), ("/empty", 65), ("/picture", 65), ("/data", 65), ("/away", 69),
  ])
  func whatCannotBeHad(path: String, status: Int32) throws {
    server["/busy"] = .init(status: 503)
    server["/empty"] = .html("<html><body><form><input></form></body></html>")
    server["/picture"] = .typed("image/png", "\u{0}\u{1}\u{2}")
    server["/data"] = .typed("application/json", "{\"a\": 1}")
    server["/away"] = .moved(302, to: "http://127.0.0.2:\(server.port)/page")
    let result = try program.run(server.url(path))
    #expect(result.status == status)
    #expect(result.output.isEmpty)
    #expect(result.complaint.hasPrefix("reader: \(server.url(path)): "))
    #expect(isPrintable(result.complaint))
  }

  @Test func goodAndBad() throws {
    let result = try program.run(server.url("/missing"), server.url("/page"))
    #expect(result.status == 69)
    #expect(result.output.contains("Oslo dismissed"))
    #expect(try program.run("extract", server.url("/feed.xml")).status == 65)
    #expect(try program.run("extract", "http://[::1/").status == 64)
  }
}
