import ReaderUI
import Testing

/// Terminals on which there is no screen.
@Suite(.serialized) struct UnknownTerminalTests {
  private let home: Home

  init() throws {
    home = try Home()
    try #require(try Command([try readerBinary(), "add", try Fixture.write(in: home)], in: home).status == 0)
  }

  private func run(_ arguments: [String], term: String) throws -> (PseudoTerminal.Ending?, String) {
    let reader = try ReaderProcess(arguments, in: home, .init(term: term, size: .init(rows: 40, columns: 120)))
    let ending = try reader.end()
    #expect(reader.terminal.modes == reader.terminal.modesBefore)
    return (ending, String(decoding: reader.output, as: UTF8.self))
  }

  @Test(arguments: ["xterm-of-the-future", "no/such", ""]) func `one that nobody knows is said`(_ term: String) throws {
    for arguments in [[], [home.path + "/articles"]] {
      let (ending, output) = try run(arguments, term: term)
      #expect(ending == .exited(69))
      #expect(output.contains(term.isEmpty ? "TERM is not set" : "no terminfo entry for TERM=\(term)"))
      #expect(output.contains("TERM=xterm-256color reader") && output.contains("ncurses-term"))
      #expect(output.split(separator: "\r\n").count == 1 && !output.contains("Ceasefire"))
    }
  }

  @Test func `one that cannot place the cursor gets plain text`() throws {
    let (ending, output) = try run([home.path + "/articles/01.md"], term: "dumb")
    #expect(ending == .exited(0))
    #expect(output.contains("Ministers meet in Tbilisi") && !output.contains("\u{1b}"))
    #expect(try run([], term: "dumb").1.contains("Ceasefire holds in the south"))
  }

  @Test func `nobody gets more than the newest articles unasked`() throws {
    let more = (1...120).map {
      #"{"id":"\#($0)","title":"Session \#($0)","body":"Talks in Yerevan.","published":"2024-01-01"}"#
    }
    let file = try home.write(more.joined(separator: "\n"), to: "more.jsonl")
    try #require(try Command([try readerBinary(), "add", file], in: home).status == 0)
    let (ending, output) = try run([], term: "dumb")
    #expect(ending == .exited(0))
    #expect(output.split(separator: "\r\n").count == 102, "a head, a hundred articles, a sentence")
    #expect(output.contains("these are the newest 100 articles; reader list prints all"))
    #expect(!output.contains("Ceasefire"))
    #expect(try Command([try readerBinary(), "list"], in: home).text.split(separator: "\n").count == 134)
  }
}
