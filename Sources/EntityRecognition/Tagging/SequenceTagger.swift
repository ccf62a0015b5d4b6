/// Labels the tokens of an article with the trained model.
///
/// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): the best path over the labels of a
/// sentence, where impossible successions are left out. Scores are whole numbers, so that every machine agrees.
package struct SequenceTagger: Sendable {
  private let weights: TagWeights
  let tables: FormTables
  private let links: LabelLinks

  package init(weights: TagWeights = .embedded) {
    self.weights = weights
    tables = FormTables(weights: weights)
    links = LabelLinks(weights)
  }

  /// One label of `NameLabel` for every token.
  package func labels(_ features: inout TokenFeatures) -> [UInt8] { decode(&features, isScored: false).labels }

  /// The labels of all tokens, with what speaks for others.
  func read(_ features: inout TokenFeatures) -> LabelledTokens {
    let (labels, scores) = decode(&features, isScored: true)
    return LabelledTokens(labels: labels, scores: scores, weights: weights, sentences: features.sentences)
  }

  private func decode(_ features: inout TokenFeatures, isScored: Bool) -> (labels: [UInt8], scores: [ScoreRow]) {
    var labels = [UInt8](repeating: 0, count: features.text.tokens.count)
    var scores: [ScoreRow] = []
    if isScored { scores.reserveCapacity(labels.count) }
    let table = features.forms.table.with(weights)
    var lattice = DecodingLattice(links)
    for sentence in features.text.sentences.indices {
      let range = features.text.sentences[sentence].tokens
      lattice.reset(range.count)
      score(&features, sentence, table, in: &lattice)
      if isScored { lattice.appendScores(to: &scores) }
      lattice.decode()
      lattice.copyPath(to: &labels, from: range.lowerBound)
    }
    return (labels, scores)
  }

  /// Lets the next article profit from the words of this one. The features must not be used any more.
  package func keep(_ features: TokenFeatures) { tables.keep(features.forms.table) }

  /// The sums of the weights of every token's features. What words give by themselves the table has, but for sentences
  /// in capitals. While one token's weights are on their way from memory, those of the token before are added.
  private func score(
    _ features: inout TokenFeatures, _ sentence: Int, _ table: FormTable, in lattice: inout DecodingLattice
  ) {
    let range = features.text.sentences[sentence].tokens
    let isCaseless = features.isCaseless(sentence)
    for index in range {
      if isCaseless {
        features.collect(index, sentence: sentence)
      } else {
        features.collectContext(index, sentence: sentence)
      }
      lattice.addWaiting(weights)
      lattice.wait(for: features.list.hashes, row: index - range.lowerBound, weights)
    }
    lattice.addWaiting(weights)
    guard !isCaseless else { return }
    lattice.addForms(features.forms.numbers[range], table)
    lattice.addRows()
  }

  /// The spans that labels describe, with their kinds by number.
  package static func spans(_ labels: [UInt8]) -> [(tokens: Range<Int>, kind: Int)] {
    var spans: [(tokens: Range<Int>, kind: Int)] = []
    var start = 0
    for (index, label) in labels.enumerated() {
      guard let kind = NameLabel.kind(label) else { continue }
      if NameLabel.mayStart(label) { start = index }
      if NameLabel.mayEnd(label) { spans.append((start..<index + 1, kind)) }
    }
    return spans
  }
}
