/// The words of a person's normalised name: which of them other articles call the person by.
public struct PersonName: Hashable, Sendable {
  /// Without particles and suffixes: `bashar`, `assad`.
  public let words: [Substring]

  /// Nil where the identity is no person's that is made of a name.
  public init?(_ id: EntityID) {
    let prefix = EntityType.person.rawValue + ":"
    guard id.rawValue.hasPrefix(prefix) else { return nil }
    let all = id.rawValue.dropFirst(prefix.count).split(separator: " ")
    let names = all.filter { !Self.suffixes.contains($0) }
    let kept = names.filter { !Self.particles.contains($0) }
    words = kept.isEmpty ? (names.isEmpty ? all : names) : kept
    guard !words.isEmpty else { return nil }
  }

  /// A surname, or another single word, that does not say which person is meant.
  public var isAlone: Bool { words.count == 1 }

  /// What the person is called by alone: the last word, and the first where the family's name stands first (“Xi
  /// Jinping”). Empty for a single word.
  public var surnames: [String] {
    guard words.count > 1, let first = words.first, let last = words.last else { return [] }
    let isFamilyFirst = words.count <= 3 && Self.familyNames.contains(first)
    return first != last && isFamilyFirst ? [String(last), String(first)] : [String(last)]
  }

  private static let suffixes: Set<Substring> = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]
  private static let particles: Set<Substring> = [
    "al", "el", "bin", "ibn", "bint", "de", "del", "della", "der", "den", "da", "dos", "das", "du", "di", "van", "von",
    "la", "le", "ul", "ur", "ter", "zu",
  ]

  /// The most frequent family names of China, Korea, Vietnam and Taiwan, as English-language news spells them.
  private static let familyNames: Set<Substring> = [
    "ahn", "an", "ban", "bo", "bui", "cai", "cao", "chan", "chang", "chen", "cheng", "cheung", "chiang", "cho", "choe",
    "choi", "chung", "cui", "dang", "deng", "ding", "dinh", "dong", "du", "duong", "feng", "fu", "gao", "guo", "han",
    "he", "ho", "hong", "hsieh", "hu", "huang", "hwang", "im", "jang", "jeong", "jiang", "jin", "jo", "jung", "kang",
    "kim", "kwon", "lai", "lam", "lee", "leung", "li", "liang", "lim", "lin", "liu", "lu", "luo", "ly", "ma", "mao",
    "moon", "ngo", "nguyen", "oh", "pak", "pan", "park", "peng", "pham", "phan", "qin", "ren", "ri", "roh", "seo",
    "shen", "shin", "song", "su", "sun", "tan", "tang", "tian", "tran", "truong", "tsai", "tsang", "vo", "vu", "wang",
    "wei", "wen", "wong", "wu", "xi", "xiao", "xie", "xu", "yang", "yao", "ye", "yoon", "yu", "yuan", "yun", "zeng",
    "zhang", "zhao", "zheng", "zhong", "zhou", "zhu",
  ]
}
