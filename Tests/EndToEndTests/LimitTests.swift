import Glibc
import ReaderUI
import Testing

/// A system that gives the program little: it works, or says in one sentence why not and ends with 71.
@Suite(.serialized) struct LimitTests {
  private let home: Home
  private let folder: String
  /// Where user and limits are set: root may have as many processes as there can be.
  private let user: [String]
  private let binary: String

  init() throws {
    home = try Home()
    folder = try Fixture.write(in: home)
    try #require(try Command([try readerBinary(), "add", folder], in: home).status == 0)
    guard geteuid() == 0 else {
      (user, binary) = ([], try readerBinary())
      return
    }
    // A user of whom there is no other process, who may run a copy of the program.
    let id = 70_000 + Int(getpid() % 10_000)
    binary = home.path + "/reader"
    try #require(try Command(["cp", try readerBinary(), binary], in: home).status == 0)
    try #require(try Command(["chown", "-R", "\(id):\(id)", home.path], in: home).status == 0)
    user = ["setpriv", "--reuid=\(id)", "--regid=\(id)", "--clear-groups", "--"]
  }

  private func limited(_ limit: String, _ words: [String]) -> [String] {
    ["/usr/bin/env"] + user + ["prlimit", "--\(limit)", binary] + words
  }

  private static let limits =
    ["nofile=5", "nofile=13", "nofile=14", "nofile=15", "nofile=23", "nofile=39", "nofile=64"]
    + ["nproc=1", "nproc=2", "nproc=4", "nproc=8", "nproc=16"]
    + ["as=400000000"]

  // One test for all limits: each makes a copy of the program.
  @Test func `a command works or says why not`() throws {
    for limit in Self.limits {
      let words = limit.hasPrefix("nofile") ? ["list"] : ["add", folder]
      let result = try Command(limited(limit, words), in: home)
      let complaint = String(decoding: result.errors, as: UTF8.self)
      guard result.status != 0 else { continue }
      #expect(result.status == 71, "\(limit): \(complaint)")
      #expect(complaint.hasPrefix("reader: ") && complaint.split(separator: "\n").count == 1, "\(complaint)")
      #expect(complaint.contains("ulimit"))
    }
  }

  @Test func `the screen opens or says why not`() throws {
    for limit in Self.limits { try openScreen(limit) }
  }

  private func openScreen(_ limit: String) throws {
    let reader = try ReaderProcess(
      command: limited(limit, ["--offline"]), in: home, .init(size: .init(rows: 24, columns: 200)))
    for _ in DeadlineSteps() {
      reader.take(reader.terminal.read(waiting: 2))
      if reader.terminal.hasEnded() { break }
      if reader.emulator.frame.lines.contains(where: { $0.contains("Ceasefire") }) { break }
    }
    reader.terminal.type(Array("q".utf8))
    let ending = try reader.end()
    if ending != .exited(0) {
      #expect(ending == .exited(71), "\(limit)")
      #expect(reader.emulator.frame.lines.contains { $0.contains("reader: ") && $0.contains("ulimit") })
    }
    expectReturned(reader)
  }

  @Test func `what is not limited works`() throws {
    for limit in ["nofile=64", "nproc=64", "as=2000000000"] {
      #expect(try Command(limited(limit, ["list"]), in: home).status == 0, "\(limit)")
    }
  }
}
