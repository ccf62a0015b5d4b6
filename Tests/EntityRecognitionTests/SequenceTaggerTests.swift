import Testing

@testable import EntityRecognition

@Suite struct SequenceTaggerTests {
  static func names(_ sentences: [[String]], isRaw: Bool = false) -> [String] {
    let article = GivenArticle(sentences, isRaw: isRaw)
    var features = article.features
    return SequenceTagger.spans(SequenceTagger().labels(&features)).map {
      "\(["PER", "ORG", "LOC", "MISC"][$0.kind]) \(features.text.string($0.tokens))"
    }
  }

  @Test func readsWordsOfACorpus() {
    let sentence = ["President", "William", "Ruto", "left", "Nairobi", "for", "Washington", "on", "Monday", "."]
    #expect(Self.names([sentence]) == ["PER William Ruto", "LOC Nairobi", "LOC Washington"])
    #expect(Self.names([sentence], isRaw: true) == Self.names([sentence]))
  }

  @Test func readsCapitals() {
    let sentence = ["PRESIDENT", "WILLIAM", "RUTO", "LEFT", "NAIROBI", "FOR", "KENYA", "."]
    #expect(Self.names([sentence]).contains("LOC NAIROBI"))
  }

  @Test func wordsAreFoundAgainInTokensOfTheirOwn() throws {
    let words = ["The", "U", ".", "S", ".", "and", "Franco-German", "troops", "left", "Iraq", "'s", "north"]
    let article = GivenArticle([words])
    #expect(article.text == "The U.S. and Franco-German troops left Iraq's north\n\n")
    var labels = words.map { _ -> (kind: Int, isStart: Bool)? in nil }
    for index in 1...4 { labels[index] = (2, index == 1) }
    labels[6] = (3, true)
    labels[9] = (2, true)
    let spans = SequenceTagger.spans(article.labels(of: [labels]))
    #expect(spans.map { article.features.text.string($0.tokens) } == ["U.S.", "Franco-German", "Iraq"])
    #expect(try spans.map { try #require(article.words(of: $0.tokens)).words } == [1..<5, 6..<7, 9..<10])
  }

  @Test func labelsFollowOneAnother() {
    let (first, inner, last, only) = (UInt8(1), UInt8(2), UInt8(3), UInt8(4))
    #expect(NameLabel.mayFollow(first, inner) && NameLabel.mayFollow(inner, last) && NameLabel.mayFollow(last, only))
    #expect(!NameLabel.mayFollow(first, only) && !NameLabel.mayFollow(0, inner) && !NameLabel.mayFollow(first, 7))
    #expect(NameLabel.mayStart(0) && !NameLabel.mayStart(last) && NameLabel.mayEnd(only) && !NameLabel.mayEnd(first))
  }

  @Test func emptyTextsHaveNoNames() {
    #expect(Self.names([]).isEmpty && Self.names([[]]).isEmpty)
  }
}

@Suite struct ModelFileTests {
  static func scores(_ file: [UInt8], _ feature: UInt64) -> [Int32] {
    var scores = [Int32](repeating: 0, count: TagWeights.room)
    file.withUnsafeBytes { bytes in
      let weights = TagWeights(bytes: bytes)
      scores.withUnsafeMutableBufferPointer { buffer in
        if let base = buffer.baseAddress { weights.add(weights.locate(feature), to: base) }
      }
    }
    return Array(scores.prefix(NameLabel.count))
  }

  static let hashes: [UInt64] = (1...500).map { FeatureHash.finish($0) }
  static let file = TagWeights.file(
    first: Array(repeating: 0, count: 17), transitions: Array(repeating: 0, count: 17 * 17),
    features: hashes.enumerated().map { ($1, [(UInt8($0 % 17), Int8($0 % 100 - 50))]) })

  @Test func everyWeightIsFound() {
    for (index, hash) in Self.hashes.enumerated() {
      var expected = [Int32](repeating: 0, count: NameLabel.count)
      expected[index % 17] = Int32(index % 100 - 50)
      #expect(Self.scores(Self.file, hash) == expected)
    }
    #expect(Self.scores(Self.file, FeatureHash.finish(501)).allSatisfy { $0 == 0 })
  }

  @Test func aDamagedFileHasNoWeights() {
    for count in [0, 3, 15, 16, 900, Self.file.count - 1] {
      #expect(Self.scores(Array(Self.file.prefix(count)), Self.hashes[0]).allSatisfy { $0 == 0 })
    }
  }

  @Test func bytesThatAreNoWeightsAreNeverRead() {
    var random = SystemRandomNumberGenerator()
    let start = 16 + 4 * (17 + 17 * 17)
    for _ in 0..<50 {
      var file = Self.file
      for index in start..<file.count where Bool.random(using: &random) { file[index] = .random(in: 0...255) }
      for hash in Self.hashes { _ = Self.scores(file, hash) }
    }
  }

  /// Many features of many weights, as a model has them, against a dictionary.
  @Test func sumsAreThoseOfTheWeights() {
    var weights: [UInt64: [(label: UInt8, value: Int8)]] = [:]
    for number in UInt64(1)...3000 {
      let labels = (0..<UInt8(17)).filter { (number &* 0x9e37_79b9 >> UInt64($0)) & 3 == 0 }
      weights[FeatureHash.finish(number)] = labels.map { ($0, Int8(truncatingIfNeeded: number &* UInt64($0 + 3))) }
    }
    let file = TagWeights.file(
      first: Array(repeating: 0, count: 17), transitions: Array(repeating: 0, count: 17 * 17),
      features: weights.map { ($0.key, $0.value) })
    for number in UInt64(1)...4000 {
      var expected = [Int32](repeating: 0, count: NameLabel.count)
      for weight in weights[FeatureHash.finish(number)] ?? [] { expected[Int(weight.label)] += Int32(weight.value) }
      #expect(Self.scores(file, FeatureHash.finish(number)) == expected)
    }
  }

  @Test func clustersAreFound() {
    let forms = (0..<300).map { (form: Array("form\($0)".utf8), grains: [UInt64($0), 7, UInt64($0 % 128), 31]) }
    WordClusters.table(forms).withUnsafeBytes { bytes in
      let clusters = WordClusters(bytes: bytes)
      for (index, form) in forms.enumerated() {
        let cluster = clusters.clusters(FeatureHash.of(form.form))
        #expect(cluster.finest == UInt64(index) && cluster.fine == 7)
        #expect(cluster.coarse == UInt64(index % 128) && cluster.coarsest == 31)
      }
      #expect(!clusters.clusters(FeatureHash.of("unknown")).isKnown)
    }
  }
}
