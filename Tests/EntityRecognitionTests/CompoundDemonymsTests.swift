import News
import Testing

@testable import EntityRecognition

@Suite struct CompoundDemonymsTests {
  @Test(arguments: [
    ("Franco-German quarrels went on.", ["FR", "DE"]), ("Officials praised Sino-Russian trade.", ["CN", "RU"]),
    ("An Anglo-Dutch company paid.", ["GB", "NL"]),
  ])
  func bothHalvesAreStates(_ text: String, _ countries: [String]) {
    let found = Recogniser().analyse(text).mentions
    #expect(found.map { $0.named?.country } == countries)
    #expect(found.allSatisfy { $0.role == .actor && $0.type == .state })
  }

  @Test(arguments: ["General Franco ruled.", "The Indo-Pacific is wide.", "Anglo-Saxon poetry is old."])
  func theWordAloneIsNone(_ text: String) {
    let states = Recogniser().analyse(text).mentions.filter { $0.type == .state }
    #expect(states.isEmpty, "\(states)")
  }
}
