import News

/// Articles of the tests' own, with the mentions that a recogniser would find in them.
enum Examples {
  static let today = CalendarDay(daysSince1970: 19_965)  // 30 Aug 2024

  static func date(_ year: Int, _ month: Int, _ day: Int) -> Timestamp {
    CalendarDay(year: year, month: month, day: day).map { Timestamp($0) } ?? Timestamp(seconds: 0)
  }

  /// An article; `[A:words=Entity]` and `[P:words=Entity]` in the texts mark mentions in an actor or place role.
  static func article(
    _ id: String, title: String, _ paragraphs: [String], published: Timestamp?, byline: String? = nil,
    url: String? = nil, source: String = "Valley Post", isAnalysed: Bool = true,
    readIn language: String? = "en"
  ) -> StoredArticle {
    var marks = Marks()
    let title = marks.read(title, at: 0)
    var offset = title.isEmpty ? 0 : title.utf8.count + 2
    var texts: [String] = []
    for paragraph in paragraphs {
      texts.append(marks.read(paragraph, at: offset))
      offset += (texts.last?.utf8.count ?? 0) + 2
    }
    let article = Article(
      id: ArticleID(id), title: title, byline: byline, source: source, url: url, published: published, paragraphs: texts
    )
    let analysis = Analysis(mentions: marks.mentions, entities: marks.entities, language: language)
    analysis.checkInvariants(textLength: article.text.utf8.count)
    return StoredArticle(
      article: article, added: Timestamp(today), analysis: isAnalysed ? analysis : nil)
  }

  private struct Marks {
    var mentions: [Mention] = []
    var entities: [Entity] = []

    mutating func read(_ text: String, at offset: Int) -> String {
      var plain = ""
      var rest = text[...]
      while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
        plain += rest[..<open]
        let inside = rest[rest.index(open, offsetBy: 3)..<close]
        let role: Role = rest[rest.index(after: open)] == "A" ? .actor : .place
        let parts = inside.split(separator: "=", maxSplits: 1)
        let words = String(parts[0])
        let name = parts.count > 1 ? String(parts[1]) : words
        let start = offset + plain.utf8.count
        add(words, name, role, start..<start + words.utf8.count)
        plain += words
        rest = rest[rest.index(after: close)...]
      }
      return plain + rest
    }

    private mutating func add(_ words: String, _ name: String, _ role: Role, _ span: Range<Int>) {
      let id = EntityID("test:\(name.lowercased())")
      let type = types[name] ?? (role == .actor ? .person : .city)
      if !entities.contains(where: { $0.id == id }) { entities.append(Entity(id: id, name: name, type: type)) }
      let capitals = ["Vienna": "Austria", "Tirana": "Albania"]
      let named = capitals[words] == name ? NamedPlace(name: words, type: .city) : nil
      let cue = named == nil ? nil : "subject of a verb"
      mentions.append(Mention(span: span, role: role, type: type, entity: id, named: named, cue: cue))
    }

    private let types: [String: EntityType] = [
      "Austria": .state, "Albania": .state, "Danube Commission": .organization, "Danube": .feature,
    ]
  }

  static let ferry = article(
    "ferry", title: "[A:Vienna=Austria] and [A:Tirana=Albania] Agree on Ferry Talks After a Week of Silence",
    [
      "After a week without a word, the foreign ministers [A:Mara Lindqvist] and [A:Dritan Hoxha] met in [P:Graz] on Monday and agreed to reopen talks about the river ferries.",
      "“We have lost a summer,” [A:Lindqvist=Mara Lindqvist] said. [A:Hoxha=Dritan Hoxha] called the meeting “a first step – no more than that.” Neither side would say when the boats between [P:Linz] and [P:Vidin] might run again.",
      "The [A:Danube Commission] had warned in June that the low water on the [P:Danube], together with the dispute over landing fees, could cost the towns along the river a third of their trade.",
      "[A:Vienna=Austria] dismissed the figure. [A:Tirana=Albania] repeated it twice, and asked the [A:commission=Danube Commission] to publish how it had been reached.",
      "People in [P:Linz] were less patient. “They meet, they smile, they go home,” said Ana Petrović, who has sold tickets at the landing stage since 1991.",
    ], published: date(2024, 8, 28), url: "https://valleypost.example/ferry")

  static let others: [StoredArticle] = [
    article(
      "water", title: "Low Water Closes the Lower Danube Again",
      ["The [P:Danube] fell below two metres at [P:Vidin] on Tuesday, the [A:Danube Commission] said."],
      published: date(2024, 8, 20)),
    article(
      "notes", title: "Notes from the landing stage", ["A text without a date. It names nobody."], published: nil,
      source: "notes"),
    article(
      "fees", title: "Landing Fees: What the Towns Want, and Why It Takes So Long",
      ["[A:Dritan Hoxha] said in [P:Vidin] that fees must fall."], published: date(2023, 11, 2)),
    article(
      "tokyo", title: "東京で外相会談 — 海上交通について協議", ["外相は[P:東京]で会談した。次の会談は[P:京都]で行われる。"],
      published: date(2023, 5, 19)),
    article(
      "early", title: "The First Ferry Treaty, Thirty Years On",
      ["It was signed in [P:Linz] by nobody still in office."],
      published: date(2022, 1, 5), isAnalysed: false),
  ]

  /// In Turkish, with the one name that is certain.
  static let foreign = article(
    "harbour", title: "Liman işçileri yarın yeniden toplanıyor",
    [
      "Sendika sözcüsü, görüşmelerin [P:Ankara] yakınlarında süreceğini söyledi. İşçiler iki gündür limanda bekliyor."
    ], published: date(2024, 8, 27), byline: "A. Yazar", readIn: "tr")

  static let all = [ferry] + others

  static func summary(_ stored: StoredArticle) -> ArticleSummary {
    ArticleSummary(
      id: stored.article.id, title: stored.article.title, source: stored.article.source,
      published: stored.article.published, added: stored.added, url: stored.article.url,
      isUnread: !stored.personal.isRead, isStarred: stored.personal.isStarred, language: stored.article.language,
      readingLanguage: stored.analysis?.language, alsoIn: stored.alsoIn)
  }
}
