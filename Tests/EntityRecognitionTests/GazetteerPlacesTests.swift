import Foundation
import News
import Testing

@testable import EntityRecognition

@Suite struct GazetteerPlacesTests {
  let gazetteer = Gazetteer.embedded

  func all(_ name: String) -> [Gazetteer.Candidate] {
    gazetteer.entry(gazetteer.key(of: name)).map { gazetteer.allCandidates($0) } ?? []
  }

  func place(_ name: String, _ kind: Gazetteer.Kind, _ country: String? = nil) -> Gazetteer.Place? {
    all(name).map { gazetteer.place($0.place) }.first {
      $0.kind == kind && (country == nil || $0.country == country)
    }
  }

  func containers(_ name: String, _ kind: Gazetteer.Kind, _ country: String? = nil) -> [String] {
    place(name, kind, country).map { gazetteer.containers(of: $0.index).map { gazetteer.place($0).name } } ?? []
  }

  @Test(
    arguments: [
      ("Kapan", .city, "AM", ["Syunik", "Armenia"]), ("Syunik", .region, "AM", ["Armenia"]),
      ("Syunik Province", .region, "AM", ["Armenia"]), ("Zangezur corridor", .feature, "AM", ["Syunik", "Armenia"]),
      ("Donetsk", .city, "UA", ["Donetsk", "Donbas", "Ukraine"]), ("Yerevan", .city, "AM", ["Caucasus", "Asia"]),
      ("Strait of Hormuz", .feature, nil, ["Iran", "Oman"]), ("Danube", .feature, nil, ["Austria", "Romania"]),
      ("Orange County", .district, "US", ["United States"]), ("Khankendi", .city, "AZ", ["Nagorno-Karabakh"]),
      ("Armenia", .country, "AM", ["Caucasus", "Asia"]),
    ] as [(String, Gazetteer.Kind, String?, [String])])
  func knowsWhatContainsAPlace(_ name: String, _ kind: Gazetteer.Kind, _ country: String?, _ expected: [String]) {
    let found = containers(name, kind, country)
    #expect(Set(expected).isSubset(of: found), "\(found)")
  }

  /// The numbers are those of GeoNames' own pages.
  @Test(arguments: [
    ("Syunik", "AM", 409_314), ("Donetsk", "UA", 709_716), ("North Darfur", "SD", 408_666), ("Texas", "US", 4_736_286),
  ])
  func firstLevelRegionsHaveTheirNumbers(_ name: String, _ country: String, _ number: Int) {
    #expect(place(name, .region, country)?.geonamesID == number)
  }

  @Test func nearlyEveryRegionHasANumberAndNoTwoTheSame() {
    let regions = (0..<gazetteer.sections.places.count).map { gazetteer.place($0) }.filter { $0.kind == .region }
    let numbers = regions.compactMap(\.geonamesID)
    #expect(numbers.count * 100 >= regions.count * 99)
    #expect(Set(numbers).count == numbers.count)
  }

  /// Vietnam gave the codes of old provinces to others in 2025.
  @Test(arguments: [("Hanoi", "Hanoi"), ("Ho Chi Minh City", "Ho Chi Minh City"), ("Da Nang", "Da Nang")])
  func townsLieInTheRegionsOfToday(_ town: String, _ region: String) throws {
    let city = try #require(place(town, .city, "VN"))
    #expect(city.region.map { gazetteer.place($0).name } == region)
  }

  @Test(arguments: [
    ("Nairobi", "East Africa"), ("Nairobi", "Sub-Saharan Africa"), ("Bogota", "Latin America"),
    ("Riga", "Northern Europe"),
    ("Kinshasa", "Central Africa"), ("Havana", "Caribbean"), ("Doha", "Gulf region"),
  ])
  func partsOfTheWorldHoldTheirTowns(_ town: String, _ part: String) {
    #expect(containers(town, .city).contains(part), "\(containers(town, .city))")
  }

  /// The counts that Data/README.md reports are those of the file.
  @Test func reportsItsCounts() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Data/README.md")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let kinds = (0..<gazetteer.sections.places.count).map { gazetteer.kind(ofPlace: $0) }
    for kind in Set(kinds) {
      let count = kinds.count { $0 == kind }
      let line = try #require(lines.first { $0.hasPrefix("| \(kind) |") }, "\(kind)")
      #expect(line.filter(\.isNumber) == String(count), "\(kind)")
    }
    #expect(
      lines.contains {
        $0.hasPrefix("| terms of office |") && $0.filter(\.isNumber) == "\(gazetteer.sections.offices.count)"
      })
  }

  @Test func nothingContainsItself() {
    for index in stride(from: 0, to: gazetteer.sections.places.count, by: 7) {
      let found = gazetteer.containers(of: index)
      #expect(!found.contains(index) && Set(found).count == found.count && found.count < 40)
    }
  }

  @Test(arguments: [
    ("Laçın", "Lachin"), ("Berdzor", "Lachin"), ("Xaçmaz", "Khachmaz"), ("Şuşa", "Shusha"), ("Wasit", "Wasit"),
    ("Köln", "Cologne"), ("Lodz", "Lodz"), ("Łódź", "Lodz"), ("Bayern", "Bavaria"), ("Toscana", "Tuscany"),
    ("Makkah", "Mecca"), ("Türkiye", "Turkey"), ("Zaire", "Democratic Republic of the Congo"),
    ("Republic of Armenia", "Armenia"),
    ("Slovyansk", "Sloviansk"), ("Sevilla", "Seville"),
  ])
  func spellsAsEnglishArticlesDo(_ name: String, _ expected: String) {
    #expect(all(name).contains { gazetteer.place($0.place).name == expected }, "\(name)")
  }

  @Test func smallPlacesAreOnlyLookedUp() throws {
    for name in ["Bad Tölz", "Jermuk", "Nagorsk"] { #expect(!all(name).isEmpty, "\(name)") }
    let entry = try #require(gazetteer.entry(gazetteer.key(of: "Springfield")))
    #expect(entry.candidateCount > 3 && entry.nameCount > entry.candidateCount)
    let (found, every) = (gazetteer.candidates(entry), gazetteer.allCandidates(entry))
    #expect(Array(every.prefix(found.count)) == found && !found.contains { $0.isMinor })
    #expect(every.dropFirst(found.count).allSatisfy { $0.isMinor })
    for candidate in every where candidate.isMinor && gazetteer.kind(ofPlace: candidate.place) == .city {
      #expect(gazetteer.population(ofPlace: candidate.place) < (candidate.naming == .name ? 15_000 : 100_000))
    }
  }

  /// Villages that are words or names of persons: nothing that a text is searched for.
  @Test(arguments: ["Of", "Same", "Hope", "Bath", "Most", "Man", "Bar", "Sandy", "Bruno", "Was", "Normal", "Best"])
  func wordsAreNoPlaces(_ word: String) {
    let entry = gazetteer.entry(gazetteer.key(of: word))
    for candidate in entry.map({ gazetteer.candidates($0) }) ?? [] {
      #expect(candidate.isDoubtful || candidate.needsCapitals, "\(word)")
    }
  }

  @Test(arguments: [
    "The same was said of the hope for most.", "It is nice to be reading best sellers by the bath.",
    "Bruno told Sandy that Nancy was right.",
  ])
  func wordsInATextAreNoPlaces(_ text: String) {
    #expect(!Recogniser().analyse(text).mentions.contains { $0.named != nil })
  }

  @Test func everyPlaceLiesOnTheGlobe() {
    var counts: [Gazetteer.Kind: Int] = [:]
    var numbered = 0
    for index in 0..<gazetteer.sections.places.count {
      let kind = gazetteer.kind(ofPlace: index)
      counts[kind, default: 0] += 1
      if kind == .region, gazetteer.place(index).geonamesID != nil { numbered += 1 }
      guard let point = gazetteer.coordinate(ofPlace: index) else {
        #expect(kind != .city && kind != .feature && kind != .area && kind != .country)
        continue
      }
      #expect((-90...90).contains(point.latitude) && (-180...180).contains(point.longitude))
    }
    #expect(counts[.country, default: 0] >= 230 && counts[.region, default: 0] >= 3_800)
    #expect(counts[.city, default: 0] >= 147_000 && counts[.district, default: 0] >= 3_000)
    #expect(counts[.area, default: 0] + counts[.feature, default: 0] >= 600)
    #expect(counts[.organization, default: 0] + counts[.group, default: 0] >= 500)
    #expect(counts[.person, default: 0] >= 15_000 && numbered >= 51)
  }

  @Test func aRegionLiesWhereItsPeopleLive() throws {
    let syunik = try #require(place("Syunik", .region, "AM")?.coordinate)
    #expect(abs(syunik.latitude - 39.4) < 0.3 && abs(syunik.longitude - 46.2) < 0.3)
    // On both sides of the 180th meridian.
    let chukotka = try #require(place("Chukotka Autonomous Okrug", .region, "RU")?.coordinate)
    #expect(abs(chukotka.longitude) > 160)
    let county = try #require(place("Los Angeles County", .district, "US")?.coordinate)
    #expect(abs(county.latitude - 34) < 0.8 && abs(county.longitude + 118.2) < 0.8)
  }

  @Test func countriesAreKnownByTheirCodes() throws {
    let armenia = try #require(gazetteer.country(code: "AM"))
    #expect(gazetteer.place(armenia).name == "Armenia" && gazetteer.alpha3(ofCountry: armenia) == "ARM")
    #expect(gazetteer.country(code: "arm") == armenia)
    for code in ["", "A", "QQ", "ZZZ", "é1", "ARMS"] { #expect(gazetteer.country(code: code) == nil) }
  }
}
