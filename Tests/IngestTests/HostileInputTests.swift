import Foundation
import News
import Testing

@testable import Ingest

/// Everything that a terminal would obey, in every place where a text can come from.
@Suite struct HostileTextTests {
  private static let evil =
    "\u{1b}]52;c;aGk=\u{7}\u{1b}[31m\u{9b}31m\u{90}x\u{9c}\u{8}\u{7f}\u{85}\u{202e}\u{2066}\u{200f}\u{feff}\u{2028}\u{e0041}"

  private func expectPrintable(_ harvest: Harvest, articles: Int = 1) {
    #expect(harvest.articles.count == articles)
    for text in harvest.strings { #expect(isPrintable(text), "\(text.debugDescription)") }
  }

  @Test func inPlainTextAndFrontMatter() {
    let evil = Self.evil
    let body = "Head\(evil)line\n\nThey \(evil) met in the capital of a third country."
    expectPrintable(Harvest(body, name: "a\(evil).txt"))
    let matter = ["title", "byline", "source", "url", "language", "id", "date"].map { "\($0): a\(evil)b" }
    let text = "---\n\(matter.joined(separator: "\n"))\n---\nThey \(evil) met."
      .replacingOccurrences(of: "\u{2028}", with: "").replacingOccurrences(of: "\u{85}", with: "")
    expectPrintable(Harvest(text, name: "a.md"))
  }

  @Test func inMarkdownEntities() {
    expectPrintable(Harvest("# Head&#27;line&#x1b;[31m\n\nThey &#x202e; met&#155;.\n", name: "a.md"))
  }

  @Test func inJSONEscapes() throws {
    let fields = ["id", "title", "byline", "source", "url", "language", "published", "body"]
    let object = Dictionary(uniqueKeysWithValues: fields.map { ($0, "a\(Self.evil)b") })
    let line = try String(decoding: JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    expectPrintable(Harvest(line, name: "-"))
    expectPrintable(Harvest(#"{"\u001b[31m":1,"title":{"\u001b":2}}"#, name: "a\(Self.evil).jsonl"), articles: 0)
    expectPrintable(Harvest(#"{"title": \u001b\#(Self.evil)"#, name: "-"), articles: 0)
  }

  @Test func inPages() {
    let encoded = Self.evil.unicodeScalars.map { "&#\($0.value);" }.joined()
    for evil in [Self.evil, encoded] {
      let text = String(repeating: "They met in the capital of a third country, and spoke at length. ", count: 5)
      let page = """
        <html lang="en\(evil)"><head><title>Head\(evil)line</title><meta name="author" content="Ann\(evil)">
        <meta property="og:site_name" content="Site\(evil)"><link rel="canonical" href="https://example.org/\(evil)">
        <script type="application/ld+json">{"@type":"Article","headline":"\\u001b]0;x\\u0007\(evil)"}</script>
        </head><body><article><p>\(evil)\(text)</p><p>\(evil)\(text)</p></article></body></html>
        """
      expectPrintable(Harvest(page, name: "a.html"))
    }
  }

  @Test func inNamesOfFiles() throws {
    let folder = try TestFolder()
    try folder.write("a\u{1b}[31m\u{202e}b.txt", "Headline\n\nThey met.")
    try folder.write("e\u{1b}[31m.txt", "")
    let harvest = Harvest(.path(folder.path), .path("/nowhere/\u{1b}]0;x\u{7}"))
    #expect(harvest.problems.count == 2)
    expectPrintable(harvest)
  }

  @Test func lettersAreComposed() {
    let article = Harvest("Cafe\u{301} talks\n\nThey\u{a0}met at\u{ad} the cafe\u{301}.", name: "-").articles.first
    #expect(article.map { Array($0.title.unicodeScalars) } == Array("Café talks".unicodeScalars))
    #expect(article?.paragraphs == ["They met at the café."])
  }
}

/// Pages built to exhaust the reader. Each of them takes seconds to minutes, or all memory, where a bound is missing.
@Suite struct PageBombTests {
  private func problem(_ page: String) -> IntakeProblem.Reason? {
    do {
      _ = try PageExtractor().extract(Array(page.utf8), url: nil)
      return nil
    } catch {
      return error.reason
    }
  }

  private func isExcessive(_ page: String) -> Bool {
    if case .excessive = problem(page) { return true }
    return false
  }

  @Test func nesting() {
    #expect(isExcessive(String(repeating: "<div>", count: 100_000)))
    #expect(isExcessive(String(repeating: "<b><i><font>", count: 100_000) + "text"))
    #expect(!isExcessive(String(repeating: "<div>", count: 200) + "text"))
  }

  @Test(arguments: [
    "", "<!-- <script> -->", "<script>if (a<b && c=\"</script>", "<a x=\">\" ", "<a x='\">' ", "<a x= ",
  ])
  func attributes(before: String) {
    let names = (0..<200_000).map { "a\($0)" }.joined(separator: " ")
    #expect(isExcessive("\(before)<p \(names)>text</p>"))
    #expect(isExcessive("\(before)<p \(names)"))
    let values = (0..<200_000).map { "a\($0)='>\"'" }.joined(separator: " ")
    #expect(isExcessive("\(before)<p \(values)>text</p>"))
  }

  @Test func ordinaryPagesHaveFewAttributes() {
    let words = String(repeating: "word ", count: 50_000)
    #expect(!AttributeCount.isExcessive("<p title=\"\(words)\">\(words)</p>"))
    #expect(!AttributeCount.isExcessive("<p data-x='\(words)'>\(words)</p><script>var a = '\(words)'</script>"))
    let many = (0..<50).map { "a\($0)=1" }.joined(separator: " ")
    #expect(!AttributeCount.isExcessive(String(repeating: "<p \(many)>text</p>", count: 5_000)))
  }

  @Test func elements() {
    #expect(isExcessive(String(repeating: "<br>", count: 400_000)))
    #expect(isExcessive(String(repeating: "<p>a", count: 100_000)))
  }

  @Test func entities() {
    let entities = String(repeating: "&amp;&nosuch;&#27;", count: 20_000)
    #expect(problem("<p>\(entities)</p>") == nil || isExcessive("<p>\(entities)</p>"))
    let doctype =
      "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
    let page = try? PageExtractor().extract(Array("\(doctype)<p>&b;&c;</p>".utf8), url: nil)
    #expect(page?.paragraphs.joined().contains("root:") != true)
  }

  @Test(arguments: [
    String(repeating: "</p>", count: 200_000), String(repeating: "<", count: 200_000),
    String(repeating: "<a", count: 200_000),
    String(repeating: "&", count: 200_000), String(repeating: "<!--", count: 200_000),
    String(repeating: "='", count: 200_000),
    String(repeating: "<table>", count: 300) + String(repeating: "<tr>a", count: 5_000),
    String(repeating: "<a href=x>", count: 300) + String(repeating: "a<br>", count: 5_000), "<script>", "<title>",
    "<![CDATA[",
    "<html", "<p a='", "\u{0}", "", "<meta charset=utf-7>+ADw-p+AD4-",
  ])
  func malformedPagesEnd(page: String) {
    // Either outcome is right: what counts is that there is one.
    _ = problem(page)
  }

  @Test func largeLinkedDataIsLeftOut() {
    let deep = String(repeating: "{\"@graph\":[", count: 10_000)
    #expect(problem("<script type='application/ld+json'>\(deep)</script><p>text</p>") == nil)
    let wide = "[" + String(repeating: "{\"@type\":\"Thing\"},", count: 50_000) + "{}]"
    #expect(problem("<script type='application/ld+json'>\(wide)</script><p>text</p>") == nil)
  }
}

/// Valid inputs with random bytes changed, cut and doubled: nothing traps, and nothing unprintable comes out.
@Suite struct FuzzTests {
  /// SplitMix64 (Steele, Lea, Flood 2014): the same inputs in every run.
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
  }

  private static let samples = [
    ("a.txt", "---\ntitle: \"Talks\"\ndate: 2024-08-28\n---\nHeadline\n\n- They met.\n- “Café” – Шуша.\n\nShare"),
    (
      "a.md",
      "# Talks\n\n> They *met* [here](https://e.org/(a)) `x` &amp; <b>b</b>\n\n1. one\n\n```\ncode\n```\n[a]: b\n"
    ),
    (
      "a.jsonl", "{\"id\":\"1\",\"title\":\"Talks\",\"body\":\"They met.\\n\\n\\u0416\",\"published\":1724853906}\n{}\n"
    ),
    (
      "a.html",
      """
      <!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Talks | Site</title>
      <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Talks","author":[{"name":"Ann"}]}]}</script>
      </head><body><nav><ul><li><a href=/>Home</a></ul></nav><div class=main><h1>Talks</h1><p>They met, and spoke.<br><br>
      Later, they parted &eacute; &#x416;.<table><tr><td>a<td>b</table></div><footer>Share</footer></body></html>
      """
    ),
  ]

  @Test(arguments: samples)
  func mutations(name: String, text: String) {
    var random = Random(state: 20_240_828)
    for round in 0..<300 {
      var bytes = Array(text.utf8)
      for _ in 0...(round % 8) { Self.mutate(&bytes, &random) }
      for text in Harvest(bytes: bytes, name: round % 3 == 0 ? "-" : name).strings where !isPrintable(text) {
        Issue.record("round \(round): \(text.debugDescription)")
      }
    }
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout Random) {
    guard !bytes.isEmpty else { return }
    let index = Int.random(in: bytes.indices, using: &random)
    let marks = Array("<>&\"'{}[]()\\/-:#*`\n\r\t\u{1b}\u{0}".utf8)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[index] = marks.randomElement(using: &random) ?? 0
    case 2: bytes.remove(at: index)
    case 3: bytes.insert(marks.randomElement(using: &random) ?? 0, at: index)
    case 4: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...40, using: &random)))
    default: bytes.insert(contentsOf: bytes[index...].prefix(30), at: index)
    }
  }
}
