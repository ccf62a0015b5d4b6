internal import News

/// JSON Feed 1.0 and 1.1 (jsonfeed.org).
enum JSONFeed {
  static func parse(
    _ text: [UInt8], url: String?, limits: FeedLimits, problems: FeedProblems
  ) throws(FeedProblem) -> Feed {
    var parser = LenientJSON(text, mostValues: limits.mostElements)
    guard let root = parser.parse(), isFeed(root) else { throw FeedProblem(reason: .notAFeed("JSON")) }
    var problems = problems
    var feed = Feed(format: .json)
    feed.title = root["title"]?.scalar.flatMap { CleanText.line(orNil: $0) }
    feed.selfAddress = link(root["feed_url"], bases: [url])
    feed.homepage = link(root["home_page_url"], bases: [url, feed.selfAddress])
    feed.language = root["language"]?.string.flatMap(LanguageTag.normalised)
    let bases = [url, feed.selfAddress, feed.homepage]
    let author = authors(of: root)
    for (line, value) in root["items"]?.elements ?? [] {
      guard case .object = value else {
        problems.add(.malformedJSON("an item is no object"), line: line)
        continue
      }
      guard var item = item(value, line: line, bases: bases, limits: limits, problems: &problems) else {
        problems.add(.emptyItem, line: line)
        continue
      }
      guard feed.items.count < limits.mostItems else {
        problems.add(.tooManyItems(limit: limits.mostItems), line: line)
        break
      }
      item.author = item.author ?? author
      feed.items.append(item)
    }
    if let failure = parser.failure { problems.add(.malformedJSON(failure.reason), line: failure.line) }
    feed.problems = problems.sorted
    return feed
  }

  /// By its version, or by names that only such a document has.
  private static func isFeed(_ root: JSONNode) -> Bool {
    if root["version"]?.string?.lowercased().contains("jsonfeed.org") == true { return true }
    guard case .array = root["items"] else { return false }
    return root["feed_url"] != nil || root["home_page_url"] != nil
  }

  private static func link(_ value: JSONNode?, bases: [String?]) -> String? {
    UnresolvedLink(value?.string, base: nil)?.resolved(against: bases)
  }

  private static func authors(of value: JSONNode) -> String? {
    let people = (value["authors"]?.elements.map(\.value) ?? []) + [value["author"]].compactMap { $0 }
    return FeedPerson.joined(people.compactMap { ($0["name"] ?? $0["url"] ?? $0).string.flatMap(FeedPerson.cleaned) })
  }

  /// Nil for an item that has nothing.
  private static func item(
    _ value: JSONNode, line: Int, bases: [String?], limits: FeedLimits, problems: inout FeedProblems
  ) -> FeedItem? {
    var item = FeedItem(line: line)
    item.guid = value["id"]?.scalar.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    item.title = FeedText.plain(value["title"]?.scalar ?? "").line
    item.link = link(value["url"], bases: bases) ?? link(value["external_url"], bases: bases)
    item.author = authors(of: value)
    item.language = value["language"]?.string.flatMap(LanguageTag.normalised)
    item.updated = date(value["date_modified"], line: line, problems: &problems)
    item.published = date(value["date_published"], line: line, problems: &problems) ?? item.updated
    readBody(of: value, into: &item, line: line, limits: limits, problems: &problems)
    item.enclosures = enclosures(of: value, bases: bases)
    if item.guid == nil, item.title.isEmpty, item.link == nil, item.published == nil, item.paragraphs.isEmpty {
      let attachments = value["attachments"]?.elements.map { $0.value["url"] } ?? []
      item.link =
        (attachments + [value["image"], value["banner_image"]]).lazy.compactMap { link($0, bases: bases) }.first
      guard item.link != nil else { return nil }
    }
    return item
  }

  private static func enclosures(of value: JSONNode, bases: [String?]) -> [Enclosure] {
    let attachments = value["attachments"]?.elements.prefix(UnresolvedEnclosure.most) ?? []
    return attachments.map(\.value).compactMap { attachment in
      UnresolvedEnclosure(
        attachment["url"]?.string, base: nil, type: attachment["mime_type"]?.string,
        length: attachment["size_in_bytes"]?.scalar)
    }.reduce(into: []) { found, given in
      let url = given.link.resolved(against: bases)
      guard !found.contains(where: { $0.url == url }), url.utf8.count <= WebAddress.longest else { return }
      found.append(Enclosure(url: url, type: given.type, length: given.length))
    }
  }

  private static func readBody(
    of value: JSONNode, into item: inout FeedItem, line: Int, limits: FeedLimits, problems: inout FeedProblems
  ) {
    let texts: [(FeedText, Teaser.Kind)?] = [
      value["content_html"]?.string.map { (.html($0), .content) },
      value["content_text"]?.string.map { (.plain($0), .content) },
      value["summary"]?.string.map { (.plain($0), .summary) },
    ]
    item.isTeaser = true
    for case .some((let text, let kind)) in texts where !text.isBlank {
      do throws(ArticleFormat.Rejection) {
        if text.isLonger(than: limits.longestText) { problems.add(.tooLong(limit: limits.longestText), line: line) }
        let found = try text.prefix(limits.longestText).paragraphs()
        guard !found.isEmpty else { continue }
        let kept = Furniture.removed(from: found, title: item.title)
        item.paragraphs = kept.isEmpty ? found : kept
        item.isTeaser = Teaser.isTeaser(
          kind, paragraphs: item.paragraphs, summaryLength: kind == .summary ? 0 : summaryLength(value))
        return
      } catch {
        problems.add(.body(error.words), line: line)
      }
    }
  }

  private static func summaryLength(_ value: JSONNode) -> Int { CleanText.line(value["summary"]?.string ?? "").count }

  /// RFC 3339; programs that do not keep to it give seconds since 1970.
  private static func date(_ value: JSONNode?, line: Int, problems: inout FeedProblems) -> Timestamp? {
    switch value {
    case .number(let digits): return PublicationDate.known(Double(digits).flatMap { DateParser.parse(epoch: $0) })
    case .string(let text) where !text.allSatisfy(\.isWhitespace):
      if let moment = PublicationDate.parse(text) { return moment }
      problems.add(.unreadableDate(text), line: line)
      return nil
    default: return nil
    }
  }
}
