import News
import Testing

@testable import EntityRecognition

@Suite struct GazetteerTests {
  let gazetteer = Gazetteer.embedded

  func best(_ name: String) -> Gazetteer.Place? {
    gazetteer.entry(gazetteer.key(of: name)).flatMap { gazetteer.candidates($0).first }.map {
      gazetteer.place($0.place)
    }
  }

  @Test(
    arguments: [
      ("Kenya", "Kenya", EntityType.country, "KE"), ("Kenyan", "Kenya", .country, "KE"),
      ("Kenyans", "Kenya", .country, "KE"), ("Côte d'Ivoire", "Ivory Coast", .country, "CI"),
      ("Ivorian", "Ivory Coast", .country, "CI"), ("Tbilisi", "Tbilisi", .city, "GE"), ("Kiev", "Kyiv", .city, "UA"),
      ("Sao Paulo", "São Paulo", .city, "BR"), ("Transnistria", "Transnistria", .region, "MD"),
      ("Helmand", "Helmand", .region, "AF"), ("Texas", "Texas", .region, "US"),
      ("Strait of Hormuz", "Strait of Hormuz", .feature, nil), ("African Union", "African Union", .organization, nil),
      ("Hezbollah", "Hezbollah", .group, "LB"), ("People's Republic of China", "China", .country, "CN"),
      ("Chechen", "Chechnya", .region, "RU"),
    ] as [(String, String, EntityType, String?)])
  func finds(_ name: String, _ expected: String, _ type: EntityType, _ country: String?) throws {
    let place = try #require(best(name))
    #expect(place.name == expected && place.type == type && place.country == country)
  }

  @Test func knowsWhereThingsAre() throws {
    let nairobi = try #require(best("Nairobi"))
    let point = try #require(nairobi.coordinate)
    #expect(abs(point.latitude + 1.28) < 0.1 && abs(point.longitude - 36.82) < 0.1)
    #expect(nairobi.isCapital && nairobi.population > 2_000_000 && nairobi.geonamesID == 184745)
    let country = try #require(gazetteer.country(ofPlace: nairobi.index))
    #expect(gazetteer.place(country).name == "Kenya")
    #expect(nairobi.region.map { gazetteer.place($0).name }?.contains("Nairobi") == true)
  }

  @Test func everyCapitalIsMarked() throws {
    for name in ["Baku", "Ottawa", "Brasília", "Pretoria", "The Hague", "Astana", "Kathmandu", "Kinshasa", "Canberra"] {
      #expect(best(name)?.isCapital == true, "\(name)")
    }
    for name in ["Istanbul", "Lagos", "Mumbai", "Sydney"] { #expect(best(name)?.isCapital == false, "\(name)") }
  }

  @Test(
    arguments: [
      ("spokeswoman", WordClasses.title), ("ministries", .organizationHead), ("accused", .objectVerb),
      ("announcing", .sayVerb), ("withdrew", .actVerb), ("tensions", .relationNoun), ("february", .month),
      ("governorate", .regionHead), ("through", .locationPreposition), ("the", .determiner), ("villagers", .peopleNoun),
      ("john", .givenName), ("table", .common), ("strait", .featureHead),
    ] as [(String, WordClasses)])
  func knowsWhatWordsDo(_ word: String, _ classes: WordClasses) {
    #expect(gazetteer.entry(Array(word.utf8))?.classes.isSuperset(of: classes) == true)
  }

  @Test func knowsNothingOfOtherWords() {
    #expect(gazetteer.entry(Array("zzyzzx".utf8)) == nil)
    #expect(gazetteer.entry([UInt8]()) == nil)
    #expect(gazetteer.entry([UInt8](repeating: 0xff, count: 300)) == nil)
  }

  @Test func survivesDamage() {
    var bytes = [UInt8]("RGZ3".utf8) + [UInt8](repeating: 0xff, count: 400)
    for length in [0, 3, 64, 80, 404] {
      bytes.withUnsafeBytes { whole in
        let damaged = Gazetteer(bytes: UnsafeRawBufferPointer(rebasing: whole[..<length]))
        #expect(damaged.entry(Array("kenya".utf8)) == nil)
        #expect(damaged.place(7).name.isEmpty)
      }
    }
    bytes[8] = 9
    bytes.withUnsafeBytes { #expect(Gazetteer(bytes: $0).entry(Array("kenya".utf8)) == nil) }
  }
}
