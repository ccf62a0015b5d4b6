import Foundation
import GRDB
import News
import Testing

@testable import Archive

@Suite struct PersonalCopiesTests {
  private let bench = Workbench()
  private var copies: PersonalCopies { PersonalCopies(directory: bench.directory + "/state/backups") }

  private func day(_ number: Int) -> CalendarDay { CalendarDay(daysSince1970: today.day.daysSince1970 + number) }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private func starred() throws -> Archive {
    let archive = try bench.open()
    _ = try archive.store([article("one"), article("two")], added: today)
    try archive.setStarred(ArticleID("one"), true, at: today)
    return archive
  }

  @Test func `one a day is taken, also while the file is in use, and seven are kept`() throws {
    let archive = try starred()
    for number in 0..<9 {
      #expect(try copies.take(of: bench.personalPath, day: day(number)))
      #expect(try !copies.take(of: bench.personalPath, day: day(number)))
    }
    let all = copies.all()
    #expect(all.map(\.day) == (2..<9).reversed().map(day))
    #expect(try mode(copies.directory) == 0o700)
    for copy in all {
      #expect(try mode(copy.path) == 0o600)
      #expect(try PersonalCopies.contents(of: copy.path).starred == 1)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: copies.directory).count == 7)
    archive.close()
  }

  @Test func `neither a damaged file nor one without anything in it is copied`() throws {
    do { try bench.open().close() }
    #expect(try !copies.take(of: bench.personalPath, day: day(0)))
    #expect(try !copies.take(of: bench.directory + "/none", day: day(0)))
    do { try starred().close() }
    try DatabaseQueue(path: bench.personalPath).writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    #expect(try copies.take(of: bench.personalPath, day: day(0)))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: bench.personalPath))
    for index in 4096..<bytes.count { bytes[index] = 0xa5 }
    try bytes.write(to: URL(fileURLWithPath: bench.personalPath))
    for number in 1..<9 { #expect((try? copies.take(of: bench.personalPath, day: day(number))) != true) }
    #expect(copies.all().map(\.day) == [day(0)])
    #expect(try FileManager.default.contentsOfDirectory(atPath: copies.directory).count == 1)
  }

  @Test func `a copy comes back, and what it replaces is kept`() throws {
    do {
      let archive = try starred()
      try copies.take(of: bench.personalPath, day: day(0))
      try archive.setStarred(ArticleID("one"), false, at: today)
      try archive.setStarred(ArticleID("two"), true, at: today)
      archive.close()
    }
    let copy = try #require(copies.all().first)
    let kept = try #require(try PersonalCopies.restore(copy.path, to: bench.personalPath, day: day(1)))
    #expect(kept == bench.personalPath + ".replaced-" + day(1).iso8601)
    #expect(try bench.open().ids("is:starred") == ["one"])
    // What was replaced is whole, with what stood in its log.
    let other = try Archive(at: .file(path: bench.archivePath), personalFile: kept)
    #expect(try other.ids("is:starred") == ["two"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: copy.path)).count == copy.size)
  }

  @Test func `only what is a sound personal file is brought back`() throws {
    do { try starred().close() }
    let letter = bench.directory + "/letter"
    try Data("Dear friend, this is no database.".utf8).write(to: URL(fileURLWithPath: letter))
    try copies.take(of: bench.personalPath, day: day(0))
    let newer = bench.directory + "/newer"
    try FileManager.default.copyItem(atPath: copies.all()[0].path, toPath: newer)
    do { try DatabaseQueue(path: newer).write { try $0.execute(sql: "PRAGMA user_version = 99") } }
    for path in [letter, newer, bench.archivePath, bench.directory + "/none"] {
      #expect(throws: ArchiveError.self) { try PersonalCopies.restore(path, to: bench.personalPath, day: day(0)) }
    }
    #expect(try bench.open().ids("is:starred") == ["one"])
  }

  @Test(arguments: ["newer", "letter", "garbage"])
  func `reading goes on without a personal file that cannot be used`(kind: String) throws {
    do { try starred().close() }
    switch kind {
    case "newer":
      try DatabaseQueue(path: bench.personalPath).write { try $0.execute(sql: "PRAGMA user_version = 99") }
    case "letter":
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: bench.personalPath + suffix) }
      try Data("Dear friend, this is no database.".utf8).write(to: URL(fileURLWithPath: bench.personalPath))
    default:
      try DatabaseQueue(path: bench.personalPath).writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      var bytes = try Data(contentsOf: URL(fileURLWithPath: bench.personalPath))
      for index in 4096..<bytes.count { bytes[index] = 0xa5 }
      try bytes.write(to: URL(fileURLWithPath: bench.personalPath))
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: bench.personalPath))
    for archive in [try bench.open(), try bench.openTemporary(), try bench.open(mayWrite: false)] {
      _ = try archive.isReadOnly ? [] : archive.store([article("one", "Yerevan"), article("two")], added: today)
      #expect(try archive.page(ListRequest()).rows.count == 2)
      #expect(try archive.article(ArticleID("one"))?.personal.isStarred == false)
      try archive.summaries(Query()) { #expect(!$0.isStarred) }
      if !archive.isReadOnly { try archive.store(article("one", "Yerevan"), [("Yerevan", yerevan, .place)]) }
      let problem = try #require(archive.personalProblem)
      #expect(problem.path == bench.personalPath)
      do {
        try archive.setStarred(ArticleID("two"), true, at: today)
        Issue.record("it was stored")
      } catch {
        #expect(error.path == bench.personalPath && error.description.contains("reader"))
      }
    }
    // A database is opened, and its log may have come in; no row changes.
    if kind == "letter" { #expect(try Data(contentsOf: URL(fileURLWithPath: bench.personalPath)) == before) }
  }
}
