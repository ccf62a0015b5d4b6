extension FeedExample {
  private static let item = "<item><title>Talks</title><link>https://a.example/1</link></item>"
  private static let talks = [Item("Talks", link: "https://a.example/1")]

  /// Feeds that are written in the namespace of something else.
  static let vocabularies: [FeedExample] =
    [
      "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml", "http://purl.org/dc/elements/1.1/",
      "http://search.yahoo.com/mrss/", "urn:x",
    ].flatMap { uri in
      [
        FeedExample(
          "RSS in the default namespace \(uri)",
          "<rss version='2.0' xmlns='\(uri)'><channel><title>W</title>\(item)</channel></rss>", items: talks),
        FeedExample(
          "RSS with a prefix for \(uri)",
          "<r:rss xmlns:r='\(uri)'><r:channel><r:item><r:title>Talks</r:title><r:link>https://a.example/1</r:link></r:item></r:channel></r:rss>",
          items: talks),
        FeedExample(
          "RDF in the default namespace \(uri)",
          "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='\(uri)'><channel><title>W</title></channel>\(item)</rdf:RDF>",
          items: talks),
        FeedExample(
          "Atom in the default namespace \(uri)",
          "<feed xmlns='\(uri)'><entry><title>Talks</title><link href='https://a.example/1'/><updated>2024-08-28</updated></entry></feed>",
          items: [Item("Talks", link: "https://a.example/1", published: "2024-08-28T00:00:00Z")]),
      ]
    } + [
      FeedExample(
        "RSS in Atom's namespace with links of Atom",
        """
        <rss xmlns="http://www.w3.org/2005/Atom" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>W</title>
        <atom:link rel="self" href="https://a.example/feed"/>
        <item><title>Talks</title><atom:link rel="self" href="https://a.example/x"/><link>https://a.example/1</link></item>
        </channel></rss>
        """, items: talks),
      FeedExample(
        "Prefixes that nobody declared",
        "<r:rss><r:channel><r:item><r:title>Talks</r:title><r:link>https://a.example/1</r:link></r:item></r:channel></r:rss>",
        items: talks),
    ]

  /// Addresses as they are written.
  static let addresses: [FeedExample] = [
    FeedExample(
      "Blanks in a link are escaped, ends of lines in it are none",
      rss(
        """
        <item><link>https://a.example/b c?d=e f</link></item><item><link>
          https://a.example/long/
          path </link></item><item><guid>https://a.example/g h</guid></item>
        """),
      items: [
        Item(link: "https://a.example/b%20c?d=e%20f"), Item(link: "https://a.example/long/path"),
        Item(link: "https://a.example/g%20h", guid: "https://a.example/g h"),
      ]),
    FeedExample(
      "Blanks in a relative link and in xml:base",
      rss("<item xml:base='/d e/'><link>b c</link></item>", namespaces: "xml:base='https://a.example/'"),
      items: [Item(link: "https://a.example/d%20e/b%20c")]),
  ]

  /// References to characters that are none.
  static let references: [FeedExample] = [
    FeedExample(
      "Halves of a character side by side are the character",
      rss(
        "<item><title>&#xD83D;&#xDE00; &#55357;&#56832; a</title><description>b &#xd83d;&#xde00; c</description></item>"
      ),
      items: [Item("😀 😀 a", body: ["b 😀 c"])]),
    FeedExample(
      "The same, escaped",
      rss(
        """
        <item><title>&amp;#55357;&amp;#56832; a</title><description>&lt;p&gt;b &amp;#xD83D;&amp;#xDE00; c&lt;/p&gt;</description></item>
        """), items: [Item("😀 a", body: ["b 😀 c"])]),
    FeedExample(
      "A half alone, and numbers beyond all characters",
      rss("<item><title>a &#xD83D; b &#56832; c &#x110000; d &#99999999999;</title></item>"),
      items: [Item("a \u{fffd} b \u{fffd} c \u{fffd} d \u{fffd}")]),
    FeedExample(
      "Numbers of Windows-1252",
      rss(
        "<item><title>a &#150; b&#146;s</title><description>&lt;p&gt;c &amp;#151; d&amp;#x85;&lt;/p&gt;</description></item>"
      ),
      items: [Item("a – b’s", body: ["c — d…"])]),
  ]

  private static func declared(_ label: String, _ title: [UInt8]) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"\(label)\"?><rss><channel><item><title>".utf8) + title
      + Array("</title></item></channel></rss>".utf8)
  }

  /// Declarations and bytes that disagree a little.
  static let damaged: [FeedExample] = [
    FeedExample(
      "One stray byte in a document that says that it is UTF-8",
      bytes: declared("UTF-8", Array("Eins – zwei, caf".utf8) + [0xe8] + Array(" drei".utf8)),
      items: [Item("Eins – zwei, cafè drei")]),
    FeedExample(
      "The same without a declaration",
      bytes: Array("<rss><channel><item><title>Eins – zwei, caf".utf8) + [0xe8]
        + Array("</title></item></channel></rss>".utf8),
      items: [Item("Eins – zwei, cafè")]),
    FeedExample(
      "A server's default beside a document that says that it is UTF-8",
      bytes: declared("UTF-8", Array("Eins – zwei, caf".utf8) + [0xe8]), contentType: "text/xml; charset=iso-8859-1",
      items: [Item("Eins – zwei, cafè")]),
    FeedExample(
      "A character that was cut is no guess",
      bytes: declared("UTF-8", Array("– a ".utf8) + [0xe2, 0x80] + Array(" b".utf8)), items: [Item("– a \u{fffd} b")]),
    FeedExample(
      "EBCDIC",
      bytes: PageEncodingBytes.ebcdic(
        "<?xml version=\"1.0\" encoding=\"cp037\"?><rss><channel><item><title>Talks</title></item></channel></rss>"),
      items: [Item("Talks")]),
    FeedExample(
      "A code page by its bare number", bytes: declared("437", [0x81, 0x84]), items: [Item("üä")]),
    FeedExample(
      "A code page by its name in Python", bytes: declared("mac_cyrillic", [0x8c, 0xe8, 0xf0]), items: [Item("Мир")]),
    FeedExample(
      "GB 2312 means GB 18030", bytes: declared("gb2312", [0x80, 0x40, 0x81, 0x40]), items: [Item("\u{fffd}@丂")]),
  ]
}

/// Text in encodings that Swift does not write.
enum PageEncodingBytes {
  /// Letters, digits and the marks of XML in code page 37.
  static func ebcdic(_ text: String) -> [UInt8] {
    let marks: [Character: UInt8] = [
      "<": 0x4c, ">": 0x6e, "?": 0x6f, "=": 0x7e, "\"": 0x7f, "/": 0x61, " ": 0x40, ".": 0x4b, "-": 0x60,
    ]
    return text.map { character in
      if let mark = marks[character] { return mark }
      let byte = character.asciiValue ?? 0x6f
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): return 0xf0 &+ byte &- UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "i"): return 0x81 &+ byte &- UInt8(ascii: "a")
      case UInt8(ascii: "j")...UInt8(ascii: "r"): return 0x91 &+ byte &- UInt8(ascii: "j")
      case UInt8(ascii: "s")...UInt8(ascii: "z"): return 0xa2 &+ byte &- UInt8(ascii: "s")
      case UInt8(ascii: "A")...UInt8(ascii: "I"): return 0xc1 &+ byte &- UInt8(ascii: "A")
      case UInt8(ascii: "J")...UInt8(ascii: "R"): return 0xd1 &+ byte &- UInt8(ascii: "J")
      case UInt8(ascii: "S")...UInt8(ascii: "Z"): return 0xe2 &+ byte &- UInt8(ascii: "S")
      default: return 0x6f
      }
    }
  }
}
