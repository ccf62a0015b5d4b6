/// A title as the articles give it, in one form whatever the words: “Armenia's premier” and “Armenian Prime Minister”
/// are both “Prime Minister” of “Armenia”.
public struct PersonTitle: Hashable, Sendable {
  /// The office or profession, such as “Foreign Minister”.
  public var name: String
  /// The country or organization that it belongs to, such as “Armenia”.
  public var body: String?
  /// Of the body, ISO 3166-1 alpha-2.
  public var country: String?
  /// “former”, “ex-”, “then-”: no longer held when the article was written.
  public var isFormer: Bool

  public init(name: String, body: String? = nil, country: String? = nil, isFormer: Bool = false) {
    self.name = name
    self.body = body
    self.country = country
    self.isFormer = isFormer
  }

  /// In words: “former Prime Minister of Armenia”.
  public var text: String {
    let office = isFormer ? "former \(name)" : name
    return body.map { "\(office) of \(Self.takesArticle($0) ? "the " : "")\($0)" } ?? office
  }

  /// “the United States”, “the European Union”, but “Armenia”, “NATO”, “New Zealand”.
  private static func takesArticle(_ body: String) -> Bool {
    let words = body.split(separator: " ")
    guard let first = words.first, let last = words.last else { return false }
    return ["United", "Democratic", "Central", "Dominican", "European", "African", "Arab"].contains(first)
      && words.count > 1
      || [
        "Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia", "Republic", "Islands", "Kremlin", "Union",
        "Nations", "States", "Emirates", "Kingdom", "Organization", "Organisation", "Ministry", "Commission", "Council",
        "Court", "Party", "Bank", "Authority", "Agency", "Army", "Front", "Movement", "Fund", "League",
      ].contains(last) && (words.count > 1 || last.hasSuffix("s") || last == "Gambia" || last == "Kremlin")
  }
}

/// A title that an article gives a person.
public struct TitleUse: Hashable, Sendable {
  public var person: EntityID
  public var title: PersonTitle

  public init(person: EntityID, title: PersonTitle) {
    self.person = person
    self.title = title
  }
}
