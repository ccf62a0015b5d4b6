/// How common words are in news, counted over articles outside the archive: `lab background` makes the file, Data/NOTICE
/// says from what.
///
/// Little-endian: “RBG1”, as UInt32 the number of words and the articles that were counted, the hashes of the words
/// (``EmbeddedWords``) as UInt32, then for each the articles that contain it as UInt16. Words are base forms, as
/// ``TermExtraction`` gives them.
public struct BackgroundFrequency: Hashable, Sendable {
  private let words: EmbeddedWords
  /// In the order of the words.
  private let frequencies: [UInt16]
  private let articles: Int

  static let embedded = BackgroundFrequency(bytes: EmbeddedFile.background())

  /// A file of other bytes knows no words.
  init(bytes: [UInt8]) {
    let count = bytes.starts(with: "RBG1".utf8) ? bytes.number(at: 4, bytes: 4) : 0
    let isWhole = bytes.count == 12 + 6 * count
    let known = isWhole ? 0..<count : 0..<0
    words = EmbeddedWords(sortedHashes: known.map { UInt32(bytes.number(at: 12 + 4 * $0, bytes: 4)) })
    frequencies = known.map { UInt16(bytes.number(at: 12 + 4 * count + 2 * $0, bytes: 2)) }
    articles = max(bytes.number(at: 8, bytes: 4), 1)
  }

  /// Of 1, how many articles contain the word. One that the file does not have stands for those that were too rare.
  func share(of term: String) -> Double {
    let frequency = words.index(of: term).map { Double(frequencies[$0]) } ?? Double(Self.leastFrequency) / 2
    return min(frequency / Double(articles), 1)
  }

  /// Of 1, how many articles name what is called so: no more than contain the rarest of its words.
  func share(ofNameOf words: [String]) -> Double {
    // Stop words are not counted, and so would seem rare.
    words.compactMap { TermExtraction.term(of: $0) }.map(share(of:)).min() ?? share(of: "")
  }

  /// Words in fewer articles are left out of the file.
  static let leastFrequency = 3

  /// The file for words that were found in so many of `articles` articles.
  public static func file(of frequencies: [String: Int], articles: Int) -> [UInt8] {
    let kept = frequencies.filter { $0.value >= leastFrequency }.map { (EmbeddedWords.hash($0.key), $0.value) }
      .sorted { $0 < $1 }
    func bytes(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    return Array("RBG1".utf8) + bytes(kept.count, 4) + bytes(articles, 4)
      + kept.flatMap { bytes(Int($0.0), 4) } + kept.flatMap { bytes(min($0.1, Int(UInt16.max)), 2) }
  }
}
