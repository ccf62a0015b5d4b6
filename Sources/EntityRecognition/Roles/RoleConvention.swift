/// Where the product goes further than the corpora of roles: a name beside an office, a policy or what is addressed to
/// somebody stands for the state. “The Cairo government”, “sanctions on Eritrea” and “according to Ankara” count as
/// literal in some corpora and not in others; who reads for actors looks for them.
struct RoleConvention {
  let frame: RoleFrame
  let text: TokenizedText

  /// The words that make the name an actor.
  var evidence: (kind: RoleFeatures.Source.Kind, token: Int)? {
    owned ?? governing ?? speaking ?? followed ?? leading ?? related ?? addressed ?? spokenTo
  }

  /// The word that makes the name a place: “the rest of Moldova”, “the coast of Peru”, “seized Benghazi”.
  var ground: (kind: RoleFeatures.Source.Kind, token: Int)? { groundOfNoun ?? taken }

  private var groundOfNoun: (RoleFeatures.Source.Kind, Int)? {
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

  /// “Georgia's President Salome Zourabichvili”, “China's military launched drills”: an office or an arm of the state,
  /// with a name or a verb after it.
  private var governing: (RoleFeatures.Source.Kind, Int)? {
    guard let owned = frame.owned, RoleName(frame.mention, text, .embedded).isCountry else { return nil }
    for index in owned.prefix(5) {
      let token = text.tokens[index]
      let isOffice = token.isCapitalised && token.isAny([.title])
      let isArm =
        !token.isCapitalised && token.isAny(.policyNoun)
        && !token.isAny([.geographicNoun, .ownedNoun])
      let isBefore = index + 1 < owned.upperBound
      if isOffice, isBefore, text.isCapitalised(index + 1), text.classes(index + 1).isDisjoint(with: [.title]) {
        return (.owned, index)
      }
      if isArm, isBefore, !text.classes(index + 1).isDisjoint(with: [.actVerb, .sayVerb]),
        text.classes(index + 1).isDisjoint(with: [.policyNoun, .relationNoun, .organizationHead])
      {
        return (.owned, index)
      }
      if token.isAny([.actVerb, .sayVerb]), !token.isAny([.policyNoun, .title]) { return nil }
    }
    return nil
  }

  /// “Tiraspol blamed Chisinau”: what is blamed, thanked or warned is somebody.
  private var spokenTo: (RoleFeatures.Source.Kind, Int)? {
    guard frame.attachment == .none, let governor = frame.governor,
      governor == frame.list.lowerBound - 1, isForm(governor, of: Self.speech)
    else { return nil }
    return (.governor, governor)
  }

  /// “seized Benghazi”, “bombed Sittwe”: what is taken or shelled is ground, unless it is a state.
  private var taken: (RoleFeatures.Source.Kind, Int)? {
    guard frame.attachment == .none, let governor = frame.governor,
      text.kind(governor) == .word, !RoleName(frame.mention, text, .embedded).isCountry,
      isForm(governor, of: Self.conquest)
    else { return nil }
    return (.governor, governor)
  }

  /// Verbs without the ending that “-ed”, “-es” and “-ing” replace.
  private static let speech = [
    "blam", "accus", "thank", "warn", "urg", "criticis", "criticiz", "prais", "rebuk", "denounc", "alarm", "worr",
    "anger", "infuriat", "reassur", "persuad", "implor", "chid", "reprimand", "scold",
  ].map { Array($0.utf8) }
  private static let conquest = [
    "bomb", "bombard", "seiz", "captur", "recaptur", "retak", "retook", "control", "controll", "occup", "shell",
    "besieg", "overran", "overrun", "annex", "storm", "liberat", "encircl", "pound", "raid", "evacuat", "hit",
  ].map { Array($0.utf8) }
  private static let endings = ["", "e", "ed", "es", "s", "ing", "y", "ied", "ies", "ying", "d"].map { Array($0.utf8) }

  private func isForm(_ token: Int, of stems: [[UInt8]]) -> Bool {
    guard text.kind(token) == .word, !text.isCapitalised(token) else { return false }
    let key = text.key(token)
    return stems.contains { stem in
      key.starts(with: stem) && Self.endings.contains { key.dropFirst(stem.count).elementsEqual($0) }
    }
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
      text.kind(between - 1) == .word,
      text.classes(between - 1).contains(.relationNoun) || isStateWithState && isPlainNoun(between - 1),
      text.classes(between - 1).isDisjoint(with: [.geographicNoun, .travelNoun])
    else { return nil }
    return (.between, between)
  }

  /// “restraint between Baku and Yerevan”: states, by their names or their capitals'.
  private var isStateWithState: Bool {
    let name = RoleName(frame.mention, text, .embedded)
    return frame.isJoined && frame.items == 2 && (name.isCountry || name.mayAct)
  }

  private func isPlainNoun(_ token: Int) -> Bool {
    !text.isCapitalised(token)
      && text.classes(token).isDisjoint(with: [
        .motionVerb, .actVerb, .sayVerb, .auxiliary, .featureHead, .regionHead, .quantity, .title, .peopleNoun,
        .locationPreposition, .directionPreposition, .conjunction, .determiner,
      ])
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
