internal import Glibc
internal import News

/// A sketch as a vector with one dimension a word and one an entity, each as long as it is telling: `(1 + ln count)`
/// times its rarity (C. D. Manning, P. Raghavan, H. Schütze, “Introduction to Information Retrieval”, 2008, §6.4).
///
/// Words and entities are two vectors of length 1; that of the entities counts a tenth. More makes it worse, for one
/// person acts in many events.
struct SketchVector {
  let sketch: ArticleSketch
  private let entities: [EntityID: Double]
  /// In the order of the words.
  private let terms: [WeightedTerm]
  private let lengths: Lengths

  private struct WeightedTerm {
    let term: String
    let rarity: Double
    let weight: Double
  }

  private struct Lengths {
    var terms = 0.0
    var entities = 0.0

    /// Of both together.
    var squared: Double { (terms > 0 ? 1 : 0) + (entities > 0 ? SketchVector.entityShare : 0) }
  }

  /// What the vector of the entities counts beside that of the words.
  static let entityShare = 0.1

  init(_ sketch: ArticleSketch, rarity: Rarity) {
    self.sketch = sketch
    let language = TextLanguage(sketch.language)
    entities = Dictionary(sketch.entities.map { ($0.id, Self.weight($0, rarity)) }, uniquingKeysWith: max)
    terms = sketch.terms.sorted { $0.term < $1.term }.compactMap { term in
      guard !language.isForeignStopWord(term.term) else { return nil }
      let rarity = rarity.of(term: term.term)
      return WeightedTerm(term: term.term, rarity: rarity, weight: rarity * Self.dampened(term.count))
    }
    lengths = Lengths(
      terms: terms.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot(),
      entities: entities.values.sorted().reduce(0) { $0 + $1 * $1 }.squareRoot())
  }

  /// How much both articles have in common.
  func cosine(with other: SketchVector) -> Cosine {
    var product = 0.0
    forEachShared(with: other) { product += $0.weight * $1.weight }
    let shared = entities.keys.filter { other.entities[$0] != nil }.sorted { $0.rawValue < $1.rawValue }
    let entityProduct = shared.reduce(0) { $0 + (entities[$1] ?? 0) * (other.entities[$1] ?? 0) }
    let words = Self.ratio(product, lengths.terms * other.lengths.terms)
    let names = Self.ratio(entityProduct, lengths.entities * other.lengths.entities)
    return Cosine(
      all: Self.ratio(words + Self.entityShare * names, (lengths.squared * other.lengths.squared).squareRoot()),
      terms: words)
  }

  /// The cosine of the angle between two vectors, 0…1.
  struct Cosine {
    let all: Double
    /// Of the words alone.
    let terms: Double
  }

  private static func ratio(_ product: Double, _ length: Double) -> Double {
    length > 0 ? min(product / length, 1) : 0
  }

  // MARK: What is shared

  /// Something that both articles have.
  struct Shared<Element> {
    let element: Element
    /// What it adds to the cosine.
    let strength: Double
  }

  /// The entities of the other article that this one names too, in its order.
  func sharedEntities(with other: SketchVector) -> [Shared<ArticleSketch.EntityCount>] {
    let length = lengths.entities * other.lengths.entities
    return other.sketch.entities.compactMap { entity in
      guard let own = entities[entity.id], let their = other.entities[entity.id] else { return nil }
      return Shared(element: entity, strength: Self.entityShare * Self.ratio(own * their, length))
    }
  }

  /// The words of the other article that this one contains too, in alphabetical order.
  func sharedTerms(with other: SketchVector) -> [Shared<String>] {
    let length = lengths.terms * other.lengths.terms
    var shared: [Shared<String>] = []
    forEachShared(with: other) { own, their in
      shared.append(Shared(element: own.term, strength: Self.ratio(own.weight * their.weight, length)))
    }
    return shared
  }

  /// Both lists are in the order of the words, so one pass finds what they share.
  private func forEachShared(with other: SketchVector, _ body: (WeightedTerm, WeightedTerm) -> Void) {
    var (left, right) = (0, 0)
    while left < terms.count, right < other.terms.count {
      if terms[left].term == other.terms[right].term {
        body(terms[left], other.terms[right])
        left += 1
        right += 1
      } else if terms[left].term < other.terms[right].term {
        left += 1
      } else {
        right += 1
      }
    }
  }

  // MARK: What to look for

  /// The words, the heaviest first, with what each adds to a cosine with an article of the same kind that contains it
  /// once.
  var heaviestTerms: [Shared<String>] {
    let length = lengths.terms * lengths.terms
    return terms.map { Shared(element: $0.term, strength: Self.ratio($0.weight * $0.rarity, length)) }
      .sorted { ($1.strength, $0.element) < ($0.strength, $1.element) }
  }

  /// The same for the entities.
  var heaviestEntities: [Shared<EntityID>] {
    let length = lengths.entities * lengths.entities
    return entities.map {
      Shared(element: $0.key, strength: Self.entityShare * Self.ratio($0.value * $0.value, length))
    }
    .sorted { ($1.strength, $0.element.rawValue) < ($0.strength, $1.element.rawValue) }
  }

  private static func weight(_ entity: ArticleSketch.EntityCount, _ rarity: Rarity) -> Double {
    rarity.of(entity) * dampened(entity.count)
  }

  private static func dampened(_ count: Int) -> Double { count > 0 ? 1 + log(Double(count)) : 0 }
}
