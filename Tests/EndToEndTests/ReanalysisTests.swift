import Archive
import EntityRecognition
import Glibc
import News
import ReaderUI
import Testing

/// Articles that are recognised anew while somebody reads.
@Suite(.serialized) struct ReanalysisTests {
  private let home: Home

  init() throws {
    home = try Home()
    let added = try Command([try readerBinary(), "add", try Fixture.write(in: home)], in: home)
    try #require(added.status == 0)
  }

  /// The program's own files, opened here as another process has them.
  private func open() throws -> Archive {
    try Archive(
      at: .file(path: home.path + "/data/reader/archive.sqlite"),
      personalFile: home.path + "/data/reader/personal.sqlite")
  }

  @Test func `what another process recognises comes to the open screen`() throws {
    let reader = try ReaderProcess([], in: home)
    try reader.settle()
    try reader.press(.character("j"), .enter, .tab)
    let before = try #require(reader.shown.lines.last)
    let archive = try open()
    for row in try archive.page(ListRequest()).rows {
      let stored = try #require(try archive.article(row.id)).article
      let nothing = RecognisedArticle(article: stored, analysis: Analysis(), terms: [])
      #expect(try archive.store([nothing], recogniser: Recogniser.version + 1) == [true])
    }
    try reader.wait(for: "the article without actors and places") { $0.frame.lines.last != before }
    #expect(try reader.bytesWritten { for _ in 0..<3 { try reader.settle() } } == 0)
    reader.terminal.type(Array("q".utf8))
    #expect(try reader.end() == .exited(0))
  }

  @Test func `the screen brings an archive of an earlier version up to date by itself`() throws {
    let archive = try open()
    try archive.outdate(version: Recogniser.version)
    let reader = try ReaderProcess([], in: home)
    try reader.wait(for: "all articles") { _ in
      (try? archive.recognitionCounts(version: Recogniser.version).waiting) == 0
    }
    try reader.press(.character("j"), .enter, .tab)
    #expect(try #require(reader.shown.lines.last).contains("·"), "a mention has the focus")
    reader.terminal.type(Array("q".utf8))
    #expect(try reader.end() == .exited(0))
    #expect(try archive.integrityProblems() == [])
  }

  @Test func `reader and analyze do not disturb each other`() throws {
    try open().outdate(version: Recogniser.version)
    let reader = try ReaderProcess([], in: home)
    for _ in 0..<3 {
      let command = try Command([try readerBinary(), "analyze", "--all", "--quiet"], in: home)
      #expect(command.status == 0)
      #expect(command.errors.isEmpty && command.output.isEmpty)
      try reader.press(.character("j"))
    }
    reader.terminal.type(Array("q".utf8))
    #expect(try reader.end() == .exited(0))
    #expect(try Command([try readerBinary(), "doctor"], in: home).status == 0)
    #expect(try open().recognitionCounts(version: Recogniser.version).waiting == 0)
  }
}
