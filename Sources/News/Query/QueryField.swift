extension Query {
  /// What may stand before the colon of `actor:aliyev`.
  public enum Field: String, CaseIterable, Hashable, Sendable {
    case actor, place, source, title, tag, date, language
    case `is`

    /// The field that is called so, in any case; `lang` is `language`.
    public init?(named name: some StringProtocol) {
      // No field has a longer name, and what is typed may be long.
      guard name.utf8.count <= 8 else { return nil }
      let name = name.lowercased()
      self.init(rawValue: name == "lang" ? "language" : name)
    }

    /// The field whose name the person may have meant.
    static func nearest(to name: some StringProtocol) -> Field? {
      NearWords.nearest(to: name, among: allCases.map(\.rawValue)).flatMap(Field.init)
    }

    /// How it is used.
    public var example: String {
      switch self {
      case .actor: "actor:aliyev"
      case .place: "place:armenia"
      case .source: "source:reuters"
      case .title: "title:ceasefire"
      case .tag: "tag:world"
      case .date: "date:2024-08"
      case .language: "language:tr"
      case .is: "is:unread"
      }
    }
  }
}
