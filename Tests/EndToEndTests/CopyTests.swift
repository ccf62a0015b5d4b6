import Glibc
import ReaderUI
import Testing

@testable import ReaderTerminal

/// `y` and `Y`: what arrives in a clipboard, and what the screen says of it.
@Suite(.serialized) struct CopyTests {
  private let home: Home

  init() throws { home = try Home() }

  private func reader(_ environment: [String: String], term: String = "xterm-256color") throws -> ReaderProcess {
    let reader = try ReaderProcess(
      [try Fixture.write(in: home)], in: home,
      .init(term: term, size: .init(rows: 24, columns: 120), environment: environment))
    try reader.settle()
    try reader.press(.down)
    return reader
  }

  private func says(_ words: String) -> (SessionState) -> Bool {
    { $0.frame.lines.last?.contains(words) == true }
  }

  private func contains(_ reader: ReaderProcess, _ text: String, passesScreen: Bool = false) -> Bool {
    Clipboard.sequence(for: text, passesScreen: passesScreen).map { sequence in
      String(decoding: reader.output, as: UTF8.self).contains(String(decoding: sequence, as: UTF8.self))
    } ?? false
  }

  @Test func `a terminal is asked, and says nothing`() throws {
    let reader = try reader([:])
    try reader.press(.character("y"))
    try reader.wait(for: "the words", says("Sent to the terminal: the URL: https://news.example/12"))
    #expect(contains(reader, "https://news.example/12"))
    try reader.press(.character("Y"))
    try reader.wait(for: "the words", says("Sent to the terminal: the source: Ceasefire"))
    #expect(contains(reader, "Ceasefire holds in the south, Example Wire, 2023-05-12, https://news.example/12"))
  }

  @Test func `Screen hands it on`() throws {
    let reader = try reader(["STY": "1.pts-1.host"], term: "screen-256color")
    try reader.press(.character("y"))
    try reader.wait(for: "the words", says("Sent to the terminal"))
    #expect(contains(reader, "https://news.example/12", passesScreen: true))
  }

  @Test func `a console has no clipboard`() throws {
    let reader = try reader([:], term: "vt100")
    try reader.press(.character("y"))
    try reader.wait(for: "the words", says("Not copied: this terminal has no clipboard"))
    #expect(!String(decoding: reader.output, as: UTF8.self).contains("]52;"))
  }

  /// tmux without a terminal of its own: what is in its buffer has arrived.
  @Test func `tmux keeps it`() throws {
    let socket = home.path + "/tmux"
    func tmux(_ words: [String]) throws -> Command {
      try Command(["tmux", "-S", socket, "-f", "/dev/null"] + words, in: home, environment: ["TERM": "xterm-256color"])
    }
    try #require(try tmux(["new-session", "-d", "cat"]).status == 0)
    defer { _ = try? tmux(["kill-server"]) }
    let number = try tmux(["display-message", "-p", "#{pid}"]).text.filter(\.isNumber)
    let reader = try reader(["TMUX": "\(socket),\(number),0"])
    try reader.press(.character("y"))
    try reader.wait(for: "the words", says("Copied the URL: https://news.example/12"))
    #expect(try tmux(["show-buffer"]).text == "https://news.example/12")
    #expect(!String(decoding: reader.output, as: UTF8.self).contains("]52;"))
  }

  @Test func `tmux that is not there is said`() throws {
    let reader = try reader(["TMUX": home.path + "/nothing,1,0"])
    try reader.press(.character("y"))
    try reader.wait(for: "the words", says("Not copied: tmux"))
  }

  /// Whoever waits for tmux can go on reading.
  @Test func `tmux that hangs delays no key`() throws {
    mkdir(home.path + "/bin", 0o700)
    let program = try home.write("#!/bin/sh\n: > \(home.path)/asked\nexec sleep 60\n", to: "bin/tmux")
    chmod(program, 0o700)
    let reader = try reader(["TMUX": "x,1,0", "PATH": home.path + "/bin:/usr/bin:/bin"])
    try reader.press(.character("y"), .down, .up, .down)
    #expect(reader.shown.lines.last?.contains("Copied") == false)
    try reader.wait(for: "an answer", says("Not copied: tmux did not answer."))
    reader.terminal.type(Array("q".utf8))
    #expect(try reader.end() == .exited(0))
  }
}
