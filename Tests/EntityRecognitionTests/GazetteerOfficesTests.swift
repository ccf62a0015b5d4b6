import Foundation
import News
import Testing

@testable import EntityRecognition

@Suite struct GazetteerOfficesTests {
  let gazetteer = Gazetteer.embedded

  func titles(_ name: String, _ year: Int, _ month: Int, _ day: Int) -> [String] {
    guard let date = CalendarDay(year: year, month: month, day: day) else { return [] }
    return gazetteer.officeHolders(named: gazetteer.key(of: name), on: date).map { office in
      let country = office.country.flatMap { gazetteer.place($0).country } ?? "-"
      return "\(country) \(office.title)"
    }
  }

  @Test(arguments: [
    ("Nikol Pashinyan", 2020, "AM Prime Minister"), ("Robert Kocharyan", 2003, "AM government"),
    ("Boris Johnson", 2017, "GB Foreign Secretary"), ("Boris Johnson", 2021, "GB Prime Minister"),
    ("Mahmud Ahmadinejad", 2010, ""), ("Mahmoud Ahmadinejad", 2010, "IR government"),
    ("Volodymyr Zelenskyy", 2023, "UA President"),
    ("António Guterres", 2019, "- Secretary-General of the United Nations"),
    ("Donald Trump", 2018, "US President"), ("Donald Trump", 2023, ""),
  ])
  func knowsWhoHeldWhatWhen(_ name: String, _ year: Int, _ expected: String) {
    let found = titles(name, year, 6, 1)
    #expect(expected.isEmpty ? found.isEmpty : found.contains(expected), "\(found)")
  }

  @Test func aTermEndsOnItsDay() {
    #expect(titles("Serzh Sargsyan", 2018, 4, 23).contains("AM Prime Minister"))
    #expect(!titles("Serzh Sargsyan", 2018, 4, 24).contains("AM Prime Minister"))
  }

  @Test func knowsWhoServedACountry() throws {
    let day = try #require(CalendarDay(year: 2019, month: 6, day: 1))
    let armenia = try #require(gazetteer.country(code: "AM"))
    let holders = gazetteer.officeHolders(ofCountry: armenia, on: day)
    #expect(holders.map { gazetteer.place($0.person).name }.contains("Nikol Pashinyan"))
    #expect(holders.allSatisfy { $0.holds(on: day) && $0.country == armenia })
  }

  @Test func noTermOfACountryIsMissed() throws {
    let day = try #require(CalendarDay(year: 2008, month: 3, day: 1))
    var expected: [Int: Int] = [:]
    for person in 0..<gazetteer.sections.places.count where gazetteer.kind(ofPlace: person) == .person {
      for office in gazetteer.offices(ofPerson: person) where office.holds(on: day) {
        if let country = office.country { expected[country, default: 0] += 1 }
      }
    }
    #expect(expected.values.reduce(0, +) > 3000)
    for country in 0..<gazetteer.sections.countries.count {
      let found = gazetteer.officeHolders(ofCountry: country, on: day).count
      #expect(found == expected[country, default: 0], "\(country)")
    }
    #expect(gazetteer.officeHolders(ofCountry: 255, on: day).isEmpty)
  }

  @Test func personsAreNeverLookedFor() throws {
    let entry = try #require(gazetteer.entry(gazetteer.key(of: "Robert Kocharyan")))
    #expect(entry.candidateCount == 0 && entry.nameCount > 0)
    #expect(gazetteer.placesNamed(gazetteer.key(of: "Robert Kocharyan")).isEmpty)
  }
}

/// The tables of the folder Data, where they stand beside the tests.
@Suite struct CuratedTableTests {
  static func rows(_ name: String) throws -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Data")
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { $0.components(separatedBy: "\t") }
  }

  @Test(arguments: [
    ("countries.tsv", 6), ("regions.tsv", 12), ("organizations.tsv", 5), ("towns.tsv", 5), ("officials.tsv", 7),
  ])
  func everyRowNamesItsSource(_ table: String, columns: Int) throws {
    let sources: Set = ["general reference", "GeoNames", "CAMEO", "Natural Earth", "UN M49"]
    for row in try Self.rows(table) {
      #expect(row.count == columns && sources.contains(row[row.count - 1]), "\(row)")
    }
  }

  @Test func everyAreaAndFeatureHasAPoint() throws {
    let rows = try Self.rows("regions.tsv").filter { $0[5].isEmpty }
    #expect(rows.count >= 600)
    for row in rows {
      let (latitude, longitude) = (Double(row[9]) ?? .infinity, Double(row[10]) ?? .infinity)
      #expect(abs(latitude) <= 90 && abs(longitude) <= 180, "\(row[1])")
    }
    #expect(Set(rows.map { $0[1] }).count == rows.count)
  }
}
