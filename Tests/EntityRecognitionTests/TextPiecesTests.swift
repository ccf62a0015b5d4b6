import News
import Testing

@testable import EntityRecognition

/// Long texts are read in pieces.
@Suite struct TextPiecesTests {
  static func pieces(_ text: String, _ most: Int) -> [String] {
    let bytes = Array(text.utf8)
    return TextPieces.ranges(of: bytes, most: most).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test func shortTextsAreWhole() {
    #expect(Self.pieces("", 8).isEmpty)
    #expect(Self.pieces("ab cd", 8) == ["ab cd"])
  }

  @Test func theLargestUnitIsKeptWhole() {
    #expect(Self.pieces("abcdef\n\nb\nc d ef gh", 12) == ["abcdef\n\n", "b\nc d ef gh"])
    #expect(Self.pieces("abcdefgh\nc d ef gh", 12) == ["abcdefgh\n", "c d ef gh"])
    #expect(Self.pieces("abcdefgh c d.efgh", 12) == ["abcdefgh c ", "d.efgh"])
    #expect(Self.pieces("日本日本日本", 8) == ["日本", "日本", "日本"])
  }

  @Test(arguments: 0..<20) func piecesAreAllOfTheText(_ seed: Int) {
    var random = HostileTextTests.Generator(state: UInt64(seed))
    let text = (0..<400).map { _ in HostileTextTests.pieces.randomElement(using: &random) ?? "" }.joined()
    let ranges = TextPieces.ranges(of: Array(text.utf8), most: 64)
    #expect(ranges.allSatisfy { (1...64).contains($0.count) })
    #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == text.utf8.count)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(Self.pieces(text, 64).joined() == text)
  }

  /// Offsets count from the start of the article, and what has a full name is one entity in all pieces.
  @Test func mentionsOfAllPiecesAreOfOneArticle() throws {
    let paragraph = "President William Ruto spoke in Nairobi. Ruto left.\n\n"
    let text = String(repeating: paragraph, count: TextPieces.mostBytes * 5 / 2 / paragraph.utf8.count)
    #expect(TextPieces.ranges(of: Array(text.utf8)).count == 3)
    let analysis = Recogniser().analyse(text)
    analysis.checkInvariants(textLength: text.utf8.count)
    let count = text.utf8.count / paragraph.utf8.count
    #expect(analysis.mentions.count == 3 * count)
    #expect(analysis.entities.map(\.name).sorted() == ["Nairobi", "William Ruto"])
    let last = try #require(analysis.mentions.last)
    #expect(last.span == text.utf8.count - 12..<text.utf8.count - 8)
  }

  /// What is read of a text as long as several books is its beginning.
  @Test func theBeginningOfALongTextIsRead() {
    let paragraph =
      String(repeating: "international organisations deliberated extensively. ", count: 40) + "They met in Nairobi.\n\n"
    let text = String(repeating: paragraph, count: Recogniser.mostBytes * 3 / 2 / paragraph.utf8.count)
    let beginning = TextPieces.beginning(of: text, most: Recogniser.mostBytes)
    #expect((Recogniser.mostBytes - TextPieces.mostBytes...Recogniser.mostBytes).contains(beginning.count))
    #expect(text.utf8.starts(with: beginning))
    #expect(TextPieces.beginning(of: paragraph, most: Recogniser.mostBytes) == Array(paragraph.utf8))
    let analysis = Recogniser().analyse(text)
    #expect(analysis.mentions.count == beginning.count / paragraph.utf8.count)
  }

  /// Single letters and marks are tokens as well: their number is bounded, not only their bytes.
  @Test(arguments: ["|"]) func tokensAreBounded(_ piece: String) {
    var tokens = 0
    var pieces = 0
    let text = String(repeating: piece, count: (Recogniser.mostBytes - 1) / piece.utf8.count)
    _ = Recogniser().analyse(
      Article(id: ArticleID("a"), title: "", source: "", paragraphs: [text]),
      after: { pieces += $0 == .assembly ? 1 : 0 })
    for range in TextPieces.ranges(of: Array(text.utf8)).prefix(pieces) {
      tokens += Recogniser().tokenCount(of: String(decoding: Array(text.utf8)[range], as: UTF8.self))
    }
    #expect(tokens < Recogniser.mostTokens + TextPieces.mostBytes)
  }

  @Test func mentionsAreBounded() {
    var assembly = AnalysisAssembly(string: "Kenya")
    let entity = Entity(id: EntityID(.person, key: Array("kenya".utf8)), name: "Kenya", type: .person)
    let referent = Referent(place: nil, entity: entity, actor: entity)
    let span = TaggedSpan(tokens: 0..<1, kind: .person)
    for _ in 0...AnalysisAssembly.mostMentions {
      assembly.add(span, at: 0..<5, referent, RoleClassifier.Decision(role: .actor), title: nil)
    }
    #expect(assembly.isFull)
    #expect(assembly.finish().mentions.count == AnalysisAssembly.mostMentions)
  }

  @Test func paragraphsAreBounded() {
    let text = Array(String(repeating: "a\n\n", count: 1 << 19).utf8)
    let paragraphs = LanguageDetector.paragraphs(of: text)
    #expect((1...1 << 16).contains(paragraphs.count))
    #expect(LanguageDetector.paragraphs(of: Array("a\n\nb".utf8)) == [0..<1, 3..<4])
  }
}
