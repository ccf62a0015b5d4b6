/// The escape sequence that asks a terminal to put text into the clipboard: OSC 52 of xterm's control sequences,
/// the one sequence the program sends that is not in terminfo, and only on a person's command.
enum Clipboard {
  /// Terminals drop longer ones: xterm's and tmux's limits are near 100 kB of base64.
  static let longest = 74_000

  /// The bytes to send, or nil where the text is too long to arrive whole.
  static func sequence(for text: String) -> [UInt8]? {
    let bytes = Array(text.utf8)
    guard bytes.count <= longest else { return nil }
    return Array("\u{1b}]52;c;".utf8) + base64(bytes) + [0x07]
  }

  /// RFC 4648, section 4.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32((3 - group.count) * 8)
      for place in 0..<4 {
        encoded.append(place <= group.count ? letters[Int(bits >> UInt32(18 - place * 6) & 63)] : 0x3d)
      }
    }
    return encoded
  }
}
