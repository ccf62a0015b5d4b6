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

  private func mention() throws -> (mention: Mention, entity: Entity)? { try mention(at: desk, id) }

  private func mention(at desk: Desk, _ id: ArticleID) throws -> (mention: Mention, entity: Entity)? {
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

  /// What the person says of the words as they are now.
  private func say(_ change: Correction.Request.Change, _ scope: Correction.Scope) throws {
    try say(change, scope, of: "Baku", at: desk, id)
  }

  private func say(
    _ change: Correction.Request.Change, _ scope: Correction.Scope, of words: String, at desk: Desk, _ id: ArticleID
  ) throws {
    let (mention, entity) = try #require(try mention(at: desk, id))
    try desk.newsroom.correct(
      Correction.Request(
        scope: scope, subject: .mention(words: words, entity: entity), change: change,
        offset: mention.span.lowerBound, named: mention.named), in: id)
  }

  @Test func `what is said anew replaces what was said of the same words`() throws {
    let offset = try #require(try mention()).mention.span.lowerBound
    for scope in [Correction.Scope.mention(id, offset: offset), .article(id)] {
      let found = try #require(try mention()).entity
      try say(.kind(.organization), scope)
      try say(.kind(.person), scope)
      #expect(try mention()?.entity.type == .person)
      try say(.kind(.group), scope)
      #expect(try mention()?.entity.type == .group)
      let kept = try desk.archive.corrections().map(\.correction)
      #expect(kept.map(\.subject) == [.mention(words: "Baku", entity: found)])
      try desk.newsroom.undo(kept[0].id)
      #expect(try mention()?.entity == found)
    }
  }

  @Test func `a role and the other one after it leave what was found`() throws {
    let desk = try Desk(recognition: .names(["Qorvin"]))
    try desk.newsroom.ingest([.path(try desk.write("b.txt", "A meeting\n\nThey met in Qorvin."))])
    try desk.newsroom.analysePending()
    let id = try #require(try desk.list().first).id
    try say(.kind(.person), .article(id), of: "Qorvin", at: desk, id)
    let person = try mention(at: desk, id)?.entity
    #expect(person?.type == .person)
    try say(.role(.place), .article(id), of: "Qorvin", at: desk, id)
    #expect(try mention(at: desk, id)?.entity.type == .region)
    try say(.role(.actor), .article(id), of: "Qorvin", at: desk, id)
    #expect(try mention(at: desk, id)?.entity == person)
    #expect(try desk.archive.corrections().count == 2)
  }

  @Test func `a role is said of what the words were said to be`() throws {
    let tbilisi = Entity(id: EntityID("geonames:611717"), name: "Tbilisi", type: .city, country: "GE")
    try say(.entity(tbilisi), .article(id))
    try say(.role(.place), .article(id))
    #expect(try desk.archive.corrections().count == 2)
  }

  @Test func `words that were two entities before stay together`() throws {
    let both = Recognition(version: 2) { article in
      let spans = Self.starts(of: "Baku", in: article.text).map { $0..<$0 + 4 }
      let state = Entity(id: EntityID("geonames:587116"), name: "Azerbaijan", type: .state, country: "AZ")
      let city = Entity(id: EntityID("city:Baku"), name: "Baku", type: .city)
      return Analysis(
        mentions: [
          Mention(span: spans[0], role: .place, type: .city, entity: city.id),
          Mention(span: spans[1], role: .actor, type: .state, entity: state.id),
        ], entities: [city, state])
    } terms: { _ in
      []
    }
    try Newsroom(archive: desk.archive, recognition: both, clock: { Timestamp(seconds: 1) }).analysePending()
    let state = try #require(try desk.archive.article(id)?.analysis?.entities.last)
    #expect(state.type == .state)
    try say(.entity(state), .article(id))
    try say(.kind(.group), .article(id))
    #expect(try desk.archive.article(id)?.analysis?.entities.map(\.type) == [.group])
  }

  private static func starts(of word: String, in text: String) -> [Int] {
    text.ranges(of: word).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) }
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
