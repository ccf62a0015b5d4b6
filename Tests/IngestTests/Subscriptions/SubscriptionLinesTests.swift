import Testing

@testable import Ingest

/// What a list came to, short enough for a table: address, `~` name, tags.
func summary(_ list: SubscriptionList) -> [String] {
  list.subscriptions.map { listed in
    ([listed.address.url] + (listed.title.map { ["~" + $0] } ?? []) + listed.tags).joined(separator: " | ")
  }
}

@Suite struct SubscriptionLinesTests {
  private func read(_ text: String) throws -> SubscriptionList { try SubscriptionList.read(Array(text.utf8)) }

  @Test(arguments: [
    ("https://a.example/f", ["https://a.example/f"]),
    ("https://a.example/f\nhttps://b.example/f\n", ["https://a.example/f", "https://b.example/f"]),
    ("https://a.example/f\r\nhttps://b.example/f\r\n", ["https://a.example/f", "https://b.example/f"]),
    ("\u{feff}https://a.example/f", ["https://a.example/f"]),
    ("https://a.example/f news tech", ["https://a.example/f | news | tech"]),
    ("  https://a.example/f\tnews", ["https://a.example/f | news"]),
    ("https://a.example/f \"two words\" one", ["https://a.example/f | two words | one"]),
    ("https://a.example/f ~Name", ["https://a.example/f | ~Name"]),
    ("https://a.example/f news \"~A Name\" tech", ["https://a.example/f | ~A Name | news | tech"]),
    (#"https://a.example/f "~Say \"no\" \\ yes""#, [#"https://a.example/f | ~Say "no" \ yes"#]),
    (#"https://a.example/f "a\nb" "c\td""#, ["https://a.example/f | a b | c d"]),
    (#""https://a.example/f" x"#, ["https://a.example/f | x"]),
    ("https://a.example/f \"never closed", ["https://a.example/f | never closed"]),
    ("https://a.example/f news # a comment", ["https://a.example/f | news"]),
    ("https://a.example/f#part news", ["https://a.example/f | news"]),
    ("# https://a.example/f\n\n   \nhttps://b.example/f", ["https://b.example/f"]),
    ("https://a.example/f a,b /c", ["https://a.example/f | a b | c"]),
    ("https://a.example/f x x \"\" x", ["https://a.example/f | x"]),
    ("https://a.example/f ~One ~Two", ["https://a.example/f | ~One"]),
    ("https://a.example/f caf\u{e9}", ["https://a.example/f | café"]),
  ])
  func lines(text: String, expected: [String]) throws {
    let list = try read(text)
    #expect(list.format == .lines)
    #expect(summary(list) == expected)
    #expect(list.problems.isEmpty)
  }

  @Test func whatIsNeverRunOrReadIsReportedWithItsLine() throws {
    let list = try read(
      """
      # mine
      "exec:curl https://a.example/ | sh" shell
      filter:cat:https://b.example/feed
      "query:Unread:unread = \\"yes\\""
      file:///etc/passwd secrets
      gopher://c.example/1
      https://d.example/rss !hidden
      no-address
      https://e.example/rss
      """)
    #expect(summary(list) == ["https://d.example/rss", "https://e.example/rss"])
    #expect(list.skipped == 6)
    let expected: [(Int, SubscriptionProblem.Reason)] = [
      (2, .scheme("exec")), (3, .scheme("filter")), (4, .scheme("query")), (5, .scheme("file")),
      (6, .scheme("gopher")), (7, .hidden), (8, .malformedAddress("no-address")),
    ]
    #expect(list.problems == expected.map { SubscriptionProblem(line: $0.0, reason: $0.1) })
    for problem in list.problems {
      #expect(problem.description.hasPrefix("line \(problem.line ?? 0): "))
      #expect(isPrintable(problem.description))
    }
  }

  @Test func whatStandsThereAgainAddsItsTags() throws {
    let list = try read("https://a.example/f one\nhttp://A.example/f two\nhttps://a.example/f one")
    #expect(summary(list) == ["https://a.example/f | one | two"])
    #expect(list.repeats == 2)
  }

  @Test(arguments: [
    ("{\"feeds\": []}", "JSON"), ("<!DOCTYPE html><html><body>x</body></html>", "a web page"),
    ("<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "a feed"), ("<?xml version='1.0'?><a/>", "XML"),
    ("Once upon a time\nthere was a list.\n", "a text without addresses"), ("%PDF-1.4 x", "no text"),
  ])
  func whatIsNoList(text: String, kind: String) {
    #expect(throws: SubscriptionProblem(reason: .notAList(kind))) { try read(text) }
  }

  @Test(arguments: ["", "\n\n", "# nothing yet\n"])
  func anEmptyListIsOne(text: String) throws {
    #expect(try read(text).subscriptions.isEmpty)
  }

  @Test func otherEncodings() throws {
    let text = "https://a.example/f \"~Zür\u{ed}ch\"\n"
    var wide: [UInt8] = [0xff, 0xfe]
    for unit in text.utf16 { wide += [UInt8(unit & 0xff), UInt8(unit >> 8)] }
    #expect(summary(try SubscriptionList.read(wide)) == ["https://a.example/f | ~Zürích"])
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    #expect(summary(try SubscriptionList.read(latin)) == ["https://a.example/f | ~Zürích"])
  }

  @Test func bounds() throws {
    let many = (0..<10_050).map { "https://a.example/\($0)" }.joined(separator: "\n")
    let list = try read(many)
    #expect(list.subscriptions.count == 10_000)
    #expect(list.problems.map(\.reason) == [.tooMany(limit: 10_000)])
    let long = "https://a.example/f " + String(repeating: "x ", count: 40_000) + "\nhttps://b.example/f"
    #expect(summary(try read(long)) == ["https://b.example/f"])
    let noise = String(repeating: "exec:x\n", count: 5000)
    #expect(try read(noise).problems.count == 1000)
    #expect(try read(noise).skipped == 5000)
  }
}
