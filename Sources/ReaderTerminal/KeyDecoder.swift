import CNcurses
import News
import ReaderUI

/// From curses' codes, bytes and function keys, to keys.
///
/// curses knows the function keys of terminfo; whatever else begins with ESC is recognised here and dropped whole, so
/// that its tail is not taken for typed letters: Alt with a key, modified function keys, a terminal's answers. Bytes
/// that are not UTF-8 are dropped too.
struct KeyDecoder {
  private enum Phase: Equatable {
    case ground
    /// ESC has come: the key itself, or the beginning of a sequence.
    case escape
    /// After `ESC [`, until a final byte; the number of bytes so far.
    case controlSequence(Int)
    /// After `ESC O`: one more.
    case singleShift
    /// After `ESC ]` and its like, until BEL or ESC; the number of bytes so far.
    case string(Int)
    /// Within a scalar of several bytes.
    case scalar([UInt8], length: Int)
  }

  /// A sequence that is longer is no sequence.
  private static let longestSequence = 64
  private static let longestString = 4096
  private var phase = Phase.ground

  /// Takes one code; gives the key that it completes.
  mutating func take(_ code: Int32) -> Key? {
    guard let byte = UInt8(exactly: code) else {
      let isPlain = phase != .escape
      phase = .ground
      return isPlain ? functionKey(code) : nil
    }
    switch phase {
    case .ground: return begin(byte)
    case .escape: return afterEscape(byte)
    case .controlSequence(let count):
      let hasEnded = (0x40...0x7e).contains(byte) || byte < 0x20 || count >= Self.longestSequence
      phase = hasEnded ? .ground : .controlSequence(count + 1)
      return nil
    case .singleShift:
      phase = .ground
      return nil
    case .string(let count):
      phase = byte == 0x1b ? .escape : byte == 0x07 || count >= Self.longestString ? .ground : .string(count + 1)
      return nil
    case .scalar(let bytes, let length): return proceed(bytes + [byte], length: length)
    }
  }

  /// Nothing more waits: an ESC that stands alone was the key, and a sequence that broke off is dropped.
  mutating func pause() -> Key? {
    switch phase {
    case .escape:
      phase = .ground
      return .escape
    case .controlSequence, .singleShift, .string:
      phase = .ground
      return nil
    case .ground, .scalar: return nil
    }
  }

  private mutating func begin(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x1b:
      phase = .escape
      return nil
    case 0xc2...0xdf: phase = .scalar([byte], length: 2)
    case 0xe0...0xef: phase = .scalar([byte], length: 3)
    case 0xf0...0xf4: phase = .scalar([byte], length: 4)
    case 0x80...: break
    default: return typedKey(byte)
    }
    return nil
  }

  private mutating func afterEscape(_ byte: UInt8) -> Key? {
    phase = .ground
    switch byte {
    case 0x1b:
      phase = .escape
      return .escape
    case UInt8(ascii: "["): phase = .controlSequence(0)
    case UInt8(ascii: "O"): phase = .singleShift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      phase = .string(0)
    default: break
    }
    return nil
  }

  private mutating func proceed(_ bytes: [UInt8], length: Int) -> Key? {
    phase = .ground
    guard let last = bytes.last, last & 0xc0 == 0x80 else {
      return bytes.last.flatMap { begin($0) }
    }
    guard bytes.count == length else {
      phase = .scalar(bytes, length: length)
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first,
      Printable.allows(scalar)
    else { return nil }
    return .character(Character(scalar))
  }

  private func typedKey(_ byte: UInt8) -> Key {
    switch byte {
    case 9: .tab
    case 10, 13: .enter
    case 8, 127: .backspace
    case 1..<27: .control(Character(Unicode.Scalar(byte + 96)))
    case 0..<32: .unknown(Int32(byte))
    default: .character(Character(Unicode.Scalar(byte)))
    }
  }

  private func functionKey(_ code: Int32) -> Key? {
    switch code {
    case KEY_UP: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_PPAGE, KEY_A3: .pageUp
    case KEY_NPAGE, KEY_C3: .pageDown
    case KEY_HOME, KEY_A1: .home
    case KEY_END, KEY_C1: .end
    case KEY_BTAB: .backTab
    case KEY_ENTER: .enter
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_RESIZE: nil  // resizeterm queues one; the resize event has been made already
    case KEY_F0...(KEY_F0 + 63): .function(Int(code - KEY_F0))
    default: .unknown(code)
    }
  }
}
