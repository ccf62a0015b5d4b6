internal import News

/// A sketch as a vector with one dimension an entity and one a word, each as long as it is telling.
///
/// The weight is the rarity times the dampened count (the saturation of BM25: S. Robertson, H. Zaragoza, “The
/// probabilistic relevance framework”, 2009, §3.4). Length is left to the cosine.
struct SketchVector {
  let sketch: ArticleSketch
  let entities: [EntityID: Double]
  let terms: [String: Double]
  let squaredLengths: Parts

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
    var lengths = Parts()
    var entities: [EntityID: Double] = [:]
    for entity in sketch.entities {
      let weight = Self.weight(entity, rarity)
      if entities.updateValue(weight, forKey: entity.id) == nil { lengths.entities += weight * weight }
    }
    var terms: [String: Double] = [:]
    for term in sketch.terms {
      let weight = Self.weight(term, rarity)
      if terms.updateValue(weight, forKey: term.term) == nil { lengths.terms += weight * weight }
    }
    (self.entities, self.terms, squaredLengths) = (entities, terms, lengths)
  }

  /// The cosine of the angle between the vectors, 0…1.
  func cosine(with other: ArticleSketch, rarity: Rarity) -> Cosine {
    var product = Parts()
    var lengths = Parts()
    for entity in other.entities {
      let weight = Self.weight(entity, rarity)
      lengths.entities += weight * weight
      if let own = entities[entity.id] { product.entities += own * weight }
    }
    for term in other.terms {
      let weight = Self.weight(term, rarity)
      lengths.terms += weight * weight
      if let own = terms[term.term] { product.terms += own * weight }
    }
    return Cosine(
      all: Self.cosine(product.total, squaredLengths.total, lengths.total),
      terms: Self.cosine(product.terms, squaredLengths.terms, lengths.terms),
      termsOutweigh: product.terms > product.total - product.terms)
  }

  struct Cosine {
    var all: Double
    /// Of the words alone.
    var terms: Double
    /// Whether what is shared are words more than entities.
    var termsOutweigh: Bool
  }

  private static func cosine(_ product: Double, _ left: Double, _ right: Double) -> Double {
    let lengths = (left * right).squareRoot()
    return lengths > 0 ? min(product / lengths, 1) : 0
  }

  static func weight(_ entity: ArticleSketch.EntityCount, _ rarity: Rarity) -> Double {
    rarity.of(entity) * dampened(entity.count)
  }

  static func weight(_ term: ArticleSketch.TermCount, _ rarity: Rarity) -> Double {
    rarity.of(term: term.term) * dampened(term.count)
  }

  /// 1 for one occurrence, towards 2.2 for many.
  private static func dampened(_ count: Int) -> Double {
    let count = Double(max(count, 0))
    return count * (saturation + 1) / (count + saturation)
  }

  /// k₁ of BM25, at its customary value.
  private static let saturation = 1.2
}
