import Foundation
import News
import Testing

@testable import reader

/// `reader list QUERY`: what is asked for, or why it cannot be.
struct QueryCommandTests {
  @Test(arguments: [
    ("foo:bar", "foo:bar", 1), ("-foo:bar", "-foo:bar", 1), ("harbour autor:smith", "autor:smith", 9),
    ("date:tomorow", "date:tomorow", 1), ("harbour date:2026-13", "date:2026-13", 9), ("is:purple", "is:purple", 1),
    ("title:", "title:", 1), ("harbour OR talks", "OR", 9), ("language:klingonish", "language:klingonish", 1),
  ])
  func aWrongQueryIsRefusedWithItsPlace(_ query: String, _ token: String, _ character: Int) throws {
    let program = try Program()
    for arguments in [
      ["list", query], ["list", "--json", query], ["list"] + query.split(separator: " ").map(String.init),
    ] {
      let result = try program.run(arguments)
      #expect(result.status == 64)
      #expect(result.output.isEmpty)
      let lines = result.complaint.split(separator: "\n", omittingEmptySubsequences: false)
      try #require(lines.count == 4 && lines[3].isEmpty)
      #expect(lines[0].hasPrefix("reader: “\(token)” at character \(character): "))
      #expect(lines[1] == "  \(query)")
      #expect(lines[2] == String(repeating: " ", count: 1 + character) + String(repeating: "^", count: token.count))
    }
  }

  @Test func titlesAndTagsAreAskedFor() throws {
    let program = try Program()
    _ = try program.run("add", program.home.file("a/harbour.md", Example.harbour))
    _ = try program.home.file("in/follow.md", Example.follow)
    let folder = program.home.path + "/in"
    #expect(try program.run("feeds", "add", folder, "--tag", "North Sea").status == 0)
    #expect(try program.run("refresh", "--quiet").status == 0)
    func titles(_ query: String...) throws -> [String] {
      try program.run(["list", "--json"] + query).array().compactMap { $0["title"] as? String }.map {
        String($0.prefix(6))
      }
    }
    #expect(try titles("harbour") == ["Harbou", "Norway"])
    #expect(try titles("title:reopen") == ["Norway"])
    #expect(try titles("title:\"harbour talks\" -title:bergen") == ["Norway"])
    #expect(try titles("tag:\"north sea\"") == ["Harbou"])
    #expect(try titles("-tag:\"north sea\"") == ["Norway"])
    #expect(try titles("tag:sea").isEmpty)
    #expect(try titles("12:30").isEmpty && titles("\"foo:bar\"").isEmpty && titles("https://a.example/x").isEmpty)
  }

  @Test func theMarkStandsBelowWhatIsWrong() throws {
    func mark(_ query: String) throws -> String {
      try QueryMark(#require(Query.parse(query).problems.first), in: query).text
    }
    #expect(try mark("東京 foo:x 東京") == "  東京 foo:x 東京\n       ^^^^^")
    let long = String(repeating: "word ", count: 20)
    #expect(
      try mark(long + "foo:x " + long)
        == "  …rd word word word word foo:x word word…\n" + String(repeating: " ", count: 26) + "^^^^^")
    #expect(try mark("\u{1b}[2J\n foo:\u{202e}x") == "   [2J foo:x\n       ^^^^^")
    let endless = try mark("foo:" + String(repeating: "東", count: 500))
    #expect(endless.split(separator: "\n").allSatisfy { $0.count < 80 })
  }
}
