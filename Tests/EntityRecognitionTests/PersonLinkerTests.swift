import News
import Testing

@testable import EntityRecognition

/// Persons of the gazetteer: office holders with the days of their terms.
@Suite struct PersonLinkerTests {
  static func persons(_ text: String, year: Int?) -> [String] {
    let day = year.flatMap { CalendarDay(year: $0, month: 6, day: 1) }
    return Recogniser().analyse(text, on: day).entities.filter { $0.type == .person }.map(\.id.rawValue)
  }

  @Test(arguments: [
    ("Obama met reporters in Washington. The United States agreed with Obama.", 2012, "person:barack obama"),
    ("The United States agreed. In Washington, President Obama met reporters.", 2012, "person:barack obama"),
    ("The United States agreed. In Washington, President Trump met reporters.", 2018, "person:donald trump"),
    // Not in office then, of another country, another title, no day.
    ("Obama met reporters in Washington. The United States agreed with Obama.", 2022, "person:obama"),
    ("Obama met reporters in Nairobi. Kenya agreed with Obama.", 2012, "person:obama"),
    ("The United States agreed. In Washington, Capt. Obama met reporters.", 2012, "person:obama"),
    ("Obama met reporters in Washington. The United States agreed with Obama.", nil, "person:obama"),
    // The article itself comes first.
    ("Auma Obama came to the United States. Obama smiled in Washington.", 2012, "person:auma obama"),
  ])
  func surnamesAreOfficeHoldersOfTheDay(_ text: String, _ year: Int?, _ expected: String) {
    #expect(Self.persons(text, year: year) == [expected])
  }

  @Test func spellingsOfAFullNameAreOnePerson() {
    #expect(Self.persons("Dmitri Medvedev spoke. Medvedev left.", year: 2012) == ["person:dmitry medvedev"])
    #expect(Self.persons("Dmitry Medvedev spoke.", year: nil) == ["person:dmitry medvedev"])
  }
}
