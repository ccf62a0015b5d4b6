import News
import Testing

@testable import Archive

struct ArticleIdentityTests {
  @Test func aChangedFileIsTheSameArticle() throws {
    let archive = try Workbench().openTemporary()
    let first = file("/a.txt", "Title", ["One."])
    let second = file("/a.txt", "Title", ["Two."])
    let third = file("/a.txt", "New title", ["Three."])
    #expect(try archive.store([first], added: today) == [.added(first.id)])
    try archive.setRead(first.id, true, at: today)
    #expect(try archive.store([second], added: today) == [.updated(first.id)])
    #expect(try archive.store([second], added: today) == [.unchanged(first.id)])
    #expect(try archive.store([third], added: today) == [.updated(first.id)])
    let back = try #require(try archive.article(first.id))
    #expect(back.article.paragraphs == ["Three."] && back.personal.isRead)
  }

  @Test func theSameContentInTwoFilesIsOneArticle() throws {
    let archive = try Workbench().openTemporary()
    let first = file("/a.txt", "Title", ["One."])
    let copy = file("/b.txt", "Title", ["One."])
    #expect(try archive.store([first, copy], added: today) == [.added(first.id), .unchanged(first.id)])
  }

  @Test func twoFilesMaySwapTheirContents() throws {
    let archive = try Workbench().openTemporary()
    let (a, b) = (file("/a.txt", "A", ["a"]), file("/b.txt", "B", ["b"]))
    _ = try archive.store([a, b], added: today)
    let swapped = [file("/a.txt", "B", ["b"]), file("/b.txt", "A", ["a"])]
    #expect(try archive.store(swapped, added: today) == [.unchanged(b.id), .unchanged(a.id)])
    #expect(try archive.totals().articles == 2)
  }

  /// The old content turns up in another file after the first has been edited: neither may swallow the other.
  @Test func oldContentUnderANewNameIsAnArticleOfItsOwn() throws {
    let archive = try Workbench().openTemporary()
    let old = file("/a.txt", "Title", ["Old."])
    let edited = file("/a.txt", "Title", ["Edited."])
    let saved = file("/old.txt", "Title", ["Old."])
    _ = try archive.store([old], added: today)
    #expect(try archive.store([edited], added: today) == [.updated(old.id)])
    let outcome = try archive.store([saved], added: today)
    let other = try #require(outcome.first).id
    #expect(outcome == [.added(other)] && other != old.id)
    #expect(try archive.article(old.id)?.article.paragraphs == ["Edited."])
    #expect(try archive.article(other)?.article.paragraphs == ["Old."])
    #expect(try archive.store([saved, edited], added: today) == [.unchanged(other), .unchanged(old.id)])
  }

  @Test func anArticleWithItsOwnIdentityIsNotKnownByItsFile() throws {
    let archive = try Workbench().openTemporary()
    let first = article("guid-1", "One", origin: "/a.txt")
    let second = article("guid-2", "Two", origin: "/a.txt")
    let plain = file("/a.txt", "Three", ["Plain."])
    #expect(
      try archive.store([first, second, plain], added: today)
        == [.added(first.id), .added(second.id), .added(plain.id)])
  }

  @Test(arguments: ["-", "/notes.jsonl#3", "relative.txt", nil])
  func onlyTheNameOfAFileIsAnIdentity(origin: String?) throws {
    let archive = try Workbench().openTemporary()
    var (one, two) = (file("", "One", ["One."]), file("", "Two", ["Two."]))
    (one.origin, two.origin) = (origin, origin)
    #expect(try archive.store([one, two], added: today) == [.added(one.id), .added(two.id)])
  }

  @Test func whatThePersonDidFollowsTheFileThroughTemporaryArchives() throws {
    let bench = Workbench()
    let first = file("/a.txt", "Title", ["One."])
    do {
      let archive = try bench.openTemporary()
      _ = try archive.store([first], added: today)
      try archive.setStarred(first.id, true, at: today)
    }
    let edited = file("/a.txt", "Title", ["One, edited."])
    let untouched = file("/b.txt", "Other", ["Two."])
    let archive = try bench.openTemporary()
    #expect(try archive.store([edited, untouched], added: today) == [.added(first.id), .added(untouched.id)])
    #expect(try archive.article(first.id)?.personal.isStarred == true)
    #expect(try archive.article(first.id)?.article.paragraphs == edited.paragraphs)
  }

  /// A line of a file without an id or address, as ingest gives it.
  private func line(_ number: Int, _ source: String?, _ text: String = "They met.") -> Article {
    Article(
      id: ArticleID(contentOf: "Talks", paragraphs: [text], source: source), title: "Talks", source: source ?? "folder",
      published: today, paragraphs: [text], origin: "/folder/notes.jsonl#\(number)")
  }

  @Test func theSameWordsFromTwoSourcesAreTwoArticles() throws {
    let archive = try Workbench().openTemporary()
    let lines = [line(1, "Agency"), line(2, "Gazette"), line(3, "Agency"), line(4, nil)]
    let (agency, gazette) = (lines[0].id, lines[1].id)
    #expect(agency != gazette)
    #expect(
      try archive.store(lines, added: today)
        == [.added(agency), .added(gazette), .unchanged(agency), .unchanged(agency)])
    #expect(
      try archive.store(lines.reversed(), added: today)
        == [.unchanged(agency), .unchanged(agency), .unchanged(gazette), .unchanged(agency)])
    #expect(try archive.article(gazette)?.article.source == "Gazette")
    #expect(try archive.article(agency)?.alsoIn == ["Gazette"])
    #expect(try archive.totals().articles == 1)
  }

  @Test(arguments: [true, false]) func theOrderOfSourcesDoesNotMatter(isReversed: Bool) throws {
    let archive = try Workbench().openTemporary()
    let lines = [line(1, nil), line(2, "Agency"), line(3, "Gazette")]
    _ = try archive.store(isReversed ? lines.reversed() : lines, added: today)
    for source in ["Agency", "Gazette"] { #expect(try archive.ids("source:\(source.lowercased())").count == 1) }
    let again = try archive.store(lines, added: today)
    #expect(again.allSatisfy { if case .unchanged = $0 { true } else { false } })
  }

  /// The source was no part of the identity in the first versions.
  @Test func anArticleOfAnEarlierVersionIsFound() throws {
    let bench = Workbench()
    let archive = try bench.open()
    var old = line(1, "Agency")
    old.id = ArticleID(contentOf: old.title, paragraphs: old.paragraphs)
    _ = try archive.store([old], added: today)
    try archive.setRead(old.id, true, at: today)
    #expect(try archive.store([line(7, "Agency")], added: today) == [.unchanged(old.id)])
    let gazette = line(2, "Gazette")
    #expect(try archive.store([gazette], added: today) == [.added(gazette.id)])
    #expect(try archive.article(old.id)?.article.source == "Agency")
    #expect(try archive.article(old.id)?.personal.isRead == true)
  }

  /// What the person did under the earlier identity holds where the archive is built anew.
  @Test func marksOfAnEarlierVersionAreKept() throws {
    let bench = Workbench()
    var old = line(1, "Agency")
    old.id = ArticleID(contentOf: old.title, paragraphs: old.paragraphs)
    do {
      let archive = try bench.openTemporary()
      _ = try archive.store([old], added: today)
      try archive.setStarred(old.id, true, at: today)
    }
    let archive = try bench.openTemporary()
    let gazette = line(2, "Gazette")
    #expect(try archive.store([line(1, "Agency"), gazette], added: today) == [.added(old.id), .added(gazette.id)])
    #expect(try archive.article(old.id)?.personal.isStarred == true)
    // A mark under the new identity counts for more.
    let other = line(3, "Courier")
    do {
      let archive = try bench.openTemporary()
      _ = try archive.store([line(1, "Agency"), other], added: today)
      try archive.setStarred(other.id, true, at: today)
    }
    #expect(try bench.openTemporary().store([other], added: today) == [.added(other.id)])
  }

  @Test func aFileThatNowNamesItsSourceIsTheSameArticle() throws {
    let archive = try Workbench().openTemporary()
    let plain = file("/a.txt", "Title", ["One."])
    var named = plain
    (named.source, named.id) = ("Wire", ArticleID(contentOf: "Title", paragraphs: ["One."], source: "Wire"))
    #expect(try archive.store([plain, named], added: today) == [.added(plain.id), .updated(plain.id)])
    #expect(try archive.article(plain.id)?.article.source == "Wire")
    #expect(try archive.store([named], added: today) == [.unchanged(plain.id)])
  }

  @Test func aFileThatNobodyTouchedLeavesNoTraceInThePersonalFile() throws {
    let bench = Workbench()
    let first = file("/a.txt", "Title", ["One."])
    _ = try bench.openTemporary().store([first], added: today)
    let edited = file("/a.txt", "Title", ["Two."])
    #expect(try bench.openTemporary().store([edited], added: today) == [.added(edited.id)])
  }
}
