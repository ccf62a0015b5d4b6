internal import News

/// The words that names consist of.
struct NameParts {
  private var parts: Set<String> = []
  /// The first three and four letters of the longer ones.
  private var beginnings: Set<String> = []

  init(_ entities: [ArticleSketch.EntityCount], _ rarity: Rarity) {
    for entity in entities {
      for word in rarity.words(of: entity) {
        parts.insert(word)
        parts.insert(BaseForm.of(word))
        if word.utf8.count > 3 { beginnings.formUnion([String(word.prefix(3)), String(word.prefix(4))]) }
      }
    }
  }

  /// Whether the word is part of a name or looks like what is derived from one: “turkish”, “chinese”, “armenian”. Where
  /// it only looks so, another word is said.
  func contain(_ word: String) -> Bool {
    if parts.contains(word) || beginnings.contains(String(word.prefix(4))) { return true }
    return beginnings.contains(String(word.prefix(3))) && Self.derivations.contains(where: word.hasSuffix)
  }

  private static let derivations = ["an", "i", "ish", "ese", "ch", "ic", "iot"]
}
