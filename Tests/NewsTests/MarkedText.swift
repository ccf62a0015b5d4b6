import News

/// A text with its mentions written into it: `[p:Lavrov=Sergei Lavrov]`. The letter is the first of the type; a state
/// and everybody who is no place act.
struct MarkedText {
  var text = ""
  var analysis = Analysis()

  private static let types: [Character: EntityType] = [
    "p": .person, "o": .organization, "s": .state, "g": .group, "c": .city, "r": .region,
  ]

  static func entity(_ letter: Character, _ name: String) -> Entity {
    let type = types[letter] ?? .feature
    return Entity(id: EntityID("\(type.rawValue):\(name.lowercased())"), name: name, type: type)
  }

  init(_ marked: String) {
    var rest = marked[...]
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      text += rest[..<open]
      let parts = rest[rest.index(open, offsetBy: 3)..<close].split(separator: "=")
      let words = String(parts[0])
      let letter = rest[rest.index(after: open)]
      let entity = Self.entity(letter, String(parts.count > 1 ? parts[1] : parts[0]))
      let start = text.utf8.count
      if !analysis.entities.contains(where: { $0.id == entity.id }) { analysis.entities.append(entity) }
      analysis.mentions.append(
        Mention(
          span: start..<start + words.utf8.count, role: "pogs".contains(letter) ? .actor : .place, type: entity.type,
          entity: entity.id))
      text += words
      rest = rest[rest.index(after: close)...]
    }
    text += rest
  }

  /// The way back.
  static func string(_ analysis: Analysis, in text: String) -> String {
    let bytes = Array(text.utf8)
    func slice(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var result = ""
    var end = 0
    for mention in analysis.mentions {
      let words = slice(mention.span)
      let name = analysis.entities.first { $0.id == mention.entity }?.name ?? "?"
      result += slice(end..<mention.span.lowerBound)
      result += "[\(mention.type.rawValue.prefix(1)):\(words)\(name == words ? "" : "=" + name)]"
      end = mention.span.upperBound
    }
    return result + slice(end..<bytes.count)
  }
}
