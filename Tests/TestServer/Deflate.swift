/// Compressed bytes for tests, made by the rules of RFC 1950 to 1952.
public enum Deflate {
  /// Uncompressed blocks in the frame of gzip.
  public static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    gzipHead + stored(bytes) + little(crc32(bytes)) + little(UInt32(bytes.count))
  }

  /// The same in the frame of zlib, which HTTP calls `deflate`.
  public static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    [0x78, 0x01] + stored(bytes) + little(adler32(bytes)).reversed()
  }

  /// So many NUL bytes in about a 158th of the room: a literal, then repetitions of 258 bytes in one block of fixed
  /// codes. The check sums are missing: nobody should come as far.
  public static func gzipBomb(_ count: Int) -> [UInt8] { gzipHead + zeros(count) }
  public static func zlibBomb(_ count: Int) -> [UInt8] { [0x78, 0x01] + zeros(count) }

  private static let gzipHead: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]

  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65535)
      rest = rest.dropFirst(block.count)
      let length = UInt16(block.count)
      result += [
        rest.isEmpty ? 1 : 0, UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8),
      ]
      result += block
    } while !rest.isEmpty
    return result
  }

  private static func zeros(_ count: Int) -> [UInt8] {
    var bits = BitWriter()
    bits.write(0b011, 3)  // the last block, fixed codes
    bits.writeCode(0b0011_0000, 8)  // the literal 0
    for _ in 0..<(count / 258) {
      bits.writeCode(0b1100_0101, 8)  // length 258
      bits.writeCode(0, 5)  // distance 1
    }
    bits.writeCode(0, 7)  // end of block
    return bits.bytes
  }

  private static func little(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xedb8_8320 : 0) }
    }
  }

  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    let (low, high) = bytes.reduce((1, 0) as (UInt32, UInt32)) { sums, byte in
      let low = (sums.0 + UInt32(byte)) % 65521
      return (low, (sums.1 + low) % 65521)
    }
    return high << 16 | low
  }
}

/// Bits from the lowest of each byte on; codes with their highest bit first.
private struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var used = 8

  mutating func write(_ value: Int, _ count: Int) {
    for bit in 0..<count { append(value >> bit & 1) }
  }

  mutating func writeCode(_ code: Int, _ count: Int) {
    for bit in (0..<count).reversed() { append(code >> bit & 1) }
  }

  private mutating func append(_ bit: Int) {
    if used == 8 {
      bytes.append(0)
      used = 0
    }
    bytes[bytes.count - 1] |= UInt8(bit) << UInt8(used)
    used += 1
  }
}
