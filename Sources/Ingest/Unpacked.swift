internal import CZlib

/// Documents that are stored compressed, told by their first bytes: files that end in `.gz`, and answers of servers that
/// name no coding.
enum Unpacked {
  /// RFC 1952, 2.3.1: the signature, and the one method that there is.
  static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1f, 0x8b, 0x08]) }

  /// The bytes as they were before, or the same where they are not packed. What breaks off gives what came before.
  ///
  /// - Throws: `tooLarge` where they would be more than `limit`, `binary` where nothing can be unpacked.
  static func bytes(_ bytes: [UInt8], limit: Int = Intake.largest) throws(ArticleFormat.Rejection) -> [UInt8] {
    guard isPacked(bytes) else { return bytes }
    var stream = z_stream()
    guard czlib_begin_gzip(&stream) == Z_OK else { throw ArticleFormat.Rejection(reason: .binary) }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    var input = bytes
    var isLarge = false
    input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      var result = Z_OK
      while result == Z_OK, !isLarge {
        output += [UInt8](unsafeUninitializedCapacity: piece) { buffer, count in
          stream.next_out = buffer.baseAddress
          stream.avail_out = UInt32(piece)
          result = inflate(&stream, Z_NO_FLUSH)
          count = piece - Int(stream.avail_out)
        }
        isLarge = output.count > limit
        // Several members in a row are one file (RFC 1952, 2.2).
        if result == Z_STREAM_END, stream.avail_in > 0 { result = inflateReset(&stream) }
      }
    }
    if isLarge { throw ArticleFormat.Rejection(reason: .tooLarge(limit: limit)) }
    guard !output.isEmpty else { throw ArticleFormat.Rejection(reason: .binary) }
    return output
  }

  /// The name without the `.gz` that says the same.
  static func name(_ name: String) -> String { name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name }

  private static let piece = 64 << 10
}
