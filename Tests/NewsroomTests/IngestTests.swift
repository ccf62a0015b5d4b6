import Archive
import Foundation
import Ingest
import News
import Testing

@testable import Newsroom

struct IngestTests {
  @Test func filesBecomeArticlesAndBadOnesAreReported() throws {
    let desk = try Desk()
    let good = try desk.write("a/talks.txt", "Talks in Yerevan\n\nThe ministers met on Monday.\n")
    let missing = desk.directory + "/nothing.txt"
    var problems: [IntakeProblem] = []
    var stored: [StoreOutcome] = []
    let report = try desk.newsroom.ingest(
      [.path(missing), .path(good)], onStored: { stored += $0 }, onProblem: { problems.append($0) })
    #expect(report.added == 1 && report.problems == 1)
    #expect(problems.map(\.origin) == [missing])
    let list = try desk.list()
    #expect(list.map(\.title) == ["Talks in Yerevan"])
    #expect(stored == list.map { .added($0.id) })
    #expect(list.first?.added == Timestamp(seconds: 1_700_000_000))
  }

  @Test func readingAgainChangesNothingAndAnEditedFileIsUpdated() throws {
    let desk = try Desk()
    let path = try desk.write("talks.txt", "Talks in Yerevan\n\nThe ministers met on Monday.\n")
    try desk.newsroom.ingest([.path(path)])
    let before = try desk.list()
    let again = try desk.newsroom.ingest([.path(path)])
    #expect(again.unchanged == 1 && again.added == 0 && again.updated == 0)
    _ = try desk.write("talks.txt", "Talks in Baku\n\nThe ministers met on Tuesday.\n")
    let edited = try desk.newsroom.ingest([.path(path)])
    #expect(edited.updated == 1)
    #expect(try desk.list().map(\.id) == before.map(\.id))
    #expect(try desk.list().map(\.title) == ["Talks in Baku"])
  }

  /// The clock stands at 14 November 2023.
  @Test func aDateThatLiesAheadIsUnknown() throws {
    let desk = try Desk()
    let feed = """
      <rss><channel><title>W</title><item><title>Ahead</title><pubDate>Sat, 16 Nov 2041 19:11:00 GMT</pubDate></item>
      <item><title>Tomorrow</title><pubDate>Wed, 15 Nov 2023 12:00:00 GMT</pubDate></item>
      <item><title>Old</title><pubDate>Mon, 06 Nov 2023 12:00:00 GMT</pubDate></item></channel></rss>
      """
    let line = "{\"title\":\"Line\",\"body\":\"Text.\",\"published\":\"2030-01-01\"}"
    try desk.newsroom.ingest([
      .path(try desk.write("feed.xml", feed)), .bytes(Array(line.utf8), name: "lines.jsonl"),
    ])
    let rows = try desk.list()
    #expect(Set(rows.filter { $0.published == nil }.map(\.title)) == ["Ahead", "Line"])
    #expect(rows.map(\.title).first == "Tomorrow" && rows.map(\.title).last == "Old")
  }

  @Test func theFirstArticlesAreStoredBeforeTheRestIsRead() throws {
    let desk = try Desk()
    let lines = (1...200).map { "{\"id\":\"n\($0)\",\"title\":\"Note \($0)\",\"body\":\"Text \($0) of the note.\"}\n" }
    var sizes: [Int] = []
    let report = try desk.newsroom.ingest(
      [.bytes(Array(lines.joined().utf8), name: "notes.jsonl")], onStored: { sizes.append($0.count) })
    #expect(report.added == 200)
    #expect(sizes.reduce(0, +) == 200)
    #expect(sizes.allSatisfy { $0 <= 64 } && (sizes.first ?? 0) <= 24)
    #expect(try desk.archive.totals() == Totals(articles: 200, unread: 200))
  }

  @Test func whatWasReadBeforeCancellingIsKept() throws {
    let desk = try Desk()
    let lines = (1...10).map { "{\"id\":\"n\($0)\",\"title\":\"Note \($0)\",\"body\":\"Text \($0) of the note.\"}\n" }
    var asked = 0
    let report = try desk.newsroom.ingest(
      [.bytes(Array(lines.joined().utf8), name: "notes.jsonl")],
      isCancelled: {
        asked += 1
        return asked > 3
      })
    #expect(report.added == 3)
    #expect(try desk.archive.totals().articles == 3)
  }
}
