import Glibc
import Testing

/// The program's own mistakes: the terminal is given back, and the parent sees the signal.
@Suite(.serialized) struct CrashTests {
  @Test(arguments: [("segv", [SIGSEGV]), ("trap", [SIGILL, SIGTRAP]), ("overflow", [SIGSEGV])])
  func `a crash gives the terminal back`(_ kind: String, _ signals: [Int32]) throws {
    let home = try Home()
    let reader = try ReaderProcess([seeds], in: home, .init(environment: ["READER_CRASH": kind]))
    try reader.settle()
    #expect(reader.emulator.isAlternate)
    reader.terminal.type(Array("j".utf8))
    let ending = try reader.end()
    #expect(signals.map { PseudoTerminal.Ending.killed(by: $0) }.contains(ending))
    expectReturned(reader)
  }
}
