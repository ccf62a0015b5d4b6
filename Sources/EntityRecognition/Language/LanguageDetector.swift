/// Tells the language of a text: by its script where that is enough, among languages of one script by triples of
/// letters (Cavnar & Trenkle, “N-Gram-Based Text Categorization”, 1994, with the probabilities of a naive Bayes
/// classifier in the place of ranks).
///
/// Rather than a wrong language it gives none: of a few words, of names alone, of a text in two scripts. What is
/// certainly not English, and none of the languages that it knows, is “und” with the script.
package struct LanguageDetector: Sendable {
  /// A language with how sure it is.
  package struct Detection: Hashable, Sendable {
    /// BCP 47: “en”, “tr”, “und-Latn” for a language that is not known, other than English.
    package var tag: String
    /// That the tag is right, 0…1; for “und” that it is not English.
    package var confidence: Double
    /// By how much text, in triples of letters of words without capitals.
    package var weight: Double

    /// Written in Latin letters, as English is.
    var isLatin: Bool
  }

  /// Bytes of a paragraph that are read at least, where it has them, and of a text with few paragraphs.
  private static let (paragraphSample, textSample) = (320, 2000)

  /// Bytes to read of each of so many paragraphs.
  static func sample(paragraphs: Int) -> Int { max(paragraphSample, textSample / max(paragraphs, 1)) }

  private let model: LanguageModel

  package init() { self.init(model: .embedded) }

  init(model: LanguageModel) { self.model = model }

  /// Every language that it can tell, sorted.
  package var languages: [String] {
    (model.tags + LetterScript.allCases.compactMap(\.language)).sorted()
  }

  /// The language of the text; nil where too little or nothing clear is said of it. Of every paragraph the start
  /// is read.
  package func detect(_ text: String) -> Detection? {
    var text = text
    return text.withUTF8 { bytes in
      let paragraphs = Self.paragraphs(of: bytes)
      let sample = Self.sample(paragraphs: paragraphs.count)
      return verdict(
        on: paragraphs.reduce(into: LanguageEvidence()) { $0.add(evidence(of: bytes[$1].prefix(sample))) })
    }
  }

  /// A text has no more paragraphs than this, about.
  private static let mostParagraphs = 1 << 16

  /// Byte ranges between empty lines; in texts of many megabytes short paragraphs belong to the next.
  static func paragraphs(of bytes: some RandomAccessCollection<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let least = bytes.count / Self.mostParagraphs
    var (start, position, previous): (Int, Int, UInt8) = (0, 0, 0)
    for byte in bytes {
      if byte == 0x0a, previous == 0x0a, position - start >= least {
        if position - 1 > start { found.append(start..<position - 1) }
        start = position + 1
      }
      previous = byte
      position += 1
    }
    if position > start { found.append(start..<position) }
    return found
  }

  /// What the bytes say.
  func evidence(of paragraph: some RandomAccessCollection<UInt8>) -> LanguageEvidence {
    var evidence = LanguageEvidence()
    evidence.read(paragraph, model)
    return evidence
  }

  // MARK: Decision

  /// A text of less is too short for any answer.
  private static let fewestLetters = 8
  private static let fewestTriples = 10.0
  /// The same where English cannot be meant. In Devanagari vowel signs cut words into pieces that are mostly shorter.
  private static let fewestForeignTriples = 5.0
  private static let fewestOfDevanagari = 2.0
  /// The share of the letters that the script of the language has at least.
  private static let leastShare = 0.6
  private static let leastConfidence = 0.9
  /// A foreign language is named from here on; below it is “und”.
  private static let leastForeignConfidence = 0.75
  /// What English may have at the most where another language is believed.
  private static let mostEnglish = 0.05
  /// Triples overlap, so three of them say what one would say alone.
  private static let dependence = 0.35
  /// Letters for every digit: what has fewer is a table, of names and abbreviations that look foreign.
  private static let leastLettersADigit = 5
  /// English is expected: 2⁶ to one.
  private static let englishAdvantage = 6.0

  func verdict(on evidence: LanguageEvidence) -> Detection? {
    let total = evidence.letterCount
    guard total >= Self.fewestLetters,
      let (script, letters) = Self.mainScript(evidence), Double(letters) >= Self.leastShare * Double(total)
    else { return nil }
    let share = Double(letters) / Double(total)
    if let language = script.language ?? (script == .ethiopic ? "und-Ethi" : nil) {
      return Detection(tag: language, confidence: share, weight: Double(letters), isLatin: false)
    }
    return byTriples(evidence, script)
  }

  /// Japanese is written with Chinese characters as well: some kana tell it.
  private static func mainScript(_ evidence: LanguageEvidence) -> (LetterScript, Int)? {
    let letters = evidence.letters
    let (han, kana) = (letters[LetterScript.han.rawValue], letters[LetterScript.kana.rawValue])
    var best = (kana * 20 >= han && kana > 0 ? LetterScript.kana : .han, han + kana)
    for script in LetterScript.allCases where script != .han && script != .kana && letters[script.rawValue] > best.1 {
      best = (script, letters[script.rawValue])
    }
    return best.1 > 0 ? best : nil
  }

  private func byTriples(_ evidence: LanguageEvidence, _ script: LetterScript) -> Detection? {
    let (costs, weight) = (evidence.costs(of: script, model), evidence.weight(of: script))
    guard !costs.isEmpty, weight > 0 else { return nil }
    let english = model.english.flatMap { costs.indices.contains($0) ? $0 : nil }
    let scale = -Self.dependence / (Double(LanguageEvidence.unit) * LanguageModel.unit)
    func bits(_ language: Int) -> Double {
      Double(costs[language]) * scale + (language == english ? Self.englishAdvantage : 0)
    }
    guard let best = costs.indices.max(by: { bits($0) < bits($1) }) else { return nil }
    let most = bits(best)
    // What lies 30 bits below adds nothing.
    let sum = costs.indices.reduce(0) { $0 + (bits($1) < most - 30 ? 0 : Logarithm.power(ofTwo: bits($1) - most)) }
    let confidence = 1 / sum
    let excess = Double(costs[best]) / Double(LanguageEvidence.unit) / weight - Double(model.ordinaryCosts[best])
    // A language that is not known is unlike the one that it is most like. Found on interface texts in 90 languages.
    let fits = excess / LanguageModel.unit <= 1.4 + 5 / weight.squareRoot()
    let tag = model.tags[best]
    func detection(_ tag: String, _ confidence: Double) -> Detection {
      Detection(tag: tag, confidence: confidence, weight: weight, isLatin: script == .latin)
    }
    let unknown = "und-\(script.code)"
    let isNamed = confidence >= Self.leastForeignConfidence && fits
    guard let english else {
      let fewest = script == .devanagari ? Self.fewestOfDevanagari : Self.fewestForeignTriples
      return isNamed && weight >= fewest
        ? detection(tag, confidence) : detection(unknown, 1)
    }
    guard weight >= Self.fewestTriples else { return nil }
    if best == english { return confidence >= Self.leastConfidence && fits ? detection("en", confidence) : nil }
    let chanceOfEnglish = Logarithm.power(ofTwo: bits(english) - most) / sum
    guard chanceOfEnglish <= Self.mostEnglish,
      evidence.digits * Self.leastLettersADigit <= evidence.letterCount
    else { return nil }
    return isNamed ? detection(tag, confidence) : detection(unknown, 1 - chanceOfEnglish)
  }
}
