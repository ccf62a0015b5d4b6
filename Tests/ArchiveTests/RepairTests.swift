import Foundation
import GRDB
import News
import Testing

@testable import Archive

/// Files with garbage in them: named rightly, read as far as that goes, mended.
@Suite struct RepairTests {
  private let bench: Workbench
  private var repair: Repair { Repair(day: today.day) }

  private func article(_ index: Int) -> Article {
    ArchiveTests.article(
      "n\(index)", "Talks \(index)",
      ["Nikol Pashinyan spoke in Yerevan on day \(index).", String(repeating: "Word \(index). ", count: index * 13)],
      source: "desk")
  }

  private func rule(_ index: Int) -> Correction {
    Correction(
      scope: .article(ArticleID("n\(index)")), subject: .mention(words: "Yerevan", entity: yerevan), action: .dismiss,
      made: Timestamp(seconds: today.seconds + Int64(index)))
  }

  private func fill(_ count: Int) throws {
    let archive = try bench.open()
    for index in 0..<count {
      try archive.store(
        article(index), [("Yerevan", yerevan, .place), ("Nikol Pashinyan", pashinyan, .actor)], terms: ["talk"])
      try archive.setStarred(ArticleID("n\(index)"), true, at: today)
    }
    try archive.keep((0..<count).map(rule))
    _ = try archive.add([
      Subscription(identity: "https://a.example/", location: .feed(url: "https://a.example/"), added: today)
    ])
    archive.close()
    // So that all of it lies in the file itself.
    for path in [bench.archivePath, bench.personalPath] {
      try DatabaseQueue(path: path).writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }
  }

  private func overwrite(_ path: String, pages: [Int]) throws {
    var dice = CodecTests.Dice(state: UInt64(pages.reduce(7, +)))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for page in pages {
      for index in page * 4096..<min((page + 1) * 4096, bytes.count) {
        bytes[index] = UInt8.random(in: 0...255, using: &dice)
      }
    }
    try bytes.write(to: URL(fileURLWithPath: path))
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }

  private func size(_ path: String) throws -> Int { try Data(contentsOf: URL(fileURLWithPath: path)).count / 4096 }

  private func repairArchive() throws -> RepairReport {
    try repair.repairArchive(at: bench.archivePath, personalFile: bench.personalPath, isOurs: true)
  }

  @Test func `what is sound is left as it is`() throws {
    try fill(5)
    let before = try [bench.archivePath, bench.personalPath].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(try repair.repairPersonalFile(at: bench.personalPath).outcome == .sound)
    #expect(try repairArchive().outcome == .sound)
    #expect(
      try [bench.archivePath, bench.personalPath].map { try Data(contentsOf: URL(fileURLWithPath: $0)) } == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.directory).allSatisfy { !$0.contains("damaged") })
    #expect(try repair.repairPersonalFile(at: bench.directory + "/none").outcome == .sound)
  }

  /// One page of garbage at every place of the personal file in turn, the first included.
  @Test func `a page of garbage costs no more than its rows`() throws {
    try fill(60)
    let whole = try Data(contentsOf: URL(fileURLWithPath: bench.personalPath))
    let pages = try size(bench.personalPath)
    #expect(pages > 10)
    for page in 0..<pages {
      try whole.write(to: URL(fileURLWithPath: bench.personalPath))
      try overwrite(bench.personalPath, pages: [page])
      // Reading goes on, and nothing is said of the other file.
      do {
        let archive = try bench.open()
        #expect(try archive.page(ListRequest()).rows.count == 60)
        for index in [0, 30, 59] { #expect(try archive.article(ArticleID("n\(index)")) != nil) }
        _ = try? archive.subscriptions()
        if let problem = archive.personalProblem { #expect(problem.path == bench.personalPath) }
        if page == 1 { #expect(try archive.examineArticles() == []) }
        archive.close()
      }
      let report = try repair.repairPersonalFile(at: bench.personalPath)
      // A page that is not used may hold anything.
      guard case .rebuilt(let kept, _, _) = report.outcome else {
        #expect(report.outcome == .sound, "page \(page)")
        continue
      }
      #expect(kept.contains("personal.db.damaged-2024-09-01"))
      #expect(report.remaining == [])
      let archive = try bench.open()
      let starred = try archive.ids("is:starred").count
      let corrections = try archive.corrections().count
      // All stars lie on one page, some ten corrections on another; no other page costs a row.
      #expect(
        starred == 60 && corrections >= 40 || starred == 0 && corrections == 60, "\(page): \(starred), \(corrections)")
      try archive.setStarred(ArticleID("n3"), true, at: today)
      archive.close()
    }
  }

  @Test(arguments: 0..<6) func `an archive with garbage gives what can be read`(seed: Int) throws {
    try fill(80)
    let pages = try size(bench.archivePath)
    var dice = CodecTests.Dice(state: UInt64(seed))
    try overwrite(bench.archivePath, pages: (0..<3).map { _ in Int.random(in: 0..<pages, using: &dice) })
    let report = try repairArchive()
    let archive = try bench.open()
    #expect(try archive.examine() == [])
    let left = try archive.page(ListRequest(limit: 200)).rows
    // Of each page that is lost the rows, and those that need them.
    #expect(left.count >= 5, "\(report)")
    for row in left {
      let stored = try #require(try archive.article(row.id))
      #expect(stored.article.text == article(Int(row.id.rawValue.dropFirst())!).text)
      #expect(stored.personal.isStarred)
    }
    #expect(try archive.ids("talks").count == left.count)
    #expect(try archive.unanalysed(version: 1, limit: 500).count == left.count)
    // What is lost comes in again as if it were new.
    let outcomes = try archive.store((0..<80).map(article), added: today)
    #expect(outcomes.count == 80)
    #expect(try archive.totals().articles == 80)
    #expect(try archive.examine() == [])
  }

  @Test(arguments: ["truncated", "first page", "letter"]) func `both files, whatever has become of them`(kind: String)
    throws
  {
    for isArchive in [true, false] {
      let bench = Workbench()
      let test = RepairTests(bench)
      try test.fill(60)
      let path = isArchive ? bench.archivePath : bench.personalPath
      switch kind {
      case "truncated":
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        try bytes.prefix(bytes.count / 2 + 100).write(to: URL(fileURLWithPath: path))
      case "first page": try test.overwrite(path, pages: [0])
      default: try Data("Dear friend, this is a letter.".utf8).write(to: URL(fileURLWithPath: path))
      }
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      let damaged = try Data(contentsOf: URL(fileURLWithPath: path))
      let report = isArchive ? try test.repairArchive() : try test.repair.repairPersonalFile(at: path)
      guard case .rebuilt(let kept, _, _) = report.outcome else {
        Issue.record("\(report)")
        continue
      }
      #expect(kept == path + ".damaged-2024-09-01")
      #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == damaged)
      let archive = try bench.open()
      #expect(try archive.examine() == [])
      let left = try isArchive ? archive.page(ListRequest()).rows.count : archive.corrections().count
      #expect(kind == "letter" ? left == 0 : left >= 1, "\(kind): \(left)")
      if kind == "first page" { #expect(left == 60) }
    }
  }

  init() { self.init(Workbench()) }

  private init(_ bench: Workbench) { self.bench = bench }

  @Test func `what stands in the log counts`() throws {
    try fill(3)
    let archive = try bench.open()
    try archive.setStarred(ArticleID("n1"), false, at: today)
    let file = try DamagedFile(path: bench.personalPath)
    var stars: [String: Int] = [:]
    try file.forEachRow { table, record in
      guard table == "personal_article" else { return }
      stars[String.fromDatabaseValue(record.values[0]) ?? ""] = Int.fromDatabaseValue(record.values[3])
    }
    #expect(stars == ["n0": 1, "n1": 0, "n2": 1])
    archive.close()
  }

  @Test func `other programs' files and newer ones are not replaced`() throws {
    try fill(2)
    do { try DatabaseQueue(path: bench.personalPath).write { try $0.execute(sql: "PRAGMA user_version = 99") } }
    #expect(throws: ArchiveError.self) { try repair.repairPersonalFile(at: bench.personalPath) }
    let other = bench.directory + "/other.db"
    do { try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE theirs (x)") } }
    let before = try Data(contentsOf: URL(fileURLWithPath: other))
    #expect(throws: ArchiveError.self) { try repair.repairPersonalFile(at: other) }
    #expect(throws: ArchiveError.self) {
      try repair.repairArchive(at: other, personalFile: bench.directory + "/p2.db", isOurs: true)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == before)
    let letter = bench.directory + "/letter"
    try Data("Dear friend".utf8).write(to: URL(fileURLWithPath: letter))
    #expect(throws: ArchiveError.self) {
      try repair.repairArchive(at: letter, personalFile: bench.directory + "/p2.db", isOurs: false)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.directory).allSatisfy { !$0.contains("damaged") })
  }

  @Test func `an archive follows the corrections of a file that was mended`() throws {
    try fill(4)
    do { _ = try bench.open().followCorrections() }
    try overwrite(bench.personalPath, pages: [0])
    _ = try repair.repairPersonalFile(at: bench.personalPath)
    let archive = try bench.open()
    #expect(try archive.corrections().count == 4)
    try archive.undo(rule(2).id)
    try archive.followCorrections()
    #expect(try archive.ids("place:yerevan") == ["n2"])
    #expect(try archive.examine() == [])
  }
}
