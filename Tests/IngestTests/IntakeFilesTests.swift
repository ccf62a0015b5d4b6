import Foundation
import Glibc
import News
import Testing

@testable import Ingest

@Suite struct IntakeFilesTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test func aFolderIsReadInOrderWithEverythingBelow() throws {
    try folder.write("b.txt", "B headline\n\nThey met.")
    try folder.write("a/z.md", "# Z headline\n\nThey met.")
    try folder.write("a/y.jsonl", #"{"title":"Y headline","body":"They met."}"#)
    try folder.write("c", "C headline\n\nThey met.")
    try folder.write(".hidden.txt", "Hidden\n\nThey met.")
    try folder.write(".git/x.txt", "Hidden\n\nThey met.")
    try folder.write("picture.jpg", bytes: [0xff, 0xd8, 0xff, 0])
    try folder.write("backup.txt~", "Old\n\nThey met.")
    let harvest = Harvest(.path(folder.path))
    #expect(harvest.articles.map(\.title) == ["Y headline", "Z headline", "B headline", "C headline"])
    #expect(harvest.articles.map(\.source).first == "a")
    #expect(harvest.articles.last?.source == URL(fileURLWithPath: folder.path).lastPathComponent)
    #expect(harvest.articles.last?.origin == folder.path + "/c")
    #expect(harvest.articles.first?.origin == folder.path + "/a/y.jsonl#1")
    #expect(harvest.problems.isEmpty)
  }

  @Test func whatCannotBeReadIsReportedAndTheRestGoesOn() throws {
    let paths = [
      folder.path + "/missing.txt",
      try folder.write("empty.txt", ""),
      try folder.write("blank.md", " \n\t\u{a0}\n"),
      try folder.write("binary", bytes: [0x41, 0, 0x42]),
      try folder.write("compressed", bytes: [0x1f, 0x8b, 8, 0x41, 0x42]),
      try folder.write("feed.xml", "<?xml version='1.0'?><rss><channel/></rss>"),
      try folder.write("good.txt", "Headline\n\nThey met."),
      folder.path + "/good.txt/below",
    ]
    let harvest = Harvest(paths.map { Intake.Input.path($0) })
    #expect(harvest.articles.map(\.title) == ["Headline"])
    #expect(
      harvest.problems.map(\.reason) == [
        .missing, .empty, .empty, .binary, .binary, .empty, .missing,
      ])
    #expect(harvest.problems.map(\.exitStatus) == [66, 65, 65, 65, 65, 65, 66])
    for (problem, path) in zip(harvest.problems, paths.filter { !$0.hasSuffix("good.txt") }) {
      #expect(problem.description.hasPrefix(path + ": "))
    }
  }

  @Test func filesOverTheLimitAreRefusedUnread() throws {
    let path = try folder.write("large.txt", "")
    // A file with a hole: 11 MiB long, and next to nothing on the disk.
    #expect(truncate(path, off_t(Intake.largest + 1)) == 0)
    #expect(Harvest(.path(path)).problems.map(\.reason) == [.tooLarge(limit: Intake.largest)])
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: Intake.largest + 1)
    #expect(Harvest(bytes: bytes, name: "-").problems.map(\.reason) == [.tooLarge(limit: Intake.largest)])
  }

  @Test func pipesAndDevicesAreRefusedAndDoNotBlock() throws {
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    try folder.write("good.txt", "Headline\n\nThey met.")
    #expect(Harvest(.path(pipe), .path("/dev/zero")).problems.map(\.reason) == [.notAFile, .notAFile])
    let harvest = Harvest(.path(folder.path))
    #expect(harvest.articles.count == 1)
    #expect(harvest.problems.map(\.reason) == [.notAFile])
    #expect(throws: IntakeProblem(origin: pipe, reason: .notAFile)) { try FileContents(path: pipe) }
  }

  @Test func linksInACircleEnd() throws {
    try folder.write("a/good.txt", "Headline\n\nThey met.")
    for (link, target) in [("a/up", ".."), ("self", "self"), ("b", "a"), ("gone", "nowhere")] {
      #expect(symlink(target, folder.path + "/" + link) == 0)
    }
    let harvest = Harvest(.path(folder.path))
    #expect(harvest.articles.count == 1)
    #expect(harvest.problems.count == 2)
  }

  @Test func foldersTooDeepAreReported() throws {
    let deep = (0...FileWalk.deepest).map { "d\($0)" }.joined(separator: "/")
    try folder.write(deep + "/good.txt", "Headline\n\nThey met.")
    try folder.write("good.txt", "Headline\n\nThey met.")
    let harvest = Harvest(.path(folder.path))
    #expect(harvest.articles.count == 1)
    #expect(harvest.problems.count == 1)
  }

  @Test func unreadableFilesSayWhy() throws {
    let path = try folder.write("secret.txt", "Headline\n\nThey met.")
    #expect(chmod(path, 0) == 0)
    // Who is root reads everything.
    guard geteuid() != 0 else { return }
    let problem = Harvest(.path(path)).problems.first
    #expect(problem?.description.contains("Permission denied") == true)
    #expect(problem?.exitStatus == 66)
  }

  @Test func linesOfJSONMayAddUpToMoreThanTheLimit() throws {
    let body = String(repeating: "They met. ", count: 30_000)
    let lines = (0..<40).map { #"{"id":"\#($0)","title":"T","body":"\#(body)"}"# }
    let harvest = Harvest(.path(try folder.write("all.jsonl", lines.joined(separator: "\n"))))
    #expect(harvest.articles.count == 40)
    #expect(harvest.problems.isEmpty)
  }

  @Test func whatTheCallerThrowsComesThrough() throws {
    struct Stop: Error {}
    try folder.write("a.txt", "Headline\n\nThey met.")
    #expect(throws: Stop.self) {
      try Intake().read([.path(folder.path)], onArticle: { _ in throw Stop() }, onProblem: { _ in })
    }
  }

  @Test func readingAgainGivesTheSameArticles() throws {
    try folder.write("a.txt", "Headline\n\nThey met.")
    #expect(Harvest(.path(folder.path)).articles == Harvest(.path(folder.path + "/./../" + lastName)).articles)
  }

  private var lastName: String { URL(fileURLWithPath: folder.path).lastPathComponent }

  @Test(arguments: [("/a/b/../c/./d", "/a/c/d"), ("/..", "/"), ("/a//b/", "/a/b"), ("/", "/")])
  func pathsAreMadePlain(path: String, expected: String) {
    #expect(AbsolutePath.of(path) == expected)
  }

  @Test func relativePathsBeginAtTheWorkingDirectory() {
    #expect(AbsolutePath.of("a/b") == FileManager.default.currentDirectoryPath + "/a/b")
  }
}

@Suite struct ArticleFormatTests {
  @Test(arguments: [
    ("a.txt", "# x\n## y", ArticleFormat.plainText), ("a.MD", "text", .markdown), ("a.html", "text", .html),
    ("a.jsonl", "text", .jsonLines), ("a.ndjson", "", .jsonLines), ("-", "{\"title\":1}", .jsonLines),
    ("-", "  \n{", .jsonLines), ("-", "<!DOCTYPE html><html>", .html), ("-", "\u{feff}<html>", .html),
    ("-", "<p>text", .html), ("-", "<?xml version='1.0'?>\n<html>", .html), ("-", "# One\n\n## Two", .markdown),
    ("-", "# One\n\n[a](b)", .markdown), ("-", "# One\n\ntext", .plainText), ("-", "text", .plainText),
    ("-", "<3 is love", .plainText), ("notes", "text", .plainText), ("a.unknown", "text", .plainText),
  ])
  func extensionsDecideThenTheBytes(name: String, text: String, expected: ArticleFormat) throws {
    #expect(try ArticleFormat.recognise(name: name, bytes: Array(text.utf8)) == expected)
  }

  @Test func textWithEscapeSequencesIsStillText() {
    #expect(!Binary.isBinary(Array("\u{1b}[31mred\u{1b}[0m is a colour".utf8)))
    #expect(!Binary.isBinary(Array("".utf8)))
    #expect(!Binary.isBinary([0xff, 0xfe, 0x41, 0x00]))
    #expect(Binary.isBinary([0x41, 0x00]))
    #expect(Binary.isBinary((0..<200).map { UInt8($0 % 8 + 1) }))
    #expect(Binary.isBinary(Array("%PDF-1.7\n".utf8)))
  }
}
