import Glibc
import ReaderUI
import Testing

/// Whatever way the program ends, the terminal is as it was.
@Suite(.serialized) struct TerminalReturnTests {
  @Test(arguments: ["xterm-256color", "tmux-256color", "linux", "vt100"])
  func `q gives it back`(_ term: String) throws {
    let home = try Home()
    let reader = try ReaderProcess([seeds], in: home, .init(term: term))
    try reader.settle()
    reader.terminal.type(Array("q".utf8))
    #expect(try reader.end() == .exited(0))
    expectReturned(reader)
  }

  /// Terminals made with libvterm restore with the screen what they saved of the cursor: hidden, where curses has saved
  /// it to scroll, which hangs on what has changed on the screen.
  @Test(arguments: [SIGTERM, SIGSEGV]) func `the cursor is shown after the screen is left`(_ signal: Int32) throws {
    let home = try Home()
    let reader = try ReaderProcess([seeds], in: home)
    try reader.settle()
    kill(reader.process, signal)
    #expect(try reader.end() == .killed(by: signal))
    let output = String(decoding: reader.output, as: UTF8.self)
    let left = try #require(output.ranges(of: "\u{1b}[?1049l").last)
    #expect(output[left.upperBound...].contains("\u{1b}[?25h"))
  }

  @Test(
    arguments: [
      SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU, SIGXFSZ, SIGPOLL,
      SIGPWR, SIGSTKFLT, 34, 64,
    ])
  func `a signal ends it, and it ends by that signal`(_ signal: Int32) throws {
    let home = try Home()
    let reader = try ReaderProcess([seeds], in: home)
    try reader.settle()
    kill(reader.process, signal)
    #expect(try reader.end() == .killed(by: signal))
    expectReturned(reader)
  }

  @Test(arguments: [SIGSEGV, SIGTRAP, SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSYS])
  func `a deadly signal gives it back first`(_ signal: Int32) throws {
    let home = try Home()
    let reader = try ReaderProcess([seeds], in: home)
    try reader.settle()
    kill(reader.process, signal)
    #expect(try reader.end() == .killed(by: signal))
    expectReturned(reader)
  }

  @Test func `stopped and continued, it gives the terminal and takes it again`() throws {
    let home = try Home()
    let reader = try ReaderProcess([seeds], in: home, .init(hasShell: true))
    try reader.settle()
    let shown = reader.emulator.frame
    for stop in [{ _ = kill(reader.process, SIGTSTP) }, { reader.terminal.type([0x1a]) }] {
      stop()
      try reader.waitForScreen("the shell") { emulator in
        hasStopped(reader.process) && reader.terminal.modes == reader.terminal.modesBefore
          && !emulator.isAlternate && emulator.cursorIsVisible
      }
      reader.terminal.type(Array("\n".utf8))
      try reader.waitForScreen("the program") { $0.isAlternate && $0.frame == shown && !$0.cursorIsVisible }
    }
  }

  @Test func `a closed terminal ends it`() throws {
    let home = try Home()
    let reader = try ReaderProcess([seeds], in: home)
    try reader.settle()
    reader.terminal.hangUp()
    #expect(try reader.end() == .killed(by: SIGHUP))
  }

  @Test func `a storm of resizes ends in the last size`() throws {
    let home = try Home()
    let reader = try ReaderProcess([seeds], in: home)
    try reader.settle()
    for step in 1...100 {
      reader.terminal.resize(to: .init(rows: 5 + step % 40, columns: 20 + step * 37 % 150))
    }
    let last = Frame.Size(rows: 30, columns: 100)
    try reader.resize(to: last)
    #expect(ScreenMatch(reader.setting).differences(wanted: reader.shown, shown: reader.emulator.frame) == [])
  }

  private func hasStopped(_ process: pid_t) -> Bool {
    readFile("/proc/\(process)/status")?.contains("State:\tT") ?? false
  }
}
