/// Collects the features of mentions, with the memory for them used again and again.
package struct RoleReading {
  private var words = RoleWords()
  package private(set) var features = RoleFeatures()

  package init() {}

  /// The features of a name that a corpus gives.
  package mutating func read(_ given: GivenMention) {
    forget()
    read(given.tokens, sentence: given.text.sentences[0].tokens, in: given.text)
  }

  /// Whether a name that a corpus gives stands for somebody who acts.
  package mutating func isActor(_ given: GivenMention, by weights: RoleWeights = .embedded) -> Bool {
    read(given)
    return features.hashes.reduce(Float(0)) { $0 + weights[$1] } > 0
  }

  /// The features of the mention, of which the frame is given back.
  @discardableResult
  mutating func read(
    _ mention: Range<Int>, sentence: Range<Int>, in text: TokenizedText, isNameShown: Bool = true
  ) -> RoleFrame {
    if words.range != sentence { words.read(sentence, of: text, clusters: .embedded) }
    let frame = RoleFrame(mention, words, text)
    features.collect(frame, words, isNameShown ? RoleName(mention, text, .embedded) : .hidden)
    return frame
  }

  /// Starts another text.
  mutating func forget() { words.forget() }

  /// The contexts of the names that a corpus of names labels: of each its kind as in `NameLabel`, whether it may act
  /// although it is a place, and the features of its context.
  package mutating func readContexts(
    _ sentences: [[String]], _ labels: [[(kind: Int, isStart: Bool)?]],
    _ body: (_ sentence: String, _ kind: Int, _ mayAct: Bool, _ features: [UInt64]) -> Void
  ) {
    let given = GivenArticle(sentences)
    let marked = given.labels(of: labels)
    let text = given.features.text
    forget()
    for sentence in text.sentences {
      let string = text.string(sentence.tokens)
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        guard let kind = NameLabel.kind(marked[index]) else {
          index += 1
          continue
        }
        var end = index + 1
        while end < sentence.tokens.upperBound, marked[end] != 0, !NameLabel.mayStart(marked[end]) { end += 1 }
        read(index..<end, sentence: sentence.tokens, in: text, isNameShown: false)
        body(string, kind, RoleName(index..<end, text, .embedded).mayAct, features.hashes)
        index = end
      }
    }
  }
}
