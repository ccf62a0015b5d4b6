internal import News

extension RoleContext {
  // MARK: “BAKU (Reuters) -”

  /// The place line that starts an agency's report.
  var datelined: RoleClassifier.Decision? {
    guard start == sentence.tokens.lowerBound else { return nil }
    var next = end
    while next < sentence.tokens.upperBound, next - end < 12 {
      if text.isMark(next, "—") || text.isMark(next, "–") || (text.isMark(next, "-") && text.tokens[next].followsSpace)
      {
        return place("dateline")
      }
      guard
        text.isMark(next, ",") || text.isMark(next, "(") || text.isMark(next, ")") || text.isMark(next, "/")
          || text.isCapitalised(next) || text.kind(next) == .number || text.kind(next) == .hyphen
      else { return nil }
      next += 1
    }
    return nil
  }

  // MARK: “the ministry's refusal”

  /// A possessive: what is owned tells.
  var owning: RoleClassifier.Decision? {
    guard text.kind(end) == .possessive else { return nil }
    var next = end + 1
    while next < sentence.tokens.upperBound, next - end < 8 {
      let token = text.tokens[next]
      if token.kind == .punctuation, !text.isMark(next, "“"), !text.isMark(next, "\"") { break }
      if spans.indices.contains(list.upperBound), spans[list.upperBound].tokens.lowerBound == next {
        switch spans[list.upperBound].kind {
        case .place: return place("possessive before a place")
        case .person, .organization, .group: return actor("possessive before an actor")
        case .demonym: break
        }
      }
      if token.kind == .word {
        if token.isAny([.geographicNoun, .regionHead, .featureHead]),
          !token.isAny([.policyNoun, .relationNoun, .orgOrTitle])
        {
          return place("possessive before \(quoted(next))")
        }
        if token.isAny([.policyNoun, .relationNoun, .orgOrTitle, .recipientNoun]) {
          return actor("possessive before \(quoted(next))")
        }
        if token.isAny([.locationPreposition, .directionPreposition, .auxiliary]) || text.isWord(next, "of") { break }
      }
      next += 1
    }
    if type == .country || isCapital { return actor("possessive") }
    return place("possessive")
  }

  var isCapital: Bool { referents[index].place?.isCapital == true }

  // MARK: “Moscow officials”, “US-led”, “Russia-Ukraine war”

  var compounded: RoleClassifier.Decision? {
    if text.kind(end) == .hyphen, text.kind(end + 1) == .word {
      if text.isWord(end + 1, anyOf: ["based", "born", "wide", "bound", "area", "region"]) {
        return place("before \(quoted(end + 1))")
      }
      if !text.isCapitalised(end + 1) || type == .country {
        return actor("before ‘-\(Printable.line(text.string(end + 1..<end + 2)))’")
      }
    }
    if text.kind(start - 1) == .hyphen, !text.classes(start - 2).isDisjoint(with: .partisanPrefix) {
      return actor("after \(quoted(start - 2))")
    }
    guard end < sentence.tokens.upperBound, text.kind(end) == .word, !text.tokens[end].isAny([.auxiliary]) else {
      return nil
    }
    let token = text.tokens[end]
    if token.isAny([.geographicNoun, .regionHead, .featureHead]), !token.isAny([.title, .actVerb, .policyNoun]) {
      return place("before \(quoted(end))")
    }
    if token.isAny(.title), !token.isAny(.titleModifier) || text.classes(end + 1).contains(.title) {
      return isPreposed ? nil : actor("before \(quoted(end))")
    }
    if token.isAny([.policyNoun, .relationNoun]), !token.isAny([.sayVerb, .locationPreposition]), isNounThere(end) {
      return actor("before \(quoted(end))")
    }
    return nil
  }

  /// “in Moscow talks were held”: the preposition binds the name, the noun starts a clause.
  private var isPreposed: Bool { before(start).map { text.classes($0).contains(.locationPreposition) } ?? false }

  /// Words such as “claims” and “plans” are nouns after “the US” and verbs after “Russia”: a verb has an object.
  private func isNounThere(_ index: Int) -> Bool {
    guard text.tokens[index].isAny(.actVerb) else { return !isPreposed || text.tokens[index].isAny(.policyNoun) }
    return text.classes(index + 1).isDisjoint(with: [.determiner, .directionPreposition])
  }

  // MARK: “tensions with Moscow”, “in Baku”, “assistance to Yerevan”

  /// The preposition or verb before the mention.
  var governed: RoleClassifier.Decision? {
    guard let left = before(start), text.kind(left) == .word else { return nil }
    let classes = text.classes(left)
    if text.isWord(left, "between") || (text.isWord(left, "and") && isAfterBetween(left)) { return between(left) }
    if text.isWord(left, "with") {
      if let noun = word(.geographicNoun, before: left, within: 1) { return place("after \(quoted(noun)) with") }
      return actor("after ‘with’")
    }
    if text.isWord(left, anyOf: ["against", "by", "versus", "than", "alongside", "upon"]) {
      return actor("after \(quoted(left))")
    }
    if text.isWord(left, "to") || text.isWord(left, "for") || text.isWord(left, "from") || text.isWord(left, "on") {
      return directed(left)
    }
    if text.isWord(left, "of") { return belonging(left) }
    if classes.contains(.locationPreposition) { return place("after \(quoted(left))") }
    return nil
  }

  private func isAfterBetween(_ index: Int) -> Bool {
    var left = index - 1
    while left >= sentence.tokens.lowerBound, index - left < 10 {
      if text.isWord(left, "between") { return true }
      left -= 1
    }
    return false
  }

  private func between(_ left: Int) -> RoleClassifier.Decision {
    if let noun = word([.relationNoun, .geographicNoun, .travelNoun], before: left, within: 6),
      text.tokens[noun].isAny([.geographicNoun, .travelNoun])
    {
      return place("after \(quoted(noun)) between")
    }
    if word([.relationNoun], before: left, within: 6) != nil { return actor("relations between") }
    if let noun = word([.motionVerb], before: left, within: 4) { return place("after \(quoted(noun)) between") }
    return type == .country || isCapital ? actor("between") : place("between")
  }

  private func directed(_ left: Int) -> RoleClassifier.Decision? {
    if text.isWord(left, "on"), text.isWord(left - 1, anyOf: ["call", "calls", "called", "calling"]) {
      return actor("after ‘\(string(left - 1)) on’")
    }
    if text.isWord(left, "from"), !text.classes(left - 1).isDisjoint(with: [.policyNoun, .title]) {
      return actor("after \(quoted(left - 1)) from")
    }
    if text.isWord(left, "to"), text.isWord(left - 1, "according") { return actor("after ‘according to’") }
    let nearest = word(
      [.recipientNoun, .travelNoun, .motionVerb, .relationNoun, .geographicNoun, .objectVerb], before: left, within: 4)
    if let nearest {
      let token = text.tokens[nearest]
      if token.isAny([.motionVerb, .travelNoun, .geographicNoun]), !token.isAny(.recipientNoun) {
        return place("after \(quoted(nearest)) \(string(left))")
      }
      if text.isWord(left, "on"), type != .country, !isCapital { return place("after ‘on’") }
      if token.isAny([.recipientNoun, .relationNoun]) || (token.isAny(.objectVerb) && text.isWord(left, "to")) {
        return actor("after \(quoted(nearest)) \(string(left))")
      }
    }
    if text.isWord(left, "for") { return type == .city ? place("after ‘for’") : actor("after ‘for’") }
    return place("after \(quoted(left))")
  }

  private func string(_ index: Int) -> String { Printable.line(text.string(index..<index + 1)) }

  private func belonging(_ left: Int) -> RoleClassifier.Decision {
    guard
      let noun = word(
        [
          .policyNoun, .title, .geographicNoun, .regionHead, .organizationHead, .relationNoun, .recipientNoun,
          .peopleNoun,
        ], before: left, within: 2)
    else {
      return place("after ‘of’")
    }
    let token = text.tokens[noun]
    if token.isAny([.geographicNoun, .regionHead, .peopleNoun]), !token.isAny([.title]) {
      return place("after \(quoted(noun)) of")
    }
    if token.isAny([.policyNoun, .title, .recipientNoun]), !token.isAny(.ownedNoun) {
      return actor("after \(quoted(noun)) of")
    }
    return place("after \(quoted(noun)) of")
  }

  // MARK: “Baku blocked”

  /// Subject of a verb that only somebody who acts can have.
  var acting: RoleClassifier.Decision? {
    if let left = before(start), text.kind(left) == .word,
      !text.classes(left).isDisjoint(with: [.locationPreposition, .directionPreposition])
    {
      return nil
    }
    var next = end
    var isPassed = false
    while next < sentence.tokens.upperBound, next - end < 14 {
      let token = text.tokens[next]
      if token.kind == .punctuation {
        // “Russia, which borders Norway, said”: the clause between commas is skipped once.
        guard text.isMark(next, ","), !isPassed else { return nil }
        isPassed = true
        if !text.classes(next + 1).isDisjoint(with: [.actVerb, .sayVerb]), list.count > 1 {
          next += 1
        } else if let close = closingComma(after: next) {
          next = close + 1
        } else {
          return nil
        }
        continue
      }
      guard token.kind == .word else { return nil }
      if token.isAny([.actVerb, .sayVerb]), !isNominal(next) {
        return next == end && isGerund(next) ? nil : actor("subject of \(quoted(next))")
      }
      if token.isAny(.motionVerb) { return next == end || type != .country ? nil : actor("subject of \(quoted(next))") }
      guard token.isAny(.auxiliary) || isAdverb(next) else { return nil }
      next += 1
    }
    return nil
  }

  private func closingComma(after index: Int) -> Int? {
    var next = index + 1
    while next < sentence.tokens.upperBound, next - index < 20 {
      if text.isMark(next, ",") { return next }
      next += 1
    }
    return nil
  }

  private func isNominal(_ index: Int) -> Bool {
    text.tokens[index].isAny([.locationPreposition, .conjunction]) && !text.tokens[index].isAny(.sayVerb)
  }

  /// “London closing values”: no verb without an auxiliary.
  private func isGerund(_ index: Int) -> Bool {
    text.key(index).count > 4 && text.key(index).suffix(3).elementsEqual("ing".utf8)
  }

  private func isAdverb(_ index: Int) -> Bool {
    let bytes = text.key(index)
    return bytes.count > 3 && bytes.suffix(2).elementsEqual("ly".utf8)
  }

  // MARK: “The US initiative”, “Russia is ready”

  /// A country before a noun, or as the subject of a verb that is in no list.
  var leading: RoleClassifier.Decision? {
    guard type == .country || isCapital || isLargeRegion, text.kind(end) == .word, end < sentence.tokens.upperBound,
      !text.isCapitalised(end) || sentence.isTitleCase
    else { return nil }
    let token = text.tokens[end]
    if token.isAny(.auxiliary) {
      guard startsClause, text.classes(end + 1).isDisjoint(with: [.motionVerb, .geographicNoun, .locationPreposition])
      else { return nil }
      return type == .country || isCapital ? actor("subject of \(quoted(end))") : nil
    }
    guard
      !token.isAny([
        .locationPreposition, .directionPreposition, .conjunction, .determiner, .motionVerb, .geographicNoun,
        .regionHead,
        .featureHead, .month, .weekday,
      ]),
      !text.isWord(end, anyOf: Self.smallWords), !isAdverb(end), !isCapital || startsClause
    else { return nil }
    return actor("before \(quoted(end))")
  }

  private static let smallWords: [StaticString] = [
    "of", "with", "for", "by", "as", "on", "that", "which", "who", "where", "when", "while", "if", "because", "since",
    "after", "before", "during", "until", "than", "there", "here", "too", "ago", "today", "yesterday", "tomorrow",
    "last", "next", "late", "early", "so", "yet", "despite", "about", "against", "under", "amid", "following", "using",
  ]

  private var isLargeRegion: Bool { type == .region && referents[index].place != nil }

  /// Nothing but a mark, a conjunction or “that” stands before.
  private var startsClause: Bool {
    guard let left = before(start) else { return true }
    return text.kind(left) == .punctuation || !text.classes(left).isDisjoint(with: [.conjunction, .sayVerb])
      || text.isWord(
        left, anyOf: ["that", "when", "while", "if", "because", "as", "whether", "where", "which", "how", "why"])
  }

  // MARK: “accused Armenia”

  /// Object of a verb that is done to somebody who can act. Towns and regions are hit, not addressed.
  var affected: RoleClassifier.Decision? {
    guard let left = before(start), text.kind(left) == .word else { return nil }
    let token = text.tokens[left]
    if token.isAny(.motionVerb), !token.isAny(.objectVerb) { return place("after \(quoted(left))") }
    guard token.isAny(.objectVerb), !token.isAny(.title) else { return nil }
    if type != .country, !isCapital || token.isAny(.ownedNoun) || text.isWord(left, anyOf: Self.blows) {
      return place("object of \(quoted(left))")
    }
    return actor("object of \(quoted(left))")
  }

  private static let blows: [StaticString] = [
    "attack", "attacks", "attacked", "attacking", "struck", "strike", "strikes", "striking", "hit", "hits", "hitting",
    "target", "targets", "targeted", "targeting", "defend", "defended", "defending", "defends",
  ]
}

extension WordClasses {
  /// What makes an owner an actor besides policy.
  static let orgOrTitle: WordClasses = [.title, .organizationHead]
}
