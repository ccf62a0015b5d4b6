internal import News

/// A sketch as a vector with one dimension an entity and one a word, each as long as it is telling.
///
/// The weight is the rarity times the dampened count (the saturation of BM25: S. Robertson, H. Zaragoza, “The
/// probabilistic relevance framework”, 2009, §3.4). Length is left to the cosine.
struct SketchVector {
  let sketch: ArticleSketch
  private let entities: [EntityID: Double]
  /// In the order of the words.
  private let terms: [WeightedTerm]
  private let squaredLengths: Parts

  private struct WeightedTerm {
    let term: String
    let rarity: Double
    let weight: Double
  }

  /// A sum over entities and one over words.
  struct Parts {
    var entities = 0.0
    var terms = 0.0

    /// An entity is recognised, a word is only there: it counts more.
    var total: Double { SketchVector.entityShare * entities + terms }
  }

  /// How much longer a dimension of an entity is, squared.
  static let entityShare = 4.0

  init(_ sketch: ArticleSketch, rarity: Rarity) {
    self.sketch = sketch
    entities = Dictionary(sketch.entities.map { ($0.id, Self.weight($0, rarity)) }, uniquingKeysWith: max)
    terms = sketch.terms.sorted { $0.term < $1.term }.map { term in
      let rarity = rarity.of(term: term.term)
      return WeightedTerm(term: term.term, rarity: rarity, weight: rarity * Self.dampened(term.count))
    }
    squaredLengths = Parts(
      entities: entities.values.sorted().reduce(0) { $0 + $1 * $1 },
      terms: terms.reduce(0) { $0 + $1.weight * $1.weight })
  }

  /// How much of the other article is in this one and the other way round.
  func cosine(with other: ArticleSketch, rarity: Rarity) -> Cosine {
    var (product, lengths) = (Parts(), Parts())
    for entity in other.entities {
      let weight = Self.weight(entity, rarity)
      lengths.entities += weight * weight
      if let own = entities[entity.id] { product.entities += own * weight }
    }
    // Both lists are in the order of the words, so one pass over each finds what they share. Where the other is not,
    // its words are looked for from the start again.
    var cursor = 0
    var previous = ""
    for term in other.terms {
      if term.term < previous { cursor = 0 }
      previous = term.term
      while cursor < terms.count, terms[cursor].term < term.term { cursor += 1 }
      let own = cursor < terms.count && terms[cursor].term == term.term ? terms[cursor] : nil
      let weight = (own?.rarity ?? rarity.of(term: term.term)) * Self.dampened(term.count)
      lengths.terms += weight * weight
      product.terms += weight * (own?.weight ?? 0)
    }
    return Cosine(product: product, left: squaredLengths, right: lengths)
  }

  /// The cosine of the angle between two vectors, 0…1.
  struct Cosine {
    let all: Double
    /// Of the words alone.
    let terms: Double

    fileprivate init(product: Parts, left: Parts, right: Parts) {
      all = Self.cosine(product.total, left.total, right.total)
      terms = Self.cosine(product.terms, left.terms, right.terms)
    }

    private static func cosine(_ product: Double, _ left: Double, _ right: Double) -> Double {
      let lengths = (left * right).squareRoot()
      return lengths > 0 ? min(product / lengths, 1) : 0
    }
  }

  /// Something that both articles have.
  struct Shared<Element> {
    let element: Element
    let rarity: Double
    /// The product of both weights: what it adds to the cosine.
    let strength: Double
  }

  /// The entities of the other article that this one names too, in its order.
  func sharedEntities(with other: ArticleSketch, rarity: Rarity) -> [Shared<ArticleSketch.EntityCount>] {
    other.entities.compactMap { entity in
      entities[entity.id].map { own in
        Shared(element: entity, rarity: rarity.of(entity), strength: own * Self.weight(entity, rarity))
      }
    }
  }

  /// The words of the other article that this one contains too, in its order.
  func sharedTerms(with other: ArticleSketch, rarity: Rarity) -> [Shared<String>] {
    let own = Dictionary(terms.map { ($0.term, $0) }, uniquingKeysWith: { first, _ in first })
    return other.terms.compactMap { term in
      own[term.term].map { own in
        Shared(
          element: term.term, rarity: own.rarity, strength: own.weight * own.rarity * Self.dampened(term.count))
      }
    }
  }

  private static func weight(_ entity: ArticleSketch.EntityCount, _ rarity: Rarity) -> Double {
    rarity.of(entity) * dampened(entity.count)
  }

  /// 1 for one occurrence, towards 2.2 for many.
  private static func dampened(_ count: Int) -> Double {
    let count = Double(max(count, 0))
    return count * (saturation + 1) / (count + saturation)
  }

  /// k₁ of BM25, at its customary value.
  private static let saturation = 1.2
}
