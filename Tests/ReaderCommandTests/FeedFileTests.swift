import Foundation
import Testing

/// Saved feeds on the command line.
@Suite struct FeedFileTests {
  private static let feed = """
    <?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Wire</title>
    <link>https://wire.example/</link>
    <item><title>Norway &amp; Iceland Reopen Talks</title><link>https://wire.example/1?utm_source=rss</link>
    <guid isPermaLink="false"> id  1 </guid><pubDate>Sat, 04 Mar 2023 10:00:00 +0100</pubDate>
    <content:encoded><![CDATA[<p>Norwegian Foreign Minister Anniken Huitfeldt met her counterpart in Reykjavik.</p>]]></content:encoded></item>
    <item><link>/2</link></item>
    <item><guid isPermaLink="false">only an id</guid></item>
    <item><pubDate>Sun, 05 Mar 2023 10:00:00 GMT</pubDate></item>
    <item><pubDate>Sun, 05 Mar 2023 10:00:00 GMT</pubDate></item>
    <item><description>Only a text about Bergen.</description></item>
    </channel></rss>
    """

  private struct Row: Hashable {
    var title: String
    var url: String?
    var guid: String?
    var published: String?

    init(_ title: String, url: String? = nil, guid: String? = nil, published: String? = nil) {
      self.title = title
      self.url = url
      self.guid = guid
      self.published = published
    }
  }

  private func rows(_ program: Program) throws -> [Row: Int] {
    try program.run("list", "--json").array().reduce(into: [:]) { rows, row in
      let read = Row(
        try #require(row["title"] as? String), url: row["url"] as? String, guid: row["guid"] as? String,
        published: row["published"] as? String)
      rows[read, default: 0] += 1
    }
  }

  private static let expected: [Row: Int] = [
    Row(
      "Norway & Iceland Reopen Talks", url: "https://wire.example/1?utm_source=rss", guid: " id  1 ",
      published: "2023-03-04T09:00:00Z"): 1,
    Row("", url: "https://wire.example/2"): 1, Row("", guid: "only an id"): 1,
    Row("", published: "2023-03-05T10:00:00Z"): 2, Row("Only a text about Bergen."): 1,
  ]

  @Test func eachItemKeepsWhatTheFeedGivesIt() throws {
    let program = try Program()
    let path = try program.home.file("saved/feed.xml", Self.feed)
    let added = try program.run("add", "--json", path)
    #expect(added.status == 0 && added.complaint.isEmpty)
    #expect(try added.object() as? [String: Int] == ["added": 6, "updated": 0, "unchanged": 0, "problems": 0])
    #expect(try rows(program) == Self.expected)
    // Again, and as part of its folder: nothing is new.
    #expect(try program.run("add", path).output == "0 added, 0 updated, 6 already there\n")
    #expect(try program.run("add", program.home.path + "/saved").output == "0 added, 0 updated, 6 already there\n")
    _ = try program.home.file("saved/feed.xml", Self.feed.replacing("Reopen", with: "Resume"))
    #expect(try program.run("add", path).output == "0 added, 1 updated, 5 already there\n")
  }

  @Test func fromStandardInputToo() throws {
    let program = try Program()
    #expect(try program.run("add", "-", input: Self.feed).output == "6 added, 0 updated, 0 already there\n")
    #expect(try rows(program) == Self.expected)
    #expect(try program.run("add", "-", input: Self.feed).output == "0 added, 0 updated, 6 already there\n")
  }

  /// An article of a date alone is one everywhere.
  @Test func articlesWithHardlyAnythingAreArticles() throws {
    let program = try Program()
    _ = try program.run("add", "-", input: Self.feed)
    #expect(try program.run("list").output.components(separatedBy: "(untitled)").count == 5)
    for row in try program.run("list", "--json").array() {
      let id = try #require(row["id"] as? String)
      let shown = try program.run("show", "--json", id)
      #expect(shown.status == 0)
      #expect(try shown.object()["guid"] as? String == row["guid"] as? String)
      #expect(try program.run("show", id).output.contains("Harbour Wire"))
      #expect(try program.run("entities", "--json", id).object()["text"] is String)
      #expect(try program.run("related", "--json", id).status == 0)
    }
    #expect(try program.run("list", "--json", "bergen").array().count == 1)
    #expect(try program.run("list", "--json", "source:harbour").array().count == 6)
    #expect(try program.run("list", "--json", "date:2023-03-05").array().count == 2)
  }

  @Test func readWithoutAnArchive() throws {
    let program = try Program()
    let path = try program.home.file("feed.atom", Self.feed)
    let shown = try program.run(path)
    #expect(shown.status == 0)
    #expect(shown.output.contains("Norway & Iceland Reopen Talks\nHarbour Wire · 4 Mar 2023 · https://wire.example/1"))
    #expect(shown.output.contains("Only a text about Bergen."))
    #expect(shown.output.components(separatedBy: "----------------------------------------").count == 6)
  }

  @Test func aFeedThatBreaksOffIsSaidAndTheRestIsThere() throws {
    let program = try Program()
    let whole = try #require(Self.feed.range(of: "<item><link>/2"))
    let added = try program.run("add", "-", input: Self.feed[..<whole.upperBound] + "")
    #expect(added.status == 65 && added.output == "1 added, 0 updated, 0 already there, 1 could not be read\n")
    #expect(
      added.complaint == "reader: standard input, line 7: breaks off in the middle; what was complete has been read\n")
  }
}
