/// Where the product goes further than the corpora of roles: a name beside an office, a policy or what is addressed to
/// somebody stands for the state. “The Cairo government”, “sanctions on Eritrea” and “according to Ankara” count as
/// literal in some corpora and not in others; who reads for actors looks for them.
struct RoleConvention {
  let frame: RoleFrame
  let text: TokenizedText

  /// The words that make the name an actor.
  var evidence: (kind: RoleFeatures.Source.Kind, token: Int)? {
    owned ?? speaking ?? followed ?? leading ?? related ?? addressed
  }

  /// The word that makes the name a place: “the rest of Moldova”, “the coast of Peru”.
  var ground: (kind: RoleFeatures.Source.Kind, token: Int)? {
    guard frame.attachment == .none, let governor = frame.governor, text.isWord(governor, "of"),
      text.tokens.indices.contains(governor - 1), text.tokens[governor - 1].isAny([.geographicNoun])
    else { return nil }
    return (.regent, governor - 1)
  }

  /// “Peru's decision”.
  private var owned: (RoleFeatures.Source.Kind, Int)? {
    guard let owned = frame.owned, let last = owned.last, text.tokens[last].isAny([.policyNoun, .relationNoun]),
      !text.tokens[last].isAny([.geographicNoun, .ownedNoun])
    else { return nil }
    return (.owned, last)
  }

  /// “Cairo objects to it”, but not “residents of Cairo objected”.
  private var speaking: (RoleFeatures.Source.Kind, Int)? {
    let next = frame.list.upperBound
    guard frame.attachment == .adjacent, text.kind(next) == .word, !text.isCapitalised(next),
      text.classes(next).contains(.sayVerb), text.classes(next).isDisjoint(with: [.policyNoun, .relationNoun]),
      frame.governor.map({ text.classes($0).isDisjoint(with: [.locationPreposition, .title]) && !isPreposition($0) })
        ?? true
    else { return nil }
    return (.follower, next)
  }

  private func isPreposition(_ token: Int) -> Bool {
    let function = WordFunction.of(FeatureHash.of(text.key(token)), text.tokens[token], text)
    return function == .preposition || function == .to
  }

  /// “The Cairo government”, but not “in Cairo talks were held” and not “Cairo claims the island”.
  private var followed: (RoleFeatures.Source.Kind, Int)? {
    let next = frame.list.upperBound
    // “US Secretary of State”; the mayor of a city does not speak for its state.
    let offices: WordClasses =
      RoleName(frame.mention, text, .embedded).isCountry
      ? [.policyNoun, .relationNoun, .title] : [.policyNoun, .relationNoun]
    guard frame.attachment == .adjacent, !text.classes(next).isDisjoint(with: offices),
      text.classes(next).isDisjoint(with: [.sayVerb, .actVerb, .locationPreposition]),
      frame.governor.map({ !text.classes($0).contains(.locationPreposition) }) ?? true
    else { return nil }
    return (.follower, next)
  }

  /// “A US-led coalition”, but not “a Paris-based group”.
  private var leading: (RoleFeatures.Source.Kind, Int)? {
    let joined = frame.list.upperBound + 1
    guard frame.attachment == .hyphen, text.kind(joined) == .word, !text.isCapitalised(joined),
      text.classes(joined).contains(.actVerb)
    else { return nil }
    return (.hyphen, joined)
  }

  /// “Talks between Egypt and Sudan”, but not “the border between Egypt and Sudan”.
  private var related: (RoleFeatures.Source.Kind, Int)? {
    guard let between = frame.between, frame.attachment == .none || frame.attachment == .adjacent,
      text.kind(between - 1) == .word, text.classes(between - 1).contains(.relationNoun),
      text.classes(between - 1).isDisjoint(with: [.geographicNoun, .travelNoun])
    else { return nil }
    return (.between, between)
  }

  /// “The government of Laos”, “a warning to Jakarta”, “negotiators from Qatar”, “according to Ankara”.
  private var addressed: (RoleFeatures.Source.Kind, Int)? {
    guard frame.attachment == .none || frame.attachment == .adjacent, let governor = frame.governor,
      text.kind(governor - 1) == .word
    else {
      return nil
    }
    let regent = governor - 1
    let classes = text.classes(regent)
    let isAddressed: Bool
    if text.isWord(governor, "of") {
      isAddressed =
        !classes.isDisjoint(with: [.policyNoun, .title]) && classes.isDisjoint(with: [.ownedNoun, .geographicNoun])
    } else if text.isWord(governor, "to") {
      isAddressed =
        text.isWord(regent, "according")
        || !classes.isDisjoint(with: [.recipientNoun, .relationNoun]) && !classes.contains(.travelNoun)
    } else if text.isWord(governor, "on") {
      isAddressed =
        !classes.isDisjoint(with: [.recipientNoun, .policyNoun])
        && classes.isDisjoint(with: [.ownedNoun, .geographicNoun])
    } else if text.isWord(governor, "from") {
      isAddressed = !classes.isDisjoint(with: [.policyNoun, .title, .recipientNoun, .relationNoun])
    } else {
      isAddressed = false
    }
    return isAddressed ? (.regent, regent) : nil
  }
}
