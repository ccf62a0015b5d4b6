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
  package func labels(_ features: inout TokenFeatures) -> [UInt8] {
    var labels = [UInt8](repeating: 0, count: features.text.tokens.count)
    let table = features.forms.table.with(weights)
    var lattice = DecodingLattice(links)
    for sentence in features.text.sentences.indices {
      let range = features.text.sentences[sentence].tokens
      lattice.reset(range.count)
      score(&features, sentence, in: &lattice)
      lattice.addForms(features.forms.numbers[range], table)
      lattice.decode()
      lattice.copyPath(to: &labels, from: range.lowerBound)
    }
    return labels
  }

  /// Lets the next article profit from the words of this one. The features must not be used any more.
  package func keep(_ features: TokenFeatures) { tables.keep(features.forms.table) }

  /// The sums of the weights of what every token's features are besides words. While one token's weights are on their
  /// way from memory, those of the token before are added.
  private func score(_ features: inout TokenFeatures, _ sentence: Int, in lattice: inout DecodingLattice) {
    let range = features.text.sentences[sentence].tokens
    for index in range {
      features.collectContext(index, sentence: sentence)
      lattice.addWaiting(weights)
      lattice.wait(for: features.list.hashes, row: index - range.lowerBound, weights)
    }
    lattice.addWaiting(weights)
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
