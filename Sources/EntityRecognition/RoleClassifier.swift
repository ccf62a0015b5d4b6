internal import News

/// Decides whether a mention acts or locates: “Baku dismissed it” against “in Baku”.
///
/// A trained linear model over what stands around the mention (`RoleFeatures`); names that are coordinated (“Baku and
/// Yerevan”) are judged as one. The distinction is that of metonymy resolution, Markert & Nissim, “SemEval-2007 Task 8”.
struct RoleClassifier: Sendable {
  struct Decision: Hashable, Sendable {
    var role: Role
    /// Why, in a few words.
    var cue: String?
  }

  var weights = RoleWeights.embedded

  /// The roles of all spans.
  func decisions(for spans: [TaggedSpan], referents: [Referent], in text: TokenizedText) -> [Decision] {
    var session = RoleSession(weights: weights, text: text)
    var decisions: [Decision] = []
    decisions.reserveCapacity(spans.count)
    var sentence = 0
    var index = 0
    while index < spans.count {
      while spans[index].tokens.lowerBound >= text.sentences[sentence].tokens.upperBound { sentence += 1 }
      guard let fixed = Self.fixed(spans[index].kind, referents[index]) else {
        let list = RoleSession.list(
          from: index, spans: spans, in: text, sentence: text.sentences[sentence].tokens)
        if let partner = RoleSession.adjective(joinedTo: list, spans: spans, in: text) {
          let cue = "listed with \(Printable.line(text.string(spans[partner].tokens)))"
          decisions += list.map { _ in Decision(role: .actor, cue: cue) }
          index = list.upperBound
          continue
        }
        decisions += session.decisions(list.map { spans[$0].tokens }, sentence: text.sentences[sentence].tokens)
        index = list.upperBound
        continue
      }
      decisions.append(fixed)
      index += 1
    }
    return decisions
  }

  /// The roles that what is named decides by itself.
  private static func fixed(_ kind: TaggedSpan.Kind, _ referent: Referent) -> Decision? {
    switch kind {
    case .person, .organization: .init(role: .actor, cue: nil)
    case .group: .init(role: .actor, cue: "a people or armed group")
    case .demonym: .init(role: .actor, cue: "adjective")
    case .place:
      referent.entity.type == .feature ? .init(role: .place, cue: "a feature of the land or sea") : nil
    }
  }
}

/// The roles of the places of one text.
private struct RoleSession {
  let weights: RoleWeights
  let text: TokenizedText
  private var reading = RoleReading()
  private var judgement = RoleJudgement()

  init(weights: RoleWeights, text: TokenizedText) {
    self.weights = weights
    self.text = text
  }

  /// The spans that share one role: “Russia, China and Iran”.
  static func list(from index: Int, spans: [TaggedSpan], in text: TokenizedText, sentence: Range<Int>) -> Range<Int> {
    var last = index
    let end = sentence.upperBound
    while last + 1 < spans.count, last - index < 20, spans[last + 1].kind == .place,
      spans[last + 1].tokens.lowerBound < end
    {
      let between = spans[last].tokens.upperBound..<spans[last + 1].tokens.lowerBound
      guard !between.isEmpty, between.count <= 3, between.allSatisfy({ isJoint($0, in: text) }) else { break }
      if last == index, isOpening(spans[index], before: spans[last + 1], sentence, in: text) { break }
      last += 1
    }
    return index..<last + 1
  }

  /// “In Malabo, Equatorial Guinea denied it”: where it was said, and who said it.
  private static func isOpening(
    _ first: TaggedSpan, before second: TaggedSpan, _ sentence: Range<Int>, in text: TokenizedText
  ) -> Bool {
    let comma = first.tokens.upperBound
    return first.tokens.lowerBound == sentence.lowerBound + 1 && comma + 1 == second.tokens.lowerBound
      && text.isMark(comma, ",") && text.classes(sentence.lowerBound).contains(.locationPreposition)
      && !text.isCapitalised(second.tokens.upperBound)
      && !text.classes(second.tokens.upperBound).isDisjoint(with: [.sayVerb, .actVerb])
  }

  /// “U.S. and British forces”: the adjective that a list goes on with.
  static func adjective(joinedTo list: Range<Int>, spans: [TaggedSpan], in text: TokenizedText) -> Int? {
    let next = list.upperBound
    guard next < spans.count, spans[next].kind == .demonym else { return nil }
    let joint = spans[list.upperBound - 1].tokens.upperBound
    guard joint + 1 == spans[next].tokens.lowerBound, text.isWord(joint, anyOf: ["and", "or"]),
      text.classes(spans[list.lowerBound].tokens.lowerBound - 1)
        .isDisjoint(with: [.locationPreposition, .directionPreposition]),
      // Letters are their own adjective; “in Syria and Turkish officials said” goes on with something else.
      list.allSatisfy({ isLetters(spans[$0], in: text) && RoleName(spans[$0].tokens, text, .embedded).isCountry })
    else { return nil }
    return next
  }

  private static func isLetters(_ span: TaggedSpan, in text: TokenizedText) -> Bool {
    span.tokens.count == 1
      && (text.tokens[span.tokens.lowerBound].isAllCapitals || text.key(span.tokens).contains(UInt8(ascii: ".")))
  }

  private static func isJoint(_ index: Int, in text: TokenizedText) -> Bool {
    text.isMark(index, ",") || text.isMark(index, "/") || text.kind(index) == .hyphen || text.isWord(index, "the")
      || text.classes(index).contains(.conjunction) && !text.isWord(index, "but")
  }

  /// One role for a list; the cue of a name that has none of its own is that of the strongest.
  mutating func decisions(_ mentions: [Range<Int>], sentence: Range<Int>) -> [RoleClassifier.Decision] {
    if isDateline(mentions[0], sentence) {
      return mentions.map { _ in .init(role: .place, cue: "dateline") }
    }
    var sum: Float = 0
    var cues: [(score: Float, actor: String?, place: String?)] = []
    for mention in mentions {
      let frame = reading.read(mention, sentence: sentence, in: text)
      if let decision = convention(frame) { return mentions.map { _ in decision } }
      judgement.weigh(reading.features, by: weights)
      sum += judgement.score
      // One of the two is shown; a sum that is already decided needs no more than one.
      let isKnown = mentions.count == 1
      let isActor = sum > 0
      cues.append(
        (
          judgement.score, isKnown && !isActor ? nil : cue(frame, isActor: true, isListed: !isKnown),
          isKnown && isActor ? nil : cue(frame, isActor: false, isListed: !isKnown)
        ))
    }
    let isActor = sum > 0
    let strongest =
      cues.indices.max { isActor ? cues[$0].score < cues[$1].score : cues[$0].score > cues[$1].score } ?? 0
    return mentions.indices.map { index in
      let isOwn = index == strongest || (cues[index].score > 0) == isActor
      let cue = isOwn ? (isActor ? cues[index].actor : cues[index].place) : nil
      return .init(
        role: isActor ? .actor : .place,
        cue: cue
          ?? (mentions.count > 1
            ? "listed with \(string(mentions[strongest != index ? strongest : index == 0 ? 1 : 0]))" : nil)
          ?? (isActor ? "the sentence as a whole" : "nothing near says that it acts"))
    }
  }

  private func convention(_ frame: RoleFrame) -> RoleClassifier.Decision? {
    let convention = RoleConvention(frame: frame, text: text)
    let isActor = convention.evidence != nil
    guard let (kind, token) = convention.evidence ?? convention.ground else { return nil }
    return .init(
      role: isActor ? .actor : .place,
      cue: RoleCue(frame: frame, text: text, isActor: isActor).words(kind, token))
  }

  private func cue(_ frame: RoleFrame, isActor: Bool, isListed: Bool) -> String? {
    let phrases = RoleCue(frame: frame, text: text, isActor: isActor, isListed: isListed)
    return judgement.cue(isActor: isActor) { phrases.words($0, $1) }
  }

  private func string(_ tokens: Range<Int>) -> String { Printable.line(text.string(tokens)) }

  /// “BAKU (Reuters) -”: the place line that starts an agency's report.
  private func isDateline(_ mention: Range<Int>, _ sentence: Range<Int>) -> Bool {
    guard mention.lowerBound == sentence.lowerBound else { return false }
    let end = mention.upperBound
    for next in end..<max(end, min(end + 12, sentence.upperBound)) {
      if text.isMark(next, "—") || text.isMark(next, "–") || (text.isMark(next, "-") && text.tokens[next].followsSpace)
      {
        return true
      }
      guard
        text.isMark(next, ",") || text.isMark(next, "(") || text.isMark(next, ")") || text.isMark(next, "/")
          || text.isCapitalised(next) || text.kind(next) == .number || text.kind(next) == .hyphen
      else { return false }
    }
    return false
  }
}
