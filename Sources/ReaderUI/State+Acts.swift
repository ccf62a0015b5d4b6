import News

/// What the person does with an article: star, mark, copy.
extension State {
  /// The article that an act concerns: the one under the cursor, or the open one.
  struct Subject: Hashable, Sendable {
    var id: ArticleID
    var title: String
    var url: String?
    var isUnread: Bool
    var isStarred: Bool

    /// The address where a browser can go; nil for anything but `http` and `https`.
    var page: String? {
      url.flatMap { url in
        let start = url.prefix(8).lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://") ? url : nil
      }
    }

    /// With the marks as they will be once what the person did is on disk.
    func applying(_ intention: Intention?) -> Subject {
      var subject = self
      if let isRead = intention?.isRead { subject.isUnread = !isRead }
      if let isStarred = intention?.isStarred { subject.isStarred = isStarred }
      return subject
    }

    init(_ article: ArticleSummary) {
      (id, title, url) = (article.id, article.title, article.url)
      (isUnread, isStarred) = (article.isUnread, article.isStarred)
    }

    init(_ stored: StoredArticle) {
      (id, title, url) = (stored.article.id, stored.article.title, stored.article.url)
      (isUnread, isStarred) = (!stored.personal.isRead, stored.personal.isStarred)
    }
  }

  var subject: Subject? { subjectOnScreen.map { $0.applying(intended[$0.id]) } }

  private var subjectOnScreen: Subject? {
    let open = reading.map { Subject($0.stored) }
    switch focus {
    case .list: return list.article.map { Subject($0) }
    case .reading: return open
    case .side:
      switch side {
      case .related(let pane): return pane.selected.map { Subject($0.summary) } ?? open
      case .entities: return open
      case .card(let pane):
        guard case .appearance(let appearance) = pane.selected else { return open }
        return Subject(appearance.article)
      }
    }
  }

  mutating func star() -> [Effect] { subject.map { mark($0.id, isStarred: !$0.isStarred) } ?? [] }

  mutating func toggleRead() -> [Effect] { subject.map { mark($0.id, isRead: $0.isUnread) } ?? [] }

  /// Copies the sentence of the focused mention, else the URL, else the title.
  mutating func copy() -> [Effect] {
    guard let subject else { return [] }
    if let pane = reading, pane.id == subject.id, focus != .list, let mention = pane.focusedMention {
      return copy(pane.sentence(at: mention.span.lowerBound), as: "sentence")
    }
    if let url = subject.url.map(Printable.line), !url.isEmpty { return copy(url, as: "URL") }
    if focus != .list, let pane = reading, pane.id == subject.id,
      let line = pane.visibleLines.first(where: { pane.layout.lines[$0].kind == .body })
    {
      return copy(pane.sentence(at: pane.layout.lines[line].range.lowerBound), as: "sentence")
    }
    return copy(Printable.line(subject.title), as: "title")
  }

  var obstacleToBrowser: String? {
    guard let subject else { return "There is no article here." }
    return subject.page == nil ? "This article has no page on the web." : nil
  }

  mutating func openInBrowser() -> [Effect] {
    guard let page = subject?.page else { return [] }
    notice = Notice("Opening \(Printable.line(page))")
    return [.openInBrowser(page)]
  }

  private mutating func copy(_ text: String, as what: String) -> [Effect] {
    guard !text.isEmpty else {
      notice = Notice("There is nothing to copy.")
      return []
    }
    notice = Notice("Copied the \(what): \(text)")
    return [.copy(text)]
  }
}

extension ReadingPane {
  /// The sentence at the UTF-8 offset, for the clipboard: no longer than anybody would paste.
  fileprivate func sentence(at offset: Int) -> String {
    Printable.line(SentenceFinder.sentence(at: offset, in: stored.article.text, longest: 4000))
  }
}
