import News
import Testing

@testable import Ingest

@Suite struct OPMLTests {
  private func read(_ text: String) throws -> SubscriptionList { try SubscriptionList.read(Array(text.utf8)) }

  private static func document(_ body: String, version: String = "2.0") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <opml version="\(version)" xmlns:reader="urn:x-reader:opml">
    <head><title>Mine</title></head>
    <body>
    \(body)
    </body>
    </opml>
    """
  }

  @Test(arguments: [
    (#"<outline type="rss" text="A" xmlUrl="https://a.example/f"/>"#, ["https://a.example/f | ~A"]),
    (#"<outline text="A" xmlurl="https://a.example/f"/>"#, ["https://a.example/f | ~A"]),
    (#"<outline text="A" xmlURL="https://a.example/f" type="atom"/>"#, ["https://a.example/f | ~A"]),
    (#"<outline TEXT="A" XMLURL="https://a.example/f"></outline>"#, ["https://a.example/f | ~A"]),
    (#"<Outline text="A" XmlUrl="https://a.example/f"/>"#, ["https://a.example/f | ~A"]),
    (#"<outline type="rss" text="A" url="https://a.example/f"/>"#, ["https://a.example/f | ~A"]),
    (#"<outline xmlUrl="https://a.example/f"/>"#, ["https://a.example/f"]),
    (#"<outline xmlUrl=" https://a.example/f " title="" text="  "/>"#, ["https://a.example/f"]),
    (#"<outline text="T" title="Title" xmlUrl="https://a.example/f"/>"#, ["https://a.example/f | ~Title"]),
    (
      #"<outline text="A &amp; B &#8211; &quot;C&quot;" xmlUrl="https://a.example/f?a=1&amp;b=2"/>"#,
      ["https://a.example/f?a=1&b=2 | ~A & B – \"C\""]
    ),
    (
      #"<outline text="News"><outline xmlUrl="https://a.example/f"/></outline><outline xmlUrl="https://b.example/f"/>"#,
      ["https://a.example/f | News", "https://b.example/f"]
    ),
    (
      #"<outline title="News"><outline text="Europe"><outline xmlUrl="https://a.example/f"/></outline></outline>"#,
      ["https://a.example/f | News | Europe"]
    ),
    (#"<outline><outline xmlUrl="https://a.example/f"/></outline>"#, ["https://a.example/f"]),
    (
      #"<outline type="rss" text="News" xmlUrl=""><outline type="atom" text="Europe"><outline xmlUrl="https://a.example/f"/></outline></outline>"#,
      ["https://a.example/f | News | Europe"]
    ),
    (
      #"<outline xmlUrl="https://a.example/f" category="/Boston/Weather, tech ,,tech"/>"#,
      ["https://a.example/f | Boston/Weather | tech"]
    ),
    (
      #"<outline text="tech"><outline xmlUrl="https://a.example/f" category="tech,news"/></outline>"#,
      ["https://a.example/f | tech | news"]
    ),
    (
      #"<outline text="a"><outline xmlUrl="https://a.example/f"/></outline><outline text="b"><outline xmlUrl="http://a.example/f"/></outline>"#,
      ["https://a.example/f | a | b"]
    ),
    (
      #"<outline text="F" xmlUrl="https://a.example/f"><outline xmlUrl="https://b.example/f"/></outline>"#,
      ["https://a.example/f | ~F", "https://b.example/f"]
    ),
    (#"<outline text="F" reader:titleFrom="feed" xmlUrl="https://a.example/f"/>"#, ["https://a.example/f"]),
    (
      #"<outline text="Arts, Culture"><outline xmlUrl="https://a.example/f"/></outline>"#,
      ["https://a.example/f | Arts Culture"]
    ),
    (#"<outline text="Empty folder"/>"#, []),
  ])
  func outlines(body: String, expected: [String]) throws {
    for version in ["1.0", "1.1", "2.0"] {
      let list = try read(Self.document(body, version: version))
      #expect(list.format == .opml)
      #expect(summary(list) == expected)
      #expect(list.problems.isEmpty)
    }
  }

  @Test func fullTextAndHomepage() throws {
    let list = try read(
      Self.document(
        """
        <outline xmlUrl="https://a.example/f" htmlUrl="https://a.example/" reader:fullText="always"/>
        <outline xmlUrl="https://b.example/f" htmlUrl="javascript:alert(1)" reader:fullText="sometimes"/>
        """))
    #expect(list.subscriptions.map(\.fullText) == [.always, .auto])
    #expect(list.subscriptions.map(\.homepage) == ["https://a.example/", nil])
  }

  @Test func whatIsLeftOutIsSaidWithItsLine() throws {
    let list = try read(
      Self.document(
        """
        <outline text="sh" xmlUrl="exec:ls"/>
        <outline text="f" xmlUrl="file:///etc/passwd"/>
        <outline
          type="rss" text="none"/>
        <outline type="include" text="more" url="https://a.example/more.opml"/>
        <outline type="link" text="page" url="https://a.example/"/>
        <outline xmlUrl="not an address"/>
        <outline xmlUrl="https://a.example/f"/>
        """))
    #expect(summary(list) == ["https://a.example/f"])
    #expect(list.skipped == 6)
    let expected: [(Int, SubscriptionProblem.Reason)] = [
      (5, .scheme("exec")), (6, .scheme("file")), (8, .withoutAddress("none")), (9, .link("more")),
      (10, .link("page")), (11, .malformedAddress("not an address")),
    ]
    #expect(list.problems == expected.map { SubscriptionProblem(line: $0.0, reason: $0.1) })
  }

  @Test(arguments: [
    // Breaks off.
    (#"<opml><body><outline xmlUrl="https://a.example/f"/><outline text="B" xmlUr"#, ["https://a.example/f"]),
    (#"<opml><body><outline text="News"><outline xmlUrl="https://a.example/f"/>"#, ["https://a.example/f | News"]),
    // An ampersand and a mark as they are, values without quotes.
    (
      #"<opml><body><outline text="A & B < C" xmlUrl="https://a.example/f?a=1&b=2"/></body></opml>"#,
      ["https://a.example/f?a=1&b=2 | ~A & B < C"]
    ),
    (#"<opml><body><outline text=A xmlUrl=https://a.example/f /></body></opml>"#, ["https://a.example/f | ~A"]),
    // Entities of HTML.
    (
      #"<opml><body><outline text="Caf&eacute;&nbsp;x" xmlUrl="https://a.example/f"/></body></opml>"#,
      ["https://a.example/f | ~Café x"]
    ),
    // No root, or something around it.
    (#"<outline xmlUrl="https://a.example/f"/>"#, ["https://a.example/f"]),
    (
      "HTTP/1.0 200 OK\n\n<?xml version='1.0'?><opml><body><outline xmlUrl='https://a.example/f'/></body></opml>junk",
      ["https://a.example/f"]
    ),
    ("\u{feff}  <opml><outline xmlUrl='https://a.example/f'/></opml>", ["https://a.example/f"]),
    // A control character, and an end that is missing or too many.
    (
      "<opml><body><outline text='a\u{1}b' xmlUrl='https://a.example/f'/></outline></body>",
      ["https://a.example/f | ~ab"]
    ),
  ])
  func malformedListsAreReadAsFarAsPossible(text: String, expected: [String]) throws {
    #expect(summary(try read(text)) == expected)
  }

  @Test func otherEncodings() throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><opml><outline text=\"Zürich\" xmlUrl=\"https://a.example/f\"/></opml>"
    #expect(
      summary(try SubscriptionList.read(text.unicodeScalars.map { UInt8($0.value) })) == [
        "https://a.example/f | ~Zürich"
      ])
    var wide: [UInt8] = [0xff, 0xfe]
    for unit in text.utf16 { wide += [UInt8(unit & 0xff), UInt8(unit >> 8)] }
    #expect(summary(try SubscriptionList.read(wide)) == ["https://a.example/f | ~Zürich"])
  }

  @Test(arguments: [
    String(repeating: "<outline>", count: 100_000),
    "<opml " + (0..<200_000).map { "a\($0)='x'" }.joined(separator: " ")
      + "><outline xmlUrl='https://a.example/f'/></opml>",
    "<!DOCTYPE opml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
      + "<opml><outline text='&b;&c;' xmlUrl='https://a.example/f'/></opml>",
    "<opml>" + String(repeating: "<outline text='x' xmlUrl='https://a.example/", count: 20_000),
    "<opml><outline text='" + String(repeating: "x", count: 5 << 20) + "' xmlUrl='https://a.example/f'/></opml>",
    "<opml>" + String(repeating: "</outline>", count: 200_000),
  ])
  func listsThatAreBuiltToExhaust(text: String) throws {
    // Either outcome is right: what counts is that there is one, and that nothing is taken in.
    let list = try read(text)
    #expect(list.subscriptions.count <= 1)
    #expect(!summary(list).joined().contains("root:"))
    #expect(summary(list).joined().utf8.count < 10_000)
    for problem in list.problems { #expect(isPrintable(problem.description)) }
  }
}

@Suite struct OPMLWriterTests {
  /// SplitMix64 (Steele, Lea, Flood 2014): the same lists in every run.
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
  }

  private static let pieces = [
    "a", "Ж", "é", " ", "&", "<", ">", "\"", "'", "]]>", "&amp;", "%2C", "/", "~", "!", "#", "\\", "日本", "👩‍🚀", "=",
  ]

  private static func text(_ random: inout Random) -> String {
    (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  private static func subscription(_ number: Int, _ random: inout Random) throws -> ListedSubscription {
    let scheme = Bool.random(using: &random) ? "https" : "http"
    let user = Int.random(in: 0..<5, using: &random) == 0 ? "me:s&cret@" : ""
    let tags = (0..<Int.random(in: 0...3, using: &random)).map { _ in text(&random) }
    return ListedSubscription(
      address: try FeedAddress("\(scheme)://\(user)h\(number).example/f?a='1'&b=\(number)"),
      title: SubscriptionTitle.cleaned(text(&random)), feedTitle: SubscriptionTitle.cleaned(text(&random)),
      homepage: Bool.random(using: &random) ? "https://h\(number).example/?x=1&y=2" : nil,
      tags: SubscriptionTags.cleaned(tags),
      fullText: Subscription.FullText.allCases.randomElement(using: &random) ?? .auto)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var random = Random(state: 20_240_828)
    for round in 0..<200 {
      let written = try (0..<(round % 12)).map { try Self.subscription($0, &random) }
      let text = OPMLWriter().text(written, created: Timestamp(seconds: 1_700_000_000))
      let list = try SubscriptionList.read(Array(text.utf8))
      #expect(list.problems.isEmpty)
      let read = Dictionary(uniqueKeysWithValues: list.subscriptions.map { ($0.address.identity, $0) })
      #expect(read.count == written.count)
      for subscription in written {
        let found = try #require(read[subscription.address.identity])
        #expect(found.address == subscription.address)
        #expect(found.title == subscription.title)
        #expect(found.tags == subscription.tags)
        #expect(found.fullText == subscription.fullText)
        #expect(found.homepage == subscription.homepage)
      }
    }
  }

  @Test func whatOtherProgramsRead() throws {
    let subscriptions = [
      ListedSubscription(
        address: try FeedAddress("https://a.example/f?a=1&b=2"), title: "A & \"B\"", homepage: "https://a.example/",
        tags: ["News", "Two words"], fullText: .always),
      ListedSubscription(address: try FeedAddress("https://www.b.example/f"), feedTitle: nil),
      ListedSubscription(address: try FeedAddress("https://c.example/f"), feedTitle: "Its own", tags: ["News"]),
    ]
    let text = OPMLWriter().text(subscriptions, created: Timestamp(seconds: 1_700_000_000))
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <opml version="2.0" xmlns:reader="urn:x-reader:opml">
          <head>
            <title>Feeds of reader</title>
            <dateCreated>14 Nov 2023 22:13:20 GMT</dateCreated>
          </head>
          <body>
            <outline text="News" title="News">
              <outline type="rss" text="A &amp; &quot;B&quot;" title="A &amp; &quot;B&quot;" xmlUrl="https://a.example/f?a=1&amp;b=2" htmlUrl="https://a.example/" category="News,Two words" reader:fullText="always"/>
              <outline type="rss" text="Its own" title="Its own" xmlUrl="https://c.example/f" category="News" reader:titleFrom="feed"/>
            </outline>
            <outline type="rss" text="b.example" title="b.example" xmlUrl="https://www.b.example/f" reader:titleFrom="feed"/>
          </body>
        </opml>

        """)
  }

  /// Valid lists with random bytes changed, cut and doubled: nothing traps, nothing unprintable or local comes out.
  @Test func mutations() throws {
    var random = Random(state: 7)
    let opml = OPMLWriter().text(
      try (0..<4).map { try Self.subscription($0, &random) }, created: Timestamp(seconds: 1_700_000_000))
    let lines =
      "https://a.example/f news \"~A \\\"Name\\\"\" !x\nexec:ls\n# c\n\"query:a:b\"\nhttp://b.example/ \"two words\"\n"
    for sample in [opml, lines] {
      for round in 0..<500 {
        var bytes = Array(sample.utf8)
        for _ in 0...(round % 8) {
          let index = Int.random(in: bytes.indices, using: &random)
          switch Int.random(in: 0..<5, using: &random) {
          case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
          case 1: bytes.remove(at: index)
          case 2: bytes.insert(Array("<>&\"'=/\n \u{1b}\\#~!".utf8).randomElement(using: &random) ?? 0, at: index)
          case 3: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...40, using: &random)))
          default: bytes.insert(contentsOf: bytes[index...].prefix(30), at: index)
          }
          if bytes.isEmpty { bytes = [0x20] }
        }
        guard let list = try? SubscriptionList.read(bytes) else { continue }
        for listed in list.subscriptions {
          #expect(listed.address.url.hasPrefix("http://") || listed.address.url.hasPrefix("https://"))
          for text in [listed.address.url, listed.title ?? "", listed.homepage ?? ""] + listed.tags
          where !isPrintable(text) {
            Issue.record("round \(round): \(text.debugDescription)")
          }
        }
        for problem in list.problems { #expect(isPrintable(problem.description)) }
      }
    }
  }
}
