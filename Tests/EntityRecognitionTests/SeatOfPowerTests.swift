import News
import Testing

@testable import EntityRecognition

@Suite struct SeatOfPowerTests {
  /// The name of what acts where the text begins with a place.
  private func actor(_ text: String) -> String? {
    let analysis = Recogniser().analyse(text)
    guard let mention = analysis.mentions.first, mention.role == .actor else { return nil }
    return analysis.entities.first { $0.id == mention.entity }?.name
  }

  @Test(arguments: [
    ("Baku", "Azerbaijan"), ("Moscow", "Russia"), ("Vienna", "Austria"), ("Taipei", "Taiwan"), ("Pristina", "Kosovo"),
    ("Tel Aviv", "Israel"), ("Jerusalem", "Israel"), ("Ramallah", "Palestine"), ("Rangoon", "Myanmar"),
    ("Bujumbura", "Burundi"), ("Cotonou", "Benin"), ("Malabo", "Equatorial Guinea"),
    ("Stepanakert", "Nagorno-Karabakh"), ("Sokhumi", "Abkhazia"), ("Tskhinvali", "South Ossetia"),
    ("Tiraspol", "Transnistria"), ("Erbil", "Iraqi Kurdistan"), ("Hargeisa", "Somaliland"),
    ("Brussels", "European Union"), ("Geneva", "Geneva"), ("The Hague", "The Hague"), ("Strasbourg", "Strasbourg"),
  ])
  func citiesActFor(_ city: String, _ power: String) {
    #expect(EntityCatalogue().entity(named: city, in: .actor, insteadOf: nil, named: nil).name == power)
  }

  @Test(arguments: [
    ("Brussels rejected the plan. Belgium has no money, Belgian officials said.", "Belgium"),
    ("Brussels rejected the plan. Belgium had asked the European Union for money.", "European Union"),
  ])
  func brusselsIsOfBelgiumOnlyInItsOwnReports(_ text: String, _ power: String) {
    #expect(actor(text) == power)
  }

  @Test func aCityThatActsIsStillThePlaceOfItsName() {
    let mention = Recogniser().analyse("Brussels rejected the proposal on Monday.").mentions.first
    #expect(mention?.type == .organization)
    #expect(mention?.named?.name == "Brussels")
  }

  @Test func aCityThatLocatesIsItself() {
    let analysis = Recogniser().analyse("It rained in Brussels, and in Tiraspol.")
    #expect(analysis.entities.map(\.name) == ["Brussels", "Tiraspol"])
  }
}
