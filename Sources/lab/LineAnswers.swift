internal import Foundation

/// A line of output for every line of input, written at once: whoever asks may wait for an answer before asking more.
enum LineAnswers {
  /// - Parameters:
  ///   - instead: what stands for the answer where `answer` throws; the line is named on standard error then.
  ///   - answer: gets a line without its end.
  /// - Throws: a failure without words after the last line, where any could not be read.
  static func run(instead: String, _ answer: (Data) throws -> String) throws {
    var number = 0
    var isWhole = true
    var input = InputLines()
    while let line = try input.next() {
      number += 1
      let text: String
      do { text = try answer(line) } catch {
        isWhole = false
        text = instead
        LabFailure.complain("line \(number): \(reason(error))")
      }
      try LabOutput.write(Array((text + "\n").utf8))
    }
    if !isWhole { throw LabFailure.Status.data.exitCode }
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(let key, _): return "there is no “\(key.stringValue)”"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
      return path.isEmpty
        ? "this is no JSON object" : "“\(path.joined(separator: "."))” is of another type than it should be"
    default: return "this is no JSON"
    }
  }
}

/// The lines of standard input, without their ends. What is no UTF-8 stays as it is, to be refused as JSON.
private struct InputLines {
  private var buffer: [UInt8] = []
  private var start = 0

  mutating func next() throws(LabFailure) -> Data? {
    var from = start
    while true {
      if let feed = buffer[from...].firstIndex(of: 0x0a) {
        defer { start = feed + 1 }
        return Self.line(buffer[start..<feed])
      }
      from = buffer.count - start
      buffer.removeSubrange(..<start)
      start = 0
      guard try !LabInput.read(into: &buffer) else { continue }
      defer { start = buffer.count }
      return buffer.isEmpty ? nil : Self.line(buffer[...])
    }
  }

  private static func line(_ bytes: ArraySlice<UInt8>) -> Data {
    Data(bytes.last == 0x0d ? bytes.dropLast() : bytes)
  }
}
