import News
import Testing

@testable import Archive

struct OverviewTests {
  @Test func theGenerationMovesWithEveryChangeAndOnlyThen() throws {
    let bench = Workbench()
    let (here, there) = (try bench.open(), try bench.open())
    let start = try here.generation()
    _ = try there.store([article("one")], added: today)
    let stored = try here.generation()
    #expect(stored != start)
    _ = try there.store([article("one")], added: today)
    #expect(try here.generation() == stored)
    try there.setStarred(ArticleID("one"), true, at: today)
    #expect(try here.generation() != stored)
  }

  @Test func theDayOfAddingIsNoDateOfACard() throws {
    let archive = try Workbench().openTemporary()
    let marks = [("Yerevan", yerevan, Role.place)]
    try archive.store(article("undated", "In Yerevan"), marks)
    #expect(try archive.profile(of: yerevan.id)?.last == today, "there is nothing else")
    try archive.store(article("old", "To Yerevan", published: noon(2020, 1, 1)), marks)
    try archive.store(article("new", "From Yerevan", published: noon(2021, 1, 1)), marks)
    let profile = try #require(try archive.profile(of: yerevan.id))
    #expect(profile.articleCount == 3)
    #expect(profile.first == noon(2020, 1, 1) && profile.last == noon(2021, 1, 1))
  }

  @Test func theMostNamedEntitiesComeFirst() throws {
    let archive = try Workbench().openTemporary()
    let marks = [("Yerevan", yerevan, Role.place), ("Tbilisi", tbilisi, Role.place)]
    try archive.store(article("one", "From Yerevan to Tbilisi"), marks)
    try archive.store(article("two", "In Tbilisi"), marks)
    let entities = try archive.entities()
    #expect(entities.map(\.entity) == [tbilisi, yerevan] && entities.map(\.articleCount) == [2, 1])
  }
}
