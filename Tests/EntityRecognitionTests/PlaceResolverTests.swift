import News
import Testing

@testable import EntityRecognition

@Suite struct PlaceResolverTests {
  /// Every place that the text names, as its name, the region that holds it where there is one, and its country.
  static func places(_ text: String) -> [String] {
    let gazetteer = Gazetteer.embedded
    let tokens = Tokenizer().tokenize(text)
    let spans = EntityTagger().tag(tokens)
    return PlaceResolver().senses(of: spans, in: tokens).compactMap { sense in
      sense.map { sense in
        let place = gazetteer.place(sense.place)
        let region = place.region.map { gazetteer.place($0).name + ", " } ?? ""
        return "\(place.name), \(region)\(place.country ?? "-")"
      }
    }
  }

  @Test(arguments: [
    ("He was born in Paris, Texas, in 1932.", "Paris, Texas, US"),
    ("He was born in Paris, Tex., in 1932.", "Paris, Texas, US"),
    ("He was born in Paris in 1932.", "Paris, Île-de-France, FR"),
    ("Officials in Springfield, IL, met on Monday.", "Springfield, Illinois, US"),
    ("Officials in Springfield, Mass., met on Monday.", "Springfield, Massachusetts, US"),
    ("A judge in London, Ontario, agreed.", "London, Ontario, CA"),
    ("A judge in London agreed.", "London, England, GB"),
    ("Clashes in Tripoli in northern Lebanon.", "Tripoli, North, LB"),
    ("Clashes in Tripoli, Libya, went on.", "Tripoli, Tripoli, LY"),
    ("Police in Birmingham, Alabama, closed the road.", "Birmingham, Alabama, US"),
  ])
  func patternsTellWhich(_ text: String, _ expected: String) {
    #expect(Self.places(text).first?.hasPrefix(expected.prefix { $0 != "," }) == true)
    #expect(Self.places(text).first?.suffix(2) == expected.suffix(2))
    if expected.hasSuffix("US") || expected.hasSuffix("CA") { #expect(Self.places(text).first == expected) }
  }

  @Test(arguments: [
    ("Georgia protested. Tbilisi and Moscow broke ties. Abkhazia is part of Georgia.", "Georgia, GE"),
    ("Courts in Atlanta, Savannah, Florida and Georgia agreed.", "Georgia, US"),
    ("The governor of Georgia met sheriffs from Alabama and Tennessee.", "Georgia, US"),
  ])
  func georgiaIsWhatTheArticleIsAbout(_ text: String, _ expected: String) {
    #expect(Self.places(text).contains(expected))
  }

  @Test(arguments: [
    ("Armenia and Azerbaijan signed it in Washington.", "Washington", true),
    ("The sheriff of Spokane said that rain fell in Washington and Oregon.", "Washington", false),
    ("Russia and China met in Vienna.", "Vienna", true),
    ("Guatemala, Honduras and Mexico agreed.", "Guatemala", false),
  ])
  func capitalsAreMeantWhereStatesAreSpokenOf(_ text: String, _ name: String, _ isCapital: Bool) {
    let tokens = Tokenizer().tokenize(text)
    let places = PlaceResolver().senses(of: EntityTagger().tag(tokens), in: tokens).compactMap { sense in
      sense.map { Gazetteer.embedded.place($0.place) }
    }
    #expect(places.first { $0.name.hasPrefix(name) }?.isCapital == isCapital)
  }

  @Test func whatLiesTogetherIsMeantTogether() {
    let text = "Roads near Huntsville were closed. Walker County deputies and police from Conroe, Texas, helped."
    #expect(Self.places(text).first == "Huntsville, Texas, US")
  }

  @Test func aNameHasOneSenseUnlessTheArticleTellsTwoApart() {
    let one = Self.places("The fair in Paris, Texas, opened. Paris has 25,000 inhabitants.")
    #expect(one.count { $0 == "Paris, Texas, US" } == 2)
    let two = Self.places("He moved from Paris, Texas, to Paris, France.")
    #expect(two.contains("Paris, Texas, US") && two.contains { $0.hasPrefix("Paris") && $0.hasSuffix("FR") })
  }

  @Test func adjectivesNameThePlaceOfTheArticle() {
    #expect(Self.places("Georgian troops left Gori.").first == "Georgia, GE")
    #expect(Self.places("Talks with Egyptian envoys in Alexandria.").last?.hasSuffix("EG") == true)
  }

  @Test func anUnknownNameHasNoSense() {
    #expect(GivenPlaces("They met in Qwertyham.", at: [12..<21]).located(unsureToo: true).allSatisfy { $0 == nil })
  }

  // MARK: Confidence

  @Test func aNameOfManyTownsAloneIsUnsure() throws {
    let analysis = Recogniser().analyse("A fire in Greenville destroyed a barn.")
    let named = try #require(analysis.mentions.first?.named)
    #expect(named.name == "Greenville" && named.country == "US")
    #expect(named.coordinate == nil && named.confidence < 0.4)
    #expect(analysis.entities.first?.id.rawValue == "city:greenville")
  }

  @Test func aStateMakesItSure() throws {
    let analysis = Recogniser().analyse("A fire in Greenville, South Carolina, destroyed a barn.")
    let named = try #require(analysis.mentions.first?.named)
    #expect(named.coordinate != nil && named.confidence > 0.8)
    #expect(analysis.entities.first?.id.rawValue.hasPrefix("geonames:") == true)
  }

  // MARK: Given spans

  @Test func offsetsThatNameNothingAreNil() {
    let text = "Zürich and Bern"
    let offsets = [0..<7, 0..<2, 0..<99, 7..<8, 0..<0, 12..<16]
    let found = GivenPlaces(text, at: offsets).located().map { $0?.name }
    #expect(found.map { $0 == nil } == [false, true, true, true, true, false])
  }

  @Test func spansThatOverlapOrRepeatAreAnsweredEach() {
    let found = GivenPlaces("Fighting in Aleppo, Syria", at: [20..<25, 12..<18, 12..<18, 12..<25]).located()
    #expect(found.count == 4 && found[1]?.id == found[2]?.id && found[0]?.country == "SY")
  }

  @Test func hostileTextsAreBounded() {
    let many = String(repeating: "Springfield, Washington, ", count: 3000)
    #expect(GivenPlaces(many).located(unsureToo: true).count > 1000)
    #expect(GivenPlaces("", at: [0..<1]).located().map { $0 == nil } == [true])
  }

  @Test func marksTellNamesApart() {
    let found = Self.places("Costa Rica's president spoke in San José. San Jose, California, saw rain.")
    #expect(found.contains { $0.hasPrefix("San José, ") && $0.hasSuffix("CR") }, "\(found)")
    #expect(found.contains("San Jose, California, US"), "\(found)")
  }

  @Test func aSideOfTheWorldIsNoTown() {
    #expect(!Self.places("Moscow blamed the West for it.").contains { $0.hasSuffix("US") })
    #expect(Self.places("The rally in West, Texas, ended.").first == "West, Texas, US")
  }

  /// A region that has its name from a town, with and without what says that it is meant.
  @Test func aTownComesBeforeTheRegionThatIsNamedAfterIt() throws {
    let gazetteer = Gazetteer.embedded
    func kind(_ text: String) throws -> Gazetteer.Kind {
      let tokens = Tokenizer().tokenize(text)
      let spans = EntityTagger().tag(tokens)
      return gazetteer.kind(
        ofPlace: try #require(PlaceResolver().senses(of: spans, in: tokens).compactMap { $0 }.first).place)
    }
    #expect(try kind("Planes struck targets in Saada on Friday.") == .city)
    #expect(try kind("Planes struck targets in Saada province on Friday.") == .region)
  }
}

@Suite struct LogarithmTests {
  @Test(arguments: [
    (1.0, 0.0), (2.718281828459045, 1), (10, 2.302585092994046), (1e6, 13.815510557964274), (0.25, -1.3862943611198906),
  ])
  func naturalLogarithms(_ number: Double, _ expected: Double) {
    #expect(abs(Logarithm.natural(number) - expected) < 1e-9)
    #expect(abs(Logarithm.exponential(expected) - number) < 1e-9 * max(1, number))
  }

  @Test func theEnds() {
    #expect(Logarithm.exponential(-1000) == 0)
    #expect(Logarithm.exponential(1000).isFinite)
    #expect(Logarithm.natural(0) == -.infinity)
  }
}
