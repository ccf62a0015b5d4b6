import News

/// A sketch from names and words: `"person:Ilham Aliyev*3"` is an entity with three mentions, `"corridor*2"` a word.
func sketch(
  _ id: String, day: Int? = nil, names: [String] = [], words: String = "", terms: [String: Int] = [:]
) -> ArticleSketch {
  let entities = names.map { entry -> ArticleSketch.EntityCount in
    let parts = entry.split(separator: "*")
    let typeAndName = parts[0].split(separator: ":")
    return .init(
      id: EntityID(String(parts[0])), name: String(typeAndName[1]),
      type: EntityType(rawValue: String(typeAndName[0])) ?? .feature, count: parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
  }
  var counts = terms
  for entry in words.split(separator: " ") {
    let parts = entry.split(separator: "*")
    counts[String(parts[0]), default: 0] += parts.count > 1 ? Int(parts[1]) ?? 1 : 1
  }
  return ArticleSketch(
    id: ArticleID(id), date: Timestamp(seconds: Int64(day ?? 0) * 86400), isDated: day != nil, entities: entities,
    terms: counts.map { .init(term: $0.key, count: $0.value) }.sorted { $0.term < $1.term })
}

/// What the archive would count, if these were all its articles.
func statistics(_ sketches: [ArticleSketch]) -> CorpusStatistics {
  var statistics = CorpusStatistics(articleCount: sketches.count)
  for sketch in sketches {
    for entity in sketch.entities { statistics.entityFrequency[entity.id, default: 0] += 1 }
    for term in sketch.terms { statistics.termFrequency[term.term, default: 0] += 1 }
  }
  return statistics
}

/// Reproducible random numbers: SplitMix64 (S. Vigna, public domain).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// An archive of random articles that share much: names and words are drawn from few, the first ones most often.
func randomSketches(_ count: Int, seed: UInt64) -> [ArticleSketch] {
  var random = SplitMix64(state: seed)
  let types: [EntityType] = [.person, .city, .state, .region, .organization]
  return (0..<count).map { number in
    let names = Set((0..<8).map { _ in Int.random(in: 0...Int.random(in: 0..<30, using: &random), using: &random) })
    let words = (0..<40).map { _ -> String in
      let word = Int.random(in: 0...Int.random(in: 0..<200, using: &random), using: &random)
      return "word" + String(decoding: [97 + UInt8(word / 26), 97 + UInt8(word % 26)], as: UTF8.self)
    }
    return sketch(
      "article\(number)", day: number % 5 == 0 ? nil : Int.random(in: 0..<60, using: &random),
      names: names.sorted().map { "\(types[$0 % types.count].rawValue):Name\($0)*\($0 % 4 + 1)" },
      words: words.joined(separator: " "))
  }
}
