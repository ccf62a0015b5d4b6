extension FeedExample {
  /// RSS 0.90 and 1.0.
  static let rdf: [FeedExample] = [
    FeedExample(
      "RSS 1.0: items beside the channel, rdf:about is the id",
      """
      <?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://purl.org/rss/1.0/">
      <channel rdf:about="https://a.example/feed"><title>Wire</title><link>https://a.example/</link>
      <items><rdf:Seq><rdf:li rdf:resource="https://a.example/1"/></rdf:Seq></items></channel>
      <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link>
      <dc:date>2024-08</dc:date><dc:creator>Ann</dc:creator><description>They met.</description></item></rdf:RDF>
      """,
      items: [
        Item(
          "One", link: "https://a.example/1", guid: "https://a.example/1", published: "2024-08-01T00:00:00Z",
          body: ["They met."], author: "Ann")
      ]),
    FeedExample(
      "RSS 0.90",
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
      <channel><title>W</title></channel><image><title>Logo</title></image>
      <item><title>One</title><link>http://a.example/1</link></item></rdf:RDF>
      """, items: [Item("One", link: "http://a.example/1")]),
    FeedExample(
      "RSS 1.0 with a prefix for everything",
      """
      <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://purl.org/rss/1.0/">
      <x:channel r:about="u"><x:title>W</x:title></x:channel><x:item r:about="urn:1"><x:title>One</x:title></x:item></r:RDF>
      """, items: [Item("One", guid: "urn:1")]),
    FeedExample(
      "RSS 1.0 with content:encoded as XML",
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel/><item rdf:about="urn:1"><title>One</title>
      <c:encoded><p>They <em>met</em>.</p></c:encoded></item></rdf:RDF>
      """, items: [Item("One", guid: "urn:1", body: ["They met."])]),
    FeedExample(
      "RSS 1.0 without any declaration of its prefixes",
      """
      <rdf:RDF><channel><title>W</title></channel><item rdf:about="urn:1"><title>One</title>
      <dc:date>2024-08-28T10:00Z</dc:date></item></rdf:RDF>
      """, items: [Item("One", guid: "urn:1", published: "2024-08-28T10:00:00Z")]),
  ]

  /// CDF.
  static let others: [FeedExample] = [
    FeedExample(
      "CDF: addresses and dates are attributes",
      """
      <?xml version="1.0"?><CHANNEL HREF="http://a.example/index.html" BASE="http://a.example/d/"><TITLE>W</TITLE>
      <ITEM HREF="1.html" LASTMOD="2024-08-28T14:05"><TITLE>One</TITLE><ABSTRACT>They met.</ABSTRACT></ITEM></CHANNEL>
      """,
      items: [
        Item("One", link: "http://a.example/d/1.html", published: "2024-08-28T14:05:00Z", body: ["They met."])
      ]),
    FeedExample(
      "CDF: an anchor as the address, values as attributes",
      """
      <Channel HREF="http://a.example/"><Item><A HREF="http://a.example/1"/><Title VALUE="One"/>
      <Abstract VALUE="They met."/></Item></Channel>
      """, items: [Item("One", link: "http://a.example/1", body: ["They met."])]),
    FeedExample(
      "CDF: a channel in a channel",
      """
      <Channel HREF="http://a.example/"><Title>W</Title><Channel HREF="http://a.example/s"><Title>S</Title>
      <Item HREF="http://a.example/1"><Title>One</Title></Item></Channel></Channel>
      """, items: [Item("One", link: "http://a.example/1")]),
  ]
}
