import Glibc
import ReaderUI
import Testing

/// Corrections through the real program: on the screen, on disk, and after whatever happens to the process.
@Suite(.serialized) struct CorrectionTests {
  private let home: Home

  init() throws {
    home = try Home()
    let folder = try Fixture.write(in: home)
    let added = try Command([try readerBinary(), "add", folder], in: home)
    try #require(added.status == 0)
  }

  private func run(_ arguments: String...) throws -> Command {
    try Command([try readerBinary()] + arguments, in: home)
  }

  /// The names of the actors and places in the whole archive.
  private func hasPlace(_ name: String) throws -> Bool {
    try run("entities").text.split(separator: "\n").contains { $0.hasPrefix(name + " ") }
  }

  /// Opens the last article but one of the list and says of its first mention that it is nobody, everywhere.
  private func dismissFirst(_ reader: ReaderProcess) throws -> String {
    try reader.settle()
    try reader.press(.character("j"), .enter, .tab, .character("x"))
    try reader.press(.character("n"), .character("e"))
    var said = ""
    try reader.wait(for: "the correction") { state in
      said = state.frame.lines.first { $0.contains("Corrected everywhere") } ?? ""
      return !said.isEmpty
    }
    return said.split(separator: "“").last?.split(separator: "”").first.map(String.init) ?? ""
  }

  @Test func `a correction stays after the end, and goes when it is taken back`() throws {
    let reader = try ReaderProcess([], in: home)
    let name = try dismissFirst(reader)
    try #require(!name.isEmpty)
    reader.terminal.type(Array("q".utf8))
    #expect(try reader.end() == .exited(0))

    let listed = try run("corrections")
    #expect(listed.text.contains("“\(name)”"))
    #expect(listed.text.contains("everywhere"))

    let again = try ReaderProcess([], in: home)
    try again.settle()
    try again.press(.character("C"))
    #expect(again.shown.lines.contains { $0.contains("“\(name)”") })
    try again.press(.character("u"), .character("u"))
    try again.wait(for: "the list without it") { $0.frame.lines.contains { $0.contains("nothing yet") } }
    again.terminal.type(Array("q".utf8))
    #expect(try again.end() == .exited(0))
    #expect(try run("corrections").text.isEmpty)
  }

  @Test func `killed right after the frame, nothing is lost`() throws {
    let reader = try ReaderProcess([], in: home)
    let name = try dismissFirst(reader)
    kill(reader.process, SIGKILL)
    _ = try reader.end()
    #expect(try run("corrections").text.contains("“\(name)”"))
    // What the kill has cut off is made up for by the next command that may write.
    let reopened = try ReaderProcess([], in: home)
    try reopened.settle()
    reopened.terminal.type(Array("q".utf8))
    _ = try reopened.end()
    #expect(try run("doctor").status == 0)
  }

  @Test func `export, remove and import are inverse`() throws {
    let before = try run("entities", "--json").text
    let reader = try ReaderProcess([], in: home)
    _ = try dismissFirst(reader)
    reader.terminal.type(Array("q".utf8))
    _ = try reader.end()
    let file = home.path + "/corrections.json"
    #expect(try run("corrections", "export", file).status == 0)
    #expect(readFile(file) == (try run("corrections", "export").text))
    let corrected = try run("entities", "--json").text
    #expect(corrected != before)
    let id = String(try run("corrections").text.split(separator: "\n")[1].prefix(12))
    #expect(try run("corrections", "remove", id).status == 0)
    #expect(try run("entities", "--json").text == before)
    #expect(try run("corrections", "remove", id).status == 66)
    #expect(try run("corrections", "import", file).text == "1 taken over, 0 already there\n")
    #expect(try run("corrections", "import", file).text == "0 taken over, 1 already there\n")
    #expect(try run("entities", "--json").text == corrected)
  }

  @Test(arguments: [
    ("", "is not JSON"), ("{", "is not JSON"), ("{}", "a list of corrections"), ("[1]", "correction 1"),
    (#"[{"scope":"everywhere"}]"#, "neither words"), (#"[{"scope":"everywhere","words":"a"}]"#, "is missing"),
    (#"[{"made":"2024-01-01","scope":"nowhere","words":"a","action":"dismiss"}]"#, "correction 1, “scope”"),
  ])
  func `a bad file is refused with its place`(text: String, sentence: String) throws {
    let file = try home.write(text, to: "bad.json")
    let command = try run("corrections", "import", file)
    let complaint = String(decoding: command.errors, as: UTF8.self)
    #expect(command.status == 65)
    #expect(complaint.contains(sentence), "\(complaint)")
    #expect(complaint.split(separator: "\n").count == 1)
  }

  @Test func `a file that is not there is said to be missing`() throws {
    #expect(try run("corrections", "import", home.path + "/none").status == 66)
    #expect(try run("corrections", "import", home.path).status == 66)
    #expect(try run("corrections", "export", home.path + "/no/such/folder").status == 73)
  }
}
