import News

// The objects that `--json` prints. Their keys are a contract with programs: see README.

/// One row of `list --json`.
struct ListRecord: Encodable {
  var summary: ArticleSummary

  enum CodingKeys: String, CodingKey {
    case id, guid, title, source, alsoIn, published, url, language, unread, actors, places
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(summary.id, forKey: .id)
    try container.encode(summary.guid, forKey: .guid)
    try container.encode(summary.title, forKey: .title)
    try container.encode(summary.source, forKey: .source)
    try container.encode(summary.alsoIn, forKey: .alsoIn)
    try container.encode(summary.published?.iso8601, forKey: .published)
    try container.encode(summary.url, forKey: .url)
    try container.encode(LanguageName.tag(read: summary.readingLanguage, declared: summary.language), forKey: .language)
    try container.encode(summary.isUnread, forKey: .unread)
    try container.encode(summary.actorCount, forKey: .actors)
    try container.encode(summary.placeCount, forKey: .places)
  }
}

/// What `entities --json` prints for one article.
struct EntitiesRecord: Encodable {
  struct EntityRecord: Encodable {
    var id: String
    var name: String
  }

  struct MentionRecord: Encodable {
    var start: Int
    var end: Int
    var text: String
    var role: Role
    var type: EntityType
    var entity: EntityRecord
    var named: NamedPlace?

    enum CodingKeys: String, CodingKey { case start, end, text, role, type, entity, country, latitude, longitude }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(start, forKey: .start)
      try container.encode(end, forKey: .end)
      try container.encode(text, forKey: .text)
      try container.encode(role, forKey: .role)
      try container.encode(type, forKey: .type)
      try container.encode(entity, forKey: .entity)
      try container.encode(named?.country, forKey: .country)
      try container.encode(named?.coordinate?.latitude, forKey: .latitude)
      try container.encode(named?.coordinate?.longitude, forKey: .longitude)
    }
  }

  var text: String
  var mentions: [MentionRecord]

  init(article: Article, analysis: Analysis) {
    text = article.text
    let bytes = Array(text.utf8)
    let entities = Dictionary(uniqueKeysWithValues: analysis.entities.map { ($0.id, $0) })
    mentions = analysis.mentions.map { mention in
      MentionRecord(
        start: mention.span.lowerBound, end: mention.span.upperBound,
        text: String(decoding: bytes[mention.span], as: UTF8.self), role: mention.role, type: mention.type,
        entity: EntityRecord(
          id: mention.entity.rawValue, name: entities[mention.entity]?.name ?? mention.entity.rawValue),
        named: mention.named)
    }
  }
}

/// One row of `related --json`.
struct RelatedRecord: Encodable {
  var id: ArticleID
  var title: String
  var score: Double
  var reasons: [String]

  init(_ related: RelatedArticle) {
    id = related.summary.id
    title = related.summary.title
    // Four digits say all there is to say.
    score = (related.score * 10000).rounded() / 10000
    reasons = related.reasons
  }
}

/// What `extract --json` prints.
struct PageRecord: Encodable {
  var title: String?
  var byline: String?
  var published: String?
  var url: String?
  var body: String

  enum CodingKeys: String, CodingKey { case title, byline, published, url, body }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(byline, forKey: .byline)
    try container.encode(published, forKey: .published)
    try container.encode(url, forKey: .url)
    try container.encode(body, forKey: .body)
  }
}

/// What `show --json` prints.
struct ArticleRecord: Encodable {
  var stored: StoredArticle

  enum CodingKeys: String, CodingKey {
    case id, guid, title, byline, source, alsoIn, url, published, added, language, unread, starred, enclosures, text
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let article = stored.article
    try container.encode(article.id, forKey: .id)
    try container.encode(article.guid, forKey: .guid)
    try container.encode(article.title, forKey: .title)
    try container.encode(article.byline, forKey: .byline)
    try container.encode(article.source, forKey: .source)
    try container.encode(stored.alsoIn, forKey: .alsoIn)
    try container.encode(article.url, forKey: .url)
    try container.encode(article.published?.iso8601, forKey: .published)
    try container.encode(stored.added.iso8601, forKey: .added)
    let language = LanguageName.tag(read: stored.analysis?.language, declared: article.language)
    try container.encode(language, forKey: .language)
    try container.encode(!stored.personal.isRead, forKey: .unread)
    try container.encode(stored.personal.isStarred, forKey: .starred)
    try container.encode(article.enclosures, forKey: .enclosures)
    try container.encode(article.text, forKey: .text)
  }
}
