package import News

/// A place of a text, as it was decided.
package struct LocatedPlace: Sendable {
  /// UTF-8 byte offsets into the text.
  package var span: Range<Int>
  package var name: String
  package var type: EntityType
  /// `geonames:N` where the gazetteer has a number, otherwise the type and the name.
  package var id: EntityID
  /// ISO 3166-1 alpha-2; nil where the place lies in no one country.
  package var country: String?
  package var coordinate: Coordinate?
  /// Whether it is a country's first-level region.
  package var isFirstLevel: Bool
  /// 0…1.
  package var confidence: Double

  fileprivate init(_ place: Int, span: Range<Int>, confidence: Double, in gazetteer: Gazetteer) {
    let known = gazetteer.place(place)
    self.span = span
    name = known.name
    type = known.type
    id = Entity(known, key: gazetteer.identityKey(of: known)).id
    country = known.country
    coordinate = known.coordinate
    isFirstLevel = known.kind == .region
    self.confidence = confidence
  }

  /// All that the gazetteer has by a name, the most important first.
  package static func named(_ name: String) -> [LocatedPlace] {
    let gazetteer = Gazetteer.embedded
    return gazetteer.placesNamed(gazetteer.key(of: name)).map {
      LocatedPlace($0.place, span: 0..<0, confidence: 0, in: gazetteer)
    }
  }
}

/// An article whose places are marked already, so that which places they are can be asked and measured apart from
/// whether they are found.
package struct GivenPlaces: Sendable {
  private let text: TokenizedText
  private let spans: [TaggedSpan]
  /// Of every place, its number among the spans; nil where the offsets name nothing.
  private let numbers: [Int?]

  /// With places at these UTF-8 byte offsets, whatever the tagger makes of them. What it finds elsewhere in the text is
  /// context.
  package init(_ string: String, at places: [Range<Int>]) {
    let (text, found) = Self.read(string)
    let given = places.map { Self.tokens(of: $0, in: text) }
    var taken = Array(repeating: false, count: text.tokens.count)
    var marked: [TaggedSpan] = []
    for tokens in given.compactMap({ $0 }) where !tokens.contains(where: { taken[$0] }) {
      for index in tokens { taken[index] = true }
      marked.append(TaggedSpan(tokens: tokens, kind: .place))
    }
    let context = found.filter { span in !span.tokens.contains { taken[$0] } }
    spans = (marked + context).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    let owners = Self.owners(of: spans, count: text.tokens.count)
    numbers = given.map { tokens in tokens.flatMap { owners[$0.lowerBound] } }
    self.text = text
  }

  /// With the places that the tagger finds.
  package init(_ string: String) {
    (text, spans) = Self.read(string)
    numbers = Array(spans.indices)
  }

  private static func read(_ string: String) -> (TokenizedText, [TaggedSpan]) {
    var string = string
    string.makeContiguousUTF8()
    let text = Tokenizer().tokenize(string)
    return (text, EntityTagger().tag(text))
  }

  /// The tokens that the bytes touch; nil outside the text, inside a character, and between words.
  private static func tokens(of bytes: Range<Int>, in text: TokenizedText) -> Range<Int>? {
    guard !bytes.isEmpty, isBoundary(bytes.lowerBound, in: text), isBoundary(bytes.upperBound, in: text) else {
      return nil
    }
    let first = text.tokens.partitioningIndex { $0.span.upperBound > bytes.lowerBound }
    let end = text.tokens.partitioningIndex { $0.span.lowerBound >= bytes.upperBound }
    return first < end ? first..<end : nil
  }

  private static func isBoundary(_ offset: Int, in text: TokenizedText) -> Bool {
    guard (0...text.bytes.count).contains(offset) else { return false }
    return offset == text.bytes.count || text.bytes[offset] & 0xc0 != 0x80
  }

  private static func owners(of spans: [TaggedSpan], count: Int) -> [Int?] {
    var owners = [Int?](repeating: nil, count: count)
    for (number, span) in spans.enumerated() where span.kind == .place {
      for index in span.tokens { owners[index] = number }
    }
    return owners
  }

  /// Every place in the order in which they were given, or in that of the text; nil where nothing is known by the
  /// name, and where it is not sure enough which place it is.
  package func located(weights: PlaceWeights = PlaceWeights(), unsureToo: Bool = false) -> [LocatedPlace?] {
    let gazetteer = Gazetteer.embedded
    let senses = PlaceResolver(gazetteer: gazetteer, weights: weights).senses(of: spans, in: text)
    return numbers.map { number in
      guard let number, let sense = senses[number], unsureToo || sense.isSure else { return nil }
      return LocatedPlace(
        sense.place, span: text.span(spans[number].tokens), confidence: sense.confidence, in: gazetteer)
    }
  }
}

extension Array {
  /// The first index whose element fulfils the condition, of elements ordered so that those that do not come first.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
