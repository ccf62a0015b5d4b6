internal import Foundation

/// The article that a page describes in JSON-LD, in the vocabulary of schema.org.
struct JSONLinkedData {
  var headline: String?
  var name: String?
  var author: String?
  var published: String?
  var publisher: String?
  var url: String?
  var language: String?
  var body: String?

  static let mostScripts = 32
  static let largestScript = 1 << 20
  /// Objects looked at, in all scripts together.
  static let mostObjects = 2000
  static let deepest = 8

  /// The article on the page, nil where no script describes one. A page that describes many is a list of them.
  static func article(in tree: PageTree) -> JSONLinkedData? {
    var budget = mostObjects
    var found: [[String: Any]] = []
    var names: [String: String] = [:]
    for script in tree.elements(named: "script").prefix(mostScripts) {
      let text = tree.children(script).map { tree[$0].text }.joined()
      guard (2...largestScript).contains(text.utf8.count), let value = parse(text) else { continue }
      search(value, depth: 0, budget: &budget, into: &found, names: &names)
    }
    return found.count <= mostArticles ? found.first.map { JSONLinkedData($0, names: names) } : nil
  }

  /// One article is described up to three times on one page (by the site, and by what it is built with).
  private static let mostArticles = 3

  /// Without the CDATA marks and comments that some sites put around.
  private static func parse(_ script: String) -> Any? {
    var text = script.trimmed { $0.isWhitespace || $0 == "/" || $0 == "*" || $0 == ";" }
    if text.hasPrefix("<![CDATA[") { text = text.dropFirst(9) }
    if text.hasSuffix("]]>") { text = text.dropLast(3) }
    text = text.trimmed { $0.isWhitespace || $0 == "/" || $0 == "*" || $0 == ";" }
    if let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)) { return value }
    // Line breaks within texts are the most common fault.
    let mended = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    return try? JSONSerialization.jsonObject(with: Data(mended.utf8))
  }

  /// - Parameter names: what objects are called, by their `@id`: articles refer to their authors so.
  private static func search(
    _ value: Any, depth: Int, budget: inout Int, into found: inout [[String: Any]], names: inout [String: String]
  ) {
    guard depth < deepest, budget > 0 else { return }
    budget -= 1
    if let list = value as? [Any] {
      for entry in list { search(entry, depth: depth + 1, budget: &budget, into: &found, names: &names) }
    }
    guard let object = value as? [String: Any] else { return }
    if let id = object["@id"] as? String, let name = text(object["name"]), names[id] == nil { names[id] = name }
    if isArticle(object) { return found.append(object) }
    for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
      if let inner = object[key] { search(inner, depth: depth + 1, budget: &budget, into: &found, names: &names) }
    }
  }

  private static func isArticle(_ object: [String: Any]) -> Bool {
    let types = (object["@type"] as? [Any] ?? [object["@type"] ?? ""]).compactMap { $0 as? String }
    return types.contains { type in
      let name = type.split(separator: "/").last.map(String.init) ?? type
      return articleTypes.contains(name)
    }
  }

  /// schema.org's `Article` and its subtypes.
  private static let articleTypes: Set<String> = [
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle",
    "BackgroundNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle", "AdvertiserContentArticle", "SatiricalArticle",
    "ScholarlyArticle", "MedicalScholarlyArticle", "TechArticle", "APIReference", "SocialMediaPosting", "BlogPosting",
    "LiveBlogPosting", "DiscussionForumPosting", "Report",
  ]

  private init(_ object: [String: Any], names: [String: String]) {
    headline = Self.text(object["headline"])
    name = Self.text(object["name"])
    author = Self.names(object["author"], names) ?? Self.names(object["creator"], names)
    published = Self.text(object["datePublished"]) ?? Self.text(object["dateCreated"])
    publisher = Self.names(object["publisher"], names)
    url =
      Self.text(object["url"]) ?? Self.text(object["mainEntityOfPage"])
      ?? (object["mainEntityOfPage"] as? [String: Any]).flatMap { Self.text($0["@id"]) }
    language = Self.text(object["inLanguage"]).flatMap(LanguageTag.normalised)
    body = Self.text(object["articleBody"])
  }

  /// The headline, or the name where only that is like the title of the document: sites put odd things into either.
  func title(like document: String?) -> String? {
    guard let headline, let name, let document else { return headline ?? name }
    let isNamed = TitleSimilarity.isSame(document, name) && !TitleSimilarity.isSame(document, headline)
    return isNamed ? name : headline
  }

  private static func text(_ value: Any?) -> String? {
    guard let text = value as? String, !text.trimmed.isEmpty else { return nil }
    return text
  }

  /// One name or several, given as texts or as objects with a name.
  private static func names(_ value: Any?, _ known: [String: String]) -> String? {
    let entries = value as? [Any] ?? [value ?? ""]
    let names = entries.prefix(20).compactMap { entry -> String? in
      if let name = text(entry) { return name }
      guard let object = entry as? [String: Any] else { return nil }
      return text(object["name"]) ?? (object["name"] as? [Any])?.lazy.compactMap(text).first
        ?? (object["@id"] as? String).flatMap { known[$0] }
    }
    return names.isEmpty ? nil : names.map { String($0.trimmed) }.joined(separator: ", ")
  }
}
