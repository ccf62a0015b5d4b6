import Glibc
import ReaderUI
import Testing

/// Once through a terminal that people use, with its own ideas of terminfo, of widths and of resizing.
struct TmuxTests {
  @Test func `the screen is the frame inside tmux`() throws {
    let home = try Home()
    let tmux = try Tmux(in: home, command: [try readerBinary(), try Fixture.write(in: home)])
    defer { tmux.end() }
    try tmux.expectFrame(after: [])
    for keys in [
      ["j", "j"], ["Enter"], ["Tab", "Tab"], ["Enter"], ["Escape"], ["z", "Down"], ["z", "BSpace"], ["?"],
    ] {
      try tmux.expectFrame(after: keys)
    }
    try tmux.resize(to: .init(rows: 30, columns: 120))
    try tmux.expectFrame(after: ["Escape", "g"])
    // The shell's screen is there again when the program has ended.
    try tmux.send(["q"])
    try tmux.wait(for: "the shell's screen") { $0.contains("ended with 0") }
  }
}

/// A tmux server of this test's own.
private final class Tmux {
  private let home: Home
  private let socket: String
  private let logPath: String
  private var codesSent = 0
  private var server: pid_t = 0

  init(in home: Home, command: [String]) throws {
    self.home = home
    socket = home.path + "/tmux"
    logPath = home.path + "/frame-tmux"
    let words = command.map { "'\($0)'" }.joined(separator: " ")
    let shell = "READER_FRAME_LOG='\(logPath)' \(words); echo ended with $?; exec cat"
    try run(["-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", shell])
    let number = try run(["display-message", "-p", "#{pid}"])
    server = try #require(pid_t(number.trimmingLines))
  }

  /// Ends the server, and waits until it is gone.
  func end() {
    _ = try? run(["kill-server"])
    for _ in DeadlineSteps() where kill(server, 0) != 0 { return }
    kill(server, SIGKILL)
  }

  @discardableResult private func run(_ words: [String]) throws -> String {
    let command = try Command(["tmux", "-S", socket] + words, in: home, environment: ["TERM": "xterm-256color"])
    try #require(command.status == 0, "tmux \(words): \(String(decoding: command.errors, as: UTF8.self))")
    return command.text
  }

  func send(_ keys: [String]) throws {
    for key in keys { try run(["send-keys", key]) }
    codesSent += keys.count
  }

  func resize(to size: Frame.Size) throws {
    try run(["resize-window", "-x", "\(size.columns)", "-y", "\(size.rows)"])
    try waitForFrame { $0.size == size }
  }

  func expectFrame(after keys: [String]) throws {
    try send(keys)
    try waitForFrame { _ in true }
  }

  /// tmux draws in its own time, so what it shows is asked for until it is the frame.
  private func waitForFrame(_ isAsWanted: (Frame) -> Bool) throws {
    var shown = ""
    for _ in DeadlineSteps() {
      guard let state = SessionState(path: logPath), state.codes >= codesSent, !state.expectsMore,
        isAsWanted(state.frame)
      else { continue }
      shown = try run(["capture-pane", "-p"])
      let wanted = ScreenMatch(.init()).expected(state.frame).lines.joined(separator: "\n")
      if shown.trimmingLines == wanted.trimmingLines, SessionState(path: logPath) == state { return }
    }
    throw ReaderProcess.TimedOut(waitedFor: "the frame", screen: shown)
  }

  func wait(for purpose: String, _ isAsWanted: (String) -> Bool) throws {
    var shown = ""
    for _ in DeadlineSteps() {
      shown = try run(["capture-pane", "-p"])
      if isAsWanted(shown) { return }
    }
    throw ReaderProcess.TimedOut(waitedFor: purpose, screen: shown)
  }
}

extension String {
  /// Without the blank lines at the end, which capture-pane may or may not give.
  fileprivate var trimmingLines: String { String(reversed().drop { $0.isWhitespace }.reversed()) }
}
