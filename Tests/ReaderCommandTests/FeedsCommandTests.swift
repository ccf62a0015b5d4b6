import Foundation
import TestServer
import Testing

@Suite struct FeedsCommandTests {
  let program: Program
  let server: WebServer

  init() throws {
    program = try Program()
    server = try WebServer()
    server["/feed.xml"] = .feed(WebExample.feed)
  }

  private func rows() throws -> [[String: Any]] { try program.run("feeds", "list", "--json").array() }

  @Test func addListRemove() throws {
    let url = server.url("/feed.xml")
    let added = try program.run("feeds", "add", url, "--tag", "north", "--tag", "sea,ice", "--full-text", "always")
    #expect(added.status == 0)
    #expect(added.output == "added: Harbour News, \(url) (2 articles)\n")

    let row = try #require(try rows().first)
    #expect(
      Set(row.keys) == [
        "url", "path", "title", "tags", "fullText", "articles", "unread", "checked", "due", "failures", "problem",
        "disabled",
      ])
    #expect(row["url"] as? String == url)
    #expect(row["path"] is NSNull)
    #expect(row["title"] as? String == "Harbour News")
    #expect(row["tags"] as? [String] == ["north", "sea ice"])
    #expect(row["fullText"] as? String == "always")
    #expect(row["articles"] as? Int == 0)
    #expect(row["failures"] as? Int == 0)
    #expect(row["problem"] is NSNull)

    let again = try program.run("feeds", "add", url, "--title", "Other")
    #expect(again.status == 0)
    #expect(again.output.hasPrefix("already there: "))
    #expect(try rows().count == 1)

    let table = try program.run("feeds").output
    #expect(table.hasPrefix("TITLE "))
    #expect(table.contains("Harbour News"))
    #expect(table.contains("never"))
    #expect(table.contains("north, sea ice  \(url)"))

    #expect(try program.run("feeds", "remove", "https://elsewhere.example/").status == 66)
    #expect(try program.run("feeds", "remove", url).output == "no longer followed: \(url)\n")
    #expect(try rows().isEmpty)
    #expect(try program.run("feeds").complaint.contains("reader feeds import"))
  }

  @Test func aPageNamesItsFeed() throws {
    server["/"] = .html(WebExample.page(#"<link rel="alternate" type="application/rss+xml" href="feed.xml">"#))
    let added = try program.run("feeds", "add", server.url("/"))
    #expect(added.status == 0)
    #expect(try rows().map { $0["url"] as? String } == [server.url("/feed.xml")])
    #expect(server.requests == ["/", "/feed.xml"])
  }

  @Test func aPageThatNamesSeveralFeedsLeavesTheChoice() throws {
    server["/"] = .html(
      WebExample.page(
        """
        <link rel="alternate" type="application/rss+xml" href="/feed.xml" title="All \u{1b}[31mnews">
        <link rel="alternate" type="application/atom+xml" href="/comments">
        """))
    let result = try program.run("feeds", "add", server.url("/"))
    #expect(result.status == 64)
    #expect(
      result.complaint == """
        reader: \(server.url("/")): names 2 feeds; add the one that you want:
        reader:   \(server.url("/feed.xml")) (All [31mnews)
        reader:   \(server.url("/comments"))

        """)
    #expect(try rows().isEmpty)
  }

  @Test func whatIsNoFeed() throws {
    server["/"] = .html(WebExample.page())
    server["/broken"] = .html(
      WebExample.page(#"<link rel="alternate" type="application/rss+xml" href="/missing.xml">"#))
    server["/gone"] = .init(status: 410)
    server["/busy"] = .init(status: 503)
    for (path, status, words) in [
      ("/", 65, "names no feed"), ("/broken", 69, "/missing.xml: there is nothing"), ("/missing", 69, "nothing"),
      ("/gone", 69, "for good"), ("/busy", 75, "try again"),
    ] {
      let result = try program.run("feeds", "add", server.url(path))
      #expect(result.status == status)
      #expect(result.complaint.contains(words))
      #expect(result.complaint.contains("--no-check") == (status == 75))
      #expect(result.output.isEmpty)
    }
    for (argument, status) in [
      ("exec:ls", 64), ("file:///etc/passwd", 64), ("two words", 64), ("/no/such/directory", 66), ("", 64),
      (Program.seeds + "/../README.md", 64),
    ] {
      let result = try program.run("feeds", "add", argument)
      #expect(result.status == Int32(status), "\(argument)")
      #expect(result.complaint.hasPrefix("reader: "))
    }
    #expect(try rows().isEmpty)
  }

  @Test func withoutANetworkTheAddressIsTakenUnseen() throws {
    let url = "http://127.0.0.1:\(try TestServer.unusedPort())/feed"
    let refused = try program.run("feeds", "add", url)
    #expect(refused.status == 75)
    #expect(refused.complaint.contains("--no-check"))
    let added = try program.run("feeds", "add", "--no-check", url, "news.example/feed", "--tag", "x")
    #expect(added.status == 0)
    #expect(try rows().map { $0["url"] as? String } == [url, "https://news.example/feed"])
    #expect(try rows().allSatisfy { $0["title"] is NSNull && $0["checked"] is NSNull })
  }

  @Test func someThatWorkAreEnough() throws {
    let result = try program.run("feeds", "add", server.url("/missing"), server.url("/feed.xml"))
    #expect(result.status == 0)
    #expect(result.complaint.contains("/missing"))
    #expect(try rows().count == 1)
    #expect(try program.run("feeds", "add", server.url("/a"), server.url("/feed.xml"), "--title", "T").status == 64)
  }

  /// What the person typed may be local; where a server or a page leads from there may not, unless it is the same.
  @Test func redirectsAndNamesLeadToPublicPlacesOnly() throws {
    let other = try WebServer()
    other["/feed.xml"] = .feed(WebExample.feed)
    server["/old"] = .moved(301, to: "/feed.xml")
    server["/away"] = .moved(302, to: other.url("/feed.xml"))
    server["/page"] = .html(
      WebExample.page("<link rel=\"alternate\" type=\"application/rss+xml\" href=\"\(other.url("/feed.xml"))\">"))
    for path in ["/away", "/page"] {
      let refused = try program.run("feeds", "add", server.url(path))
      #expect(refused.status == 69)
      #expect(refused.complaint.contains("not public"))
      #expect(other.requests.isEmpty)
    }
    #expect(try program.run("feeds", "add", server.url("/old")).status == 0)
    // The address has moved for good; any of the two names the subscription.
    #expect(try rows().map { $0["url"] as? String } == [server.url("/feed.xml")])
    #expect(try program.run("feeds", "remove", server.url("/old")).status == 0)
    #expect(try program.run("feeds", "add", "--allow-private", server.url("/page")).status == 0)
    #expect(try rows().map { $0["url"] as? String } == [other.url("/feed.xml")])
  }

  @Test func directories() throws {
    let folder = program.home.path + "/inbox"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(try program.run("feeds", "add", folder + "/../inbox/", "--title", "Inbox").status == 0)
    let row = try #require(try rows().first)
    #expect(row["path"] as? String == folder)
    #expect(row["url"] is NSNull)
    #expect(row["title"] as? String == "Inbox")
    let exported = try program.run("feeds", "export")
    #expect(exported.status == 0)
    #expect(exported.complaint.contains("watched directory is left out"))
    #expect(try program.run("feeds", "remove", folder).status == 0)
  }

  @Test func set() throws {
    let url = server.url("/feed.xml")
    _ = try program.run("feeds", "add", url, "--title", "Mine", "--tag", "a")
    #expect(try program.run("feeds", "set", url).status == 64)
    #expect(try program.run("feeds", "set", url, "--full-text", "sometimes").status == 64)
    #expect(try program.run("feeds", "set", url, "--tag", "x", "--no-tags").status == 64)
    #expect(try program.run("feeds", "set", url, "--tag", "b", "--tag", "c", "--full-text", "never").status == 0)
    var row = try #require(try rows().first)
    #expect(row["title"] as? String == "Mine")
    #expect(row["tags"] as? [String] == ["b", "c"])
    #expect(row["fullText"] as? String == "never")
    // Another spelling of the same address.
    let spelled = url.replacing("http:", with: "HTTP:") + "#top"
    #expect(try program.run("feeds", "set", spelled, "--title", "", "--no-tags", "--enable").status == 0)
    row = try #require(try rows().first)
    #expect(row["title"] as? String == "Harbour News")
    #expect(row["tags"] as? [String] == [])
    #expect(try program.run("feeds", "set", "https://elsewhere.example/", "--enable").status == 66)
  }

  @Test func passwordsAreNotShown() throws {
    let url = "http://jane:secret@127.0.0.1:\(server.port)/feed.xml"
    let added = try program.run("feeds", "add", url)
    #expect(added.status == 0)
    for result in [added, try program.run("feeds"), try program.run("feeds", "list", "--json")] {
      #expect(!result.output.contains("secret"))
    }
    let exported = try program.run("feeds", "export")
    #expect(!exported.output.contains("jane") && exported.output.contains("http://127.0.0.1:\(server.port)/feed.xml"))
    #expect(exported.complaint.contains("1 address is written without its user name and password"))
    let whole = try program.run("feeds", "export", "--with-passwords")
    #expect(whole.output.contains("jane:secret@") && whole.complaint.isEmpty)
    let file = program.home.path + "/feeds.opml"
    #expect(try program.run("feeds", "export", "--with-passwords", file).status == 0)
    #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
    #expect(try program.run("refresh", "--feed", server.url("/feed.xml")).status == 0)
    #expect(try program.run("feeds", "remove", server.url("/feed.xml")).status == 0)
  }

  @Test func passwordsAreInNoMessage() throws {
    server["/broken"] = .html(WebExample.page())
    server["/busy"] = .init(status: 503)
    server["/away"] = .moved(302, to: "http://jane:secret@127.0.0.1:1/")
    let place = "127.0.0.1:\(server.port)"
    let nobody = "127.0.0.1:\(try TestServer.unusedPort())"
    var said: [Program.Result] = []
    for address in [
      "http://jane:secret@\(place)/missing", "http://jane:secret@\(place)/busy", "http://jane:secret@\(place)/broken",
      "http://jane:secret@\(place)/away", "http://jane:secret@\(nobody)/", "http://jane:secret@bad host/",
      "http://jane:secret@", "http://jane:sec/secret@\(place)/", "http://jane:secret words@\(place)/",
      "HTTP://secret@\(place)/missing", "http:/jane:secret@\(place)/", "jane:secret@\(place)/missing",
      "ftp://jane:secret@\(place)/",
    ] {
      for command in [
        [], ["extract"], ["feeds", "add"], ["feeds", "remove"], ["refresh", "--feed"], ["--bad-option"],
      ] {
        said.append(try program.run(command + [address]))
      }
    }
    let lists = "http://jane:secret@bad{host/\nhttp://jane:secret@\(place)/missing\nhttp://jane:secret@\(nobody)/\n"
    said.append(try program.run(["feeds", "import", "--json", "-"], input: Data(lists.utf8)))
    for arguments in [
      ["refresh", "--json"], ["feeds", "list"], ["feeds", "list", "--json"], ["refresh", "--force", "--allow-private"],
      ["feeds"],
    ] { said.append(try program.run(arguments)) }
    for result in said { #expect(!result.output.contains("secret") && !result.complaint.contains("secret")) }
    #expect(said.contains { $0.complaint.contains("http://\(place)/missing: ") })
  }

  @Test func hostileFeedsAreShownHarmlessly() throws {
    let evil = "\u{1b}]0;x\u{7}\u{9b}31m\u{202e}"
    server["/feed.xml"] = .feed(
      "<rss version='2.0'><channel><title>&#27;[31m\(evil)News</title><item><title>x</title></item></channel></rss>")
    let added = try program.run("feeds", "add", server.url("/feed.xml"), "--tag", evil + "tag", "--title", evil + "T")
    #expect(added.status == 0)
    for arguments in [["feeds"], ["feeds", "list", "--json"], ["feeds", "export"]] {
      #expect(isPrintable(try program.run(arguments).output))
    }
  }
}

@Suite struct FeedsImportTests {
  private static let urls = """
    # mine
    https://a.example/feed.xml news "~The A" "two words"
    http://b.example/feed
    "exec:touch ~/ran" x
    filter:cat:https://c.example/feed
    file:///etc/passwd
    https://b.example/feed again
    nonsense
    """

  @Test func newsboatsURLs() throws {
    let program = try Program()
    let file = try program.home.file("urls", Self.urls)
    let result = try program.run("feeds", "import", "--json", file)
    #expect(result.status == 0)
    let outcome = try result.object()
    #expect(Set(outcome.keys) == ["added", "present", "skipped", "problems"])
    #expect(outcome["added"] as? Int == 2)
    #expect(outcome["present"] as? Int == 1)
    #expect(outcome["skipped"] as? Int == 4)
    let problems = try #require(outcome["problems"] as? [[String: Any]])
    #expect(problems.map { $0["line"] as? Int } == [4, 5, 6, 8])
    #expect(result.complaint.contains("\(file), line 4: programs are never run"))
    #expect(!FileManager.default.fileExists(atPath: program.home.path + "/ran"))

    let rows = try program.run("feeds", "list", "--json").array()
    #expect(rows.map { $0["url"] as? String } == ["https://a.example/feed.xml", "http://b.example/feed"])
    #expect(rows[0]["title"] as? String == "The A")
    #expect(rows[0]["tags"] as? [String] == ["news", "two words"])
    #expect(rows[1]["tags"] as? [String] == ["again"])

    #expect(try program.run("feeds", "import", file).output == "0 added, 3 already there, 4 left out\n")
  }

  @Test func exportAndImportAreInverse() throws {
    let program = try Program()
    _ = try program.run("feeds", "import", program.home.file("urls", Self.urls))
    _ = try program.run("feeds", "set", "http://b.example/feed", "--full-text", "always")
    let file = program.home.path + "/feeds.opml"
    #expect(try program.run("feeds", "export", file).status == 0)
    let other = try Program()
    #expect(try other.run("feeds", "import", file).output == "2 added, 0 already there\n")
    func state(_ program: Program) throws -> [String: [String]] {
      let rows = try program.run("feeds", "list", "--json").array()
      return Dictionary(
        uniqueKeysWithValues: rows.map { row in
          (
            row["url"] as? String ?? "",
            [row["title"] as? String ?? "", row["fullText"] as? String ?? ""] + (row["tags"] as? [String] ?? [])
          )
        })
    }
    #expect(try state(program) == state(other))
    #expect(try state(other).count == 2)
    let piped = try Program()
    let opml = try String(contentsOfFile: file, encoding: .utf8)
    #expect(try piped.run("feeds", "import", "-", input: opml).output == "2 added, 0 already there\n")
    #expect(try program.run("feeds", "export", "/no/such/place/x").status == 73)
    // A link stays one, and a device is written into.
    let link = program.home.path + "/link.opml"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    #expect(try program.run("feeds", "export", link).status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
    #expect(try program.run("feeds", "export", "/dev/null").status == 0)
    #expect(FileManager.default.contents(atPath: "/dev/null")?.isEmpty != false)
    let device = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(device == .typeCharacterSpecial)
  }

  /// What a list names is not trusted, whatever it is.
  @Test func importedAddressesAreNotTrusted() throws {
    let program = try Program()
    let server = try WebServer()
    server["/feed.xml"] = .feed(WebExample.feed)
    #expect(try program.run("feeds", "import", "-", input: server.url("/feed.xml")).output.hasPrefix("1 added"))
    #expect(try program.run("feeds", "list", "--json").array().count == 1)
    #expect(server.requests.isEmpty)
  }

  @Test func whatIsNoList() throws {
    let program = try Program()
    let page = try program.home.file("a.html", "<html><body>x</body></html>")
    let result = try program.run("feeds", "import", page)
    #expect(result.status == 65)
    #expect(
      result.complaint
        == "reader: \(page): is a web page, not a list of feeds; give OPML, newsboat’s urls, or a text with one address a line\n"
    )
    #expect(try program.run("feeds", "import", "/no/such/file").status == 66)
    #expect(try program.run("feeds", "import", "-", input: "exec:ls\n").status == 65)
  }
}
