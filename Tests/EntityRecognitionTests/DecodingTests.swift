import Testing

@testable import EntityRecognition

/// What decoding does quickly against the same done plainly.
@Suite struct DecodingTests {
  static let words = [
    "the", "The", "President", "of", "Armenia", "YEREVAN", "Nikol", "Pashinyan", "said", "in", "Baku", "'s", "U.S.",
    "-", "and", "(", ")", ",", ".", "Aug.", "28", "FC", "Ministry", "Foreign", "\u{201c}", "Élysée", "al", "Assad",
    "NATO",
    "to", "Reuters", "talks", "with", "Tokyo", "1,200", "Bank", "England", "zzxqy", "Ararat", "\u{2014}",
  ]

  static func articles(_ count: Int) -> [[[String]]] {
    var state: UInt64 = 7
    func random(_ limit: Int) -> Int {
      state = FeatureHash.finish(state &+ 1)
      return Int(state % UInt64(limit))
    }
    return (0..<count).map { _ in
      (0..<1 + random(6)).map { _ in (0..<1 + random(30)).map { _ in words[random(words.count)] } }
    }
  }

  /// The sums of all weights of all features, and every path by the definition.
  static func plainLabels(_ features: inout TokenFeatures, _ weights: TagWeights) -> [UInt8] {
    var labels: [UInt8] = []
    for (number, sentence) in features.sentences.enumerated() {
      var rows: [[Int32]] = []
      for token in sentence {
        features.collect(token, sentence: number)
        var scores = [Int32](repeating: 0, count: TagWeights.room)
        scores.withUnsafeMutableBufferPointer { buffer in
          guard let base = buffer.baseAddress else { return }
          for hash in features.hashes { weights.add(weights.locate(hash), to: base) }
        }
        rows.append(scores)
      }
      labels += path(rows, weights)
    }
    return labels
  }

  private static func path(_ rows: [[Int32]], _ weights: TagWeights) -> [UInt8] {
    var best: [(score: Int32, path: [UInt8])?] = (0..<NameLabel.count).map {
      NameLabel.mayStart(UInt8($0)) ? (weights.first($0) + rows[0][$0], [UInt8($0)]) : nil
    }
    for row in rows.dropFirst() {
      best = (0..<NameLabel.count).map { next in
        var found: (score: Int32, path: [UInt8])?
        for (label, before) in best.enumerated() where NameLabel.mayFollow(UInt8(label), UInt8(next)) {
          guard let before else { continue }
          let score = before.score + weights.transition(label, next) + row[next]
          if score > found?.score ?? .min { found = (score, before.path + [UInt8(next)]) }
        }
        return found
      }
    }
    let ends = best.enumerated().filter { NameLabel.mayEnd(UInt8($0.offset)) }.compactMap(\.element)
    return ends.max { $0.score < $1.score }?.path ?? []
  }

  @Test func sumsOfWordsChangeNothing() {
    let tagger = SequenceTagger()
    for sentences in Self.articles(60) {
      let article = GivenArticle(sentences, tagger: tagger)
      var features = article.features
      let labels = tagger.labels(&features)
      #expect(labels == Self.plainLabels(&features, .embedded))
      // Words of one article are known in the next.
      tagger.keep(features)
    }
  }

  @Test func tablesWithoutRowsGetThem() {
    let tagger = SequenceTagger()
    for sentences in Self.articles(10) {
      var plain = GivenArticle(sentences).features
      var lent = GivenArticle(sentences, tagger: tagger).features
      #expect(tagger.labels(&plain) == tagger.labels(&lent))
    }
  }

  @Test func otherWeightsAreNotMixedUp() throws {
    let sentences = [["Nikol", "Pashinyan", "left", "Yerevan", "."]]
    let none = SequenceTagger(weights: TagWeights(bytes: UnsafeRawBufferPointer(start: nil, count: 0)))
    var features = GivenArticle(sentences, tagger: SequenceTagger()).features
    #expect(none.labels(&features).allSatisfy { $0 == NameLabel.outside })
    #expect(SequenceTagger().labels(&features).contains { $0 != NameLabel.outside })
  }

  @Test func theSameWordIsReadOnce() {
    var table = FormTable()
    let bytes = Array("Baku baku Baku".utf8)
    let numbers = [0..<4, 5..<9, 10..<14].map { table.number(of: $0, in: bytes, kind: .word) }
    #expect(numbers == [0, 1, 0] && table.forms.count == 2)
    #expect(table.number(of: 0..<4, in: bytes, kind: .address) == 2)
    #expect(table.forms[0].lower == table.forms[1].lower && table.forms[0].form != table.forms[1].form)
  }

  @Test func tablesGrow() {
    var table = FormTable(weights: .embedded)
    let words = (0..<3000).map { Array("word\($0)".utf8) }
    for (number, word) in words.enumerated() {
      #expect(table.number(of: word.indices, in: word, kind: .word) == number)
    }
    for (number, word) in words.enumerated() {
      #expect(table.number(of: word.indices, in: word, kind: .word) == number)
    }
    #expect(table.rows.count == 3000 * FormTable.reach.count)
  }

  @Test func largeTablesLoseRareWords() {
    func number(_ word: String, _ table: inout FormTable) -> Int {
      let word = Array(word.utf8)
      return table.number(of: word.indices, in: word, kind: .word)
    }
    let tables = FormTables(weights: .embedded)
    var table = tables.take()
    for count in 0..<30_000 {
      _ = number("word\(count)", &table)
      if count % 1000 == 0 { _ = number("Baku", &table) }
    }
    let (old, oldNumber) = (table, number("Baku", &table))
    tables.keep(table)
    var kept = tables.take()
    #expect(kept.forms.count < 30_000 && kept.size <= FormTables.limit)
    let known = kept.forms.count
    let new = number("Baku", &kept)
    #expect(kept.forms.count == known && kept.forms[new].lower == old.forms[oldNumber].lower)
    let reach = FormTable.reach.count
    #expect((0..<reach).allSatisfy { kept.rows[new * reach + $0].scores == old.rows[oldNumber * reach + $0].scores })
    #expect(kept.lowered[kept.forms[new].bytes].elementsEqual("baku".utf8))
    #expect(kept.keys[kept.forms[new].key].elementsEqual("baku".utf8))
    #expect(number("word7", &kept) == known)
  }
}
