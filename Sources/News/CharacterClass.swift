/// What is done with a character before it is stored or shown, and why: the one table for ingest, the screen and what
/// commands print.
///
/// `CharacterTable` says which scalar belongs to which class; Data/build-character-table.py makes it from Unicode's
/// data. The raw values are those of the table.
enum CharacterClass: UInt8, CaseIterable {
  /// Letters, digits, punctuation, signs: shown as they are.
  case text
  /// Combining marks (general category M). At most eight stay on a base: no language writes more, and piled up by the
  /// hundred they take every line's processor time. One without a base before it has no place in a cell and goes.
  case mark
  /// Letters of scripts that join or stack (Arabic, Devanagari, …): beside them the joiners have a meaning.
  case shapedLetter
  /// Marks of such scripts. Counted like other marks.
  case shapedMark
  /// Emoji and pictographs (Extended_Pictographic): a zero width joiner between two of them makes one emoji.
  case pictograph
  /// Skin tones.
  case modifier
  /// Spaces that have a width (general category Zs).
  case space
  /// Controls that move a typewriter, and the ends of lines and paragraphs: white space on one line, never shown.
  case breaking
  /// The empty pattern of Braille: a space by another name, used to fake empty names.
  case blank
  /// DEL and C1 controls: a terminal obeys them.
  case control
  /// What is there and not seen: bidirectional overrides and isolates mislead the eye, zero width spaces, word joiners,
  /// soft hyphens, invisible operators, byte order marks and the fillers of Hangul tear words apart for whoever
  /// searches, interlinear annotation marks and other format controls are orders for a layout that a terminal has not.
  case invisible
  /// Private use and U+FFFC stand for what another program's font or an embedded object shows, which is not here;
  /// noncharacters are for a program's inside. They go, and what modifies them goes too.
  case object
  /// Not assigned in the Unicode version of the table: U+FFFD says that something stands here.
  case unassigned
  /// U+200C and U+200D: kept between letters of scripts that join or stack, U+200D between pictographs as well.
  /// Elsewhere they are invisible, and make two words of what reads as one.
  case joiner
  /// Variation selectors, Mongolian ones included: kept after a base for which Unicode defines a variation.
  case selector
  /// Variation selectors 17 to 256: kept after an ideograph, whose form they choose.
  case ideographicSelector
  /// Tag characters: kept where they spell the flag of a region after a black flag, up to the cancel tag. Elsewhere
  /// they hide text that a person does not see and a program reads.
  case tag
  /// The cancel tag.
  case tagEnd
}

/// The class of every Unicode scalar, and what else cleaning a text must know of it.
struct CharacterTable: Sendable {
  /// A class in the low five bits, flags above.
  struct Entry: Sendable {
    let bits: UInt8

    /// Every value of the table is one; `text` for any other.
    var kind: CharacterClass { CharacterClass(rawValue: bits & 0x1f) ?? .text }
    /// Whether Unicode defines a variation of it.
    var takesSelector: Bool { bits & 0x20 != 0 }
    var isIdeograph: Bool { bits & 0x40 != 0 }
    /// Whether composing (normalisation form C) may change it, or a character before it.
    var composes: Bool { bits & 0x80 != 0 }

    static let none = Entry(bits: 0)
  }

  /// The planes below U+10000, where most text is, by scalar; made at the first use.
  private let basic: [UInt8]
  private let higher: ArraySlice<UInt32>

  static let shared = CharacterTable()

  private init() {
    var basic = [UInt8](repeating: 0, count: 0x10000)
    let runs = Self.runs
    for (index, run) in runs.enumerated() where run >> 8 < 0x10000 {
      let end = index + 1 < runs.count ? min(runs[index + 1] >> 8, 0x10000) : 0x10000
      for scalar in run >> 8..<end { basic[Int(scalar)] = UInt8(truncatingIfNeeded: run) }
    }
    self.basic = basic
    // With the run that reaches over from below.
    let first = runs.firstIndex { $0 >> 8 >= 0x10000 } ?? runs.endIndex
    higher = runs[max(first - 1, 0)...]
  }

  @inline(__always)
  subscript(_ scalar: UInt32) -> Entry {
    scalar < 0x10000 ? Entry(bits: basic[Int(scalar)]) : beyond(scalar)
  }

  private func beyond(_ scalar: UInt32) -> Entry {
    var (low, high) = (higher.startIndex, higher.endIndex)
    while high - low > 1 {
      let middle = (low + high) / 2
      if higher[middle] >> 8 <= scalar { low = middle } else { high = middle }
    }
    return Entry(bits: UInt8(truncatingIfNeeded: higher[low]))
  }
}
