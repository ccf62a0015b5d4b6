import Foundation
import Glibc
import Testing

/// Standard output that cannot be written.
struct OutputTests {
  private let program: Program
  private let file: String

  init() throws {
    program = try Program()
    file = try program.home.file("a/talks.txt", "Talks\n\nThe minister of Georgia met her colleague in Yerevan.\n")
    try #require(try program.run("add", file).status == 0)
  }

  private func run(_ words: String, _ redirection: String) throws -> Program.Result {
    try program.run(shell: "\"$READER\" \(words.replacing("FILE", with: "'\(file)'")) \(redirection)")
  }

  @Test(arguments: [
    "list", "list --json", "show FILE", "show --json FILE", "entities FILE", "extract FILE", "doctor",
    "doctor --json", "keys", "manual", "--help", "list --help", "--version", "feeds export", "corrections export",
    "corrections export /dev/full", "add --json FILE", "FILE", "",
  ])
  func isSaid(command: String) throws {
    let result = try run(command, "> /dev/full")
    #expect(result.status == 74)
    let name = command.hasSuffix("/dev/full") ? "“/dev/full”" : "standard output"
    #expect(result.complaint == "reader: \(name) cannot be written: No space left on device\n")
  }

  @Test func isSaidWhereThereIsNone() throws {
    let result = try run("list", ">&-")
    #expect(result.status == 74)
    #expect(result.complaint == "reader: standard output cannot be written: Bad file descriptor\n")
  }

  @Test func aFileThatMayNotGrowIsSaid() throws {
    let result = try program.run(
      shell: "{ (ulimit -f 0; \"$READER\" keys > '\(program.home.path)/out'); echo $?; } 2>&1 | cat")
    #expect(result.output == "reader: standard output cannot be written: File too large\n74\n")
  }

  @Test func isSilentWhereNobodyReads() throws {
    let result = try program.run(shell: "{ \"$READER\" manual; echo $? >&2; } | head -n 1")
    #expect(result.complaint == "0\n")
    #expect(result.output.hasPrefix(".TH READER 1"))
  }

  @Test func complaintsThatNobodyTakesChangeNothing() throws {
    #expect(try run("list", "2> /dev/full").output.contains("Talks"))
    #expect(try run("show nothing-of-this-name", "2> /dev/full").status == 66)
  }
}
