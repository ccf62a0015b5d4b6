internal import Glibc

/// The lines of a file or of bytes, one after the other, in no more memory than the longest line takes.
struct ByteLines {
  enum Line {
    case bytes([UInt8])
    /// A line longer than the limit, passed over.
    case tooLong
  }

  private let file: FileContents?
  private let limit: Int
  private var buffer: [UInt8]
  /// Where the next line begins in the buffer.
  private var start = 0
  private var isAtEnd: Bool
  private var isSkipping = false
  /// Of the line that came last, counted from 1.
  private(set) var number = 0

  static let pieceSize = 1 << 18

  /// - Parameter limit: the most bytes of one line.
  init(_ bytes: [UInt8], limit: Int) {
    file = nil
    self.limit = limit
    buffer = bytes
    isAtEnd = true
  }

  /// UTF-16 is turned into UTF-8 first, and must fit the limit as a whole.
  init(path: String, limit: Int) throws(IntakeProblem) {
    let file = try FileContents(path: path)
    self.limit = limit
    buffer = try file.read(upTo: Self.pieceSize)
    isAtEnd = buffer.isEmpty
    if let mark = TextDecoder.byteOrderMark(buffer), mark.encoding != .utf8 {
      guard file.size <= limit else { throw IntakeProblem(origin: path, reason: .tooLarge(limit: limit)) }
      buffer = Array(TextDecoder.decode(buffer + (try file.readAll(limit: limit))).utf8)
      isAtEnd = true
    }
    self.file = file
  }

  /// What is in the buffer before the first line is taken: enough to see what kind of bytes they are.
  var beginning: [UInt8] { buffer }

  mutating func next() throws(IntakeProblem) -> Line? {
    var searched = start
    while true {
      if let end = Self.lineFeed(in: buffer, from: searched) {
        let line = buffer[start..<end]
        start = end + 1
        number += 1
        if isSkipping || line.count > limit {
          isSkipping = false
          return .tooLong
        }
        return .bytes(Array(line))
      }
      if isAtEnd { return last() }
      searched = try fill()
    }
  }

  private static func lineFeed(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start < bytes.count,
        let found = memchr(base + start, 0x0a, bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private mutating func last() -> Line? {
    guard start < buffer.count || isSkipping else { return nil }
    let line = buffer[start...]
    number += 1
    start = buffer.count
    defer { isSkipping = false }
    return isSkipping || line.count > limit ? .tooLong : .bytes(Array(line))
  }

  /// Reads on; gives back where the search goes on.
  private mutating func fill() throws(IntakeProblem) -> Int {
    buffer.removeSubrange(..<start)
    start = 0
    if buffer.count > limit {
      isSkipping = true
      buffer = []
    }
    let searched = buffer.count
    let piece = try file?.read(upTo: Self.pieceSize) ?? []
    isAtEnd = piece.isEmpty
    buffer += piece
    return searched
  }
}
