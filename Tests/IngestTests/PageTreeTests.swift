import Testing

@testable import Ingest

@Suite struct PageTreeTests {
  private func tree(_ html: String) throws -> PageTree { try PageParser.parse(html) }

  private func measure(_ html: String, of name: String) throws -> Measure {
    let tree = try tree(html)
    let id = try #require(tree.first { tree.name($0) == name })
    return tree.measures()[id]
  }

  @Test func parentsAndChildrenAgree() throws {
    let tree = try tree("<div><p>one <b>two</b></p><p>three</div>text<ul><li>a<li>b")
    for id in tree.nodes.indices {
      for child in tree.children(id) { #expect(tree.parent(child) == id) }
      #expect(id == PageTree.root || tree.parent(id) != nil)
      #expect(!tree.isText(id) || tree.children(id).isEmpty)
    }
    #expect(tree.elements(named: "p", "li").count == 4)
  }

  @Test func textFoldsWhiteSpaceAndEntities() throws {
    let tree = try tree("<p> one\n\t two&nbsp;&nbsp;<b>three</b>&amp;&#x2026;</p>")
    #expect(tree.text(of: PageTree.root) == "one two three&…")
  }

  @Test func scriptsAndStylesHoldNoText() throws {
    let tree = try tree("<p>a<script>var b</script><style>c</style></p><script type='application/LD+JSON'>{}</script>")
    #expect(tree.text(of: PageTree.root) == "a{}")
  }

  @Test func theFirstIsTheFirstInDocumentOrder() throws {
    let tree = try tree("<div><p id=a>x</p></div><p id=b>y</p>")
    let first = try #require(tree.first { tree.name($0) == "p" })
    #expect(tree.attribute("id", of: first) == "a")
    #expect(tree.ancestors(of: first, limit: 1).map(tree.name) == ["div"])
  }

  @Test func copiesAreIndependent() throws {
    let original = try tree("<p>a</p>")
    var copy = original
    copy.setChildren([], of: PageTree.root)
    #expect(copy.text(of: PageTree.root) == "")
    #expect(original.text(of: PageTree.root) == "a")
  }

  @Test(arguments: [
    ("<p>one,  two，three、four</p>", 19, 3), ("<p>\n \t</p>", 0, 0), ("<p>a<b>b</b></p>", 2, 0), ("<p></p>", 0, 0),
  ])
  func lengthsAndCommas(html: String, length: Int, commas: Int) throws {
    let measure = try measure(html, of: "p")
    #expect(measure.textLength == length)
    #expect(measure.commas == commas)
  }

  @Test func linksWithinThePageWeighLess() throws {
    #expect(try measure("<p>0123456789<a href=/a>0123456789</a></p>", of: "p").linkDensity == 0.5)
    #expect(try measure("<p>0123456789<a href=#a>0123456789</a></p>", of: "p").linkDensity == 0.15)
    #expect(try measure("<p></p>", of: "p").linkDensity == 0)
  }

  @Test func whatIsInAnElementIsCounted() throws {
    let html = "<div><p>a</p><p>b</p><ul><li>c</li><li>d<input></li></ul><h2>efg</h2><img><iframe></iframe></div>"
    let measure = try measure(html, of: "div")
    #expect((measure.paragraphs, measure.entries, measure.inputs, measure.images, measure.embeds) == (2, 2, 1, 1, 1))
    #expect((measure.headingLength, measure.listLength) == (3, 2))
  }

  @Test(arguments: [
    ("<table><tr><td>a<td>b</table>", false), ("<table><tr><th>a<tr><td>b</table>", true),
    ("<table summary=x><tr><td>a</table>", true), ("<table role=presentation><tr><th>a</table>", false),
    ("<table><caption>a</caption><tr><td>b</table>", true), ("<table><tr><td><table><tr><td>a</table></table>", false),
    ("<table>" + String(repeating: "<tr><td>a<td>b", count: 10) + "</table>", true),
    ("<table>" + String(repeating: "<tr><td>a", count: 10) + "</table>", false),
    ("<table><tr><td>a<td>b<td>c<td>d<td>e<tr><td>f</table>", true), ("<table></table>", false),
  ])
  func tablesOfData(html: String, isData: Bool) throws {
    #expect(try measure(html, of: "table").isDataTable == isData)
  }

  @Test(arguments: [
    ("a<b>c</b><a href=x>d</a>", true), ("<a href=x><div>a</div></a>", false), ("<div>a</div>", false),
    ("<font>a</font>", true),
  ])
  func whatFlowsWithTheText(html: String, flows: Bool) throws {
    let tree = try tree("<section>\(html)</section>")
    let section = try #require(tree.first { tree.name($0) == "section" })
    #expect(tree.children(section).allSatisfy(tree.isPhrasing) == flows)
  }
}

@Suite struct PageHintsTests {
  @Test(arguments: [
    ("sidebar", true), ("comment-list", true), ("site-footer", true), ("breadcrumbs", true), ("article sidebar", false),
    ("main-content", false), ("story", false), ("", false), ("related-and-more", false),
  ])
  func unlikelyNames(names: String, isUnlikely: Bool) {
    #expect(PageHints.isUnlikely(names) == isUnlikely)
  }

  @Test(arguments: [("article-body", 25.0), ("widget", -25), ("post widget", 0), ("hid", -25), ("", 0), ("x", 0)])
  func weights(names: String, weight: Double) {
    #expect(PageHints.weight(names) == weight)
  }

  @Test func wordsOfTheirOwn() {
    #expect(
      PageHints.isShare("post share-bar") && PageHints.isShare("share_this") && !PageHints.isShare("shareholders"))
    #expect(PageHints.isByline("article-byline") && !PageHints.isByline("by"))
  }

  @Test(arguments: [
    ("abc", "xxabcx", true), ("abc", "ab", false), ("abc", "", false), ("a", "ba", true), ("é", "café", true),
  ])
  func wordsAreFoundAnywhere(word: String, text: String, isFound: Bool) {
    #expect(WordSet(word, "zzz").isFound(in: text) == isFound)
  }
}

@Suite struct PageTitleTests {
  @Test(arguments: [
    ("By Ann Lee", "Ann Lee"), ("by: Ann Lee", "Ann Lee"), ("Von Anna Lee", "Anna Lee"), ("| Ann Lee |", "Ann Lee"),
    ("Ann Lee, 28 August 2024", "Ann Lee"), ("Ann Lee and Ben Cole", "Ann Lee and Ben Cole"),
    ("Byron Lee", "Byron Lee"),
    ("28 August 2024", nil), ("https://example.org/ann", nil), ("—", nil), ("", nil), ("By", "By"),
    (String(repeating: "a", count: 201), nil),
  ])
  func bylines(given: String, expected: String?) {
    #expect(PageByline.cleaned(given) == expected)
  }

  @Test(arguments: [
    ("Talks go on | Site", "Talks go on", true), ("Talks go on", "Talks go on in Prague today", false),
    ("Talks go on in Prague", "Talks go on", true), ("", "Talks", false), ("Talks", "", false), ("A", "B", false),
  ])
  func sameTitles(title: String, heading: String, isSame: Bool) {
    #expect(TitleSimilarity.isSame(title, heading) == isSame)
  }

  @Test func titlesAreBounded() {
    let long = String(repeating: "word ", count: 1000)
    #expect(PageTitle.headline(named: long, document: nil, headings: [], siteName: nil).count == PageTitle.longest)
  }
}

@Suite struct LineReaderTests {
  @Test(
    arguments: [
      ("", []), ("a", ["a"]), ("a\n", ["a"]), ("\na", ["", "a"]), ("a\r\nb\rc\nd", ["a", "b", "c", "d"]),
      ("a\u{85}b\u{2028}c\u{2029}d\u{c}e\u{b}f", ["a", "b", "c", "d", "e", "f"]), ("é\u{301}…\n“", ["é\u{301}…", "“"]),
    ] as [(String, [String])])
  func everyMarkEndsALine(text: String, lines: [String]) {
    #expect(LineReader(text[...]).map(String.init) == lines)
  }

  @Test func whatIsLeftIsTheRest() {
    var lines = LineReader("a\r\nb\nc")
    #expect(lines.next() == "a")
    #expect(lines.rest == "b\nc")
  }

  @Test func marginsGo() {
    #expect(" \t a b\u{a0}\n".trimmed == "a b")
    #expect("  ".trimmed.isEmpty)
    #expect("--a-".trimmed { $0 == "-" } == "a")
  }
}

@Suite struct IntakeProblemTests {
  private static let reasons: [(IntakeProblem.Reason, Int32)] = [
    (.missing, 66), (.unreadable("Permission denied"), 66), (.notAFile, 66), (.unnameable, 66),
    (.tooLarge(limit: 10 << 20), 65),
    (.binary, 65), (.unsupported("a feed"), 65), (.empty, 65), (.withoutArticle, 65), (.malformedJSON("x"), 65),
    (.malformedField("x"), 65), (.excessive("elements"), 65), (.tooMany("x"), 65),
  ]

  @Test(arguments: reasons)
  func everyProblemIsOneSentenceWithItsPlace(reason: IntakeProblem.Reason, status: Int32) {
    let problem = IntakeProblem(origin: "a\u{1b}b.txt", line: 3, reason: reason)
    #expect(problem.exitStatus == status)
    #expect(problem.description.hasPrefix(Harvest.printed("a\u{1b}b.txt") + ", line 3: "))
    #expect(isPrintable(problem.description))
    #expect(problem.description.contains(";"))
    #expect(IntakeProblem(origin: "-", reason: reason).description.hasPrefix("standard input: "))
  }

  @Test func quotesAreShort() {
    let long = String(repeating: "a", count: 10_000)
    #expect(IntakeProblem(origin: "-", reason: .malformedJSON(long)).description.count < 250)
  }
}
