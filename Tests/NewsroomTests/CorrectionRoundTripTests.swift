import Archive
import Foundation
import News
import Testing

@testable import Newsroom

/// Whatever recognition finds, whatever is said of it, for however much: it can be read again, and taken back.
@Suite struct CorrectionRoundTripTests {
  private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/corpora/statements/polnear-dev.jsonl")

  /// Names as nobody would choose them for a test of anything else.
  private static let names = [
    "Vincent 'Chin' Gigante", "Marcus “Ox” Delaney", "Pierre-Louis  d’Arcy", "Ana\u{a0}María\u{a0}Soler",
    "Ra\u{ad}mon Quiroga", "Zoe\u{308} Ku\u{308}hn", "J. R. R. Holloway", "O'Neill-O'Brien", "Аслан Маскhadов",
    "Jean\u{200d}Paul Mbeki", "Li\u{202e}u Wei", "Karl\nTheodor Weber", "Ｍｉｋａ Tanaka", "Dr. Eva–Maria Lind Jr.",
    "Sean 🦊 Fox", "‘Kid’ Alvarez", "Musa al-\u{2018}Amri", "\u{feff}Igor Stavros", "Nuri \u{85}Bey", "Al 'Al' Al",
    "Gas Natural \"Fenosa\" S.A.", "Peter\tParker", String(repeating: "Lang", count: 320) + " Meier",
  ]

  private static func generated(_ name: String) -> Article {
    let paragraphs = [
      "Boss \(name) met Vladimir Putin in Moscow on Monday. \(name) said the talks in Baku had failed.",
      "President \(name) of the Republic of Georgia dismissed the proposal, and Tbilisi called for calm.",
    ]
    return Article(
      id: ArticleID(contentOf: name, paragraphs: paragraphs), title: "\(name) in Moscow", source: "desk",
      published: Timestamp(seconds: 1_700_000_000), language: "en", paragraphs: paragraphs)
  }

  private static func corpusArticles() throws -> [Article] {
    struct Line: Decodable {
      var id: String
      var text: String
    }
    let lines = try String(contentsOf: corpus, encoding: .utf8).split(separator: "\n")
    // Some, and of each the beginning: what is tested is what can be stored, not how much.
    return try stride(from: 0, to: lines.count, by: 21).map { index in
      let line = try JSONDecoder().decode(Line.self, from: Data(lines[index].utf8))
      let paragraphs = line.text.components(separatedBy: "\n\n").prefix(3)
      return Article(
        id: ArticleID("corpus/\(line.id)\n \u{1b}[31m"), title: "", source: "corpus", paragraphs: Array(paragraphs))
    }
  }

  @Test func `generated names`() throws {
    for (index, name) in Self.names.enumerated() { try check(Self.generated(name), turn: index) }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: corpus.path), "../shared/corpora/statements is absent"))
  func `texts of the corpora`() throws {
    for (index, article) in try Self.corpusArticles().enumerated() { try check(article, turn: index) }
  }

  // MARK: One article

  private final class Bench {
    let directory = NSTemporaryDirectory() + "reader-round-" + UUID().uuidString
    private(set) var newsroom: Newsroom
    var archive: Archive { newsroom.archive }

    init(_ article: Article) throws {
      newsroom = try Self.open(directory)
      _ = try archive.store([article], added: Timestamp(seconds: 1_700_000_000))
      try newsroom.analysePending()
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func reopen() throws {
      archive.close()
      newsroom = try Self.open(directory)
    }

    private static func open(_ directory: String) throws -> Newsroom {
      Newsroom(
        archive: try Archive(at: .file(path: directory + "/a.db"), personalFile: directory + "/p.db"),
        recognition: .standard, clock: { Timestamp(seconds: 1_700_000_000) })
    }

    func analysis(_ id: ArticleID) throws -> Analysis? { try archive.article(id)?.analysis }

    func undoAll() throws {
      for kept in try archive.corrections() { try newsroom.undo(kept.correction.id) }
      try newsroom.followCorrections()
    }
  }

  /// Half of what can be said of the first entity and one thing in thirteen of the others: the next article has the rest.
  private func check(_ article: Article, turn: Int) throws {
    let bench = try Bench(article)
    let other = try Bench(article)
    let id = article.id
    let before = try #require(try bench.analysis(id))
    let text = Array(try #require(try bench.archive.article(id)).article.text.utf8)
    for (number, entity) in before.entities.enumerated() {
      let requests = Self.requests(entity, before, text, id)
      for (index, request) in requests.enumerated() where (index + number + turn) % (number == 0 ? 2 : 13) == 0 {
        try make(request, bench, id, before)
        // Closing and opening costs most.
        if (index + number + turn) % 26 == 0 { try carry(request, from: bench, to: other, id, before) }
      }
    }
    #expect(try bench.archive.examine() == [])
  }

  /// What contains a place is known of the place and not of the article: it stays where a correction has told it.
  private static func isSame(_ analysis: Analysis?, _ before: Analysis) -> Bool {
    guard var analysis, analysis.entities.count == before.entities.count else { return false }
    for index in before.entities.indices where before.entities[index].containers.isEmpty {
      analysis.entities[index].containers = []
    }
    return analysis == before
  }

  /// Every change of a mention of the entity, for every scope.
  private static func requests(
    _ entity: Entity, _ analysis: Analysis, _ text: [UInt8], _ id: ArticleID
  ) -> [Correction.Request] {
    guard let mention = analysis.mentions.first(where: { $0.entity == entity.id }) else { return [] }
    let words = Printable.line(String(decoding: text[mention.span], as: UTF8.self))
    let next = analysis.entities.first { $0.id != entity.id } ?? entity
    let changes: [Correction.Request.Change] =
      [.dismiss, .role(.actor), .role(.place), .entity(next), .merge(next)]
      + Correction.Kind.allCases.map { .kind($0) }
    let scopes: [Correction.Scope] = [.everywhere, .article(id), .mention(id, offset: mention.span.lowerBound)]
    return changes.flatMap { change in
      scopes.compactMap { scope in
        var subject = Correction.Subject.mention(words: words, entity: entity)
        if case .merge = change {
          if case .mention = scope { return nil }
          subject = .entity(entity)
        }
        return Correction.Request(
          scope: scope, subject: subject, change: change, offset: mention.span.lowerBound, named: mention.named)
      }
    }
  }

  /// Makes it, reads it back in every way, takes it back.
  private func make(_ request: Correction.Request, _ bench: Bench, _ id: ArticleID, _ before: Analysis) throws {
    do {
      let made = try bench.newsroom.correct(request, in: id)
      let kept = try bench.archive.corrections().map(\.correction)
      #expect(kept == [made])
      #expect(try bench.archive.unreadableCorrections() == [])
      let data = try JSONEncoder().encode(kept)
      #expect(try JSONDecoder().decode([Correction].self, from: data) == kept)
      try bench.newsroom.undo(made.id)
    } catch let error as ArchiveError {
      // A name that is too long is refused, and nothing is kept of it.
      #expect(error.reason == .refused)
      #expect(try bench.archive.corrections() == [])
    }
    #expect(
      Self.isSame(try bench.analysis(id), before), "\(request.subject.words ?? "") \(request.change) \(request.scope)")
  }

  /// The same over files that are closed and opened, and in another archive that takes it over.
  private func carry(
    _ request: Correction.Request, from bench: Bench, to other: Bench, _ id: ArticleID, _ before: Analysis
  ) throws {
    guard let made = try? bench.newsroom.correct(request, in: id) else { return }
    let corrected = try bench.analysis(id)
    try bench.reopen()
    #expect(try bench.archive.corrections().map(\.correction) == [made])
    #expect(try bench.analysis(id) == corrected)
    try bench.newsroom.followCorrections()
    #expect(try bench.analysis(id) == corrected)
    let exported = try JSONEncoder().encode(bench.archive.corrections().map(\.correction))
    try other.archive.keep(JSONDecoder().decode([Correction].self, from: exported))
    try other.newsroom.followCorrections()
    #expect(try other.analysis(id)?.mentions == corrected?.mentions)
    for bench in [bench, other] {
      try bench.undoAll()
      #expect(
        Self.isSame(try bench.analysis(id), before), "\(request.subject.words ?? "") \(request.change) \(request.scope)"
      )
    }
  }
}
