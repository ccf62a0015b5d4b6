import Archive
import Glibc
import News
import ReaderUI
import Synchronization
import TestServer
import Testing

/// Feeds that are asked while somebody reads: when the reader opens, and on `R`.
@Suite(.serialized) struct RefreshTests {
  private let home: Home
  private let server: TestServer
  private let paper = Paper()

  /// What the feed gives; `gate`, if there is one, is waited for before.
  private final class Paper: Sendable {
    private let state = Mutex<(titles: [String], gate: Gate?)>(([], nil))
    func print(_ titles: String..., after gate: Gate? = nil) { state.withLock { $0 = (titles, gate) } }

    func answer(_ request: TestRequest) -> [UInt8] {
      let (titles, gate) = state.withLock { $0 }
      gate?.wait()
      let items = titles.map { title in
        "<item><guid>\(title)</guid><title>\(title)</title><link>https://wire.example/1</link>"
          + "<pubDate>Sat, 02 Jan 2100 10:00:00 GMT</pubDate><description>Ministers met in Yerevan.</description></item>"
      }
      return TestAnswer.make(
        body: "<rss version=\"2.0\"><channel><title>Wire</title>\(items.joined())</channel></rss>")
    }
  }

  init() throws {
    home = try Home()
    server = try TestServer { [paper] in paper.answer($0) }
    let added = try Command([try readerBinary(), "add", try Fixture.write(in: home)], in: home)
    try #require(added.status == 0)
    let archive = try open()
    let url = server.url("/feed")
    _ = try archive.add([
      Subscription(
        identity: url, location: .feed(url: url), fullText: .never, added: Timestamp(seconds: 0), isTrusted: true)
    ])
    archive.close()
  }

  private func open() throws -> Archive {
    try Archive(
      at: .file(path: home.path + "/data/reader/archive.sqlite"),
      personalFile: home.path + "/data/reader/personal.sqlite")
  }

  private func contains(_ words: String) -> (SessionState) -> Bool {
    { $0.frame.lines.contains { $0.contains(words) } }
  }

  private func quit(_ reader: ReaderProcess) throws {
    reader.terminal.type(Array("q".utf8))
    #expect(try reader.end() == .exited(0))
  }

  @Test func `what came out since is there soon after the reader opens`() throws {
    let gate = Gate()
    paper.print("Ferry Sails Again", after: gate)
    let reader = try ReaderProcess([], in: home)
    // The list is there while the server still thinks.
    try reader.waitForScreen("the list") { $0.frame.lines.contains { $0.contains("Ceasefire") } }
    gate.open()
    try reader.wait(for: "the new article", contains("Ferry Sails Again"))
    #expect(!contains("refreshing")(try #require(reader.state)))
    #expect(try reader.bytesWritten { for _ in 0..<3 { try reader.settle() } } == 0, "then it is silent")
    try quit(reader)
    let found = try Command([try readerBinary(), "list", "--json", "place:yerevan ferry"], in: home)
    #expect(found.text.contains("Ferry"), "it is recognised")
  }

  @Test func `offline means that nobody is asked`() throws {
    paper.print("Ferry Sails Again")
    for isOption in [true, false] {
      let environment = isOption ? [:] : ["READER_OFFLINE": "1"]
      let reader = try ReaderProcess(isOption ? ["--offline"] : [], in: home, .init(environment: environment))
      try reader.settle()
      try reader.press(.down, .enter)
      try quit(reader)
    }
    #expect(server.connections == 0)
  }

  @Test func `R asks now, shows how far it is, and moves nothing`() throws {
    let gate = Gate()
    let reader = try ReaderProcess(["--offline"], in: home, .init(size: .init(rows: 24, columns: 120)))
    try reader.settle()
    try reader.press(.down, .down, .enter, .down, .down)
    let reading = reader.shown.lines.map { $0.dropFirst(45).prefix(30) }
    paper.print("Ferry Sails Again", "Fares Fall", after: gate)
    reader.terminal.type(Array("R".utf8))
    try reader.waitForScreen("progress") { $0.frame.lines.last?.contains("refreshing 0 of 1") == true }
    reader.terminal.type(Array("R".utf8))
    try reader.waitForScreen("the answer") { $0.frame.lines.last?.contains("asked already") == true }
    gate.open()
    try reader.wait(for: "the end") { $0.frame.lines.last?.contains("2 new articles.") == true }
    #expect(contains("Fares Fall")(try #require(reader.state)))
    let after = reader.shown.lines.map { $0.dropFirst(45).prefix(30) }
    #expect(after[1..<23] == reading[1..<23], "the text stands where it stood")
    try quit(reader)
  }

  @Test func `leaving does not wait for a server that holds the line`() throws {
    let gate = Gate()
    defer { gate.open() }
    paper.print("Never", after: gate)
    let reader = try ReaderProcess([], in: home)
    try reader.waitForScreen("the list") { $0.frame.lines.contains { $0.contains("Ceasefire") } }
    reader.terminal.type(Array("R".utf8))
    try reader.waitForScreen("progress") { $0.frame.lines.last?.contains("of 1") == true }
    try quit(reader)
    let archive = try open()
    #expect(try archive.integrityProblems() == [])
    #expect(try archive.feedStates().isEmpty, "the visit has not been made")
  }

  @Test func `problems end as one notice`() throws {
    server.stop()
    let reader = try ReaderProcess(["--offline"], in: home)
    try reader.settle()
    try reader.press(.character("R"))
    try reader.wait(for: "the notice", contains("1 feed failed"))
    try quit(reader)
  }

  @Test func `a key script asks the feeds too`() throws {
    paper.print("Ferry Sails Again")
    let script = try home.write("keys R\n", to: "script")
    let result = try Command([try readerBinary(), "--keys", script], in: home)
    #expect(result.status == 0)
    #expect(result.text.contains("1 new article.") && result.text.contains("Ferry Sails Again"))
    let temporary = try Command([try readerBinary(), "--keys", script, home.path + "/articles"], in: home)
    #expect(temporary.text.contains("Only the archive has feeds"))
    #expect(server.requests.count == 1)
  }
}

/// `o`: the article's page in the person's browser.
@Suite(.serialized) struct BrowserTests {
  private let home: Home

  init() throws { home = try Home() }

  /// A program in the home that stands for a browser.
  private func browser(_ name: String, _ script: String) throws -> String {
    let path = try home.write("#!/bin/sh\n\(script)\n", to: name)
    chmod(path, 0o700)
    return path
  }

  private func reader(_ browser: String) throws -> ReaderProcess {
    let reader = try ReaderProcess(
      [try Fixture.write(in: home)], in: home, .init(environment: ["BROWSER": browser, "DISPLAY": ":9"]))
    try reader.settle()
    try reader.press(.down)
    return reader
  }

  private func text(_ name: String) -> String? {
    guard let file = fopen(home.path + "/" + name, "r") else { return nil }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = fread(&buffer, 1, buffer.count, file)
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  @Test func `a browser gets the address as one argument and outlives the reader`() throws {
    let path = try browser(
      "web",
      "cd \(home.path); for word; do echo \"<$word>\"; done > asked.new; mv asked.new asked")
    let reader = try reader(path + " --new-window")
    try reader.press(.character("o"))
    for _ in DeadlineSteps() {
      if text("asked") != nil { break }
      usleep(1000)
    }
    #expect(text("asked") == "<--new-window>\n<https://news.example/12>\n")
    #expect(reader.shown.lines.last?.contains("Opening https://news.example/12") == true)
    reader.terminal.type(Array("q".utf8))
    #expect(try reader.end() == .exited(0))
  }

  @Test func `a browser that fails is a notice`() throws {
    let reader = try reader(try browser("web", "exit 3"))
    try reader.press(.character("o"))
    try reader.wait(for: "the notice") { $0.frame.lines.contains { $0.contains("ended with status 3") } }
    reader.terminal.type(Array("q".utf8))
    #expect(try reader.end() == .exited(0))
    let other = try self.reader(home.path + "/missing")
    try other.press(.character("o"))
    try other.wait(for: "the notice") { $0.frame.lines.contains { $0.contains("no browser is there") } }
  }

  @Test func `a browser of the terminal gets the terminal`() throws {
    let path = try browser("w3m", "echo page of \"$1\"; read answer; echo \"$answer\" > \(home.path)/answer")
    let reader = try reader(path)
    let shown = reader.emulator.frame
    reader.terminal.type(Array("o".utf8))
    try reader.waitForScreen("the page") { emulator in
      !emulator.isAlternate && emulator.frame.lines.contains { $0.contains("page of https://news.example/12") }
    }
    #expect(reader.terminal.modes == reader.terminal.modesBefore)
    reader.terminal.type(Array("q\n".utf8))
    try reader.waitForScreen("the program") { $0.isAlternate && !$0.cursorIsVisible }
    #expect(text("answer") == "q\n", "the keys were the browser's")
    try reader.waitForScreen("the list") { $0.frame.lines.dropLast() == shown.lines.dropLast() }
    reader.terminal.type(Array("q".utf8))
    #expect(try reader.end() == .exited(0))
    expectReturned(reader)
  }

  @Test func `what interrupts that browser does not end the reader`() throws {
    // A shell may miss a signal that comes right before it begins to read; between two commands it never does.
    let reader = try reader(try browser("w3m", "trap 'exit 0' INT; echo page; while :; do sleep 0.02; done"))
    reader.terminal.type(Array("o".utf8))
    try reader.waitForScreen("the page") { emulator in
      !emulator.isAlternate && emulator.frame.lines.contains { $0.contains("page") }
    }
    reader.terminal.type([3])
    try reader.waitForScreen("the program") { $0.isAlternate }
    reader.terminal.type(Array("q".utf8))
    #expect(try reader.end() == .exited(0))
  }

  /// Whoever waits for the browser must not take the signal that asks the program to end.
  @Test(arguments: [SIGTERM, SIGHUP]) func `a signal after a browser gives the terminal back`(signal: Int32) throws {
    let reader = try reader(try browser("web", ": > \(home.path)/asked; exec sleep 1"))
    try reader.press(.character("o"))
    for _ in DeadlineSteps() {
      if text("asked") != nil { break }
      usleep(1000)
    }
    kill(reader.process, signal)
    #expect(try reader.end() == .killed(by: signal))
    expectReturned(reader)
  }
}
