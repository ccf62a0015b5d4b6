/// One pass over a text in UTF-8 that leaves out, replaces and folds what `CharacterClass` says. What stays is copied in
/// runs, and a text that is clean already is not copied at all.
struct PrintableScan {
  enum Form {
    /// White space and controls become one space; none stands at the ends.
    case line
    /// Line feeds and spaces stay, a tab becomes a space, other controls go.
    case lines
  }

  static let mostMarks = 8
  /// Letters and digits of a region's flag, at most.
  private static let longestTag = 16
  private static let blackFlag: UInt32 = 0x1f3f4
  private static let replacement: [UInt8] = [0xef, 0xbf, 0xbd]

  private let bytes: [UInt8]
  private let form: Form
  private let table = CharacterTable.shared
  private var result: [UInt8] = []
  private var hasChanged = false
  /// Where the bytes begin that have not been copied yet.
  private var run = 0

  // What the next scalar is judged by.
  private var hasBase = false
  private var marks = 0
  /// The grapheme is a pictograph so far.
  private var isPictograph = false
  /// The last scalar that stayed; `none` at the start, after white space and after what went with its marks.
  private var last = CharacterTable.Entry.none
  private var lastScalar: UInt32 = 0
  /// Where white space begins that has not been written: at the end of a line it never is.
  private var space: Int?
  private var isEmpty = true

  init(_ bytes: [UInt8], _ form: Form) {
    self.bytes = bytes
    self.form = form
  }

  /// Nil where nothing has to be changed.
  mutating func cleaned() -> [UInt8]? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte > 0x20, byte < 0x7f {
        keepASCII(byte, at: index)
        index += 1
        // Letter upon letter: only the last of them matters for what follows.
        while index < bytes.count, bytes[index] > 0x20, bytes[index] < 0x7f {
          (lastScalar, index) = (UInt32(bytes[index]), index + 1)
        }
        last = table[lastScalar]
        continue
      }
      let (scalar, length) = Self.scalar(at: index, in: bytes)
      index = take(scalar, table[scalar], at: index, to: index + length)
    }
    if let space {
      copy(upTo: space)
      hasChanged = true
      run = bytes.count
    }
    guard hasChanged else { return nil }
    copy(upTo: bytes.count)
    return result
  }

  private mutating func keepASCII(_ byte: UInt8, at index: Int) {
    if space != nil { writeSpace(before: index) }
    (hasBase, marks, isPictograph, isEmpty, lastScalar) = (true, 0, false, false, UInt32(byte))
  }

  /// Deals with one scalar; gives back where to go on.
  private mutating func take(_ scalar: UInt32, _ entry: CharacterTable.Entry, at start: Int, to end: Int) -> Int {
    switch entry.kind {
    case .text, .shapedLetter, .modifier:
      let staysPictograph = entry.kind == .modifier && isPictograph
      keep(scalar, entry, at: start)
      (hasBase, marks, isPictograph) = (true, 0, staysPictograph)
    case .pictograph:
      keep(scalar, entry, at: start)
      (hasBase, marks, isPictograph) = (true, 0, true)
    case .mark, .shapedMark:
      guard hasBase, marks < Self.mostMarks else {
        drop(start..<end)
        break
      }
      marks += 1
      keep(scalar, entry, at: start)
    case .selector where last.takesSelector, .ideographicSelector where last.isIdeograph:
      keep(scalar, entry, at: start)
    case .joiner where joins(scalar, before: end): keep(scalar, entry, at: start)
    case .tag:
      guard let flag = endOfFlag(from: start) else {
        drop(start..<end)
        break
      }
      keep(scalar, entry, at: start)
      return flag
    case .unassigned:
      replace(start..<end)
      (hasBase, marks, isPictograph, last) = (true, 0, false, .none)
    case .space, .breaking, .blank: takeSpace(entry.kind, start..<end)
    case .object:
      drop(start..<end)
      forget()
    case .control, .invisible, .joiner, .selector, .ideographicSelector, .tagEnd: drop(start..<end)
    }
    return end
  }

  /// Whether a joiner between the last scalar and the one at the index means something.
  private func joins(_ joiner: UInt32, before index: Int) -> Bool {
    guard index < bytes.count else { return false }
    let next = table[Self.scalar(at: index, in: bytes).0].kind
    if joiner == 0x200d, isPictograph, next == .pictograph { return true }
    guard last.kind == .shapedLetter || last.kind == .shapedMark else { return false }
    return next == .shapedLetter || next == .shapedMark && marks < Self.mostMarks
  }

  /// After the cancel tag, where tags from here to it spell the flag of a region.
  private func endOfFlag(from start: Int) -> Int? {
    guard lastScalar == Self.blackFlag, last.kind == .pictograph else { return nil }
    var index = start
    for _ in 0...Self.longestTag where index < bytes.count {
      let (scalar, length) = Self.scalar(at: index, in: bytes)
      index += length
      switch scalar {
      case 0xe0030...0xe0039, 0xe0061...0xe007a: continue
      // A country's two letters and what is a part of it, four bytes each, and the cancel tag.
      case 0xe007f where index >= start + 4 * length: return index
      default: return nil
      }
    }
    return nil
  }

  private mutating func takeSpace(_ kind: CharacterClass, _ range: Range<Int>) {
    forget()
    switch form {
    case .line:
      if space == nil { space = range.lowerBound }
    case .lines:
      if kind == .space || bytes[range.lowerBound] == 0x0a { return }
      let isShown = kind == .blank || bytes[range.lowerBound] == 0x09
      drop(range)
      if isShown { result.append(0x20) }
    }
  }

  private mutating func forget() { (hasBase, marks, isPictograph, last) = (false, 0, false, .none) }

  private mutating func keep(_ scalar: UInt32, _ entry: CharacterTable.Entry, at index: Int) {
    if space != nil { writeSpace(before: index) }
    (last, lastScalar, isEmpty) = (entry, scalar, false)
  }

  private mutating func replace(_ range: Range<Int>) {
    if space != nil { writeSpace(before: range.lowerBound) }
    isEmpty = false
    drop(range)
    result.append(contentsOf: Self.replacement)
  }

  private mutating func drop(_ range: Range<Int>) {
    hasChanged = true
    // What stands after white space that has not been written goes with it.
    guard space == nil else { return }
    copy(upTo: range.lowerBound)
    run = range.upperBound
  }

  /// A single space between two words is a part of the run.
  private mutating func writeSpace(before index: Int) {
    guard let space else { return }
    self.space = nil
    if !isEmpty, index == space + 1, bytes[space] == 0x20 { return }
    hasChanged = true
    copy(upTo: space)
    if !isEmpty { result.append(0x20) }
    run = index
  }

  private mutating func copy(upTo end: Int) {
    guard run < end else { return }
    result.append(contentsOf: bytes[run..<end])
    run = end
  }

  /// The scalar that starts at the index, and its length. The bytes are those of a `String`, so valid.
  @inline(__always)
  static func scalar(at index: Int, in bytes: [UInt8]) -> (UInt32, Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    func next(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset] & 0x3f) }
    if first < 0xe0 { return ((first & 0x1f) << 6 | next(1), 2) }
    if first < 0xf0 { return ((first & 0x0f) << 12 | next(1) << 6 | next(2), 3) }
    return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }
}
