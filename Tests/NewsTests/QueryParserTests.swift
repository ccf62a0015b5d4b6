import News
import Testing

@Suite struct QueryParserTests {
  struct Reading: CustomTestStringConvertible {
    var text: String
    var clauses: [Query.Clause]

    init(_ text: String, _ conditions: Query.Condition..., not negated: Query.Condition...) {
      self.text = text
      clauses = conditions.map { Query.Clause($0) } + negated.map { Query.Clause($0, isNegated: true) }
    }

    /// The words of the text, which come first however they stand.
    func with(words: [String]) -> Self { changed { $0.clauses.insert(.init(.words(words)), at: 0) } }

    func with(last clauses: [Query.Clause]) -> Self { changed { $0.clauses += clauses } }

    private func changed(_ change: (inout Self) -> Void) -> Self {
      var reading = self
      change(&reading)
      return reading
    }

    var testDescription: String { text }
  }

  @Test(arguments: [
    Reading(""),
    Reading(" \t\n "),
    Reading("peace", .words(["peace"])),
    Reading("Peace  TREATY", .words(["peace", "treaty"])),
    Reading("\"peace treaty\"", .phrase(["peace", "treaty"])),
    Reading("“peace treaty”", .phrase(["peace", "treaty"])),
    Reading("„peace treaty“", .phrase(["peace", "treaty"])),
    Reading("\"peace", .phrase(["peace"])),
    Reading("cease-fire", .phrase(["cease", "fire"])),
    Reading("Baku's", .phrase(["baku", "s"])),
    Reading("http://a.example/b", .phrase(["http", "a", "example", "b"])),
    Reading("10:30 -9:15", .phrase(["10", "30"]), not: .phrase(["9", "15"])),
    Reading("Luke 4:12", .words(["luke"]), .phrase(["4", "12"])),
    Reading("covid:19 file:///a mail:/b", .phrase(["covid", "19"]), .phrase(["file", "a"]), .phrase(["mail", "b"])),
    Reading("Ankara: talks", .words(["ankara", "talks"])),
    Reading(
      "a.b:c d-e:f g2:h :i +j:k", .phrase(["a", "b", "c"]), .phrase(["d", "e", "f"]), .phrase(["g2", "h"]),
      .phrase(["j", "k"])
    ).with(words: ["i"]),
    Reading("\"foo:bar\" -“foo:bar”", .phrase(["foo", "bar"]), not: .phrase(["foo", "bar"])),
    Reading("\"OR\" or Or -OR \"not\"", .words(["or", "or"]), .phrase(["or"])).with(last: [
      .init(.words(["or"]), isNegated: true), .init(.phrase(["not"])),
    ]),
    Reading("AT & T | x", .words(["at", "t", "x"])),
    Reading(
      "title:Bridge Title:\"two words\" title:cease-fire", .title(["bridge"]), .title(["two", "words"]),
      .title(["cease", "fire"])),
    Reading("title:ferry -title:bridge", .title(["ferry"]), not: .title(["bridge"])),
    Reading("title:https://a.example source:9", .title(["https", "a", "example"]), .source(["9"])),
    Reading("tag:World tag:\"Middle  East\" tag:★ tag:c++", .tag("world"), .tag("middle east"), .tag("★"), .tag("c++")),
    Reading("--tag:x", not: .tag("x")),
    Reading("a \"b c\" d", .words(["a", "d"]), .phrase(["b", "c"])),
    Reading("-peace", not: .words(["peace"])),
    Reading("-\"peace treaty\"", not: .phrase(["peace", "treaty"])),
    Reading("--peace", not: .words(["peace"])),
    Reading("- peace -", .words(["peace"])),
    Reading("actor:pashinyan", .actor(["pashinyan"])),
    Reading("ACTOR:Pashinyan", .actor(["pashinyan"])),
    Reading("actor:\"Ilham Aliyev\"", .actor(["ilham", "aliyev"])),
    Reading("actor:“Ilham Aliyev”", .actor(["ilham", "aliyev"])),
    Reading("actor:ilham aliyev", .words(["aliyev"]), .actor(["ilham"])),
    Reading("place:nagorno-karabakh", .place(["nagorno", "karabakh"])),
    Reading("-source:apa", not: .source(["apa"])),
    Reading("is:unread IS:Starred", .isUnread, .isStarred),
    Reading("-is:unread", not: .isUnread),
    Reading(" \t"),
    Reading("place:баку", .place(["баку"])),
    Reading("language:tr lang:RU -Language:Armenian", .language("tr"), .language("ru"), not: .language("hy")),
    Reading("language:pt-BR language:und", .language("pt"), .language("und")),
    Reading("\"place:armenia\"", .phrase(["place", "armenia"])),
  ])
  func textsAreRead(_ reading: Reading) {
    let (query, problems) = Query.parse(reading.text)
    #expect(query.clauses == reading.clauses)
    #expect(problems.isEmpty)
    #expect(query.isEmpty == reading.clauses.isEmpty)
  }

  @Test(arguments: ["😀", "*", "((", "\"", " -\"\" ", "\"\""])
  func aTextWithNothingToSearchForIsReported(_ text: String) {
    let (query, problems) = Query.parse(text)
    #expect(query.isEmpty)
    #expect(problems.map(\.token) == [text.hasPrefix(" ") ? String(text.dropFirst()) : text])
  }

  @Test(
    arguments: [
      ("2024", "2024-01-01", "2024-12-31"), ("2024-08", "2024-08-01", "2024-08-31"),
      ("2024-02", "2024-02-01", "2024-02-29"), ("2023-02", "2023-02-01", "2023-02-28"),
      ("2024-8-5", "2024-08-05", "2024-08-05"), ("2024-08-28", "2024-08-28", "2024-08-28"),
      ("2024-08..", "2024-08-01", nil), ("..2024-08", nil, "2024-08-31"),
      ("0476", "0476-01-01", "0476-12-31"),
      ("2020..2024-08-28", "2020-01-01", "2024-08-28"), ("2024-08-28..2024-08-28", "2024-08-28", "2024-08-28"),
    ] as [(String, String?, String?)])
  func datesAreRead(_ text: String, _ from: String?, _ through: String?) {
    let (query, problems) = Query.parse("date:" + text)
    #expect(problems.isEmpty)
    guard case .date(let first, let last)? = query.clauses.first?.condition else {
      Issue.record("no date in \(query)")
      return
    }
    #expect(first?.iso8601 == from)
    #expect(last?.iso8601 == through)
  }

  @Test(arguments: [
    "date:yesterday", "date:24", "date:2024-13", "date:2024-00", "date:2023-02-29", "date:2024-08-32", "date:2024-08-0",
    "date:2024-08-28-1", "date:-2024", "date:0000", "date:2024-008", "date:2024-", "date:..", "date:...",
    "date:2024..2023", "date:2024..x",
    "date:2024...2025", "date:+2024", "date:/2024", "date:\"last week\"", "-date:", "date:99999999999999999999",
    "date:٢٠٢٤", "is:red", "-is:gone",
    "language:klingonish", "-lang:t", "language:42", "actor:", "-place:\"\"", "source:-", "title:“…”", "tag:",
    "tag:\" \"",
    "is:", "language:", "foo:bar", "-foo:bar", "--foo:bar", "Foo:\"bar baz\"", "autor:smith", "поле:слово", "a::b",
    "foo:bar:baz",
    "OR", "AND", "NOT", "||", "&&",
  ])
  func impossibleValuesAreReportedAndLeftOut(_ text: String) {
    let (query, problems) = Query.parse("peace \(text) treaty")
    #expect(query.clauses == [.init(.words(["peace", "treaty"]))])
    #expect(problems.map(\.token) == [text])
    for problem in problems {
      #expect(problem.character == 7 && problem.range == 6..<6 + text.utf8.count)
      #expect(
        problem.description.contains("“\(text)” at character 7: ")
          && problem.description.hasSuffix(".") != problem.description.hasSuffix("?"))
    }
  }

  @Test func aProblemQuotesNothingThatATerminalObeys() {
    let (_, problems) = Query.parse("date:\u{1b}]52;c;AAAA\u{07} is:\u{202e}\u{9b}x")
    #expect(problems.count == 2)
    for problem in problems { #expect(problem.description.unicodeScalars.allSatisfy(Printable.allows)) }
  }

  @Test func aTextIsReadUpToABound() {
    let (query, problems) = Query.parse(String(repeating: "ab ", count: 100_000))
    guard case .words(let words)? = query.clauses.first?.condition else {
      Issue.record("no words")
      return
    }
    #expect(words.count == 334 && query.clauses.count == 1)
    #expect(problems.map(\.reason) == [.tooLong])
    #expect(problems.first?.character == 1001 && problems.first?.range == 1000..<300_000)
    #expect(problems.first?.description.contains("a query has at most 1000 characters") == true)
    #expect(Query.parse(String(repeating: "-is:unread ", count: 90)).problems.isEmpty)
  }

  /// Whatever is typed is read without a trap, what is read holds its own rules, and what is not is shown where it is.
  @Test func whateverIsTypedIsReadOrReportedInItsPlace() {
    let pieces = [
      "actor:", "place:", "date:", "is:", "title:", "tag:", "lang:", "foo:", "-", "\"", "“", "”", " ", " ", "\n", ":",
      "/", "..",
      "2024", "-08", "a", "é", "e\u{301}", "🇦🇲", "\u{1b}", "\0", "\u{202e}", "\u{200d}", "\u{301}", "'", "unread", "北京",
      "OR",
      "AND", "turkish", "\r\n",
    ]
    var random = SplitMix64(state: 42)
    for _ in 0..<5000 {
      let count = Int.random(in: 0..<14, using: &random)
      let text = (0..<count).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }.joined()
      let (query, problems) = Query.parse(text)
      for clause in query.clauses { #expect(holdsItsRules(clause.condition), "\(text.debugDescription)") }
      for problem in problems { #expect(stands(problem, in: text), "\(text.debugDescription)") }
      #expect(!(query.isEmpty && problems.isEmpty) || text.allSatisfy(\.isWhitespace), "\(text.debugDescription)")
      let cursor = Int.random(in: 0...text.utf8.count, using: &random)
      let typed = Query.read(text, cursor: cursor)
      for clause in typed.query.clauses { #expect(holdsItsRules(clause.condition), "\(text.debugDescription)") }
      if typed.unfinished == nil {
        #expect(typed.query == query && typed.problems == problems, "\(text.debugDescription)")
      }
      // What has been understood says the same by itself. A line feed keeps marks apart that a blank takes up.
      guard !text.contains(where: \.isNewline) else { continue }
      #expect(Query.parse(typed.understood).query == typed.query, "\(text.debugDescription)")
    }
  }

  private func stands(_ problem: Query.Problem, in text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard problem.range.upperBound <= bytes.count else { return false }
    let before = String(decoding: bytes[..<problem.range.lowerBound], as: UTF8.self)
    let index = text.utf8.index(text.startIndex, offsetBy: problem.range.lowerBound)
    return Array(problem.token.utf8) == Array(bytes[problem.range])
      && problem.character == text.distance(from: text.startIndex, to: index) + 1
      && (before.isEmpty || problem.character > 1)
      && problem.description.unicodeScalars.allSatisfy(Printable.allows)
  }

  @Test func charactersOfAnySizeAreRead() {
    let huge = "e" + String(repeating: "\u{301}", count: 20_000)
    let (query, problems) = Query.parse(Array(repeating: "foo:\(huge) \(huge)", count: 20).joined(separator: " "))
    #expect(problems.count == 20 && query.clauses.count == 1)
    #expect(problems.map(\.character) == (0..<20).map { 1 + $0 * 8 })
    #expect(problems.allSatisfy { $0.description.utf8.count < 2000 })
  }

  /// A query that is written as a person would type it is read as it was.
  @Test func whatIsWrittenIsReadBack() {
    var random = SplitMix64(state: 9)
    for _ in 0..<2000 {
      let query = randomQuery(using: &random)
      let text = query.clauses.map(written).joined(separator: " ")
      let (read, problems) = Query.parse(text)
      #expect(read == query, "\(text)")
      #expect(problems.isEmpty)
    }
  }

  @Test(
    arguments: [
      ("", []), ("’—", []), ("Peace talks", ["peace", "talks"]), ("don't", ["don", "t"]), ("F-16", ["f", "16"]),
      ("cafe\u{301} Ünal", ["cafe\u{301}", "ünal"]), ("x²", ["x²"]), ("ΑΘΗΝΑ", ["αθηνα"]), ("北京 2022", ["北京", "2022"]),
      ("a\u{0}b\u{1b}c", ["a", "b", "c"]), ("हिन्दी", ["हिन्दी"]), ("½ 🇦🇲 ok", ["½", "ok"]), ("_a_b", ["a", "b"]),
    ] as [(String, [String])])
  func wordsAreRunsOfLettersMarksAndDigits(_ text: String, _ words: [String]) {
    #expect(Query.words(of: text) == words)
  }

  private func holdsItsRules(_ condition: Query.Condition) -> Bool {
    switch condition {
    case .words(let words), .phrase(let words), .actor(let words), .place(let words), .source(let words),
      .title(let words):
      !words.isEmpty && words.allSatisfy { Query.words(of: $0) == [$0] }
    case .tag(let tag): !tag.isEmpty && tag == Printable.line(tag).lowercased()
    case .date(let from?, let through?): from <= through
    case .date(let from, let through): from != nil || through != nil
    case .language(let tag): LanguageName.subtag(named: tag) == tag
    case .isUnread, .isStarred: true
    }
  }

  private func randomQuery(using random: inout SplitMix64) -> Query {
    func words(_ count: ClosedRange<Int>) -> [String] {
      (0..<Int.random(in: count, using: &random)).map { _ in
        ["peace", "armenia", "ünal", "2020", "баку", "f16"][Int.random(in: 0..<6, using: &random)]
      }
    }
    func day() -> CalendarDay { CalendarDay(daysSince1970: Int.random(in: -20000..<40000, using: &random)) }
    var clauses = Bool.random(using: &random) ? [Query.Clause(.words(words(1...4)))] : []
    for _ in 0..<Int.random(in: 0..<5, using: &random) {
      let days = [day(), day()].sorted()
      let conditions: [Query.Condition] = [
        .phrase(words(2...3)), .actor(words(1...2)), .place(words(1...2)), .source(words(1...2)),
        .title(words(1...2)), .tag(words(1...2).joined(separator: " ")), .isUnread, .isStarred,
        .language(["tr", "ru", "und"][Int.random(in: 0..<3, using: &random)]),
        .date(from: days[0], through: days[1]), .date(from: days[0], through: nil), .date(from: nil, through: days[1]),
      ]
      clauses.append(
        .init(
          conditions[Int.random(in: conditions.indices, using: &random)], isNegated: Bool.random(using: &random)))
    }
    return Query(clauses)
  }

  private func written(_ clause: Query.Clause) -> String {
    let text =
      switch clause.condition {
      case .words(let words): words.joined(separator: " ")
      case .phrase(let words): "\"\(words.joined(separator: " "))\""
      case .actor(let words): "actor:\"\(words.joined(separator: " "))\""
      case .place(let words): "place:\"\(words.joined(separator: " "))\""
      case .source(let words): "source:\"\(words.joined(separator: " "))\""
      case .title(let words): "title:\"\(words.joined(separator: " "))\""
      case .tag(let tag): "tag:\"\(tag)\""
      case .date(let from, let through): "date:\(from?.iso8601 ?? "")..\(through?.iso8601 ?? "")"
      case .language(let tag): "language:\(tag)"
      case .isUnread: "is:unread"
      case .isStarred: "is:starred"
      }
    return (clause.isNegated ? "-" : "") + text
  }
}

/// Reproducible random numbers: SplitMix64 (S. Vigna, public domain).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
