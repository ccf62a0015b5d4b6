/// The words of other languages than English that say nothing of what a text is about: Data/build-stop-words.py makes
/// and describes the file.
struct ForeignStopWords: Hashable, Sendable {
  /// By the primary subtag of BCP 47.
  private let languages: [String: EmbeddedWords]

  static let embedded = ForeignStopWords(bytes: EmbeddedFile.stopWords())

  /// A file of other bytes knows no words.
  init(bytes: [UInt8]) {
    var languages: [String: EmbeddedWords] = [:]
    for number in 0..<(bytes.starts(with: "RSW1".utf8) ? bytes.number(at: 4, bytes: 4) : 0) {
      let head = 8 + 12 * number
      let (start, count) = (bytes.number(at: head + 4, bytes: 4), bytes.number(at: head + 8, bytes: 4))
      guard head + 12 <= bytes.count, count <= bytes.count / 4, start <= bytes.count - 4 * count else { break }
      let tag = String(decoding: bytes[head..<head + 4].prefix { $0 != 0 }, as: UTF8.self)
      languages[tag] = EmbeddedWords(
        sortedHashes: (0..<count).map { UInt32(bytes.number(at: start + 4 * $0, bytes: 4)) })
    }
    self.languages = languages
  }

  /// - Parameters:
  ///   - word: Folded.
  ///   - language: A primary subtag. Where it is unknown or nil, a word of other letters than Latin ones is looked for
  ///     in every language; Latin ones mean different things in too many.
  func contains(_ word: String, language: String?) -> Bool {
    if let words = language.flatMap({ languages[$0] }) { return words.index(of: word) != nil }
    guard word.utf8.contains(where: { $0 >= 0x80 }) else { return false }
    return languages.values.contains { $0.index(of: word) != nil }
  }
}
