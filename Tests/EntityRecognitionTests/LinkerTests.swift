import News
import Testing

@testable import EntityRecognition

@Suite struct LinkerTests {
  static func mentions(_ string: String) -> [Mention] { Recogniser().analyse(string).mentions }

  static func named(_ string: String) -> [String] {
    mentions(string).compactMap(\.named).map { "\($0.name) \($0.country ?? "-")" }
  }

  @Test(arguments: [
    ("They live in Paris, Texas.", ["Paris US", "Texas US"]),
    ("They live in Paris.", ["Paris FR"]),
    ("Police in Birmingham, Alabama, closed the road.", ["Birmingham US", "Alabama US"]),
    ("Georgia protested. Tbilisi and Moscow broke ties.", ["Georgia GE", "Tbilisi GE", "Moscow RU"]),
    (
      "Courts in Atlanta, Houston, Florida and Georgia agreed.",
      ["Atlanta US", "Houston US", "Florida US", "Georgia US"]
    ),
    ("Fighting near Kharkiv and in the Donetsk region.", ["Kharkiv UA", "Donetsk UA"]),
    ("Talks in Kiev and Saigon.", ["Kyiv UA", "Ho Chi Minh City VN"]),
    ("The Black Sea is calm.", ["Black Sea -"]),
    ("Egyptian troops in Sinai.", ["Egypt EG", "Sinai EG"]),
    ("Karabakh Armenians fled.", ["Nagorno-Karabakh AZ"]),
  ])
  func choosesTheRightPlace(_ text: String, _ expected: [String]) { #expect(Self.named(text) == expected) }

  @Test func aCapitalThatActsIsItsState() throws {
    let analysis = Recogniser().analyse("Nairobi rejected the offer. He was born in Nairobi.")
    let (actor, place) = (analysis.mentions[0], analysis.mentions[1])
    #expect(
      actor.role == .actor && actor.type == .state && actor.named?.name == "Nairobi" && actor.named?.type == .city)
    #expect(place.role == .place && place.type == .city && place.entity.rawValue == "geonames:184745")
    #expect(analysis.entities.map(\.name) == ["Kenya", "Nairobi"])
    #expect(actor.entity.rawValue == "geonames:192950")
  }

  @Test func identitiesAreStable() {
    let ids = Self.mentions("José Martínez of the United Nations met Hamas and Kenyans in the Strait of Hormuz.").map(
      \.entity.rawValue)
    #expect(
      ids == [
        "person:jose martinez", "organization:united nations", "group:hamas", "group:kenyans",
        "feature:strait of hormuz",
      ])
  }

  @Test func peopleAreNoState() {
    let analysis = Recogniser().analyse("The ethnic Albanian population and Syrian refugees left. Syrian jets flew.")
    #expect(analysis.mentions.map(\.type) == [.group, .group, .state])
    #expect(analysis.entities.map(\.name) == ["Albanians", "Syrians", "Syria"])
    #expect(analysis.mentions.map { $0.named?.country } == ["AL", "SY", "SY"])
  }

  @Test func organizationsBelongToTheirCountry() {
    let analysis = Recogniser().analyse("The Chilean Navy and the Bundestag agreed.")
    #expect(analysis.entities.map(\.country) == ["CL", "DE"])
  }
}
