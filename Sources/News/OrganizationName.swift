/// The words of an organization's normalised name, and the acronym that they make.
public struct OrganizationName: Hashable, Sendable {
  public let words: [Substring]

  /// Nil where the identity is no organization's that is made of a name.
  public init?(_ id: EntityID) {
    let prefix = EntityType.organization.rawValue + ":"
    guard id.rawValue.hasPrefix(prefix) else { return nil }
    words = id.rawValue.dropFirst(prefix.count).split(separator: " ")
    guard !words.isEmpty else { return nil }
  }

  /// One word of two to eight letters, which may be short for more.
  public var mayBeAcronym: Bool {
    words.count == 1 && (2...8).contains(words[0].utf8.count) && words[0].utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7a }
  }

  /// The first letters in capitals, with and without the small words: `OHRM` and `OFHRM`. Empty for one word, and
  /// where a letter is no ASCII one.
  public var acronyms: [String] {
    guard (2...10).contains(words.count) else { return [] }
    let long = words.filter { !Self.smallWords.contains($0) }
    let letters = [long, words].map { String($0.compactMap(\.first)).uppercased() }
    let sound = letters.filter { (2...8).contains($0.count) && $0.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5a } }
    return sound.first == sound.last ? Array(sound.prefix(1)) : sound
  }

  private static let smallWords: Set<Substring> = ["of", "the", "and", "for", "in", "on", "to", "against", "de", "&"]
}
