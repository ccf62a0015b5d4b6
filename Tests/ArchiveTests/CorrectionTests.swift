import Foundation
import GRDB
import News
import Testing

@testable import Archive

/// Corrections in the archive: kept in the personal file, followed by all that is made from mentions.
@Suite struct CorrectionTests {
  private let bench = Workbench()
  private let story = article("story", "A story", ["Lavrov met Pashinyan in Yerevan. Lavrov left for Tbilisi."])
  private let other = article("other", "Another", ["Lavrov spoke in Tbilisi."])
  private let marks: [(String, Entity, Role)] = [
    ("Lavrov", lavrov, .actor), ("Pashinyan", pashinyan, .actor), ("Yerevan", yerevan, .place),
    ("Tbilisi", tbilisi, .place),
  ]

  private func filled() throws -> Archive {
    let archive = try bench.open()
    try archive.store(story, marks, terms: ["story"])
    try archive.store(other, marks, terms: ["story"])
    return archive
  }

  private func rule(
    _ subject: Correction.Subject, _ action: Correction.Action, _ scope: Correction.Scope = .everywhere,
    at made: Int64 = 1
  ) -> Correction {
    Correction(scope: scope, subject: subject, action: action, made: Timestamp(seconds: made))
  }

  private var dismissed: Correction { rule(.mention(words: "Lavrov", entity: lavrov), .dismiss) }

  private func names(_ archive: Archive, _ id: String) throws -> [String] {
    try archive.article(ArticleID(id))?.analysis?.entities.map(\.name) ?? []
  }

  @Test func `an article is read as corrected before the tables follow`() throws {
    let archive = try filled()
    try archive.keep([dismissed])
    #expect(try names(archive, "story") == ["Nikol Pashinyan", "Yerevan", "Tbilisi"])
    #expect(try archive.ids("actor:lavrov").sorted() == ["other", "story"])
    #expect(try archive.followCorrections() == 2)
    #expect(try archive.ids("actor:lavrov").isEmpty)
    #expect(try archive.profile(of: lavrov.id) == nil)
    #expect(try archive.integrityProblems().isEmpty)
    #expect(try archive.followCorrections() == 0)
  }

  @Test func `taking it back restores exactly what was found`() throws {
    let archive = try filled()
    let before = try archive.article(story.id)
    let sketch = try archive.sketch(of: story.id)
    let card = try archive.profile(of: lavrov.id)
    try archive.keep([dismissed])
    try archive.followCorrections()
    #expect(try archive.undo(dismissed.id) == dismissed)
    #expect(try archive.undo(dismissed.id) == nil)
    #expect(try archive.article(story.id) == before)
    try archive.followCorrections()
    #expect(try archive.article(story.id) == before)
    #expect(try archive.sketch(of: story.id) == sketch)
    #expect(try archive.profile(of: lavrov.id) == card)
    #expect(try archive.corrections().isEmpty)
    #expect(try count("SELECT count(*) FROM found") == 0)
    #expect(try archive.integrityProblems().isEmpty)
  }

  @Test func `recognition anew does not undo it`() throws {
    let archive = try filled()
    try archive.keep([dismissed])
    try archive.followCorrections()
    try archive.store(story, marks, version: 2)
    #expect(try names(archive, "story") == ["Nikol Pashinyan", "Yerevan", "Tbilisi"])
    #expect(try archive.ids("actor:lavrov").isEmpty)
    try archive.undo(dismissed.id)
    try archive.followCorrections()
    #expect(try archive.ids("actor:lavrov").count == 2)
  }

  @Test func `a new article is corrected as it comes`() throws {
    let archive = try filled()
    try archive.keep([dismissed])
    try archive.store(article("third", "Third", ["Lavrov again."]), marks)
    #expect(try names(archive, "third").isEmpty)
    #expect(try archive.profile(of: lavrov.id)?.articleCount == 2)
  }

  @Test func `a merge brings spellings, articles and companions along`() throws {
    let archive = try filled()
    let double = Entity(id: EntityID("person:s lavrov"), name: "S. Lavrov", type: .person)
    try archive.store(article("third", "Third", ["S. Lavrov met Pashinyan."]), [("S. Lavrov", double, .actor)])
    let merge = rule(.entity(double), .merge(lavrov))
    try archive.keep([merge])
    try archive.followCorrections()
    let card = try #require(try archive.profile(of: lavrov.id))
    #expect(card.articleCount == 3)
    #expect(card.aliases.contains("S. Lavrov"))
    #expect(try archive.profile(of: double.id) == nil)
    #expect(try archive.ids("actor:\"sergei lavrov\"").count == 3)
    try archive.undo(merge.id)
    try archive.followCorrections()
    #expect(try archive.profile(of: double.id)?.articleCount == 1)
    #expect(try archive.profile(of: lavrov.id)?.articleCount == 2)
    #expect(try archive.integrityProblems().isEmpty)
  }

  @Test func `a surname that is settled later is settled in what was found`() throws {
    let archive = try filled()
    let alone = Entity(id: EntityID("person:lavrov"), name: "Lavrov", type: .person)
    let third = article("third", "Third", ["Lavrov went to Yerevan."])
    let rule = rule(.mention(words: "Yerevan", entity: yerevan), .dismiss, .article(third.id))
    try archive.keep([rule])
    try archive.store(third, [("Lavrov", alone, .actor), ("Yerevan", yerevan, .place)])
    try archive.settleSurnames()
    #expect(try names(archive, "third") == ["Sergei Lavrov"])
    try archive.undo(rule.id)
    try archive.followCorrections()
    #expect(try names(archive, "third") == ["Sergei Lavrov", "Yerevan"])
    #expect(try archive.integrityProblems().isEmpty)
  }

  @Test func `a chain is undone from its beginning`() throws {
    let archive = try filled()
    let first = rule(.entity(lavrov), .merge(pashinyan), at: 1)
    let second = rule(.entity(pashinyan), .merge(tbilisi), at: 2)
    try archive.keep([first, second])
    try archive.followCorrections()
    #expect(try names(archive, "other") == ["Tbilisi"])
    try archive.undo(first.id)
    try archive.followCorrections()
    #expect(try archive.ids("actor:lavrov").count == 2)
  }

  @Test func `words that were missed are found by the text`() throws {
    let archive = try filled()
    let left = Entity(id: EntityID("organization:left"), name: "left", type: .organization)
    try archive.keep([rule(.words("left", within: nil), .type(left))])
    #expect(try archive.followCorrections() == 1)
    #expect(try archive.ids("actor:left") == ["story"])
  }

  @Test func `it survives the archive`() throws {
    do {
      let archive = try filled()
      try archive.keep([rule(.mention(words: "Lavrov", entity: lavrov), .dismiss, .article(story.id))])
    }
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: bench.archivePath + suffix) }
    let archive = try filled()
    #expect(try names(archive, "story") == ["Nikol Pashinyan", "Yerevan", "Tbilisi"])
    #expect(try names(archive, "other") == ["Sergei Lavrov", "Tbilisi"])
    #expect(try archive.corrections().map(\.title) == ["A story"])
  }

  @Test func `work that was cut off is done the next time`() throws {
    do {
      let archive = try filled()
      try archive.keep([dismissed])
      #expect(try archive.followCorrections(isCancelled: { true }) == 0)
    }
    let archive = try bench.open()
    var progress: [Int] = []
    #expect(try archive.followCorrections(onProgress: { done, total in progress += [done, total] }) == 2)
    #expect(progress == [2, 2])
  }

  @Test func `whoever may only read reads as corrected`() throws {
    do {
      let archive = try filled()
      try archive.keep([dismissed])
    }
    let archive = try bench.open(mayWrite: false)
    #expect(try names(archive, "story") == ["Nikol Pashinyan", "Yerevan", "Tbilisi"])
    #expect(throws: ArchiveError.self) { try archive.keep([dismissed]) }
    #expect(try archive.followCorrections() == 0)
  }

  @Test func `a temporary archive follows the same file`() throws {
    do { try bench.open().keep([dismissed]) }
    let archive = try bench.openTemporary()
    try archive.followCorrections()
    try archive.store(story, marks)
    #expect(try names(archive, "story") == ["Nikol Pashinyan", "Yerevan", "Tbilisi"])
    #expect(try archive.ids("actor:lavrov").isEmpty)
  }

  @Test func `the next person's corrections take the place of the last one's`() throws {
    do {
      let archive = try filled()
      try archive.keep([dismissed])
      try archive.followCorrections()
    }
    let archive = try Archive(
      at: .file(path: bench.archivePath), personalFile: bench.directory + "/second.db")
    #expect(try names(archive, "story").first == "Sergei Lavrov")
    #expect(try archive.followCorrections() == 2)
    #expect(try archive.ids("actor:lavrov").count == 2)
  }

  @Test func `files from before are brought up to date`() throws {
    _ = try filled()
    for (path, version, missing) in [
      (
        bench.archivePath, 3,
        [
          "DROP TABLE found", "DROP TABLE derivation", "ALTER TABLE total DROP COLUMN recognition",
          "DROP TABLE feed", "DROP TABLE feed_item", "DROP TABLE watched_file", "ALTER TABLE article DROP COLUMN guid",
          "DROP TABLE resemblance", "DROP TABLE resemblance_band", "DROP INDEX article_by_head",
          "ALTER TABLE article DROP COLUMN head", "ALTER TABLE article DROP COLUMN enclosures",
          "DROP INDEX article_by_language", "ALTER TABLE article DROP COLUMN reading_language",
        ]
      ),
      (bench.personalPath, 1, ["DROP TABLE correction", "DROP TABLE correction_mark", "DROP TABLE subscription"]),
    ] {
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { db in
        for statement in missing { try db.execute(sql: statement) }
        try db.execute(sql: "PRAGMA user_version = \(version)")
      }
    }
    let archive = try bench.open()
    try archive.keep([dismissed])
    #expect(try archive.followCorrections() == 2)
  }

  @Test func `an analysis is packed and unpacked without loss`() throws {
    var found = analysis(of: story, marks)
    found.mentions[0].cue = "subject"
    found.mentions[1].title = "Prime Minister"
    found.mentions[2].named = NamedPlace(name: "Yerevan", type: .city, country: "AM")
    found.titles = [
      TitleUse(person: pashinyan.id, title: PersonTitle(name: "Prime Minister", body: "Armenia", country: "AM"))
    ]
    let length = story.text.utf8.count
    let data = try AnalysisCodec.encode(found, textLength: length)
    #expect(try AnalysisCodec.decode(data, textLength: length) == found)
    for count in 0..<data.count {
      #expect(throws: Unreadable.self) { try AnalysisCodec.decode(data.prefix(count), textLength: length) }
    }
  }

  private func count(_ sql: String) throws -> Int {
    try DatabaseQueue(path: bench.archivePath).read { try Int.fetchOne($0, sql: sql) ?? -1 }
  }
}
