internal import News

/// Finds where an article speaks of a person by the office alone: “the Armenian premier”, “Azerbaijan's president”.
///
/// The words are no mention of their own, since “Armenian” is one and mentions do not overlap; the mention says who is
/// meant where exactly one person of the article has the title and the country.
struct OfficeMentions {
  private struct Post: Hashable {
    /// What the office belongs to.
    var body: String
    var office: String
  }

  private struct Holder {
    var person: EntityID
    var name: String
    /// Nobody else of the article holds the post.
    var isAlone = true
  }

  private let spans: [TaggedSpan]
  private let referents: [Referent]
  private let text: TokenizedText
  /// The first holder of every post.
  private var holders: [Post: Holder] = [:]

  init(_ spans: [TaggedSpan], offices: [Office?], referents: [Referent], in text: TokenizedText) {
    self.spans = spans
    self.referents = referents
    self.text = text
    for (index, office) in offices.enumerated() {
      guard let office, !office.isFormer, !office.name.isEmpty, let body = office.body, let key = key(body) else {
        continue
      }
      let person = referents[index].entity
      let post = Post(body: key, office: office.name)
      if let known = holders[post] {
        if known.person != person.id { holders[post]?.isAlone = false }
      } else {
        holders[post] = Holder(person: person.id, name: person.name)
      }
    }
  }

  /// Who is meant by the words that begin or end with this span: “the premier is Nikol Pashinyan”; nil where they are
  /// no office, or not one person's.
  func cue(at index: Int) -> String? {
    guard !holders.isEmpty, spans[index].kind == .demonym || spans[index].kind == .place, let key = key(index),
      let words = words(beside: index)
    else { return nil }
    let name = OfficeWords.name(words.filter { text.kind($0) == .word }.map { word($0) })
    let offices = name == "leader" ? Self.leaders : [name]
    let known = offices.compactMap { holders[Post(body: key, office: $0)] }
    guard let first = known.first, known.allSatisfy({ $0.isAlone && $0.person == first.person }) else { return nil }
    return "the \(Printed.line(text, words)) is \(first.name)"
  }

  private static let leaders = [
    "president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "supreme leader", "leader",
    "general secretary", "chairman",
  ]

  /// The country, or the thing itself where it lies in none.
  private func key(_ index: Int) -> String? {
    guard referents.indices.contains(index) else { return nil }
    if let place = referents[index].place { return place.type == .country ? place.country : place.name }
    return referents[index].entity.id.rawValue
  }

  private func word(_ index: Int) -> String { String(decoding: text.key(index), as: UTF8.self) }

  /// The words of the office right after the span, or before “of” and the span; nil where a name follows them.
  private func words(beside index: Int) -> Range<Int>? {
    let span = spans[index].tokens
    let start = text.kind(span.upperBound) == .possessive ? span.upperBound + 1 : span.upperBound
    var end = start
    while end - start < 4, isOffice(end) { end += 1 }
    if end > start, text.classes(end - 1).contains(.title) {
      let isNamed = index + 1 < spans.count && spans[index + 1].tokens.lowerBound <= end
      return isNamed ? nil : start..<end
    }
    guard spans[index].kind == .place, text.isWord(span.lowerBound - 1, "of") else { return nil }
    var first = span.lowerBound - 1
    while span.lowerBound - first < 5, isOffice(first - 1) { first -= 1 }
    let words = first..<span.lowerBound - 1
    guard let last = words.last, text.classes(last).contains(.title), text.isWord(first - 1, "the") else { return nil }
    return text.isMark(span.upperBound, ",") && text.isCapitalised(span.upperBound + 1) ? nil : words
  }

  private func isOffice(_ index: Int) -> Bool {
    text.kind(index) == .word && !text.classes(index).isDisjoint(with: [.title, .titleModifier, .ministryWord])
  }
}
