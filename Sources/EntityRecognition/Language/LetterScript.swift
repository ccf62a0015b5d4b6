/// The script of a letter, as far as it says something of the language.
enum LetterScript: Int, CaseIterable, Sendable {
  // Several languages each, which triples of letters tell apart.
  case latin, cyrillic, arabic, devanagari
  // Nearly always one language.
  case greek, armenian, hebrew, bengali, gurmukhi, gujarati, oriya, tamil, telugu, kannada, malayalam, sinhala, thai
  case lao, tibetan, myanmar, georgian, khmer, han, kana, hangul
  /// Amharic, Tigrinya and others: not told apart.
  case ethiopic
  case other

  /// ISO 15924.
  var code: String {
    switch self {
    case .latin: "Latn"
    case .cyrillic: "Cyrl"
    case .arabic: "Arab"
    case .devanagari: "Deva"
    case .ethiopic: "Ethi"
    default: "Zyyy"
    }
  }

  /// The BCP 47 tag of the language that is written in it; nil where that takes more than the script to tell.
  var language: String? {
    switch self {
    case .greek: "el"
    case .armenian: "hy"
    case .hebrew: "he"
    case .bengali: "bn"
    case .gurmukhi: "pa"
    case .gujarati: "gu"
    case .oriya: "or"
    case .tamil: "ta"
    case .telugu: "te"
    case .kannada: "kn"
    case .malayalam: "ml"
    case .sinhala: "si"
    case .thai: "th"
    case .lao: "lo"
    case .tibetan: "bo"
    case .myanmar: "my"
    case .georgian: "ka"
    case .khmer: "km"
    case .han: "zh"
    case .kana: "ja"
    case .hangul: "ko"
    case .latin, .cyrillic, .arabic, .devanagari, .ethiopic, .other: nil
    }
  }

  /// How much one letter says beside one of an alphabet: a Chinese character is about as long as a word.
  var weight: Int { self == .han || self == .kana || self == .hangul ? 3 : 1 }

  /// Nil for what is no letter: digits, marks, signs, white space. By the blocks of the Unicode Standard 16, chapters 7
  /// to 20; rare letters outside of them are left out.
  @inline(__always)
  init?(_ scalar: UInt32) {
    if scalar < 0x80 {
      guard (0x61...0x7a).contains(scalar | 0x20) else { return nil }
      self = .latin
    } else if scalar < 0x530 {
      switch scalar {
      case 0xaa, 0xba, 0xc0..<0xd7, 0xd8..<0xf7, 0xf8..<0x2b0: self = .latin
      case 0x370...0x373, 0x376, 0x377, 0x37b...0x37d, 0x386, 0x388...0x3ff: self = .greek
      case 0x400...0x481, 0x48a...0x52f: self = .cyrillic
      default: return nil
      }
    } else {
      guard let script = Self.beyond(scalar) else { return nil }
      self = script
    }
  }

  private static func beyond(_ scalar: UInt32) -> LetterScript? {
    switch scalar {
    case 0x531...0x556, 0x561...0x587: .armenian
    case 0x5d0...0x5f2: .hebrew
    case 0x620...0x63f, 0x641...0x64a, 0x66e...0x6d3, 0x6d5, 0x6ee, 0x6ef, 0x6fa...0x6ff, 0x750...0x77f,
      0xfb50...0xfdff, 0xfe70...0xfefc:
      .arabic
    case 0x904...0x939, 0x958...0x961, 0x972...0x97f: .devanagari
    case 0x985...0x9b9, 0x9ce, 0x9dc...0x9e1, 0x9f0, 0x9f1: .bengali
    case 0xa05...0xa39, 0xa59...0xa5e: .gurmukhi
    case 0xa85...0xab9: .gujarati
    case 0xb05...0xb39, 0xb5c...0xb61: .oriya
    case 0xb83...0xbb9: .tamil
    case 0xc05...0xc39: .telugu
    case 0xc85...0xcb9: .kannada
    case 0xd05...0xd3a: .malayalam
    case 0xd85...0xdc6: .sinhala
    case 0xe01...0xe30, 0xe32, 0xe33, 0xe40...0xe46: .thai
    case 0xe81...0xeb0, 0xeb2, 0xeb3, 0xec0...0xec6: .lao
    case 0xf40...0xf6c: .tibetan
    case 0x1000...0x102a: .myanmar
    case 0x10a0...0x10ff, 0x1c90...0x1cbf: .georgian
    case 0x1100...0x11ff, 0x3131...0x318e, 0xac00...0xd7a3: .hangul
    case 0x1200...0x137f: .ethiopic
    case 0x1780...0x17b3: .khmer
    case 0x1e00...0x1eff: .latin
    case 0x3041...0x3096, 0x30a1...0x30fa, 0x30fc: .kana
    case 0x3400...0x4dbf, 0x4e00...0x9fff, 0x20000...0x323af: .han
    default: nil
    }
  }
}

/// Capitals to small letters, for the scripts whose languages are told apart by letters.
enum LetterCase {
  /// The small letter; the same scalar where it is none or has none. Two spellings of the Romanian letters become one,
  /// as in the model. İ becomes i.
  @inline(__always)
  static func lowered(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return (0x41...0x5a).contains(scalar) ? scalar | 0x20 : scalar }
    switch scalar {
    case 0xc0..<0xd7, 0xd8...0xde: return scalar + 0x20
    case 0x130: return 0x69
    case 0x178: return 0xff
    case 0x18f: return 0x259
    case 0x218, 0x219: return 0x15f
    case 0x21a, 0x21b: return 0x163
    case 0x139...0x148, 0x179...0x17e, 0x1af, 0x1b0: return scalar + (scalar & 1)
    case 0x100...0x137, 0x14a...0x177, 0x1a0, 0x1a1, 0x1e00...0x1eff: return scalar | 1
    case 0x410...0x42f: return scalar + 0x20
    case 0x400...0x40f: return scalar + 0x50
    case 0x460...0x481, 0x48a...0x4bf, 0x4d0...0x52f: return scalar | 1
    case 0x4c0...0x4cf: return scalar
    default: return scalar
    }
  }
}
