extension FeedExample {
  /// Atom 1.0 (RFC 4287).
  static let atom: [FeedExample] = [
    FeedExample(
      "Atom 1.0: the example of the specification, 1.1",
      """
      <?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Feed</title>
      <link href="http://example.org/"/><updated>2003-12-13T18:30:02Z</updated><author><name>John Doe</name></author>
      <id>urn:uuid:60a76c80</id><entry><title>Robots</title><link href="http://example.org/2003/12/13/atom03"/>
      <id>urn:uuid:1225c695</id><updated>2003-12-13T18:30:02Z</updated><summary>Some text.</summary></entry></feed>
      """,
      items: [
        Item(
          "Robots", link: "http://example.org/2003/12/13/atom03", guid: "urn:uuid:1225c695",
          published: "2003-12-13T18:30:02Z", body: ["Some text."], author: "John Doe")
      ]),
    FeedExample(
      "published goes before updated",
      atom(
        "<entry><id>1</id><updated>2024-08-29T00:00:00Z</updated><published>2024-08-28T00:00:00Z</published></entry>"),
      items: [Item(guid: "1", published: "2024-08-28T00:00:00Z")]),
    FeedExample(
      "A title of text is taken literally",
      atom("<entry><title type=\"text\">Less: &lt;b&gt; &amp;amp;</title></entry><entry><title>&lt;i></title></entry>"),
      items: [Item("Less: <b> &amp;"), Item("<i>")]),
    FeedExample(
      "A title of HTML is rendered",
      atom("<entry><title type=\"html\">Less: &lt;em> &amp;lt; &lt;/em></title></entry>"), items: [Item("Less: <")]),
    FeedExample(
      "A title of XHTML is its text",
      atom(
        """
        <entry><title type="xhtml"><xhtml:div xmlns:xhtml="http://www.w3.org/1999/xhtml">Less: <xhtml:em> &lt; </xhtml:em>
        </xhtml:div></title></entry>
        """), items: [Item("Less: <")]),
    FeedExample(
      "Content of HTML and of text",
      atom(
        """
        <entry><content type="html">&lt;p>One&lt;/p>&lt;p>Two &amp;amp; three&lt;/p></content></entry>
        <entry><content type="text">&lt;p> is a tag.</content></entry><entry><content>Plain &lt; text.</content></entry>
        """),
      items: [Item(body: ["One", "Two & three"]), Item(body: ["<p> is a tag."]), Item(body: ["Plain < text."])]),
    FeedExample(
      "Content of XHTML, with an item in it that is none",
      atom(
        """
        <entry><title>T</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One<br/>line</p>
        <ul><li>a &amp; b</li></ul></div></content></entry>
        """), items: [Item("T", body: ["One line", "a & b"])]),
    FeedExample(
      "Content goes before the summary",
      atom("<entry><summary>Short.</summary><content>The whole text of it.</content></entry>"),
      items: [Item(body: ["The whole text of it."])]),
    FeedExample(
      "Content elsewhere is a link where there is no other",
      atom("<entry><id>1</id><content type=\"text/html\" src=\"https://a.example/c\"/><summary>S.</summary></entry>"),
      items: [Item(link: "https://a.example/c", guid: "1", body: ["S."])]),
    FeedExample(
      "Content that is no text is left alone",
      atom("<entry><id>1</id><content type=\"image/png\">iVBORw0KGgo=</content></entry>"), items: [Item(guid: "1")]),
    FeedExample(
      "Links: alternate goes before the others, wherever it stands",
      atom(
        """
        <entry><link rel="self" href="https://a.example/s"/><link rel="enclosure" href="https://a.example/e"/>
        <link rel="related" href="https://a.example/r"/><link rel="alternate" type="application/pdf" href="https://a.example/p"/>
        <link rel="alternate" type="text/html" href="https://a.example/h"/></entry>
        """), items: [Item(link: "https://a.example/h")]),
    FeedExample(
      "Links: no relation is alternate, IANA's address is its name",
      atom(
        """
        <entry><link href="https://a.example/1"/></entry>
        <entry><link rel="http://www.iana.org/assignments/relation/alternate" href="https://a.example/2"/></entry>
        """), items: [Item(link: "https://a.example/1"), Item(link: "https://a.example/2")]),
    FeedExample(
      "Links: what is related stands in for an alternate, an enclosure only where there is nothing",
      atom(
        """
        <entry><id>1</id><link rel="related" href="https://a.example/r"/></entry>
        <entry><id>2</id><link rel="enclosure" href="https://a.example/e"/></entry>
        <entry><link rel="enclosure" href="https://a.example/e"/></entry>
        """),
      items: [
        Item(link: "https://a.example/r", guid: "1"), Item(guid: "2"), Item(link: "https://a.example/e"),
      ]),
    FeedExample(
      "xml:base at every level",
      atom(
        """
        <entry xml:base="b/"><link xml:base="c/" href="1"/></entry><entry><link href="/2"/></entry>
        <entry xml:base="https://b.example/x"><link href="?y"/></entry>
        """, attributes: "xml:base=\"https://a.example/a/\""),
      items: [
        Item(link: "https://a.example/a/b/c/1"), Item(link: "https://a.example/2"), Item(link: "https://b.example/x?y"),
      ]),
    FeedExample(
      "A relative xml:base is relative to where the feed was fetched",
      atom("<entry><link href=\"1\"/></entry>", attributes: "xml:base=\"x/\""), url: "https://a.example/f/atom.xml",
      items: [Item(link: "https://a.example/f/x/1")]),
    FeedExample(
      "Without xml:base links are relative to the feed itself",
      atom("<link rel=\"self\" href=\"https://a.example/f/atom.xml\"/><entry><link href=\"1\"/></entry>"),
      items: [Item(link: "https://a.example/f/1")]),
    FeedExample(
      "The authors of an entry, of its source, of the feed",
      atom(
        """
        <author><name>Feed</name></author><entry><id>1</id><author><name>Ann</name></author><author><name>Bob</name></author></entry>
        <entry><id>2</id><source><author><name>Src</name></author><title>Other</title></source></entry><entry><id>3</id></entry>
        <entry><id>4</id><author><email>d@a.example</email></author></entry>
        """),
      items: [
        Item(guid: "1", author: "Ann, Bob"), Item(guid: "2", author: "Src"), Item(guid: "3", author: "Feed"),
        Item(guid: "4", author: "d@a.example"),
      ]),
    FeedExample(
      "What is in the source of an entry is not the entry's",
      atom(
        """
        <entry><source><id>urn:s</id><title>Other</title><updated>2001-01-01T00:00:00Z</updated><link href="https://o.example/"/></source>
        <title>Mine</title><id>urn:1</id></entry>
        """), items: [Item("Mine", guid: "urn:1")]),
    FeedExample(
      "An id is an address by its shape alone: it is no link",
      atom("<entry><id> https://a.example/1 </id></entry>"), items: [Item(guid: " https://a.example/1 ")]),
    FeedExample(
      "Atom with a prefix",
      """
      <a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>W</a:title><a:entry><a:title>T</a:title><a:id>1</a:id>
      <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Text</div></a:content></a:entry></a:feed>
      """, items: [Item("T", guid: "1", body: ["Text"])]),
    FeedExample(
      "Atom without a namespace, and with a wrong one",
      "<feed><entry><title>T</title><id>1</id><link href='https://a.example/1'/></entry></feed>",
      items: [Item("T", link: "https://a.example/1", guid: "1")]),
    FeedExample(
      "Atom in a namespace that nobody knows",
      "<feed xmlns='https://www.w3.org/2005/atom/'><entry><title>T</title><id>1</id></entry></feed>",
      items: [Item("T", guid: "1")]),
    FeedExample(
      "HTML of a text without a type, as programs forget it",
      atom("<entry><content>&lt;p>One&lt;/p>&lt;p>Two&lt;/p></content></entry>"), items: [Item(body: ["One", "Two"])]),
    FeedExample(
      "Media in Atom",
      atom(
        """
        <entry xmlns:media="http://search.yahoo.com/mrss/"><id>yt:1</id><media:group><media:title>M</media:title>
        <media:description>About it.</media:description></media:group><title>Video</title></entry>
        """), items: [Item("Video", guid: "yt:1", body: ["About it."])]),
  ]

  private static func old(_ entries: String) -> String {
    "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>W</title><tagline>T</tagline>\(entries)</feed>"
  }

  /// Atom 0.3.
  static let atom03: [FeedExample] = [
    FeedExample(
      "Atom 0.3: issued goes before modified and created",
      old(
        """
        <entry><title>T</title><id>1</id><link rel="alternate" type="text/html" href="https://a.example/1"/>
        <modified>2004-03-02T00:00:00Z</modified><created>2004-02-01T00:00:00Z</created><issued>2004-02-02T08:00:00-05:00</issued></entry>
        """), items: [Item("T", link: "https://a.example/1", guid: "1", published: "2004-02-02T13:00:00Z")]),
    FeedExample(
      "Atom 0.3: modified alone is the date",
      old("<entry><id>1</id><modified>2004-03-02T00:00:00Z</modified></entry>"),
      items: [Item(guid: "1", published: "2004-03-02T00:00:00Z")]),
    FeedExample(
      "Atom 0.3: content that is escaped",
      old("<entry><content type=\"text/html\" mode=\"escaped\">&lt;p>One&lt;/p>&lt;p>Two&lt;/p></content></entry>"),
      items: [Item(body: ["One", "Two"])]),
    FeedExample(
      "Atom 0.3: content in base 64",
      old("<entry><content type=\"text/html\" mode=\"base64\">PHA+T25lPC9wPgo8cD5U\n d288L3A+</content></entry>"),
      items: [Item(body: ["One", "Two"])]),
    FeedExample(
      "Atom 0.3: content that is XML",
      old(
        """
        <entry><content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two</p></div>
        </content></entry>
        """), items: [Item(body: ["One", "Two"])]),
    FeedExample(
      "Atom 0.3: text without a mode is text",
      old("<entry><title type=\"text/plain\">a &lt; b &lt;i></title><summary>So.</summary></entry>"),
      items: [Item("a < b <i>", body: ["So."])]),
    FeedExample(
      "Atom 0.3: a title that is escaped, one in base 64",
      old(
        """
        <entry><title type="text/html" mode="escaped">&lt;b>Bold&lt;/b> &amp;eacute;</title></entry>
        <entry><title mode="base64">UGxhaW4=</title></entry>
        """), items: [Item("Bold é"), Item("Plain")]),
    FeedExample(
      "Atom 0.3: author, and base 64 that is none",
      old(
        "<entry><title>T</title><author><name>Ann</name><url>u</url></author><content mode=\"base64\">***</content></entry>"
      ),
      items: [Item("T", author: "Ann")]),
  ]
}
