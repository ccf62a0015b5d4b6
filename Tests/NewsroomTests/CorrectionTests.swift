import Archive
import Foundation
import Ingest
import News
import Testing

@testable import Newsroom

/// From what a person chooses to the rule that is kept.
@Suite struct CorrectionTests {
  private let desk: Desk
  private let id: ArticleID

  init() throws {
    desk = try Desk()
    let path = try desk.write("a.txt", "A meeting\n\nThey met in Baku. Baku was quiet.")
    try desk.newsroom.ingest([.path(path)])
    try desk.newsroom.analysePending()
    id = try #require(try desk.list().first).id
  }

  private func mention() throws -> (mention: Mention, entity: Entity)? {
    let analysis = try desk.archive.article(id)?.analysis
    guard let mention = analysis?.mentions.first, let entity = analysis?.entities.first else { return nil }
    return (mention, entity)
  }

  private func request(
    _ change: Correction.Request.Change, _ scope: Correction.Scope
  ) throws -> Correction.Request {
    let (mention, entity) = try #require(try mention())
    return Correction.Request(
      scope: scope, subject: .mention(words: "Baku", entity: entity), change: change, offset: mention.span.lowerBound,
      named: NamedPlace(name: "Baku", type: .city, country: "AZ"))
  }

  @Test func `a type is a name of that type`() throws {
    let correction = try desk.newsroom.correct(request(.kind(.person), .article(id)), in: id)
    #expect(correction.action.entity == Entity(id: EntityID("person:baku"), name: "Baku", type: .person))
    #expect(correction.made == Timestamp(seconds: 1_700_000_000))
    #expect(try mention()?.entity.type == .person)
  }

  @Test func `a capital that acts is its state`() throws {
    try desk.newsroom.correct(request(.role(.actor), .article(id)), in: id)
    let (mention, entity) = try #require(try mention())
    #expect(entity.name == "Azerbaijan")
    #expect(mention.type == .state)
    #expect(mention.named == nil, "recognition had found none")
    try desk.newsroom.correct(
      Correction.Request(
        scope: .article(id), subject: .mention(words: "Baku", entity: entity), change: .role(.place),
        offset: mention.span.lowerBound, named: mention.named), in: id)
    #expect(try self.mention()?.entity.name == "Baku")
    #expect(try self.mention()?.mention.role == .place)
  }

  @Test func `what is said for everywhere replaces what was said for less`() throws {
    let here = Correction.Scope.mention(id, offset: try #require(try mention()).mention.span.lowerBound)
    try desk.newsroom.correct(request(.kind(.group), here), in: id)
    try desk.newsroom.correct(request(.kind(.person), .article(id)), in: id)
    #expect(try mention()?.entity.type == .person)
    try desk.newsroom.correct(request(.dismiss, .everywhere), in: id)
    #expect(try mention() == nil)
    let kept = try desk.archive.corrections().map(\.correction)
    #expect(kept.map(\.scope) == [.everywhere])
    #expect(kept.first?.subject.entity?.id == EntityID("city:Baku"))
    try desk.newsroom.undo(kept[0].id)
    #expect(try mention()?.entity.id == EntityID("city:Baku"))
  }

  @Test func `recognition anew keeps to it`() throws {
    try desk.newsroom.correct(request(.dismiss, .everywhere), in: id)
    let newer = Newsroom(
      archive: desk.archive, recognition: .names(["Baku", "They"], version: 2), clock: { Timestamp(seconds: 1) })
    try newer.analysePending()
    #expect(try desk.archive.article(id)?.analysis?.entities.map(\.name) == ["They"])
  }

  @Test func `candidates come from the gazetteer and the archive`() throws {
    let found = try desk.newsroom.candidates(for: "Baku")
    #expect(found.contains { $0.id.rawValue.hasPrefix("geonames:") && $0.country == "AZ" })
    #expect(found.contains { $0.id == EntityID("city:Baku") })
    #expect(try desk.newsroom.candidates(for: "bak").map(\.id).contains(EntityID("city:Baku")))
    #expect(try desk.newsroom.candidates(for: "").isEmpty)
    #expect(try desk.newsroom.candidates(for: "Baku", limit: 1).count == 1)
  }
}
