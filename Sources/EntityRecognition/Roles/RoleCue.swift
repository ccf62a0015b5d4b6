internal import News

/// Says in a few words why a mention acts or locates.
struct RoleCue {
  let frame: RoleFrame
  let text: TokenizedText
  let isActor: Bool
  /// A name of a list is better explained by the others than by a word somewhere near.
  var isListed = false

  func words(_ kind: RoleFeatures.Source.Kind, _ token: Int) -> String? {
    switch kind {
    case .none: nil
    case .between: between(token)
    case .dateline: "dateline"
    case .owned: "possessive before \(quoted(token))"
    case .verb: verb(token)
    case .governor: governor(token)
    case .regent: regent(token)
    case .hyphen: "before ‘-\(string(token))’"
    case .follower: follower(token)
    case .beside: beside(token)
    case .name: isActor ? "a name that mostly acts" : "a name that is mostly a place"
    case .near: near(token)
    }
  }

  private func string(_ token: Int) -> String { Printable.line(text.string(token..<token + 1)) }

  private func quoted(_ token: Int) -> String { "‘\(string(token))’" }

  private func between(_ token: Int) -> String {
    text.kind(token - 1) == .word
      && !text.classes(token - 1).isDisjoint(with: [.relationNoun, .geographicNoun, .travelNoun])
      ? "after \(quoted(token - 1)) between" : "after ‘between’"
  }

  /// Words such as “officials” follow as well as verbs.
  private func verb(_ token: Int) -> String {
    guard token == frame.list.upperBound else { return "subject of \(quoted(token))" }
    return follower(token) ?? "before \(quoted(token))"
  }

  private func follower(_ token: Int) -> String? {
    switch text.kind(token) {
    case .possessive: "possessive"
    // “Baku now prefers”, “Baku has rejected”.
    case .word where frame.attachment == .none && frame.verb != nil:
      frame.verb.map { "subject of \(quoted($0))" }
    case .word: isVerb(token) ? "subject of \(quoted(token))" : "before \(quoted(token))"
    case .hyphen: text.kind(token + 1) == .word ? "before ‘-\(string(token + 1))’" : nil
    default: nil
    }
  }

  private func isVerb(_ token: Int) -> Bool {
    let key = text.key(token)
    // “Karabakh forces agree”.
    if text.classes(token).contains(.policyNoun), frame.followers.map({ $0.count > 1 }) ?? false { return false }
    return !text.classes(token).isDisjoint(with: [.sayVerb, .actVerb, .motionVerb, .auxiliary])
      || key.count > 4 && key.suffix(2).elementsEqual("ed".utf8)
  }

  private func governor(_ token: Int) -> String? {
    guard text.kind(token) == .word else { return text.kind(token) == .hyphen ? "after ‘\(string(token - 1))-’" : nil }
    let key = text.key(token)
    let isVerb =
      text.classes(token).contains(.objectVerb)
      || key.count > 4 && [Array("ed".utf8), Array("ing".utf8)].contains { key.suffix($0.count).elementsEqual($0) }
    return isVerb && frame.attachment == .none ? "object of \(quoted(token))" : "after \(quoted(token))"
  }

  private func regent(_ token: Int) -> String? {
    guard let governor = frame.governor else { return nil }
    return text.kind(token) == .word ? "after \(quoted(token)) \(string(governor))" : "after \(quoted(governor))"
  }

  private func beside(_ token: Int) -> String? {
    if token == frame.mention.upperBound { return follower(token) }
    guard text.kind(token) == .word else { return nil }
    if token == frame.mention.lowerBound - 1 { return "after \(quoted(token))" }
    return near(token)
  }

  private func isContent(_ token: Int) -> Bool {
    text.kind(token) == .word
      && WordFunction.of(FeatureHash.of(text.key(token)), text.tokens[token], text) == .content
  }

  private func near(_ token: Int) -> String? {
    isContent(token) && !isListed ? "near \(quoted(token))" : nil
  }
}
