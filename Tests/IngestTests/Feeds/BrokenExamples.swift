import Ingest

extension FeedExample {
  /// Feeds as they are in the wild.
  static let broken: [FeedExample] = [
    FeedExample(
      "Entities of HTML without a document type",
      rss("<item><title>Caf&eacute;&nbsp;&ndash; &#8220;x&#x201d;</title></item>"), items: [Item("Café – “x”")]),
    FeedExample(
      "An entity that nobody knows stays readable",
      rss("<item><title>a &nosuch; b</title><link>https://a.example/?x=1&y=2&copy=3</link></item>"),
      items: [Item("a &nosuch; b", link: "https://a.example/?x=1&y=2&copy=3")],
      problems: [FeedProblem(line: 3, reason: .undefinedEntity("nosuch"))]),
    FeedExample(
      "Ampersands that are no references",
      rss("<item><title>A & B &amp; C &; &#; D&</title></item>"), items: [Item("A & B & C &; &#; D&")]),
    FeedExample(
      "Entities that the document defines are never expanded",
      """
      <!DOCTYPE rss [<!ENTITY who "Ann"><!ENTITY f SYSTEM "file:///etc/passwd">]>
      <rss><channel><item><title>&who; &f; &eacute;</title></item></channel></rss>
      """, items: [Item("&who; &f; é")], problems: [FeedProblem(line: 1, reason: .ownEntities)]),
    FeedExample(
      "Control characters",
      rss("<item><title>a\u{0}b\u{8}c\u{1b}[31m&#27;d&#x0;</title><guid>g\u{1}1</guid></item>"),
      items: [Item("abc[31md", guid: "g1")], problems: [FeedProblem(line: 3, reason: .controlCharacters)]),
    FeedExample(
      "White space and a mark before the declaration", "\u{feff}\n\n  " + rss("<item><title>T</title></item>"),
      items: [Item("T")]),
    FeedExample(
      "Junk before the declaration",
      "<br />\n<b>Warning</b>: in <b>x.php</b> on line 3\n" + rss("<item><title>T</title></item>"), items: [Item("T")],
      problems: [FeedProblem(line: 1, reason: .junk)]),
    FeedExample(
      "Junk behind the end", rss("<item><title>T</title></item>") + "\n<script>x()</script></body> trailing & <",
      items: [Item("T")], problems: [FeedProblem(line: 5, reason: .junk)]),
    FeedExample(
      "Two feeds in one document",
      rss("<item><title>1</title></item>") + "\n" + rss("<item><title>2</title></item>"),
      items: [Item("1"), Item("2")],
      problems: [FeedProblem(line: 6, reason: .severalRoots)]),
    FeedExample(
      "It breaks off in an item: those before are read",
      "<rss><channel><title>W</title>\n<item><title>1</title></item>\n<item><title>2</title><descr", items: [Item("1")],
      problems: [FeedProblem(line: 3, reason: .truncated)]),
    FeedExample(
      "It breaks off behind an item", "<rss><channel><item><title>1</title></item>", items: [Item("1")],
      problems: [FeedProblem(line: 1, reason: .truncated)]),
    FeedExample(
      "It breaks off in CDATA, and in a comment",
      "<feed><entry><id>1</id></entry><entry><id>2</id><content><![CDATA[abc", items: [Item(guid: "1")],
      problems: [FeedProblem(line: 1, reason: .truncated)]),
    FeedExample(
      "An item that is not closed",
      rss("<item><title>1</title><item><title>2</title></item>"), items: [Item("1"), Item("2")],
      problems: [FeedProblem(line: 3, reason: .unclosed("item"))]),
    FeedExample(
      "Fields that are not closed",
      rss("<item><title>1<link>https://a.example/1<guid>g</item><item><title>2</title></item>"),
      items: [Item("1", link: "https://a.example/1", guid: "g"), Item("2")],
      problems: [FeedProblem(line: 3, reason: .unclosed("title")), FeedProblem(line: 3, reason: .unclosed("guid"))]),
    FeedExample(
      "Ends of what was not open, ends in another case",
      rss("<item><title>1</TITLE></b></item></p><item><pubDate>2024-08-28</pubdate></item>"),
      items: [Item("1"), Item(published: "2024-08-28T00:00:00Z")],
      problems: [FeedProblem(line: 3, reason: .strayEnd("b"))]),
    FeedExample(
      "HTML that is not well-formed, unescaped",
      rss("<item><title>T</title><description>One<br>two<p>three <b>four<img src=x></description></item>"),
      items: [Item("T", body: ["One two", "three four"])],
      problems: [FeedProblem(line: 3, reason: .unclosed("b"))]),
    FeedExample(
      "Attributes without quotes, without values, twice",
      "<rss version=2.0 x><channel><item a=1 a=2><title>T</title></item></channel></rss>", items: [Item("T")],
      problems: [FeedProblem(line: 1, reason: .malformedTag)]),
    FeedExample(
      "An attribute that is never closed",
      "<feed><entry><id>1</id><link href=\"https://a.example/1></link></entry></feed>",
      items: [Item(link: "https://a.example/1", guid: "1")], problems: [FeedProblem(line: 1, reason: .malformedTag)]),
    FeedExample(
      "Less-than in text",
      rss("<item><title>1 < 2 and <3</title></item>"), items: [Item("1 < 2 and <3")],
      problems: [FeedProblem(line: 3, reason: .malformedTag)]),
    FeedExample(
      "Prefixes that are not declared",
      rss(
        """
        <item><title>T</title><dc:creator>Ann</dc:creator><content:encoded><![CDATA[<p>Text</p>]]></content:encoded>
        <dc:date>2024-08-28</dc:date><foo:bar>x</foo:bar></item>
        """), items: [Item("T", published: "2024-08-28T00:00:00Z", body: ["Text"], author: "Ann")]),
    FeedExample(
      "Prefixes for something else",
      rss("<item><title>T</title><dc:title>no</dc:title></item>", namespaces: "xmlns:dc='urn:nothing'"),
      items: [Item("T")]),
    FeedExample(
      "Comments, instructions and marks of CDATA in odd places",
      rss("<!-- <item><title>no</title></item> -- --><?x <item> ?><item><title>a]]&gt;b]]>c</title></item>"),
      items: [Item("a]]>b]]>c")]),
    FeedExample(
      "Ends of lines of other systems",
      rss("<item><guid isPermaLink='false'>a\r\nb\rc</guid>\r\n<description>One\r\n\r\nTwo</description></item>"),
      items: [Item(guid: "a\nb\nc", body: ["One", "Two"])]),
    FeedExample(
      "Dates that are none, and one that is",
      rss(
        """
        <item><title>1</title><pubDate>yesterday</pubDate></item>
        <item><title>2</title><pubDate>soon</pubDate><dc:date>2024-08-28</dc:date></item>
        <item><title>3</title><pubDate>0001-01-01T00:00:00Z</pubDate></item>
        """), items: [Item("1"), Item("2", published: "2024-08-28T00:00:00Z"), Item("3")],
      problems: [FeedProblem(line: 3, reason: .unreadableDate("yesterday"))]),
    FeedExample(
      "Dates as programs write them",
      rss(
        """
        <item><pubDate>Fri, 28 Aug 2024 14:05:06 GMT</pubDate></item><item><pubDate>28 Aug 24 14:05 PDT</pubDate></item>
        <item><pubDate>Wed, 28 August 2024 14:05:06 Z</pubDate></item><item><pubDate>Wed Aug 28 14:05:06 PST 2024</pubDate></item>
        <item><pubDate>2024-08-28 14:05:06.0</pubDate></item><item><pubDate>2024-08-28T24:00:00Z</pubDate></item>
        <item><pubDate>Mi, 28 Dez 2024 14:05:06 +0100</pubDate></item><item><pubDate>mar., 27 août 2024 08:00:00 +0200</pubDate></item>
        """),
      items: [
        Item(published: "2024-08-28T14:05:06Z"), Item(published: "2024-08-28T21:05:00Z"),
        Item(published: "2024-08-28T14:05:06Z"), Item(published: "2024-08-28T22:05:06Z"),
        Item(published: "2024-08-28T14:05:06Z"), Item(published: "2024-08-29T00:00:00Z"),
        Item(published: "2024-12-28T13:05:06Z"), Item(published: "2024-08-27T06:00:00Z"),
      ]),
    FeedExample(
      "No root but a channel", "<channel><title>W</title><item><title>T</title></item></channel>", items: [Item("T")]),
    FeedExample("A feed without items", "<rss><channel><title>W</title></channel></rss>", items: []),
  ]

  private static let declared = "<?xml version=\"1.0\" encoding=\""

  /// What is declared, what the server says, and what the bytes are.
  static let charsets: [FeedExample] = [
    FeedExample(
      "Windows-1252 under the name of ISO 8859-1",
      bytes: latin1(
        declared + "ISO-8859-1\"?><rss><channel><item><title>\u{93}é\u{94} \u{80}</title></item></channel></rss>"),
      items: [Item("“é” €")]),
    FeedExample(
      "UTF-8 that says it is ISO 8859-1",
      bytes: Array(
        (declared + "ISO-8859-1\"?><rss><channel><item><title>Café – ж</title></item></channel></rss>").utf8),
      items: [Item("Café – ж")],
      problems: [FeedProblem(reason: .encoding(declared: "iso-8859-1", used: "utf-8"))]),
    FeedExample(
      "ISO 8859-1 that says it is UTF-8",
      bytes: latin1(declared + "utf-8\"?><rss><channel><item><title>Café</title></item></channel></rss>"),
      items: [Item("Café")]),
    FeedExample(
      "A declared set of another script",
      bytes: latin1(
        declared + "windows-1251\"?><rss><channel><item><title>\u{cc}\u{e8}\u{f0}</title></item></channel></rss>"),
      items: [Item("Мир")]),
    FeedExample(
      "The header of the answer goes before the declaration",
      bytes: latin1(declared + "utf-8\"?><rss><channel><item><title>\u{cc}\u{e8}\u{f0}</title></item></channel></rss>"),
      contentType: "application/rss+xml; charset=\"Windows-1251\"", items: [Item("Мир")]),
    FeedExample(
      "A header that is wrong about UTF-8",
      bytes: Array("<rss><channel><item><title>Мир</title></item></channel></rss>".utf8),
      contentType: "text/xml; charset=us-ascii", items: [Item("Мир")]),
    FeedExample(
      "UTF-16 with a mark",
      bytes: utf16(declared + "utf-16\"?><rss><channel><item><title>Мир</title></item></channel></rss>"),
      items: [Item("Мир")]),
    FeedExample(
      "UTF-16 without a mark, big end first",
      bytes: utf16(
        "<?xml version='1.0'?><rss><channel><item><title>Мир</title></item></channel></rss>", mark: false,
        littleEndian: false),
      items: [Item("Мир")]),
    FeedExample(
      "A mark of UTF-8 goes before all declarations",
      bytes: Array(
        ("\u{feff}" + declared + "utf-16\"?><rss><channel><item><title>Мир</title></item></channel></rss>").utf8),
      contentType: "text/xml; charset=koi8-r", items: [Item("Мир")]),
    FeedExample(
      "Shift JIS",
      bytes: latin1(
        declared + "Shift_JIS\"?><rss><channel><item><title>\u{93}\u{fa}\u{96}\u{7b}</title></item></channel></rss>"),
      items: [Item("日本")]),
    FeedExample(
      "A set that nobody knows",
      bytes: latin1(declared + "x-nothing\"?><rss><channel><item><title>Café</title></item></channel></rss>"),
      items: [Item("Café")]),
    FeedExample(
      "One broken byte among good UTF-8",
      bytes: Array("<rss><channel><item><title>Мир и дружба между народами".utf8) + [0xff]
        + Array("!</title></item></channel></rss>".utf8),
      items: [Item("Мир и дружба между народами\u{fffd}!")]),
  ]
}
