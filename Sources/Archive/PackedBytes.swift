import Foundation

/// Writes the compact form of what is stored as a blob: unsigned LEB128 numbers, and strings with their length.
struct PackedWriter {
  private(set) var bytes: [UInt8] = []

  var data: Data { Data(bytes) }

  mutating func write(_ byte: UInt8) { bytes.append(byte) }

  /// 7 bits a byte, the lowest first; the high bit says that more follow.
  mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Negative numbers have no form here; they are written as 0.
  mutating func write(_ number: Int) { write(UInt64(max(number, 0))) }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// The bits of an IEEE 754 double, the lowest byte first.
  mutating func write(_ number: Double) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(shift)))
    }
  }
}

/// Reads what `PackedWriter` has written. The bytes may be anything: what does not fit is thrown, never a trap.
struct PackedReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ data: Data) { bytes = Array(data) }

  var isAtEnd: Bool { index == bytes.count }
  private var remaining: Int { bytes.count - index }
  /// What has not been read.
  var rest: Data { Data(bytes[index...]) }

  mutating func byte() throws(Unreadable) -> UInt8 {
    guard index < bytes.count else { throw Unreadable(what: "a blob ends too early") }
    defer { index += 1 }
    return bytes[index]
  }

  mutating func number() throws(Unreadable) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      guard shift < 63 else { throw Unreadable(what: "a number in a blob is too large") }
      value |= UInt64(byte & 0x7f) << shift
      guard byte & 0x80 != 0 else { break }
      shift += 7
    }
    guard let number = Int(exactly: value) else { throw Unreadable(what: "a number in a blob is too large") }
    return number
  }

  /// A number of elements, each of which takes at least one byte: a false one cannot make the reader ask for memory.
  mutating func count() throws(Unreadable) -> Int {
    let count = try number()
    guard count <= remaining else { throw Unreadable(what: "a blob promises more than it holds") }
    return count
  }

  mutating func string() throws(Unreadable) -> String {
    let length = try count()
    defer { index += length }
    guard let text = String(validating: bytes[index..<index + length], as: UTF8.self) else {
      throw Unreadable(what: "a text in a blob is not UTF-8")
    }
    return text
  }

  mutating func double() throws(Unreadable) -> Double {
    var pattern: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 8) { pattern |= UInt64(try byte()) << UInt64(shift) }
    return Double(bitPattern: pattern)
  }
}
