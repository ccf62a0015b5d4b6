import Foundation
import GRDB
import News
import Synchronization
import Testing

@testable import Archive

struct OpeningTests {
  private func reason(_ body: () throws -> some Any) -> ArchiveError.Reason? {
    do {
      _ = try body()
      return nil
    } catch let error as ArchiveError {
      #expect(!error.description.isEmpty && error.description.unicodeScalars.allSatisfy(Printable.allows))
      return error.reason
    } catch {
      return nil
    }
  }

  private func put(_ bytes: [UInt8], at path: String) throws {
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  @Test func directoriesAreMadeForTheOwnerAlone() throws {
    let bench = Workbench()
    let path = bench.directory + "/a/b c/ü?%#.db"
    let archive = try Archive(at: .file(path: path), personalFile: bench.directory + "/p?#%20/personal.db")
    _ = try archive.store([article("one")], added: today)
    try archive.setRead(ArticleID("one"), true, at: today)
    #expect(try archive.totals() == Totals(articles: 1, unread: 0))
    let mode = try FileManager.default.attributesOfItem(atPath: bench.directory + "/a")[.posixPermissions]
    #expect(mode as? Int == 0o700)
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func theTablesAreMadeOnceAndStay() throws {
    let bench = Workbench()
    do { _ = try bench.open().store([article("one")], added: today) }
    let stamp = try bench.open().read { try Migration.Stamp($0) }
    #expect(stamp.applicationID == ArchiveSchema.applicationID)
    #expect(stamp.version == ArchiveSchema.migrations.last?.version)
    #expect(try bench.open().totals().articles == 1)
  }

  @Test func versionsCountUpwards() {
    for migrations in [ArchiveSchema.migrations, PersonalSchema.migrations] {
      #expect(migrations.map(\.version) == Array(1...migrations.count))
    }
  }

  @Test func laterStepsAreTakenFromWhereTheFileStands() throws {
    let queue = try DatabaseQueue()
    let first = Migration(version: 1) { try $0.execute(sql: "CREATE TABLE a (x)") }
    let second = Migration(version: 2) { try $0.execute(sql: "ALTER TABLE a ADD COLUMN y") }
    let broken = Migration(version: 3) {
      try $0.execute(sql: "CREATE TABLE b (x)")
      throw Unreadable(what: "")
    }
    try queue.writeWithoutTransaction { db in
      try Migration.run(db, [first], applicationID: 5, path: "x")
      try Migration.run(db, [first, second], applicationID: 5, path: "x")
      try Migration.run(db, [first, second], applicationID: 5, path: "x")
      #expect(throws: Unreadable.self) {
        try Migration.run(db, [first, second, broken], applicationID: 5, path: "x")
      }
      #expect(try db.columns(in: "a").map(\.name) == ["x", "y"])
      #expect(try !db.tableExists("b"))
      #expect(try Migration.Stamp(db).version == 2)
    }
  }

  @Test(arguments: [true, false]) func aNewerFileIsRefusedAndLeftAlone(isArchive: Bool) throws {
    let bench = Workbench()
    do {
      let archive = try bench.open()
      _ = try archive.store([article("one")], added: today)
      archive.close()
    }
    let path = isArchive ? bench.archivePath : bench.personalPath
    // Connections that were let go of may still be closing.
    var patient = Configuration()
    patient.busyMode = .timeout(5)
    do {
      let queue = try DatabaseQueue(path: path, configuration: patient)
      try queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    }
    for mayWrite in [true, false] {
      if isArchive {
        #expect(reason { try bench.open(mayWrite: mayWrite) } == .tooNew)
      } else {
        // Reading goes on without it.
        let archive = try bench.open(mayWrite: mayWrite)
        #expect(archive.personalProblem?.reason == .tooNew)
        archive.close()
      }
    }
    #expect(try DatabaseQueue(path: path).read { try Migration.Stamp($0).version } == 99)
  }

  @Test(arguments: [
    Array("This is a letter, not a database.".utf8), Array(repeating: 0, count: 4096),
    Array("SQLite format 3\0".utf8) + Array(repeating: 7, count: 4080), [1],
  ])
  func whatIsNoDatabaseIsRefusedAndLeftAlone(bytes: [UInt8]) throws {
    let bench = Workbench()
    try put(bytes, at: bench.archivePath)
    #expect(reason { try bench.open() } == .foreign)
    #expect(reason { try bench.open(mayWrite: false) } != nil)
    #expect(try Data(contentsOf: URL(fileURLWithPath: bench.archivePath)) == Data(bytes))
    try put(bytes, at: bench.directory + "/letter")
    let archive = try Archive(at: .temporary, personalFile: bench.directory + "/letter")
    #expect(archive.personalProblem?.reason == .foreign)
    #expect(try Data(contentsOf: URL(fileURLWithPath: bench.directory + "/letter")) == Data(bytes))
  }

  @Test func anotherProgramsDatabaseIsRefusedAndLeftAlone() throws {
    let bench = Workbench()
    try put([], at: bench.archivePath)
    do { try DatabaseQueue(path: bench.archivePath).write { try $0.execute(sql: "CREATE TABLE theirs (x)") } }
    let before = try Data(contentsOf: URL(fileURLWithPath: bench.archivePath))
    #expect(reason { try bench.open() } == .foreign)
    // One's own other file is no archive either.
    #expect(reason { try Archive(at: .file(path: bench.personalPath), personalFile: bench.personalPath) } == .foreign)
    #expect(reason { try bench.open(mayWrite: false) } == .foreign)
    #expect(try before.prefix(16) == Data(contentsOf: URL(fileURLWithPath: bench.archivePath)).prefix(16))
  }

  @Test func anEmptyFileBecomesAnArchive() throws {
    let bench = Workbench()
    try put([], at: bench.archivePath)
    #expect(try bench.open().totals() == Totals(articles: 0, unread: 0))
  }

  @Test func aDirectoryIsNoArchive() throws {
    let bench = Workbench()
    try FileManager.default.createDirectory(atPath: bench.archivePath, withIntermediateDirectories: true)
    #expect(reason { try bench.open() } == .cannotOpen)
    #expect(reason { try Archive(at: .file(path: "/proc/none/a.db"), personalFile: bench.personalPath) } == .cannotOpen)
  }

  /// Whatever is broken in the file: a sentence or the right answer, never a trap.
  @Test func aDamagedFileGivesASentence() throws {
    let bench = Workbench()
    do {
      let archive = try bench.open()
      for index in 0..<40 {
        try archive.store(
          article("n\(index)", "Talks \(index)", ["Nikol Pashinyan spoke in Yerevan."]),
          [("Yerevan", yerevan, .place), ("Nikol Pashinyan", pashinyan, .actor)], terms: ["talk\(index % 7)"])
      }
    }
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: bench.archivePath)))
    var dice = CodecTests.Dice(state: 5)
    var sentences = 0
    for _ in 0..<60 {
      var bytes = whole
      for _ in 0..<8 {
        let start = Int.random(in: 100..<bytes.count - 64, using: &dice)
        for index in start..<start + 64 { bytes[index] = UInt8.random(in: 0...255, using: &dice) }
      }
      if Bool.random(using: &dice) { bytes.removeLast(Int.random(in: 1..<bytes.count / 2, using: &dice)) }
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: bench.archivePath + suffix) }
      try put(bytes, at: bench.archivePath)
      guard let archive = try? bench.open() else { continue }
      let questions: [() throws -> Any] = [
        { try archive.page(ListRequest()) }, { try archive.ids("talks") }, { try archive.ids("place:armenia") },
        { try archive.profile(of: pashinyan.id) as Any }, { try archive.integrityProblems() },
        { try archive.store([article("n3", "Changed")], added: today) },
        { try (0..<40).map { try archive.article(ArticleID("n\($0)")) } },
        { try archive.sketch(of: ArticleID("n1")) as Any },
        { try archive.relatedCandidates(to: CandidateTests.probe("n1", ["talk1", "spoke"], [pashinyan]), limit: 9) },
      ]
      for question in questions where reason(question) != nil { sentences += 1 }
    }
    #expect(sentences > 0)
  }

  @Test func theLogStaysForThoseWhoMayOnlyRead() throws {
    let bench = Workbench()
    do { _ = try bench.open().store([article("one")], added: today) }
    for suffix in ["-wal", "-shm"] { #expect(FileManager.default.fileExists(atPath: bench.archivePath + suffix)) }
  }

  @Test(arguments: [true, false]) func aWriteProtectedArchiveIsRead(logIsThere: Bool) throws {
    let bench = Workbench()
    do {
      try bench.open().store(article("one", "Talks in Yerevan"), [("Yerevan", yerevan, .place)])
    }
    if !logIsThere {
      for suffix in ["-wal", "-shm"] { try FileManager.default.removeItem(atPath: bench.archivePath + suffix) }
    }
    let archive = try bench.open(mayWrite: false)
    #expect(archive.isReadOnly)
    #expect(try archive.ids("place:armenia") == ["one"])
    #expect(try archive.article(ArticleID("one"))?.analysis?.entities == [yerevan])
    #expect(try archive.integrityProblems() == [])
    #expect(reason { try archive.store([article("two")], added: today) } == .readOnly)
    #expect(reason { try Workbench().open(mayWrite: false) } == .cannotOpen)
  }

  @Test func manyMayOpenANewArchiveAtOnceAndWrite() throws {
    let bench = Workbench()
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 6) { worker in
      do {
        let archive = try bench.open()
        for index in 0..<20 {
          _ = try archive.store([article("w\(worker)-\(index)"), article("shared-\(index)")], added: today)
          try archive.setRead(ArticleID("shared-\(index)"), true, at: today)
        }
      } catch {
        failures.withLock { $0.append(String(describing: error)) }
      }
    }
    #expect(failures.withLock { $0 } == [])
    let archive = try bench.open()
    #expect(try archive.totals() == Totals(articles: 140, unread: 120))
    #expect(try archive.integrityProblems() == [])
  }

  @Test func aTransactionThatFailsLeavesNothing() throws {
    let bench = Workbench()
    let archive = try bench.open()
    let one = article("one", "Yerevan")
    _ = try archive.store([one], added: today)
    let bad = Analysis(
      mentions: [Mention(span: 0..<900, role: .place, type: .city, entity: yerevan.id)], entities: [yerevan])
    #expect(
      reason { try archive.store([RecognisedArticle(article: one, analysis: bad, terms: [])], recogniser: 1) }
        == .invalid)
    #expect(try archive.unanalysed(version: 1, limit: 5) == [one.id])
    #expect(try archive.profile(of: yerevan.id) == nil)
    #expect(try archive.integrityProblems() == [])
  }
}
