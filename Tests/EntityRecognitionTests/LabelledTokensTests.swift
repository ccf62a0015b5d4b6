import Testing

@testable import EntityRecognition

@Suite struct LabelledTokensTests {
  /// Four tokens, of which the model likes the first two as a person (5 and 5 over outside) and the last as a place (2).
  static func labelled() -> LabelledTokens {
    var scores = [[Int32]](repeating: Array(repeating: 0, count: NameLabel.count), count: 4)
    scores[0][Int(NameLabel.label(kind: 0, part: 0))] = 5
    scores[1][Int(NameLabel.label(kind: 0, part: 2))] = 5
    // What all labels have in common speaks for none.
    scores[3] = scores[3].map { $0 - 7 }
    scores[3][Int(NameLabel.label(kind: 2, part: 3))] += 2
    return LabelledTokens(
      labels: [
        NameLabel.label(kind: 0, part: 0), NameLabel.label(kind: 0, part: 2), 0, NameLabel.label(kind: 2, part: 3),
      ],
      scores: scores.map { ScoreRow($0[...]) },
      weights: TagWeights(bytes: UnsafeRawBufferPointer(start: nil, count: 0)),
      sentences: [0..<4])
  }

  @Test func whatTheModelReadsCostsNothing() {
    let labelled = Self.labelled()
    #expect(labelled.cost(of: 0..<2, kind: 0) == 0)
    #expect(labelled.cost(of: 2..<3, kind: nil) == 0)
    #expect(labelled.cost(of: 3..<4, kind: 2) == 0)
  }

  @Test func anotherReadingCostsWhatTheModelGivesUp() {
    let labelled = Self.labelled()
    #expect(labelled.cost(of: 3..<4, kind: 0) == 2)
    #expect(labelled.cost(of: 0..<2, kind: nil) == 10)
    // The rest of the name that it cuts is given up as well.
    #expect(labelled.cost(of: 0..<1, kind: 0) == 10)
    #expect(labelled.cost(of: 1..<3, kind: 1) == 10)
  }

  @Test func farScoresAreCut() {
    let row = ScoreRow([-40_000, 40_000, -80_000, -39_990] + Array(repeating: 0, count: 13))
    #expect([0, 1, 2, 3].map { row[$0] } == [0, 32_767, -32_768, 10])
  }

  @Test func whatStandsInNoSentenceCostsEverything() {
    #expect(Self.labelled().cost(of: 3..<5, kind: 2) == .max)
    #expect(Self.labelled().cost(of: 2..<2, kind: 2) == .max)
    #expect(Self.labelled().cost(of: 7..<8, kind: nil) == .max)
  }
}

@Suite struct RunDescriptionTests {
  /// The run of capitals that starts with the word, and the lists of what describes it.
  static func lists(_ string: String, of word: String) -> UInt8? {
    let features = TokenFeatures.of(string)
    guard let token = features.text.tokens.indices.first(where: { features.text.string($0..<$0 + 1) == word }) else {
      return nil
    }
    return features.runs.described[token]
  }

  @Test(arguments: [
    ("Shelling hit Tegh, a village in the south.", "Tegh", UInt8(8)),
    ("Bilje is a large village.", "Bilje", 8),
    ("They left the village of Tegh.", "Tegh", 8),
    ("Mirza Khan, the minister, spoke.", "Mirza", 1),
    ("They left Tegh, a shell hit it.", "Tegh", 0),
    ("They met Taha, and the village burned.", "Taha", 0),
  ])
  func findsWhatANameIs(_ text: String, _ word: String, _ lists: UInt8) {
    #expect(Self.lists(text, of: word) == lists)
  }

  @Test func otherMentionsProfit() {
    let features = TokenFeatures.of("Tegh burned. Shelling hit Tegh, a village in the south.")
    let use = features.runs.use(of: 0)
    #expect(use?.described == 8)
  }
}

@Suite struct CaselessTests {
  @Test func capitalsHaveFeaturesOfTheirOwn() {
    var shouted = TokenFeatures.of("TROOPS LEFT GORIS ON MONDAY")
    var plain = TokenFeatures.of("Troops left Goris on Monday")
    #expect(shouted.isCaseless(0) && !plain.isCaseless(0))
    for token in 0..<5 {
      shouted.collect(token, sentence: 0)
      plain.collect(token, sentence: 0)
      #expect(Set(shouted.hashes).isDisjoint(with: plain.hashes))
    }
  }
}

extension TokenFeatures {
  static func of(_ string: String) -> TokenFeatures {
    var forms = FormTable()
    let text = Tokenizer().tokenize(string, forms: &forms)
    return TokenFeatures(text, forms)
  }
}
