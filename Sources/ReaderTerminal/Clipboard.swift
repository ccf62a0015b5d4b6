/// The escape sequence that asks a terminal to put text into the clipboard: OSC 52 of xterm's control sequences,
/// the one sequence the program sends that is not in terminfo, and only on a person's command.
public enum Clipboard {
  /// The way from this program to the clipboard of the person's terminal.
  public enum Route: Equatable, Sendable {
    /// Straight to the terminal.
    case terminal
    /// tmux does not let the sequence through unless it is told to (`set-clipboard`); its own command does it.
    case tmux
    /// GNU Screen hands on what stands in a device control string.
    case screen

    /// As the environment says. Each of the two leaves a variable behind, and inside both `TERM_PROGRAM` is the inner
    /// one's if that is tmux.
    public init(environment: [String: String]) {
      func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
      self =
        switch (isSet("TMUX"), isSet("STY")) {
        case (false, false): .terminal
        case (true, false): .tmux
        case (false, true): .screen
        case (true, true): environment["TERM_PROGRAM"] == "tmux" ? .tmux : .screen
        }
    }
  }

  /// What has come of a copy.
  public enum Outcome: Equatable, Sendable {
    /// On its way; no answer ever comes.
    case sent
    /// It would not arrive whole; the limit is one on UTF-8 bytes.
    case tooLong(limit: Int)
    /// The terminal is none that could have a clipboard.
    case noClipboard
  }

  /// In UTF-8 bytes. Terminals drop longer ones: xterm's and tmux's limits are near 100 kB of base64.
  public static let longest = 74_000
  /// Screen takes strings of 256 bytes whole in every version.
  private static let screenChunk = 240

  /// The bytes to send, or nil where the text is too long to arrive whole.
  static func sequence(for text: String, passesScreen: Bool = false) -> [UInt8]? {
    let bytes = Array(text.utf8)
    guard bytes.count <= longest else { return nil }
    let sequence = Array("\u{1b}]52;c;".utf8) + base64(bytes) + [0x07]
    return passesScreen ? passingScreen(sequence) : sequence
  }

  /// Screen hands on the strings' contents, one after the other. Cutting leaves no escape character at an end, since
  /// the sequence begins with its only one.
  private static func passingScreen(_ sequence: [UInt8]) -> [UInt8] {
    stride(from: 0, to: sequence.count, by: screenChunk).flatMap { start in
      Array("\u{1b}P".utf8) + sequence[start..<min(start + screenChunk, sequence.count)] + Array("\u{1b}\\".utf8)
    }
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
