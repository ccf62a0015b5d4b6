import Foundation
import Testing

@Suite struct PathCommandTests {
  @Test func entitiesAsJSON() throws {
    let program = try Program()
    let path = try program.home.file("harbour.md", Example.harbour)
    let object = try program.run("entities", "--json", path).object()
    #expect(Set(object.keys) == ["text", "mentions"])
    let text = try #require(object["text"] as? String)
    #expect(text.hasPrefix("Norway and Iceland Reopen Harbour Talks\n\nOSLO"))
    let bytes = Array(text.utf8)
    let mentions = try #require(object["mentions"] as? [[String: Any]])
    #expect(!mentions.isEmpty)
    var end = 0
    for mention in mentions {
      #expect(
        Set(mention.keys) == ["start", "end", "text", "role", "type", "entity", "country", "latitude", "longitude"])
      let (start, stop) = (try #require(mention["start"] as? Int), try #require(mention["end"] as? Int))
      #expect(start >= end && stop > start && stop <= bytes.count)
      #expect(String(decoding: bytes[start..<stop], as: UTF8.self) == mention["text"] as? String)
      #expect(["actor", "place"].contains(mention["role"] as? String))
      let entity = try #require(mention["entity"] as? [String: Any])
      #expect(Set(entity.keys) == ["id", "name"])
      end = stop
    }
    let oslo = try #require(mentions.first { $0["text"] as? String == "Oslo" })
    #expect(oslo["country"] as? String == "NO")
    #expect(abs((oslo["latitude"] as? Double ?? 0) - 59.9) < 0.2)
    #expect((oslo["entity"] as? [String: Any])?["id"] as? String == "geonames:3144096")
  }

  @Test func entitiesOfStandardInput() throws {
    let result = try Program().run(
      "entities", "--json", "-", input: "A Headline About Nothing\n\nNothing is named here.\n")
    #expect(result.status == 0)
    #expect(try result.object()["text"] as? String == "A Headline About Nothing\n\nNothing is named here.")
  }

  @Test func extract() throws {
    let program = try Program()
    let sentence = "The ferry between the two islands was suspended on Monday, officials said, after a storm. "
    let page = """
      <html><head><title>Ferry suspended - Island News</title><meta name="author" content="B. Writer">
      <meta property="article:published_time" content="2024-02-03T10:00:00Z">
      <link rel="canonical" href="https://island.example/ferry"></head>
      <body><nav><a href="/">Home</a></nav><article><h1>Ferry suspended</h1>
      <p>\(sentence)\(sentence)</p><p>\(sentence)&#27;]0;x&#7;</p><p>\(sentence)</p></article></body></html>
      """
    let result = try program.run("extract", "--json", program.home.file("page.html", page))
    let object = try result.object()
    #expect(Set(object.keys) == ["title", "byline", "published", "url", "body"])
    #expect(object["byline"] as? String == "B. Writer")
    #expect(object["published"] as? String == "2024-02-03T10:00:00Z")
    #expect(object["url"] as? String == "https://island.example/ferry")
    #expect((object["body"] as? String)?.contains("The ferry between the two islands") == true)
    #expect((object["body"] as? String)?.contains("Home") == false)
    #expect(isPrintable(result.output))
  }

  @Test func aBrokenEncodingSaysNothingOfItsOwn() throws {
    let program = try Program()
    var page = Data("<html><head><meta charset=euc-kr></head><body><p>".utf8)
    page += Data([0xff, 0xff, 0xd5, 0xbd]) + Data("</p></body></html>".utf8)
    let result = try program.run("extract", "--json", program.home.file("page.html", page))
    #expect(result.status == 0)
    #expect(result.complaint.isEmpty)
  }

  @Test func pageAsText() throws {
    let program = try Program()
    let text = String(repeating: "They met in the port of Oslo, and talked about the ferries. ", count: 12)
    let page = "<html><head><title>Ferries of Oslo Talk Again</title></head><body><article><p>\(text)</p></article>"
    let result = try program.run("extract", program.home.file("page.html", page))
    #expect(result.output.hasPrefix("Ferries of Oslo Talk Again\n\nThey met in the port"))
  }

  @Test func pageWithoutMainText() throws {
    let program = try Program()
    let result = try program.run(
      "extract", "--json", program.home.file("login.html", "<html><body><form><input name=q></form></body></html>"))
    #expect(result.status == 0)
    #expect(try result.object()["body"] as? String == "")
  }

  @Test func openWithoutATerminalPrints() throws {
    let program = try Program()
    let path = try program.home.file("harbour.md", Example.harbour)
    let result = try program.run(path)
    #expect(result.status == 0)
    #expect(result.output.contains("Oslo dismissed the proposal"))
    #expect(isPrintable(result.output))
    #expect(try program.run("-", input: Example.harbour).output.contains("Oslo dismissed the proposal"))
  }

  @Test func withoutATerminalTheArchiveIsListed() throws {
    let program = try Program()
    #expect(try program.run().complaint.contains("the archive is empty"))
    _ = try program.run("add", program.home.file("harbour.md", Example.harbour))
    let result = try program.run()
    #expect(result.status == 0)
    #expect(result.output.contains("Norway and Iceland Reopen Harbour Talks"))
  }

  @Test func readingMakesNoArchive() throws {
    let program = try Program()
    let archive = program.home.path + "/not/here.sqlite"
    for command in ["list", "show", "related", "entities"] {
      let subject = command == "list" || command == "entities" ? [] : ["some-id"]
      let result = try program.run([command] + subject + ["--archive", archive])
      #expect(result.status == 66)
      #expect(result.complaint.contains("there is no archive"))
    }
    #expect(!FileManager.default.fileExists(atPath: program.home.path + "/not"))
    #expect(try program.run("list", "--json").output == "[]\n")
  }

  @Test func aScriptEndsWithTheStatusOfBadInput() throws {
    let program = try Program()
    let good = try program.home.file("harbour.md", Example.harbour)
    let blank = try program.home.file("blank.txt", " \n")
    let script = try program.home.file("keys.txt", "size 30 100\nkeys enter tab\n")
    let result = try program.run(good, blank, "--keys", script)
    #expect(result.status == 65)
    #expect(result.complaint.contains("blank.txt"))
    #expect(result.output.contains("Norway and Iceland Reopen Harbour Talks"))
  }

  struct Wrong: CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var says: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Wrong(arguments: ["/no/such/\u{1b}[31mfile"], status: 66, says: "no command, file or folder"),
    Wrong(arguments: ["show", "no-such-id"], status: 66, says: "no article or file is called"),
    Wrong(arguments: ["related", "no-such-id"], status: 66, says: "no article or file is called"),
    Wrong(arguments: ["related", "--limit", "0", "x"], status: 64, says: "--limit"),
    Wrong(arguments: ["add", "/no/such/file"], status: 66, says: "/no/such/file"),
    Wrong(arguments: ["extract", "/no/such/file"], status: 66, says: "/no/such/file"),
    Wrong(arguments: ["list", "--bo\u{1b}[2Jgus"], status: 64, says: "Unknown option"),
    Wrong(arguments: ["add", "--archive", "/proc/no/archive.sqlite", Program.seeds], status: 73, says: "/proc/no"),
  ])
  func wrongUse(_ wrong: Wrong) throws {
    let result = try Program().run(wrong.arguments)
    #expect(result.status == wrong.status)
    #expect(result.complaint.contains(wrong.says))
    #expect(result.output.isEmpty || wrong.arguments[0] == "add")
    #expect(isPrintable(result.complaint))
  }

  @Test func badInputAmongGood() throws {
    let program = try Program()
    _ = try program.home.file("news/good.md", Example.harbour)
    _ = try program.home.file("news/empty.txt", " \n")
    _ = try program.home.file("news/binary.txt", Data([0, 1, 2, 3, 0, 255, 254, 0]))
    _ = try program.home.file("news/lines.jsonl", "{\"title\": \"A\", \"body\": \"Text.\"}\n{broken\n")
    let result = try program.run("add", program.home.path + "/news")
    #expect(result.status == 65)
    #expect(result.output.hasPrefix("2 added"))
    #expect(result.complaint.split(separator: "\n").count == 3)
    #expect(result.complaint.contains("lines.jsonl"))
  }

  @Test func documentsAreOfThisProgram() throws {
    let root = URL(fileURLWithPath: Program.seeds).deletingLastPathComponent()
    let program = try Program()
    let manual = try String(contentsOf: root.appendingPathComponent("Documentation/reader.1"), encoding: .utf8)
    #expect(try program.run("manual").output == manual, "make documentation writes it anew")
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(readme.contains(try program.run("keys", "--markdown").output), "the README's keys are not the program's")
  }
}
