internal import News

/// Decides whether a mention acts or locates: “Baku dismissed it” against “in Baku”.
///
/// Rules over the words around the mention, in the order of their reliability; coordinated mentions (“Baku and
/// Yerevan”) are judged as one. The distinction is that of metonymy resolution, Markert & Nissim, “SemEval-2007 Task 8”.
struct RoleClassifier: Sendable {
  struct Decision: Hashable, Sendable {
    var role: Role
    /// Why, in a few words.
    var cue: String?
  }

  /// The roles of all spans.
  func decisions(for spans: [TaggedSpan], referents: [Referent], in text: TokenizedText) -> [Decision] {
    var sentenceOf = [Int](repeating: 0, count: text.tokens.count)
    for (number, sentence) in text.sentences.enumerated() {
      for index in sentence.tokens { sentenceOf[index] = number }
    }
    var decisions: [Decision] = []
    var listEnd = 0
    for index in spans.indices {
      if index < listEnd, let last = decisions.last, spans[index].kind == .place {
        decisions.append(last)
        continue
      }
      let sentence = text.sentences[sentenceOf[spans[index].tokens.lowerBound]]
      let context = RoleContext(text: text, sentence: sentence, spans: spans, referents: referents, index: index)
      decisions.append(context.decision())
      listEnd = context.list.upperBound
    }
    return decisions
  }
}

/// One mention, or several that are coordinated, and what stands around.
struct RoleContext {
  let text: TokenizedText
  let sentence: Sentence
  let spans: [TaggedSpan]
  let referents: [Referent]
  let index: Int
  /// The spans that share one role: “Russia, China and Iran”.
  let list: Range<Int>

  init(text: TokenizedText, sentence: Sentence, spans: [TaggedSpan], referents: [Referent], index: Int) {
    self.text = text
    self.sentence = sentence
    self.spans = spans
    self.referents = referents
    self.index = index
    list = Self.list(from: index, spans: spans, in: text, end: sentence.tokens.upperBound)
  }

  private static func list(from index: Int, spans: [TaggedSpan], in text: TokenizedText, end: Int) -> Range<Int> {
    var last = index
    while last + 1 < spans.count, last - index < 20, spans[last].kind == .place, spans[last + 1].kind == .place,
      spans[last + 1].tokens.lowerBound < end
    {
      let between = spans[last].tokens.upperBound..<spans[last + 1].tokens.lowerBound
      guard !between.isEmpty, between.count <= 3, between.allSatisfy({ isJoint($0, in: text) }) else { break }
      last += 1
    }
    return index..<last + 1
  }

  private static func isJoint(_ index: Int, in text: TokenizedText) -> Bool {
    text.isMark(index, ",") || text.isMark(index, "/") || text.kind(index) == .hyphen || text.isWord(index, "the")
      || text.classes(index).contains(.conjunction) && !text.isWord(index, "but")
  }

  var type: EntityType { referents[index].entity.type }

  /// The first token of the mention or list.
  var start: Int { spans[list.lowerBound].tokens.lowerBound }

  /// One past the last token of the mention or list.
  var end: Int { spans[list.upperBound - 1].tokens.upperBound }

  func decision() -> RoleClassifier.Decision {
    switch spans[index].kind {
    case .person, .organization: return .init(role: .actor, cue: nil)
    case .group: return .init(role: .actor, cue: "a people or armed group")
    case .demonym: return .init(role: .actor, cue: "adjective")
    case .place: break
    }
    if type == .feature { return .init(role: .place, cue: "a feature of the land or sea") }
    return datelined ?? owning ?? compounded ?? governed ?? acting ?? leading ?? affected
      ?? .init(role: .place, cue: nil)
  }

  func actor(_ cue: String) -> RoleClassifier.Decision { .init(role: .actor, cue: cue) }

  func place(_ cue: String) -> RoleClassifier.Decision { .init(role: .place, cue: cue) }

  /// The word as the text has it, in quotation marks.
  func quoted(_ index: Int) -> String { "‘\(Printable.line(text.string(index..<index + 1)))’" }

  /// The nearest token to the left that is no article, adjective of direction or the like.
  func before(_ index: Int) -> Int? {
    var left = index - 1
    while left >= sentence.tokens.lowerBound, index - left < 5,
      text.kind(left) == .word,
      !text.classes(left).isDisjoint(with: [.compassWord, .determiner])
        || text.isWord(left, anyOf: ["both", "neighbouring", "neighboring", "occupied", "nearby"])
    {
      left -= 1
    }
    return left >= sentence.tokens.lowerBound ? left : nil
  }

  /// The nearest word to the left with one of the classes, looking at so many words before a comma or another mention.
  func word(_ classes: WordClasses, before index: Int, within count: Int) -> Int? {
    var left = index - 1
    while left >= sentence.tokens.lowerBound, index - left <= count {
      if text.kind(left) == .punctuation { return nil }
      if text.kind(left) == .word, !text.classes(left).isDisjoint(with: classes) { return left }
      left -= 1
    }
    return nil
  }
}
