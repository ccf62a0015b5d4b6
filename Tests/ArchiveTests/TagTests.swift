import GRDB
import News
import Testing

@testable import Archive

/// `tag:` finds the articles of what the person follows under it.
struct TagTests {
  private let bench = Workbench()

  private func subscription(_ identity: String, _ tags: String...) -> Subscription {
    let location: Subscription.Location = identity.hasPrefix("/") ? .directory(path: identity) : .feed(url: identity)
    return Subscription(identity: identity, location: location, tags: tags, added: today)
  }

  private func visit(_ feed: String, _ ids: String...) -> FeedVisit {
    let items = ids.map { FeedArticle(article: article($0), address: nil, digest: $0, isTeaser: false) }
    return FeedVisit(identity: feed, items: items)
  }

  private func fill(_ archive: Archive) throws {
    try archive.add([
      subscription("https://a.example", "World", "Île"), subscription("https://b.example", "world news"),
      subscription("/srv/in", "world", "c++"), subscription("/srv/in/deep", "depth"),
      subscription("/srv/empty", "empty"),
    ])
    try archive.store(visit("https://a.example", "a1", "a2"), at: today)
    try archive.store(visit("https://b.example", "b"), at: today)
    _ = try archive.store(
      [
        article("f", origin: "/srv/in/f.txt"), article("l", origin: "/srv/in/deep/l.jsonl#2"),
        article("other", origin: "/srv/inner/x.txt"), article("none"),
      ], added: today)
  }

  @Test(arguments: [
    ("tag:world", "l f a1 a2"), ("tag:WORLD", "l f a1 a2"), ("tag:ile", "a1 a2"), ("tag:île", "a1 a2"),
    ("tag:\"world news\"", "b"), ("tag:news", ""), ("tag:wor", ""), ("tag:c++", "l f"), ("tag:c", ""),
    ("tag:depth", "l"),
    ("tag:empty", ""), ("tag:nosuch", ""), ("-tag:nosuch", "none other l f b a1 a2"), ("-tag:world", "none other b"),
    ("tag:world -tag:depth", "f a1 a2"), ("tag:world tag:ile", "a1 a2"), ("tag:\"%\"", ""),
  ])
  func theArticlesOfATagAreFound(_ query: String, _ ids: String) throws {
    let archive = try bench.openTemporary()
    try fill(archive)
    #expect(try archive.ids(query).joined(separator: " ") == ids)
    #expect(try archive.page(ListRequest(query: Query.parse(query).query)).totals?.articles == archive.ids(query).count)
  }

  /// Where several feeds have an article, each shows its own under its tag.
  @Test func anArticleForWhichAnotherStandsIsFound() throws {
    let archive = try bench.openTemporary()
    try archive.add([subscription("https://a.example", "first"), subscription("https://b.example", "second")])
    let body = ["The envoys met for the third time, and agreed on the river, the road and the two bridges over it."]
    for name in ["a", "b"] {
      let copy = article(name, "Envoys agree on two bridges", body, source: name, published: today)
      let item = FeedArticle(article: copy, address: nil, digest: name, isTeaser: false)
      try archive.store(FeedVisit(identity: "https://\(name).example", items: [item]), at: today)
    }
    #expect(try archive.ids("tag:first") == ["a"])
    #expect(try archive.ids("tag:second") == ["b"])
  }

  @Test func tagsAreKnownWhereNothingMayBeWritten() throws {
    try fill(bench.open())
    #expect(try bench.open(mayWrite: false).ids("tag:depth") == ["l"])
  }

  @Test func withoutPersonalFileNothingHasATag() throws {
    let archive = try Archive(at: .temporary, personalFile: bench.personalPath, mayWrite: false)
    #expect(try archive.ids("tag:world") == [])
    #expect(try archive.ids("-tag:world") == [])
  }

  @Test func aRowThatCannotBeReadTakesNoOtherAlong() throws {
    let archive = try bench.openTemporary()
    try fill(archive)
    try archive.personal.write { db in
      try db.execute(sql: "UPDATE subscription SET tags = 'no JSON' WHERE identity = '/srv/in/deep'")
    }
    #expect(try archive.ids("tag:depth") == [])
    #expect(try archive.ids("tag:world") == ["l", "f", "a1", "a2"])
  }
}
