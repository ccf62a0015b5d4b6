import News

/// What the person does with an article: star, mark, copy.
extension State {
  /// The article that an act concerns: the one under the cursor, or the open one.
  struct Subject: Hashable, Sendable {
    var id: ArticleID
    var title: String
    var source: String
    var published: CalendarDay?
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

    init(_ article: ArticleSummary) {
      (id, title, url) = (article.id, article.title, article.url)
      (source, published) = (article.source, article.published?.day)
      (isUnread, isStarred) = (article.isUnread, article.isStarred)
    }

    init(_ stored: StoredArticle) {
      (id, title, url) = (stored.article.id, stored.article.title, stored.article.url)
      (source, published) = (stored.article.source, stored.article.published?.day)
      (isUnread, isStarred) = (!stored.personal.isRead, stored.personal.isStarred)
    }
  }

  var subject: Subject? {
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

  func star() -> [Effect] { subject.map { [.setStarred($0.id, !$0.isStarred)] } ?? [] }

  func toggleRead() -> [Effect] { subject.map { [.setRead($0.id, $0.isUnread)] } ?? [] }

  /// Copies the sentence of the focused mention, else the URL, else the title.
  mutating func copy() -> [Effect] {
    guard let subject else { return [] }
    if let sentence = focusedSentence(of: subject) { return copy(sentence, as: "sentence") }
    if let url = subject.url.map(Printable.line), !url.isEmpty { return copy(url, as: "URL") }
    if let sentence = sentenceOnScreen(of: subject) { return copy(sentence, as: "sentence") }
    return copy(Printable.line(subject.title), as: "title")
  }

  /// Copies the sentence of the focused mention, or the first on the screen, with all that is needed to cite it: title,
  /// source, date and URL; in the list these alone. On one line, so that no shell runs what is pasted.
  mutating func copyCitation() -> [Effect] {
    guard let subject else { return [] }
    let sentence = focusedSentence(of: subject) ?? sentenceOnScreen(of: subject)
    let origin = [subject.title, subject.source, subject.published?.iso8601 ?? "", subject.url ?? ""]
      .map(Printable.line).filter { !$0.isEmpty }.joined(separator: ", ")
    let text = [sentence ?? "", origin].filter { !$0.isEmpty }.joined(separator: " — ")
    return copy(text, as: sentence == nil ? "source" : "sentence with its source")
  }

  private func focusedSentence(of subject: Subject) -> String? {
    guard focus != .list, let pane = reading, pane.id == subject.id, let mention = pane.focusedMention else {
      return nil
    }
    return pane.sentence(at: mention.span.lowerBound)
  }

  private func sentenceOnScreen(of subject: Subject) -> String? {
    guard focus != .list, let pane = reading, pane.id == subject.id,
      let line = pane.visibleLines.first(where: { pane.layout.lines[$0].kind == .body })
    else { return nil }
    return pane.sentence(at: pane.layout.lines[line].range.lowerBound)
  }

  /// Says what is known of a copy.
  mutating func finishCopy(_ outcome: CopyOutcome) {
    notice =
      switch outcome {
      case .arrived: Notice("Copied the \(copied)")
      case .sent: Notice("Sent to the terminal: the \(copied)")
      case .failed(let reason): Notice("Not copied: \(reason)", isError: true)
      }
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
    notice = nil
    copied = "\(what): \(text)"
    return [.copy(text)]
  }
}

extension ReadingPane {
  /// The sentence at the UTF-8 offset, for the clipboard: no longer than anybody would paste.
  fileprivate func sentence(at offset: Int) -> String {
    Printable.line(SentenceFinder.sentence(at: offset, in: stored.article.text, longest: 4000))
  }
}
