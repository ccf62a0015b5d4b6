import Ingest

extension FeedExample {
  private static let content = "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
  private static let dc = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
  private static let media = "xmlns:media=\"http://search.yahoo.com/mrss/\""

  /// RSS 0.91 to 2.0.
  static let rss: [FeedExample] = [
    FeedExample(
      "RSS 2.0: title, link, guid, date, description",
      rss(
        """
        <item><title>Talks</title><link>https://a.example/1</link><guid isPermaLink="false">7</guid>
        <pubDate>Wed, 28 Aug 2024 14:05:06 GMT</pubDate><description>They met.</description></item>
        """),
      items: [
        Item("Talks", link: "https://a.example/1", guid: "7", published: "2024-08-28T14:05:06Z", body: ["They met."])
      ]),
    FeedExample(
      "RSS 0.91: no guid, no date",
      """
      <?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
      "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>W</title>
      <item><title>One</title><link>http://a.example/1</link></item></channel></rss>
      """, items: [Item("One", link: "http://a.example/1")]),
    FeedExample(
      "RSS 0.92: all elements of an item are optional",
      """
      <rss version="0.92"><channel><title>W</title><link>http://a.example/</link>
      <item><description>Only a text.</description></item></channel></rss>
      """, items: [Item(body: ["Only a text."])]),
    FeedExample(
      "RSS 0.93: expirationDate is no date of publication",
      """
      <rss version="0.93"><channel><item><title>One</title><expirationDate>2024-01-01</expirationDate>
      <pubDate>28 Aug 2024 00:00 +0200</pubDate></item></channel></rss>
      """, items: [Item("One", published: "2024-08-27T22:00:00Z")]),
    FeedExample(
      "RSS 0.94: a description has a type, a guid may be an address",
      """
      <rss version="0.94"><channel><item><guid isPermaLink="true">http://a.example/1</guid>
      <description type="text/html">&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</description></item></channel></rss>
      """, items: [Item(link: "http://a.example/1", guid: "http://a.example/1", body: ["One", "Two"])]),
    FeedExample(
      "content:encoded is the text, the description its summary",
      rss(
        """
        <item><title>T</title><description>Short.</description>
        <content:encoded><![CDATA[<p>They met on Friday.</p><p>They spoke.</p>]]></content:encoded></item>
        """, namespaces: content), items: [Item("T", body: ["They met on Friday.", "They spoke."])]),
    FeedExample(
      "dc: creator and date",
      rss(
        "<item><title>T</title><dc:creator>Ann Bee</dc:creator><dc:date>2024-08-28T14:05+02:00</dc:date></item>",
        namespaces: dc), items: [Item("T", published: "2024-08-28T12:05:00Z", author: "Ann Bee")]),
    FeedExample(
      "dc: title and identifier stand in where there is nothing else",
      rss("<item><dc:title>T</dc:title><dc:identifier>doi:1/2</dc:identifier></item>", namespaces: dc),
      items: [Item("T", guid: "doi:1/2")]),
    FeedExample(
      "dcterms: created, abstract",
      rss(
        "<item><title>T</title><dcterms:created>2024-08-28</dcterms:created><dcterms:abstract>So.</dcterms:abstract></item>",
        namespaces: "xmlns:dcterms='http://purl.org/dc/terms/'"),
      items: [Item("T", published: "2024-08-28T00:00:00Z", body: ["So."])]),
    FeedExample(
      "media: title and description where there is nothing else",
      rss(
        """
        <item><guid isPermaLink="false">1</guid><media:group><media:content url="https://a.example/1.mp4"/>
        <media:title>Clip</media:title><media:description type="plain">A clip.</media:description></media:group></item>
        """, namespaces: media), items: [Item("Clip", guid: "1", body: ["A clip."])]),
    FeedExample(
      "media: does not replace the item's own",
      rss(
        "<item><title>Own</title><description>Own text.</description><media:title>M</media:title><media:description>M.</media:description></item>",
        namespaces: media), items: [Item("Own", body: ["Own text."])]),
    FeedExample(
      "media: another spelling of the namespace",
      rss("<item><m:title>Clip</m:title></item>", namespaces: "xmlns:m='https://www.search.yahoo.com/mrss'"),
      items: [Item("Clip")]),
    FeedExample(
      "itunes: summary and author",
      rss(
        """
        <item><title>Episode</title><itunes:author>Ann</itunes:author><itunes:summary>What it is about.</itunes:summary>
        <enclosure url="https://a.example/1.mp3" length="1" type="audio/mpeg"/></item>
        """, namespaces: "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"),
      items: [Item("Episode", body: ["What it is about."], author: "Ann")]),
    FeedExample(
      "An item that is an enclosure alone is kept, and links to it",
      rss("<item><enclosure url=\"https://a.example/1.mp3\" length=\"1\" type=\"audio/mpeg\"/></item>"),
      items: [Item(link: "https://a.example/1.mp3")]),
    FeedExample(
      "atom: elements in RSS",
      rss(
        """
        <item><title>T</title><a10:updated>2024-08-28T14:05:06Z</a10:updated>
        <a10:link rel="self" href="https://a.example/x"/><a10:link href="https://a.example/1"/>
        <a10:author><a10:name>Ann</a10:name></a10:author><a10:id>urn:1</a10:id></item>
        """, "<a10:link rel='self' href='https://a.example/feed'/>",
        namespaces: "xmlns:a10='http://www.w3.org/2005/Atom'"),
      items: [
        Item("T", link: "https://a.example/1", guid: "urn:1", published: "2024-08-28T14:05:06Z", author: "Ann")
      ]),
    FeedExample(
      "A guid is an address unless it says otherwise",
      rss("<item><title>T</title><guid>https://a.example/1</guid></item>"),
      items: [Item("T", link: "https://a.example/1", guid: "https://a.example/1")]),
    FeedExample(
      "A guid that says that it is no address is none",
      rss("<item><title>T</title><guid isPermaLink=\"false\">https://a.example/1</guid></item>"),
      items: [Item("T", guid: "https://a.example/1")]),
    FeedExample(
      "A guid keeps its white space, inside and around",
      rss("<item><guid isPermaLink=\"false\"> a  b\n c </guid></item>"), items: [Item(guid: " a  b\n c ")]),
    FeedExample(
      "A guid of CDATA and references is their text",
      rss("<item><guid isPermaLink=\"false\"><![CDATA[a&amp;b]]>&amp;&#99;</guid></item>"),
      items: [Item(guid: "a&amp;b&c")]),
    FeedExample(
      "Any one of title, link, id, date and body makes an item",
      rss(
        """
        <item><title>T</title></item><item><link>https://a.example/1</link></item>
        <item><guid isPermaLink="false">g</guid></item><item><pubDate>2024-08-28</pubDate></item>
        <item><description>d</description></item>
        """),
      items: [
        Item("T"), Item(link: "https://a.example/1"), Item(guid: "g"), Item(published: "2024-08-28T00:00:00Z"),
        Item(body: ["d"]),
      ]),
    FeedExample(
      "An item with nothing is left out, and that is said",
      rss("<item><title> </title></item><item/><item><title>T</title></item>"), items: [Item("T")],
      problems: [FeedProblem(line: 3, reason: .emptyItem)]),
    FeedExample(
      "A relative link is relative to xml:base",
      rss("<item xml:base=\"sub/\"><link>1?x=1</link></item>", namespaces: "xml:base='https://b.example/dir/'"),
      items: [Item(link: "https://b.example/dir/sub/1?x=1")]),
    FeedExample(
      "Without xml:base it is relative to the channel's link",
      rss("<item><link>/1</link></item><item><link>x/../2#c</link></item><item><link>//c.example/3</link></item>"),
      url: "https://feeds.example/a",
      items: [
        Item(link: "https://a.example/1"), Item(link: "https://a.example/2#c"), Item(link: "https://c.example/3"),
      ]),
    FeedExample(
      "White space around a link is none of it; what it is not is left as given",
      rss("<item><link>\n https://a.example/1 \n</link></item><item><link>mailto:a@b.example</link></item>"),
      items: [Item(link: "https://a.example/1"), Item(link: "mailto:a@b.example")]),
    FeedExample(
      "HTML in a title: escaped, in CDATA, double-escaped",
      rss(
        """
        <item><title>&lt;b&gt;Bold&lt;/b&gt; &amp;amp; more</title></item>
        <item><title><![CDATA[<i>R&eacute;sum&#233;</i>]]></title></item>
        <item><title>AT&amp;amp;T &amp;lt;b&amp;gt;x&amp;lt;/b&amp;gt;</title></item>
        """), items: [Item("Bold & more"), Item("Résumé"), Item("AT&T x")]),
    FeedExample(
      "What only looks like HTML in a title stays",
      rss("<item><title>1 &lt; 2, a &amp; b, List&lt;String&gt;, &lt;3</title></item>"),
      items: [Item("1 < 2, a & b, List<String>, <3")]),
    FeedExample(
      "A description of plain text has its paragraphs by empty lines",
      rss("<item><description>One\nline.\n\nTwo.</description></item>"), items: [Item(body: ["One line.", "Two."])]),
    FeedExample(
      "A description with markup that is not escaped",
      rss("<item><description><p>One <b>bold</b></p><p>Two</p></description></item>"),
      items: [Item(body: ["One bold", "Two"])]),
    FeedExample(
      "A picture alone: the item stays, its words are the text",
      rss(
        "<item><link>https://a.example/1</link><description>&lt;img src='1.png' alt='A bridge'&gt;</description></item>"
      ),
      items: [Item(link: "https://a.example/1", body: ["A bridge"])]),
    FeedExample(
      "Scripts, styles and frames are no text",
      rss(
        "<item><description><![CDATA[<script>x()</script><style>p{}</style><p>Text</p><iframe src='x'>no</iframe>]]></description></item>"
      ), items: [Item(body: ["Text"])]),
    FeedExample(
      "An author is a name beside an address",
      rss(
        """
        <item><title>1</title><author>ann@a.example (Ann Bee)</author></item>
        <item><title>2</title><author>Ann Bee &lt;ann@a.example&gt;</author></item>
        <item><title>3</title><author>ann@a.example</author></item>
        """), items: [Item("1", author: "Ann Bee"), Item("2", author: "Ann Bee"), Item("3", author: "ann@a.example")]),
    FeedExample(
      "Names in any case",
      "<RSS version='2.0'><Channel><ITEM><Title>T</Title><PubDate>2024-08-28</PubDate></ITEM></Channel></RSS>",
      items: [Item("T", published: "2024-08-28T00:00:00Z")]),
    FeedExample(
      "A namespace for RSS itself",
      "<rss xmlns='http://backend.userland.com/rss2' version='2.0'><channel><item><title>T</title></item></channel></rss>",
      items: [Item("T")]),
    FeedExample(
      "Two descriptions of one item: the first that says something",
      rss("<item><title>T</title><description/><description>Said.</description></item>"),
      items: [Item("T", body: ["Said."])]),
    FeedExample(
      "Items beside the channel",
      "<rss version='2.0'><channel><title>W</title></channel><item><title>T</title></item></rss>", items: [Item("T")]),
  ]
}
