import News
import Testing

@Suite struct QueryProblemTests {
  @Test(
    arguments: [
      ("autor:smith", "actor:smith"), ("-AUTHOR:\"A. Smith\"", "-actor:\"A. Smith\""), ("plcae:x", "place:x"),
      ("tags:x", "tag:x"), ("titel:x", "title:x"), ("langauge:tr", "language:tr"), ("act:x", "actor:x"),
      ("foo:bar", nil), ("id:x", nil), ("и:x", nil), ("is:unraed", "is:unread"), ("-is:star", "-is:starred"),
      ("is:purple", nil), ("language:turkisch", "language:turkish"), ("lang:klingonish", nil),
      ("lang:\"norwegian bokmal\"", "language:\"norwegian bokmål\""), ("date:2024/08/28", "date:2024-08-28"),
      ("date:28.8.2024", "date:2024-08-28"), ("date:8/28/2024", "date:2024-08-28"), ("date:8/9/2024", nil),
      ("date:9.9.2024", "date:2024-09-09"), ("date:08/2024", "date:2024-08"), ("date:20240828", "date:2024-08-28"),
      ("-date:202408", "-date:2024-08"), ("date:2024-2025", "date:2024..2025"), ("date:2024..2023", "date:2023..2024"),
      ("date:2024...2025", "date:2024..2025"), ("date:2024…", "date:2024.."), ("date:..2024/08", "date:..2024-08"),
      ("date:2024-13", nil), ("date:yesterday", nil), ("date:..", nil), ("date:", nil), ("OR", nil),
    ] as [(String, String?)])
  func whatMayHaveBeenMeantIsSuggested(_ text: String, _ meant: String?) throws {
    let problem = try #require(Query.parse(text).problems.first)
    #expect(problem.suggestion == meant)
    #expect(problem.description.contains("Did you mean \(meant ?? "")?") == (meant != nil))
    if let meant { #expect(Query.parse(meant).problems.isEmpty) }
  }

  @Test(
    arguments: [
      (
        "bridge foo:bar",
        "“foo:bar” at character 8: “foo” is no field. The fields are actor, place, source, title, tag, date, language and is. In quotation marks it is text: \"foo:bar\"."
      ),
      (
        "é date:soon",
        "“date:soon” at character 3: a date is 2024, 2024-08, 2024-08-28 or FROM..TO, such as 2024-08..2024-12."
      ),
      (
        "title: x",
        "“title:” at character 1: letters or digits must follow the colon, without a blank: title:ceasefire."
      ),
      (
        "a OR b",
        "“OR” at character 3: OR is not known, an article must match all parts. Search for one after the other. In quotation marks it is a word: \"OR\"."
      ),
      (" (( ", "“((”: letters or digits are needed to search for."),
    ])
  func whatIsWrongIsSaidWithItsPlace(_ text: String, _ message: String) throws {
    #expect(Query.parse(text).problems.map(\.description) == [message])
  }

  @Test func allProblemsAreReported() {
    let problems = Query.parse("é foo:x ok date:soon is:red").problems
    #expect(problems.map(\.character) == [3, 12, 22])
    #expect(problems.map(\.range) == [3..<8, 12..<21, 22..<28])
    #expect(problems.allSatisfy { $0.summary.count <= 24 && !$0.summary.isEmpty })
  }

  // MARK: While it is typed

  @Test func whatIsBeingTypedIsNoProblemBeforeItIsLeft() {
    let text = "talks foo:bar date:2024-08 OR is:unread"
    for end in text.utf8.indices.dropFirst().map({ $0 }) + [text.endIndex] {
      let typed = String(text[..<end])
      let reading = Query.read(typed, cursor: typed.utf8.count)
      let settled = typed.hasPrefix("talks foo:bar ") ? (typed.hasPrefix("talks foo:bar date:2024-08 OR ") ? 2 : 1) : 0
      #expect(reading.problems.count == settled, "\(typed)")
    }
  }

  @Test(
    arguments: [
      ("talks date", "talks date"), ("talks date:", "talks"), ("talks date:20", "talks"),
      ("talks date:2024", "talks date:2024"),
      ("talks date:2024-", "talks date:2024"), ("talks date:2024-0", "talks date:2024"),
      ("talks date:2024-08.", "talks date:2024-08"), ("talks -date:2024-08..2", "talks -date:2024-08.."),
      ("talks fo:b", "talks"), ("talks OR", "talks"), ("talks is:un", "talks"), ("title:", ""), ("*", ""),
    ])
  func whatIsTypedSoFarIsSearchedFor(_ text: String, _ understood: String) {
    let reading = Query.read(text, cursor: text.utf8.count)
    #expect(reading.problems.isEmpty)
    #expect(reading.understood == understood)
    #expect(reading.query == Query.parse(understood).query)
    #expect((reading.unfinished == nil) == (text == understood))
  }

  @Test func theCursorMayStandInTheMiddle() {
    let text = "date:20 talks foo:x"
    #expect(Query.read(text, cursor: 7).problems.map(\.token) == ["foo:x"])
    #expect(Query.read(text, cursor: 7).unfinished?.token == "date:20")
    #expect(Query.read(text, cursor: 8).problems.map(\.token) == ["date:20", "foo:x"])
    #expect(Query.read(text, cursor: 14).problems.map(\.token) == ["date:20"])
  }
}
