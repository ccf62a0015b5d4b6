import Foundation
import Glibc
import News
import ReaderUI

/// Standard output and standard error for commands. Nothing unprintable passes, whatever it quotes.
enum Output {
  /// Writes lines of plain text; each is cleaned on its own.
  static func print(_ text: String) {
    write(cleaned(text, for: STDOUT_FILENO) + "\n", to: STDOUT_FILENO)
  }

  /// A message for a person, on standard error, after the program's name.
  static func complain(_ text: String) {
    write("reader: " + cleaned(text, for: STDERR_FILENO) + "\n", to: STDERR_FILENO)
  }

  /// Keeps line feeds and indentation, removes what a terminal could obey. A terminal that is not said to take UTF-8
  /// gets ASCII: to such a one the bytes of a letter may be control characters.
  static func cleaned(_ text: String, for descriptor: Int32) -> String {
    let printable = cleaned(text)
    guard isatty(descriptor) == 1, !OutputTerminal.takesUnicode else { return printable }
    return String(printable.map { $0 == "\n" ? $0 : ASCIIFold.of($0) })
  }

  static func cleaned(_ text: String) -> String { Printable.lines(text) }

  /// Writes all bytes, or ends the process quietly when nobody reads them any more (`reader list | head`).
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        exit(errno == EPIPE ? ExitStatus.ok.rawValue : ExitStatus.inputOutput.rawValue)
      }
    }
  }
}

/// JSON for programs: one encoder for every command, keys in the order of the alphabet, unknown values as null.
struct JSONOutput {
  private let encoder: JSONEncoder

  init() {
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// One value on one line, every scalar that must not reach a terminal escaped.
  func line(_ value: some Encodable) throws -> String {
    Self.escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// In encoded JSON such scalars can only stand inside strings, where an escape means the same. On a terminal that is
  /// not said to take UTF-8 everything beyond ASCII is escaped.
  static func escaped(_ json: String) -> String {
    let isASCII = OutputTerminal.isPresent && !OutputTerminal.takesUnicode
    func mayStand(_ scalar: Unicode.Scalar) -> Bool { isASCII ? scalar.isASCII : Printable.allows(scalar) }
    guard !json.unicodeScalars.allSatisfy(mayStand) else { return json }
    var result = ""
    for scalar in json.unicodeScalars {
      if mayStand(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return result
  }
}

/// Writes a JSON array item by item, so that an archive of any size needs no memory.
struct JSONArrayWriter {
  private let output = JSONOutput()
  private var isFirst = true

  mutating func append(_ value: some Encodable) throws {
    Output.write((isFirst ? "[\n" : ",\n") + (try output.line(value)), to: STDOUT_FILENO)
    isFirst = false
  }

  func finish() { Output.write(isFirst ? "[]\n" : "\n]\n", to: STDOUT_FILENO) }
}
