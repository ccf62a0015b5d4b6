import News
import Testing

@testable import Ingest

@Suite struct JSONLinesTests {
  /// A person's archive may be as old as newspapers are; what programs write for “unknown” is none.
  @Test(
    arguments: [
      ("\"1914-08-04\"", "1914-08-04T00:00:00Z"), ("\"1969-07-20\"", "1969-07-20T00:00:00Z"),
      ("-1000000", "1969-12-20T10:13:20Z"), ("\"0001-01-01T00:00:00Z\"", nil), ("\"1601-01-01\"", nil), ("0", nil),
      ("\"2024-00-01\"", nil),
    ] as [(String, String?)])
  func whichDatesAreNone(json: String, expected: String?) {
    let harvest = Harvest(#"{"title":"T","body":"They met.","published":\#(json)}"#, name: "-")
    #expect(harvest.articles.first?.published?.iso8601 == expected)
    let matter = Harvest("---\ntitle: T\ndate: \(json.filter { $0 != "\"" })\n---\n\nThey met.\n", name: "a.md")
    if json.hasPrefix("\"") { #expect(matter.articles.first?.published?.iso8601 == expected) }
  }

  @Test func allFieldsAreRead() throws {
    let line = #"""
      {"id":"a/1","title":"Talks go on","body":"They met.\n\nThey spoke.","byline":"Ann","source":"Agency","url":"https://example.org/a#b","published":"2024-08-28T14:05:00Z","language":"en","other":[1]}
      """#
    let article = try #require(Harvest(line, name: "-").articles.first)
    #expect(
      article
        == Article(
          id: ArticleID("a/1"), title: "Talks go on", byline: "Ann", source: "Agency", url: "https://example.org/a#b",
          published: DateParser.parse("2024-08-28T14:05:00Z"), language: "en",
          paragraphs: ["They met.", "They spoke."],
          origin: "-#1"))
  }

  @Test func everyLineIsAnArticleOrAProblemOfItsOwn() {
    let text = """
      {"title":"One","body":"They met."}

      {"title":"Two","body":
      [1, 2]
      "text"
      {"title":1,"body":"x"}
      {"title":"","body":"  "}
      {}
      {"title":"Last","body":"They met."}
      """
    let harvest = Harvest(text, name: "a.jsonl")
    #expect(harvest.articles.map(\.title) == ["One", "Last"])
    #expect(harvest.articles.map(\.origin) == ["a.jsonl#1", "a.jsonl#9"])
    #expect(harvest.problems.map(\.line) == [3, 4, 5, 6, 7, 8])
    #expect(harvest.problems.allSatisfy { $0.exitStatus == 65 && $0.description.hasPrefix("a.jsonl, line ") })
  }

  @Test(arguments: [
    (#""reuters-1""#, "reuters-1"), (#""  padded ""#, "  padded "), ("42", "42"), (#""é""#, "é"),
    (#""e\u0301""#, "e\u{301}"), (#""a\u001bb""#, "ab"),
  ])
  func idsAreKeptAsTheyAre(json: String, id: String) {
    let harvest = Harvest(#"{"id":\#(json),"title":"T","body":"They met."}"#, name: "-")
    // Two spellings of one letter are equal strings, but not the same bytes.
    #expect(harvest.articles.first.map { Array($0.id.rawValue.utf8) } == Array(id.utf8))
  }

  @Test(arguments: ["true", "[1]", "{}", #""\#(String(repeating: "a", count: 1025))""#])
  func otherIdsAreProblems(json: String) {
    let harvest = Harvest(#"{"id":\#(json),"title":"T","body":"They met."}"#, name: "-")
    #expect(harvest.articles.isEmpty)
    #expect(harvest.problems.count == 1)
  }

  @Test(arguments: [
    ("1724853906", "2024-08-28T14:05:06Z"), (#""2024-08-28""#, "2024-08-28T00:00:00Z"), ("null", nil),
    (#""soon""#, nil),
    (#""2024-02-30""#, nil),
  ])
  func datesInAnyForm(json: String, expected: String?) {
    let harvest = Harvest(#"{"title":"T","body":"They met.","published":\#(json)}"#, name: "-")
    #expect(harvest.articles.count == 1)
    #expect(harvest.articles.first?.published?.iso8601 == expected)
  }

  @Test func missingAndNullFieldsAreNone() {
    let article = Harvest(#"{"title":"T","body":"They met.","byline":null,"url":"not a url"}"#, name: "-").articles
      .first
    #expect(article?.byline == nil)
    #expect(article?.url == nil)
    #expect(article?.source == "standard input")
  }

  @Test func identityIsTheIdThenTheAddressThenTheContent() {
    func id(_ fields: String) -> String? {
      Harvest("{\(fields),\"title\":\"T\",\"body\":\"They met.\"}", name: "-").articles.first?.id.rawValue
    }
    #expect(id(#""id":"x","url":"https://example.org/a""#) == "x")
    #expect(id(#""url":"http://example.org/a/?utm_source=x""#) == "https://example.org/a")
    #expect(id(#""x":1"#) == ArticleID(contentOf: "T", paragraphs: ["They met."]).rawValue)
  }

  @Test func deepNestingIsAMalformedLine() {
    let deep = String(repeating: "[", count: 100_000)
    let harvest = Harvest("{\"title\":\(deep)\n{\"title\":\"T\",\"body\":\"They met.\"}", name: "a.jsonl")
    #expect(harvest.articles.count == 1)
    #expect(harvest.problems.count == 1)
  }

  @Test func otherLineEndsAndEncodings() {
    let text = "{\"title\":\"Один\",\"body\":\"They met.\"}\r\n{\"title\":\"Два\",\"body\":\"They met.\"}\r\n"
    #expect(Harvest("\u{feff}" + text, name: "a.jsonl").articles.map(\.title) == ["Один", "Два"])
    let bytes: [UInt8] = [0xff, 0xfe] + text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
    #expect(Harvest(bytes: bytes, name: "a.jsonl").articles.map(\.title) == ["Один", "Два"])
  }
}

@Suite struct ByteLinesTests {
  private static func lines(of file: String, limit: Int) throws -> [Int] {
    var lines = try ByteLines(path: file, limit: limit)
    var lengths: [Int] = []
    while let line = try lines.next() {
      if case .bytes(let bytes) = line { lengths.append(bytes.count) } else { lengths.append(-1) }
    }
    #expect(lines.number == lengths.count)
    return lengths
  }

  @Test func linesThatCrossPiecesAreWhole() throws {
    let folder = try TestFolder()
    let long = String(repeating: "a", count: ByteLines.pieceSize + 5)
    let file = try folder.write("a.jsonl", "one\n\(long)\n\nlast")
    #expect(try Self.lines(of: file, limit: 1 << 20) == [3, ByteLines.pieceSize + 5, 0, 4])
  }

  @Test func linesOverTheLimitArePassedOver() throws {
    let folder = try TestFolder()
    let long = String(repeating: "a", count: ByteLines.pieceSize * 3)
    let file = try folder.write("a.jsonl", "one\n\(long)\ntwo\n\(long)")
    #expect(try Self.lines(of: file, limit: 1000) == [3, -1, 3, -1])
  }
}
