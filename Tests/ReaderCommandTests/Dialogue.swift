import Foundation

/// A program that is asked again before it has come to its end.
final class Dialogue {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var rest = Data()

  init(_ program: Program, _ arguments: String...) throws {
    process.executableURL = program.binary
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func say(_ text: String) throws { try input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

  /// The next line, without its end; waits for it. Nil at the end.
  func line() -> String? {
    while true {
      if let feed = rest.firstIndex(of: 0x0a) {
        defer { rest = Data(rest[(feed + 1)...]) }
        return String(decoding: rest[..<feed], as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { return nil }
      rest += more
    }
  }
}
