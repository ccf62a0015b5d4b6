internal import News

/// In which language each paragraph of an article is read.
///
/// What is found in enough text wins; a paragraph that says too little is read as the article is, an article that says
/// too little as its source says, and where that says nothing, as English.
struct LanguageReading: Sendable {
  /// The BCP 47 tag of the article's language; nil where neither its text nor its source tells.
  var tag: String?
  /// Byte ranges of the paragraphs that are not English, in order.
  private(set) var foreign: [Range<Int>] = []
  /// Their languages.
  private(set) var foreignTags: [String] = []
  private(set) var hasEnglish = false

  /// A paragraph of less weight says nothing against the rest of the article.
  private static let leastWeight = 25.0
  private static let leastConfidence = 0.95

  /// - Parameter declared: the language as the source gave it, BCP 47.
  init(_ bytes: UnsafeBufferPointer<UInt8>, declared: String?, detector: LanguageDetector) {
    let paragraphs = LanguageDetector.paragraphs(of: bytes)
    var whole = LanguageEvidence()
    var found: [LanguageDetector.Detection?] = []
    let sample = LanguageDetector.sample(paragraphs: paragraphs.count)
    for paragraph in paragraphs {
      let evidence = detector.evidence(of: bytes[paragraph].prefix(sample))
      whole.add(evidence)
      found.append(detector.verdict(on: evidence).flatMap { Self.isClear($0) ? $0 : nil })
    }
    tag = detector.verdict(on: whole)?.tag ?? declared.map(LanguageName.primary)
    let usual = tag ?? "en"
    for (paragraph, detection) in zip(paragraphs, found) {
      let tag = detection?.tag ?? usual
      if tag == "en" {
        hasEnglish = true
      } else {
        foreign.append(paragraph)
        foreignTags.append(tag)
      }
    }
  }

  private static func isClear(_ detection: LanguageDetector.Detection) -> Bool {
    !detection.isLatin || detection.weight >= leastWeight && detection.confidence >= leastConfidence
  }

  /// The language of the foreign paragraph at the offset; nil where it is English.
  func foreignTag(at offset: Int) -> String? {
    var (low, high) = (0, foreign.count)
    while low < high {
      let middle = (low + high) / 2
      if foreign[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < foreign.count && foreign[low].contains(offset) ? foreignTags[low] : nil
  }
}
