import Foundation
import GRDB
import News
import Testing

@testable import Archive

/// One row that cannot be read never blocks the others, in whichever table it is.
@Suite struct UnreadableRowTests {
  private let bench = Workbench()
  private let marks: [(String, Entity, Role)] = [
    ("Lavrov", lavrov, .actor), ("Pashinyan", pashinyan, .actor), ("Yerevan", yerevan, .place),
  ]

  private func filled() throws -> Archive {
    let archive = try bench.open()
    for index in 0..<4 {
      try archive.store(
        article("n\(index)", "Talks \(index)", ["Lavrov met Pashinyan in Yerevan.", "Part \(index)."]), marks,
        terms: ["talk", "n\(index)"])
    }
    try archive.setStarred(ArticleID("n1"), true, at: today)
    try archive.keep([rule("Lavrov"), rule("Pashinyan", .article(ArticleID("n2")))])
    try archive.followCorrections()
    _ = try archive.add([
      Subscription(
        identity: "https://a.example/", location: .feed(url: "https://a.example/"), tags: ["x"], added: today),
      Subscription(identity: "https://b.example/", location: .feed(url: "https://b.example/"), added: today),
    ])
    return archive
  }

  private func rule(_ words: String, _ scope: Correction.Scope = .everywhere) -> Correction {
    Correction(
      scope: scope, subject: .mention(words: words, entity: words == "Lavrov" ? lavrov : pashinyan), action: .dismiss,
      made: today)
  }

  private func change(_ path: String, _ sql: String) throws {
    try DatabaseQueue(path: path).write { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try db.execute(sql: sql)
      #expect(db.changesCount > 0)
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var table: String
    var sql: String
    /// Whether a repair leaves nothing of it.
    var isMended = true
    var isPersonal: Bool { PersonalSchema.tableNames.contains(table) }
    var testDescription: String { sql }
  }

  static let cases: [Case] = [
    .init(table: "correction", sql: "UPDATE correction SET body = 'nonsense' WHERE article IS NULL", isMended: false),
    .init(table: "correction", sql: "UPDATE correction SET body = '{}' WHERE article = 'n2'", isMended: false),
    .init(table: "subscription", sql: "UPDATE subscription SET tags = '{' WHERE serial = 1"),
    .init(table: "subscription", sql: "UPDATE subscription SET full_text = 'perhaps' WHERE serial = 1"),
    .init(table: "personal_mark", sql: "DELETE FROM personal_mark"),
    .init(table: "correction_mark", sql: "DELETE FROM correction_mark"),
    .init(table: "content", sql: "UPDATE content SET mentions = x'ff' WHERE article = 3"),
    .init(table: "content", sql: "UPDATE content SET terms = x'ff' WHERE article = 3"),
    .init(table: "content", sql: "UPDATE content SET paragraphs = x'09' WHERE article = 3"),
    .init(table: "article", sql: "DELETE FROM content WHERE article = 3"),
    .init(table: "entity", sql: "UPDATE entity SET type = 99 WHERE id = 'geonames:616052'"),
    .init(table: "found", sql: "UPDATE found SET analysis = x'77' WHERE article = 3"),
    .init(table: "resemblance", sql: "INSERT OR REPLACE INTO resemblance VALUES (3, x'')"),
    .init(table: "total", sql: "DELETE FROM total"),
    .init(table: "arrival", sql: "DELETE FROM arrival"),
    .init(table: "search", sql: "INSERT INTO search (search) VALUES ('delete-all')"),
  ]

  @Test(arguments: cases) func `the others are read, the row is named, and a repair mends it`(_ item: Case) throws {
    do { try filled().close() }
    let path = item.isPersonal ? bench.personalPath : bench.archivePath
    do {
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        try db.execute(sql: item.sql)
      }
    }
    do {
      let archive = try bench.open()
      #expect(try archive.page(ListRequest()).rows.count == 4)
      for id in ["n0", "n1", "n3"] { #expect(try archive.article(ArticleID(id)) != nil) }
      #expect(try archive.entities().count >= 1)
      #expect(try archive.subscriptions().count == 2)
      #expect(try archive.corrections().count >= 1)
      _ = try archive.sketch(of: ArticleID("n1"))
      _ = try archive.relatedCandidates(to: CandidateTests.probe("n1", ["talk1", "spoke"], [pashinyan]), limit: 9)
      try archive.followCorrections()
      let findings = try archive.examine()
      #expect(findings.contains { $0.table == item.table && $0.file == path }, "\(findings)")
      #expect(findings.allSatisfy { $0.file == path }, "\(findings)")
      // What is new and what has changed is stored all the same.
      _ = try archive.store([article("n1", "Changed"), article("new")], added: today)
      archive.close()
    }
    let repair = Repair(day: today.day)
    let personal = try repair.repairPersonalFile(at: bench.personalPath)
    let archive = try repair.repairArchive(at: bench.archivePath, personalFile: bench.personalPath, isOurs: true)
    #expect(archive.remaining == [] && personal.remaining.isEmpty == item.isMended)
    let again = try repair.repairArchive(at: bench.archivePath, personalFile: bench.personalPath, isOurs: true)
    #expect(again.outcome == .sound)
    let opened = try bench.open()
    #expect(try opened.examine().isEmpty == item.isMended)
    #expect(try opened.article(ArticleID("n1"))?.personal.isStarred == true)
    #expect(try opened.corrections().count >= 1)
  }

  @Test func `corrections that cannot be read are listed and can be taken away`() throws {
    do { try filled().close() }
    try change(bench.personalPath, "UPDATE correction SET body = 'nonsense', id = 'odd' WHERE article IS NULL")
    let archive = try bench.open()
    let unreadable = try archive.unreadableCorrections()
    #expect(unreadable.map(\.id.rawValue) == ["odd"])
    #expect(unreadable[0].body == "nonsense")
    #expect(try archive.removeUnreadable(Correction.ID("odd")))
    #expect(try !archive.removeUnreadable(Correction.ID("odd")))
    #expect(try archive.unreadableCorrections() == [] && archive.corrections().count == 1)
    #expect(try archive.examine() == [])
  }

  @Test func `what an earlier version stored in another form is brought into normal form`() throws {
    do { try bench.open().close() }
    func body(_ id: String) -> String {
      """
      {"id":"4903d6886a90","words":"A  'B'","was":{"type":"person","id":"person:a  b\(id)","name":"A 'B'"},\
      "action":"dismiss","made":"2024-09-01T12:00:00Z","scope":"everywhere"}
      """
    }
    do {
      let queue = try DatabaseQueue(path: bench.personalPath)
      try queue.write { db in
        let insert = "INSERT INTO correction (id, made, serial, body) VALUES (?, 1, ?, ?)"
        try db.execute(sql: insert, arguments: ["4903d6886a90", 1, body("")])
        try db.execute(sql: insert, arguments: ["000000000000", 2, body(" \u{9b}")])
        try db.execute(sql: insert, arguments: ["111111111111", 3, "beyond help"])
        try db.execute(sql: "UPDATE correction_mark SET serial = 3")
        try db.execute(sql: "PRAGMA user_version = 3")
      }
    }
    let archive = try bench.open()
    let kept = try archive.corrections()
    // The two say the same once they are normal.
    #expect(kept.map(\.correction.subject.entity?.id.rawValue) == ["person:a b"])
    #expect(try archive.unreadableCorrections().map(\.id.rawValue) == ["111111111111"])
    #expect(try archive.undo(kept[0].correction.id) == kept[0].correction)
    #expect(try archive.corrections() == [])
  }

  @Test func `a mention within a character is never stored`() throws {
    let archive = try bench.open()
    let text = article("a", "", ["Zoë met"])
    _ = try archive.store([text], added: today)
    let analysis = Analysis(
      mentions: [Mention(span: 0..<3, role: .actor, type: .person, entity: lavrov.id)], entities: [lavrov])
    #expect(throws: ArchiveError.self) {
      try archive.store([RecognisedArticle(article: text, analysis: analysis, terms: [])], recogniser: 1)
    }
    #expect(try archive.examine() == [])
  }

  @Test func `files whose names differ in the form of a letter are both known`() throws {
    let archive = try bench.open()
    try archive.store(watched: ["/d/é", "/d/e\u{301}"].map { WatchedFile(path: $0, size: 1, modified: 1) })
    #expect(try archive.watchedFiles(below: "/d").count == 1)
    for identity in ["https://é.example", "https://e\u{301}.example"] { try archive.store([identity: FeedState()]) }
    #expect(try archive.feedStates().count == 1)
  }

  @Test func `a correction that could not be read again is refused, and nothing is kept`() throws {
    let archive = try filled()
    let long = Correction(
      scope: .everywhere, subject: .words(String(repeating: "x", count: 1001), within: nil), action: .type(lavrov),
      made: today)
    do {
      try archive.keep([rule("Pashinyan"), long])
      Issue.record("it was kept")
    } catch {
      #expect(error.reason == .refused && error.description.contains("1001 bytes"))
    }
    #expect(try archive.corrections().count == 2)
  }
}
