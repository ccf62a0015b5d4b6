import Dispatch
import Glibc
import ReaderUI
import TestServer
import Testing

@testable import Archive

/// However it hangs, the program ends within two seconds of being asked to, with the terminal given back.
@Suite(.serialized) struct WayOutTests {
  /// What the contract says, and what a busy machine takes.
  private static let longest = Duration.seconds(2) + .milliseconds(1500)

  private let home: Home

  init() throws {
    home = try Home()
    let added = try Command([try readerBinary(), "add", try Fixture.write(in: home)], in: home)
    try #require(added.status == 0)
  }

  private func reader(_ arguments: [String] = ["--offline"], _ setting: ReaderProcess.Setting = .init()) throws
    -> ReaderProcess
  {
    let reader = try ReaderProcess(arguments, in: home, setting)
    try reader.settle()
    return reader
  }

  /// How the process ends, which must be in time.
  private func end(_ reader: ReaderProcess, by ask: () -> Void) throws -> PseudoTerminal.Ending? {
    let start = ContinuousClock.now
    ask()
    let ending = try reader.end()
    #expect(ContinuousClock.now - start < Self.longest)
    return ending
  }

  /// What has been written after the screen was left, without escape sequences.
  private func lastWords(_ reader: ReaderProcess) -> String {
    reader.emulator.frame.lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  // MARK: Locks

  @Test func `q leaves stars that a lock keeps from being saved, and says so`() throws {
    let reader = try reader()
    let lock = try Lock(home)
    defer { lock.release() }
    reader.terminal.type(Array("ssss".utf8))
    #expect(try end(reader) { reader.terminal.type(Array("q".utf8)) } == .exited(75))
    expectReturned(reader)
    #expect(lastWords(reader).contains("Not saved: 1 star; the personal file is in use by another process."))
  }

  @Test func `a signal does as well, and what is lost is counted`() throws {
    let reader = try reader()
    let lock = try Lock(home)
    defer { lock.release() }
    try reader.typeUntilTaken("sjsjsju")
    #expect(try end(reader) { kill(reader.process, SIGTERM) } == .killed(by: SIGTERM))
    expectReturned(reader)
    #expect(lastWords(reader).contains("Not saved: 3 stars and 1 read mark; the personal file is in use"))
  }

  @Test func `a star waits for the lock, is shown once it is on disk, and nothing else waits`() throws {
    let reader = try reader()
    let lock = try Lock(home)
    reader.terminal.type(Array("s".utf8))
    // Opening an article reads, and reading goes on.
    reader.terminal.type(Array("jj\r".utf8))
    try reader.waitForScreen("the article") { $0.frame.lines.contains { $0.contains("foreign minister of Georgia") } }
    #expect(!reader.emulator.frame.lines.contains { $0.contains("★") })
    lock.release()
    try reader.waitForScreen("the star") { $0.frame.lines.contains { $0.contains("★") } }
    reader.terminal.type(Array("q".utf8))
    #expect(try reader.end() == .exited(0))
  }

  @Test func `a lock on the archive keeps nobody inside`() throws {
    let reader = try reader()
    let lock = try Lock(home, onArchive: true)
    defer { lock.release() }
    reader.terminal.type(Array("s".utf8))
    try reader.waitForScreen("the star") { $0.frame.lines.contains { $0.contains("★") } }
    #expect(try end(reader) { reader.terminal.type(Array("q".utf8)) } == .exited(0))
    expectReturned(reader)
  }

  /// The write lock of one of the files, held by this process.
  private final class Lock: Sendable {
    private let gate = Gate()
    private let ended = Gate()

    init(_ home: Home, onArchive: Bool = false) throws {
      let archive = try Archive(
        at: .file(path: home.path + "/data/reader/archive.sqlite"),
        personalFile: home.path + "/data/reader/personal.sqlite")
      let held = Gate()
      DispatchQueue.global().async { [gate, ended] in
        if onArchive {
          try? archive.write { _ in
            held.open()
            gate.wait()
          }
        } else {
          try? archive.personal.write { _ in
            held.open()
            gate.wait()
          }
        }
        archive.close()
        ended.open()
      }
      held.wait()
    }

    func release() {
      gate.open()
      ended.wait()
    }
  }

  // MARK: Terminals

  @Test(arguments: [SIGTERM, SIGHUP]) func `a terminal that nobody reads keeps nobody inside`(_ signal: Int32) throws {
    let reader = try reader()
    // Every Ctrl-L paints the screen; at last the main thread waits for somebody to read it.
    try reader.fillTerminal(with: 0x0c)
    #expect(try endUnread(reader, by: signal) == .killed(by: signal))
    #expect(reader.terminal.modes == reader.terminal.modesBefore)
    let unread = String(decoding: reader.terminal.readToFence(), as: UTF8.self)
    #expect(unread.contains("\u{1b}[?1049l"), "whoever reads on has the terminal back")
  }

  private func endUnread(_ reader: ReaderProcess, by signal: Int32) throws -> PseudoTerminal.Ending? {
    let start = ContinuousClock.now
    kill(reader.process, signal)
    for _ in DeadlineSteps() {
      if reader.terminal.hasEnded() { break }
      usleep(1000)
    }
    #expect(ContinuousClock.now - start < Self.longest)
    return reader.terminal.ending
  }

  @Test func `a browser in the terminal that ignores everything keeps nobody inside`() throws {
    let path = try home.write(
      "#!/bin/sh\ntrap '' INT TERM HUP\necho page\nwhile :; do sleep 0.05; done\n", to: "w3m")
    chmod(path, 0o700)
    let reader = try reader(["--offline"], .init(environment: ["BROWSER": path]))
    reader.terminal.type(Array("jo".utf8))
    try reader.waitForScreen("the page") { $0.frame.lines.contains { $0.contains("page") } }
    #expect(try end(reader) { kill(reader.process, SIGTERM) } == .killed(by: SIGTERM))
    #expect(reader.terminal.modes == reader.terminal.modesBefore)
  }

  // MARK: Work

  @Test func `a text that takes long keeps nobody inside`() throws {
    let sentence = "President Nino Beridze of Georgia met Aram Petrosyan in Tbilisi; the United Nations said on Monday "
    let text = (0..<40_000).map { "\(sentence)\($0)." }.joined(separator: " ")
    let file = try home.write(text, to: "long.txt")
    let reader = try ReaderProcess([file], in: home)
    try reader.waitForScreen("recognition") { $0.frame.lines.last?.contains("q quit") == true }
    #expect(try end(reader) { reader.terminal.type(Array("q".utf8)) } != nil)
    expectReturned(reader)
  }

  @Test func `memory that is used up is said`() throws {
    let reader = try reader()
    try #require(try Command(["prlimit", "--as=1000000", "--pid", "\(reader.process)"], in: home).status == 0)
    reader.terminal.type(Array("jjj\rGq".utf8))
    let ending = try reader.end()
    #expect(ending == .exited(71) || ending == .exited(0), "it needed none, or said so; \(String(describing: ending))")
    if ending == .exited(71) { #expect(lastWords(reader).contains("there is not enough memory")) }
    #expect(reader.terminal.modes == reader.terminal.modesBefore)
  }
}
