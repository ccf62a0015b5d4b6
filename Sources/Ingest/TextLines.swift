/// The lines of a text in UTF-8 without the white space at their ends, as ranges of its bytes.
///
/// Ended by line feed, carriage return or both, vertical tab, form feed, next line, line and paragraph separator
/// (Unicode 5.8).
struct TextLines {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  /// Where the next line begins.
  private(set) var position: Int
  /// Lines of white space are given as well, as empty ranges.
  var givesEmptyLines = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    self.bytes = bytes
    (position, end) = (range.lowerBound, range.upperBound)
  }

  mutating func next() -> Range<Int>? {
    while position < end {
      let start = position
      var index = start
      var mark = 0
      while index < end {
        let byte = bytes[index]
        if byte < 0x0e || byte == 0xc2 || byte == 0xe2 {
          mark = markLength(at: index)
          if mark > 0 { break }
        }
        index += 1
      }
      position = index + mark
      Work.count(position - start)
      let line = Self.trimmed(start..<index, in: bytes)
      if givesEmptyLines || !line.isEmpty { return line }
    }
    return nil
  }

  /// The bytes of the mark at the index, 0 for none.
  private func markLength(at index: Int) -> Int {
    switch bytes[index] {
    case 0x0d: index + 1 < end && bytes[index + 1] == 0x0a ? 2 : 1
    case 0x0a...0x0c: 1
    case 0xc2: index + 1 < end && bytes[index + 1] == 0x85 ? 2 : 0
    case 0xe2:
      index + 2 < end && bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xa8 || bytes[index + 2] == 0xa9) ? 3 : 0
    default: 0
    }
  }

  /// Without white space at both ends.
  static func trimmed(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (first, last) = (range.lowerBound, range.upperBound)
    while first < last {
      let length = spaceLength(at: first, before: last, in: bytes)
      if length == 0 { break }
      first += length
    }
    while last > first {
      if isASCIISpace(bytes[last - 1]) {
        last -= 1
      } else if last - 2 >= first, bytes[last - 1] >= 0x80, spaceLength(at: last - 2, before: last, in: bytes) == 2 {
        last -= 2
      } else if last - 3 >= first, bytes[last - 1] >= 0x80, spaceLength(at: last - 3, before: last, in: bytes) == 3 {
        last -= 3
      } else {
        break
      }
    }
    return first..<last
  }

  static func isASCIISpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

  /// The bytes of the white space (White_Space of Unicode) at the index, 0 for none.
  static func spaceLength(at index: Int, before end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let byte = bytes[index]
    if byte < 0x80 { return isASCIISpace(byte) ? 1 : 0 }
    guard index + 1 < end else { return 0 }
    let second = bytes[index + 1]
    if byte == 0xc2 { return second == 0x85 || second == 0xa0 ? 2 : 0 }
    guard byte >= 0xe1, byte <= 0xe3, index + 2 < end else { return 0 }
    let third = bytes[index + 2]
    let isSpace =
      switch (byte, second) {
      case (0xe1, 0x9a): third == 0x80
      case (0xe2, 0x80): (0x80...0x8a).contains(third) || third == 0xa8 || third == 0xa9 || third == 0xaf
      case (0xe2, 0x81): third == 0x9f
      case (0xe3, 0x80): third == 0x80
      default: false
      }
    return isSpace ? 3 : 0
  }

  /// How many scalars the bytes are.
  static func width(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var count = 0
    for byte in bytes where byte & 0xc0 != 0x80 { count += 1 }
    return count
  }

  /// The scalars before the first white space.
  static func firstWordWidth(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    width(bytes.prefix { !isASCIISpace($0) })
  }
}
