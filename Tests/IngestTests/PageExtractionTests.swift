import News
import Testing

@testable import Ingest

@Suite struct PageExtractionTests {
  private static let first =
    "The two sides agreed on Tuesday, after a long night, to continue the talks in the capital."
  private static let second =
    "Their host, who had brought them together, said that he welcomed the step, small as it was."
  private static let third = "Nobody expects a treaty soon, but a road, a border and a date are on the table again."
  private static let prose = [first, second, third].map { "<p>\($0) \($0) \($0)</p>" }.joined()

  private func page(_ body: String, head: String = "<title>Talks go on</title>") throws -> Page {
    try PageExtractor().extract(
      Array("<!DOCTYPE html><html><head>\(head)</head><body>\(body)</body></html>".utf8), url: nil)
  }

  private func text(_ body: String) throws -> String { try page(body).paragraphs.joined(separator: "\n") }

  @Test func paragraphsOfTheArticleInOrder() throws {
    let page = try page("<div id=main>\(Self.prose)</div>")
    #expect(page.paragraphs == [Self.first, Self.second, Self.third].map { "\($0) \($0) \($0)" })
    #expect(page.title == "Talks go on")
  }

  @Test(arguments: [
    "<nav><ul><li><a href=/a>FOREIGN</a></ul></nav>",
    "<div class=sidebar><p>FOREIGN and more of it, and more.</p></div>",
    "<div id=comments><p>FOREIGN comment, which is a long one, and angry.</p></div>",
    "<footer><p>FOREIGN rights</p></footer>",
    "<script>FOREIGN</script>", "<style>FOREIGN</style>", "<noscript>FOREIGN</noscript>",
    "<template>FOREIGN</template>",
    "<p style='display: none'>FOREIGN</p>", "<p hidden>FOREIGN</p>", "<p aria-hidden=true>FOREIGN</p>",
    "<form><input><button>FOREIGN</button></form>", "<div class=share><a href=x>FOREIGN</a></div>",
    "<ul><li><a href=/1>FOREIGN headline of another article</a><li><a href=/2>FOREIGN headline of one more</a></ul>",
    "<iframe src=x>FOREIGN</iframe>",
    "<div class=modal><p>FOREIGN message is on its way to a friend.</p><p>FOREIGN form.</p></div>",
    "<div id=cookie-consent><p>FOREIGN words on what is kept of you, and many of them, for many purposes.</p></div>",
    "<div class='newsletter-signup'><p>FOREIGN letter, every Monday, free, in your box.</p></div>",
    "<section class=page-overlay><p>FOREIGN words that lie over the page, and hide it.</p></section>",
    "<div role=dialog><p>FOREIGN consent, and much of it.</p></div>",
    "<aside><p>FOREIGN box, and more of it.</p></aside>",
    "<svg><title>FOREIGN</title></svg>", "<div><p>Advertisement</p></div>", "<h1>Talks go on</h1>",
  ])
  func whatIsNotTheArticleGoes(foreign: String) throws {
    for body in ["<div id=main>\(foreign)\(Self.prose)</div>", "<div id=main>\(Self.prose)\(foreign)</div>"] {
      let found = try text(body)
      #expect(!found.contains("FOREIGN") && !found.contains("Advertisement") && !found.hasPrefix("Talks go on"))
      #expect(found.contains(Self.first) && found.contains(Self.third))
    }
  }

  /// What is named like a box and holds the text is the article.
  @Test(arguments: [
    "<div class=modal>PROSE</div>", "<div class='post cookie-law'>PROSE</div>",
    "<article class=newsletter>PROSE</article>",
    "<div class=page-overlay><article>PROSE</article></div>", "<div id=consent-story><h2>Talks</h2>PROSE</div>",
  ])
  func anArticleInABoxStays(body: String) throws {
    let found = try text(body.replacing("PROSE", with: Self.prose))
    #expect(found.contains(Self.first) && found.contains(Self.third))
  }

  @Test(arguments: [
    ("<h2>Background</h2>", ["Background"]),
    ("<blockquote>“We will sign, and soon.”</blockquote>", ["“We will sign, and soon.”"]),
    ("<ul><li>a border, at last</li><li>a road</li></ul>", ["a border, at last", "a road"]),
    ("<p>one<br>line</p>", ["one line"]), ("<div>loose text, <b>bold</b> too</div>", ["loose text, bold too"]),
    ("<p>x<a href=/a>linked</a>y</p>", ["xlinkedy"]), ("<pre>code\n  here</pre>", ["code here"]),
    ("<figure><img src=a><figcaption>The map</figcaption></figure>", ["The map"]),
    ("<table><tr><th>Name</th><th>Age</th></tr><tr><td>Ann</td><td>5</td></tr></table>", ["Name Age", "Ann 5"]),
  ])
  func whatBelongsToTheArticleStays(part: String, expected: [String]) throws {
    let paragraphs = try page("<div id=main>\(Self.prose)\(part)\(Self.prose)</div>").paragraphs
    #expect(Array(paragraphs.dropFirst(3).dropLast(3)) == expected)
  }

  @Test func doubleLineBreaksSeparateParagraphs() throws {
    let body = "<div id=main>\(Self.first)<br><br>\(Self.second) <br> <br>\(Self.third)</div>"
    #expect(try page(body).paragraphs == [Self.first, Self.second, Self.third])
  }

  @Test func theAuthorsLineIsTakenFromTheText() throws {
    let page = try page("<div id=main><p class=byline>By Ann Lee</p>\(Self.prose)</div>")
    #expect(page.byline == "Ann Lee")
    #expect(page.paragraphs.first?.hasPrefix(Self.first) == true)
    let named = "<title>t</title><meta name=author content='Ben'>"
    #expect(try self.page("<p class=byline>By Ann Lee</p>\(Self.prose)", head: named).byline == "Ben")
  }

  @Test func textThatOnlyScriptsShowIsTakenFromTheLinkedData() throws {
    let body = String(repeating: "\(Self.first)\\n\\n", count: 5)
    let head =
      "<title>t</title><script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"\(body)\"}</script>"
    #expect(try page("<div id=app>Loading</div>", head: head).paragraphs == Array(repeating: Self.first, count: 5))
    let marked = head.replacing("\\n\\n", with: "<\\/p><p>")
    #expect(try page("<div id=app>Loading</div>", head: marked).paragraphs.count == 5)
  }

  @Test func anArticleOfAFileHasAllItsParts() throws {
    let head = """
      <title>Talks go on | Site</title><meta property=og:site_name content=Site><meta name=author content="Ann Lee">
      <meta property=article:published_time content=2024-08-28><link rel=canonical href="http://e.org/a/?utm_source=x">
      """
    let html = "<html lang=en><head>\(head)</head><body><div id=main>\(Self.prose)</div></body></html>"
    let article = try #require(Harvest(html, name: "a.html").articles.first)
    #expect(article.id.rawValue == "https://e.org/a")
    #expect(article.url == "http://e.org/a/?utm_source=x")
    #expect(article.title == "Talks go on")
    #expect(article.byline == "Ann Lee")
    #expect(article.source == "Site")
    #expect(article.published?.iso8601 == "2024-08-28T00:00:00Z")
    #expect(article.language == "en")
    #expect(article.paragraphs.count == 3)
  }
}

@Suite struct PagesWithoutArticleTests {
  private static let teasers = (1...12).map { number in
    """
    <div class=teaser><h2><a href=/\(number)>Headline number \(number) of the day</a></h2>
    <p>What happened in the capital of country number \(number), and who was there.</p></div>
    """
  }.joined()

  private static let pages: [(name: String, html: String)] = [
    (
      "index of links",
      "<title>News</title><ul>" + (1...40).map { "<li><a href=/\($0)>Headline number \($0) of the day</a>" }.joined()
        + "</ul>"
    ),
    ("index with teasers", "<title>News</title><div class=content>\(teasers)</div>"),
    (
      "login",
      "<title>Site</title><h1>Welcome back</h1><p>Please enter your name and password, to go on reading.</p><form><input name=a><input type=password></form>"
    ),
    (
      "login by title",
      "<title>Log in - Site</title><div><p>Please enter your mail address, and we send you a link to read on.</p></div>"
    ),
    ("error", "<title>404 Not Found</title><center><h1>404 Not Found</h1></center><hr><center>server</center>"),
    (
      "error in words",
      "<title>Page not found | Site</title><div class=content><h1>Oops!</h1><p>The page that you are looking for is not here any more, or has never been here at all.</p></div>"
    ),
    (
      "challenge",
      "<title>Just a moment...</title><div><p>Checking your browser before you can read this page, which takes a few seconds.</p></div>"
    ),
    (
      "hardly anything",
      "<title>Site</title><div class=nav2><a href=/a>Politics and the world</a> <a href=/b>Economy and business</a> <a href=/c>Sports and culture</a></div><p>Choose a section, please.</p>"
    ),
    ("nothing", "<html><body></body></html>"),
    ("a frame", "<title>Site</title><iframe src=x></iframe>"),
  ]

  @Test(arguments: pages.indices)
  func haveAnEmptyBody(index: Int) throws {
    let (name, html) = Self.pages[index]
    let page = try PageExtractor().extract(Array(html.utf8), url: nil)
    #expect(page.paragraphs == [], "\(name)")
    #expect(Harvest(html, name: "a.html").problems.map(\.reason) == [.withoutArticle], "\(name)")
  }

  @Test func anArticleMayNameAnErrorInItsTitle() throws {
    let text =
      "<p>" + String(repeating: "The error was found by an auditor, who spoke of it on Tuesday. ", count: 12) + "</p>"
    let page = try PageExtractor().extract(
      Array("<title>An error in the count</title><div>\(text)</div>".utf8), url: nil)
    #expect(page.paragraphs.count == 1)
  }

  @Test func linksToOtherArticlesDoNotMakeAnIndex() throws {
    let text = "<p>" + String(repeating: "They met in the capital, and spoke at length of peace. ", count: 12) + "</p>"
    let links = (1...6).map { "<p><a href=/\($0)>Headline number \($0) of the day</a></p>" }.joined()
    let page = try PageExtractor().extract(
      Array("<title>t</title><div>\(text)\(text)\(text)\(links)</div>".utf8), url: nil)
    #expect(page.paragraphs.count >= 3)
  }
}
