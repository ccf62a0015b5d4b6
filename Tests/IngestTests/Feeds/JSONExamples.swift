import Ingest

extension FeedExample {
  private static func feed(_ items: String, version: String = "1.1", _ more: String = "") -> String {
    "{\"version\": \"https://jsonfeed.org/version/\(version)\", \"title\": \"W\",\(more)\n\"items\": [\(items)]}"
  }

  /// JSON Feed 1.0 and 1.1.
  static let json: [FeedExample] = [
    FeedExample(
      "JSON Feed 1: the simple example of the specification",
      feed(
        """
        {"id": "2", "content_text": "This is a second item.", "url": "https://example.org/second-item"},
        {"id": "1", "content_html": "<p>Hello, world!</p>", "url": "https://example.org/initial-post"}
        """, version: "1"),
      items: [
        Item(link: "https://example.org/second-item", guid: "2", body: ["This is a second item."]),
        Item(link: "https://example.org/initial-post", guid: "1", body: ["Hello, world!"]),
      ]),
    FeedExample(
      "JSON Feed: an id that is a number is its digits",
      feed("{\"id\": 12345678901234567890, \"title\": \"T\"},{\"id\": 1.50}"),
      items: [Item("T", guid: "12345678901234567890"), Item(guid: "1.50")]),
    FeedExample(
      "JSON Feed: dates, and what was changed where it is all there is",
      feed(
        """
        {"id": "1", "date_published": "2024-08-28T14:05:06.5+02:00", "date_modified": "2024-08-30T00:00:00Z"},
        {"id": "2", "date_modified": "2024-08-30T00:00:00Z"}
        """),
      items: [Item(guid: "1", published: "2024-08-28T12:05:06Z"), Item(guid: "2", published: "2024-08-30T00:00:00Z")]),
    FeedExample(
      "JSON Feed: authors of 1.1, author of 1, the feed's",
      feed(
        """
        {"id": "1", "authors": [{"name": "Ann"}, {"url": "https://b.example"}]}, {"id": "2", "author": {"name": "Cy"}}, {"id": "3"}
        """, "\"authors\": [{\"name\": \"Feed\"}],"),
      items: [
        Item(guid: "1", author: "Ann, https://b.example"), Item(guid: "2", author: "Cy"),
        Item(guid: "3", author: "Feed"),
      ]),
    FeedExample(
      "JSON Feed: external_url where there is no url, relative ones completed",
      feed(
        "{\"id\":\"1\",\"external_url\":\"https://x.example/\"},{\"id\":\"2\",\"url\":\"/2\",\"external_url\":\"https://x.example/\"}",
        "\"home_page_url\": \"https://a.example/\","),
      items: [Item(link: "https://x.example/", guid: "1"), Item(link: "https://a.example/2", guid: "2")]),
    FeedExample(
      "JSON Feed: text is text, escapes and surrogates are characters",
      feed(
        "{\"id\": \"a\\u0062\\/c\", \"title\": \"1 < 2 &amp; \\ud83d\\ude00\", \"content_text\": \"One <b>\\n\\nTwo\"}"),
      items: [Item("1 < 2 &amp; 😀", guid: "ab/c", body: ["One <b>", "Two"])]),
    FeedExample(
      "JSON Feed: a summary where there is no content",
      feed("{\"id\": \"1\", \"summary\": \"So.\", \"content_html\": \"\"}"), items: [Item(guid: "1", body: ["So."])]),
    FeedExample(
      "JSON Feed: what is no object among the items",
      feed("7, {\"id\": \"1\"}, {}"), items: [Item(guid: "1")],
      problems: [
        FeedProblem(line: 2, reason: .malformedJSON("an item is no object")), FeedProblem(line: 2, reason: .emptyItem),
      ]),
    FeedExample(
      "JSON Feed that breaks off: whole items are read",
      "{\"version\": \"https://jsonfeed.org/version/1\",\n\"items\": [{\"id\": \"1\"},\n{\"id\": \"2\", \"title\": \"Ha",
      items: [Item(guid: "1")], problems: [FeedProblem(line: 3, reason: .malformedJSON("it breaks off in a text"))]),
    FeedExample(
      "JSON Feed with a comma too many, a BOM, and a line in a text",
      "\u{feff}" + feed("{\"id\": \"1\", \"title\": \"a\nb\",},"), items: [Item("a b", guid: "1")]),
  ]
}
