import Archive
import Foundation
import News
import Testing

@testable import Newsroom

/// Directories that are looked into.
struct WatchedDirectoryTests {
  private let desk: FeedDesk
  private let folder: String

  init() throws {
    desk = try FeedDesk()
    folder = desk.directory + "/watched"
    try FileManager.default.createDirectory(atPath: folder + "/deep", withIntermediateDirectories: true)
    _ = try desk.archive.add([
      Subscription(identity: folder, location: .directory(path: folder), added: desk.clock.now, isTrusted: true)
    ])
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  @Test func filesAreReadWhenTheyAreNewOrHaveChanged() throws {
    try write("one.txt", "Talks in Yerevan\n\nThe ministers met on Monday.\n")
    try write("deep/two.txt", "Talks in Baku\n\nThe ministers met on Tuesday.\n")
    var report = try desk.refresh()
    #expect((report.feeds, report.changed, report.added) == (1, 1, 2))
    let generation = try desk.archive.generation()
    report = try desk.refresh()
    #expect((report.unchanged, report.added, report.notDue) == (1, 0, 0))
    #expect(try desk.archive.generation() == generation)

    try write("one.txt", "Talks in Tbilisi\n\nThe ministers met on Wednesday.\n")
    try write("three.txt", "Talks in Kars\n\nThe ministers met on Thursday.\n")
    report = try desk.refresh()
    #expect((report.added, report.updated) == (1, 1))
    #expect(try desk.titles == ["Talks in Baku", "Talks in Kars", "Talks in Tbilisi"])

    try FileManager.default.removeItem(atPath: folder + "/deep/two.txt")
    #expect(try desk.refresh().unchanged == 1)
    #expect(try desk.titles.count == 3, "what is stored stays")
    #expect(Set(try desk.archive.watchedFiles(below: folder).keys) == [folder + "/one.txt", folder + "/three.txt"])
  }

  @Test func whatIsNoArticleIsReportedOnce() throws {
    try write("one.txt", "Talks in Yerevan\n\nThe ministers met on Monday.\n")
    try write("empty.txt", "")
    let report = try desk.refresh()
    #expect(report.added == 1 && report.failed == 0)
    #expect(report.problems.map(\.url) == [folder + "/empty.txt"] && report.problems.map(\.kind) == [.data])
    #expect(try desk.refresh().problems.isEmpty)
  }

  @Test func linksThatLeadOutAreNotFollowed() throws {
    let secret = desk.directory + "/secret"
    try FileManager.default.createDirectory(atPath: secret, withIntermediateDirectories: true)
    try Data("Secret talks\n\nNobody was to know.\n".utf8).write(to: URL(fileURLWithPath: secret + "/one.txt"))
    try write("one.txt", "Talks in Yerevan\n\nThe ministers met on Monday.\n")
    try write("deep/two.txt", "Talks in Baku\n\nThe ministers met on Tuesday.\n")
    for (link, target) in [
      ("file.txt", secret + "/one.txt"), ("folder", secret), ("relative.txt", "../secret/one.txt"),
      ("deep/up", "../.."), ("parent", ".."), ("lookalike", folder + "-2"),
      // These stay within.
      ("again.txt", "deep/two.txt"), ("loop", "."), ("deep/loop", ".."),
    ] {
      try FileManager.default.createSymbolicLink(atPath: folder + "/" + link, withDestinationPath: target)
    }
    try FileManager.default.createDirectory(atPath: folder + "-2", withIntermediateDirectories: true)
    var report = try desk.refresh()
    #expect(try desk.titles == ["Talks in Baku", "Talks in Yerevan"])
    #expect(
      report.problems.map(\.url).sorted()
        == ["deep/up", "file.txt", "folder", "lookalike", "parent", "relative.txt"].map { folder + "/" + $0 })
    #expect(report.failed == 0)
    report = try desk.refresh()
    #expect(report.problems.isEmpty && report.unchanged == 1, "it is said once")
  }

  /// The person chose the directory; where its name leads is theirs to say.
  @Test func theDirectoryItselfMayBeALink() throws {
    try write("one.txt", "Talks in Yerevan\n\nThe ministers met on Monday.\n")
    let link = desk.directory + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder)
    _ = try desk.archive.removeSubscription(folder)
    #expect(try desk.newsroom.watch(link))
    let report = try desk.refresh()
    #expect(report.added == 1 && report.problems.isEmpty)
  }

  @Test func aDirectoryThatIsWatchedAnewIsReadAnew() throws {
    try write("one.txt", "Talks in Yerevan\n\nThe ministers met on Monday.\n")
    try write("empty.txt", "")
    _ = try desk.refresh()
    #expect(try desk.archive.removeSubscription(folder))
    #expect(try desk.newsroom.watch(folder))
    #expect(try desk.archive.watchedFiles(below: folder).isEmpty && desk.archive.feedStates()[folder]?.problem == nil)
    let report = try desk.refresh()
    #expect(report.added == 0 && report.problems.map(\.url) == [folder + "/empty.txt"])
    #expect(try desk.titles == ["Talks in Yerevan"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func whatMayNotBeReadIsTriedAgain() throws {
    try write("one.txt", "Talks in Yerevan\n\nThe ministers met on Monday.\n")
    chmod(folder + "/one.txt", 0)
    #expect(try desk.refresh().problems.map(\.kind) == [.input])
    chmod(folder + "/one.txt", 0o600)
    #expect(try desk.refresh().added == 1)
  }

  @Test func aDirectoryThatIsNotThereSaysSo() throws {
    try FileManager.default.removeItem(atPath: folder)
    let report = try desk.refresh()
    #expect(report.failed == 1 && report.problems.map(\.kind) == [.input] && report.problems[0].url == folder)
    #expect(try desk.archive.feedStates()[folder]?.failures == 1)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try write("one.txt", "Talks in Yerevan\n\nThe ministers met on Monday.\n")
    #expect(try desk.refresh().added == 1)
    #expect(try desk.archive.feedStates()[folder]?.failures == 0)
  }
}
