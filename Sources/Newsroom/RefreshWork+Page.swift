import Archive
import Ingest
import News

/// Whole texts: the page of an article is fetched where its feed gives the beginning.
extension RefreshWork {
  func fetch(_ page: WantedPage, host: String, _ connection: HTTPConnection) throws(ArchiveError) {
    // The address came out of a document, whoever typed that of its feed.
    let request = HTTPRequest(url: page.url, purpose: .page)
    let response: HTTPResponse
    do { response = try connection.fetch(request, isCancelled: watch.isCancelled) } catch {
      // What was called off has not been tried.
      if error.reason == .cancelled { return }
      return try store(error.isTemporary ? later(page) : .nothing, of: page)
    }
    try store(try outcome(of: response, page), of: page)
    if response.status == 429 { try leaveAlone(host, until: held(by: response)) }
  }

  private func store(_ outcome: PageOutcome, of page: WantedPage) throws(ArchiveError) {
    let isStored = try ArchiveError.patiently(watch.isCancelled) { () throws(ArchiveError) in
      try newsroom.archive.store(outcome, of: page)
    }
    if isStored { foundPage() }
  }

  private func outcome(of response: HTTPResponse, _ page: WantedPage) throws(ArchiveError) -> PageOutcome {
    guard (200..<300).contains(response.status) else {
      let answer = HTTPComplaint(status: response.status)
      guard answer.isTemporary else { return .nothing }
      return later(page, notBefore: response.retryAfter == nil ? nil : held(by: response))
    }
    guard response.isMarkup, let stored = try newsroom.archive.article(page.article)?.article else { return .nothing }
    let found: Page
    do throws(IntakeProblem) {
      found = try PageExtractor().extract(response.body, url: response.finalURL, origin: page.url)
    } catch {
      return .nothing
    }
    guard WholeText.isBetter(found.paragraphs, than: stored.paragraphs) else { return .nothing }
    let published = found.published.flatMap { $0.seconds > newsroom.clock().seconds + 86_400 ? nil : $0 }
    return .text(paragraphs: found.paragraphs, byline: found.byline, published: published)
  }

  /// An hour after the first try, then each time twice as late.
  private func later(_ page: WantedPage, notBefore held: Timestamp? = nil) -> PageOutcome {
    let due = schedule.due(after: newsroom.clock(), failures: page.tries + 1, identity: page.article.rawValue)
    return .later(held.map { max($0, due) } ?? due)
  }
}

extension HTTPResponse {
  /// Whether it can be a page: some servers do not say what they send.
  fileprivate var isMarkup: Bool {
    guard let type = contentType?.lowercased().prefix(while: { $0 != ";" }), !type.isEmpty else { return true }
    return type.contains("html") || type.contains("xml") || type.contains("text/plain")
  }
}

/// Whether what was found on a page may take the place of what the feed gave.
///
/// A page may be a notice, a login or another article: so it must be the longer one and go on where the feed's beginning
/// ends, or be so much longer that the feed's can only be a summary in other words.
enum WholeText {
  /// - Parameters:
  ///   - found: the paragraphs on the page.
  ///   - given: those of the feed.
  static func isBetter(_ found: [String], than given: [String]) -> Bool {
    let page = words(of: found)
    let beginning = words(of: given)
    guard page.count > beginning.count else { return false }
    if beginning.count < shortest { return page.count >= least }
    if page.count >= 3 * beginning.count, page.count >= least { return true }
    return share(of: beginning, in: page) >= 0.6
  }

  /// Words below which a beginning says nothing about what follows.
  private static let shortest = 8
  /// Words that an article has.
  private static let least = 60
  /// Words in a row that are compared.
  private static let run = 4

  /// How many of the beginning's runs of words stand in the page, 0…1.
  private static func share(of beginning: [Substring], in page: [Substring]) -> Double {
    let runs = runs(of: beginning)
    guard !runs.isEmpty else { return 0 }
    return Double(runs.intersection(self.runs(of: page)).count) / Double(runs.count)
  }

  private static func runs(of words: [Substring]) -> Set<[Substring]> {
    guard words.count >= run else { return [] }
    return Set((0...words.count - run).map { Array(words[$0..<$0 + run]) })
  }

  private static func words(of paragraphs: [String]) -> [Substring] {
    paragraphs.flatMap { $0.lowercased().split { !$0.isLetter && !$0.isNumber } }
  }
}
