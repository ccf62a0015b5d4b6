import News
import Testing

@testable import EntityRecognition

@Suite struct RoleClassifierTests {
  /// The roles of the places and demonyms of a text, with their cues.
  static func roles(_ string: String) -> [(name: String, role: Role, cue: String?)] {
    let bytes = Array(string.utf8)
    return Recogniser().analyse(string).mentions.filter { $0.named != nil }.map {
      (String(decoding: bytes[$0.span], as: UTF8.self), $0.role, $0.cue)
    }
  }

  @Test(arguments: [
    "Nairobi rejected the proposal.", "Lima has repeatedly denied it.",
    "They accused Rwanda of arming rebels.", "The treaty obliges Libya to disarm.", "He praised Tokyo.",
    "Tensions with Caracas are growing.", "They condemned aggression against Moldova.",
    "The deal was signed by Ghana.", "A warning to Jakarta followed.", "According to Ankara, nothing happened.",
    "Peru's decision was final.", "Vietnam's inability to pay is known.", "The Cairo government fell.",
    "A US-led coalition won.", "Pro-Rwanda rebels fled.",
    "The government of Laos fell.", "Sanctions on Eritrea remain.", "Aid from Norway arrived.",
    "Bolivia, which has no coast, demanded access.", "Iraq offers oil.", "They want to help Nepal.",
    "They called on Fiji to pay.",
    "Negotiators from Qatar met.", "It rained, and Niger objected to it.",
    "Ghana's President Akua Mensima resigned.", "Vietnam's military launched drills.",
    "The rebels blamed Chisinau.", "The king thanked Norway.", "They called for restraint between Baku and Yerevan.",
    "U.S. and British forces struck it.", "They met U.S. counterpart John Beller.",
  ])
  func actors(_ text: String) throws {
    let found = try #require(Self.roles(text).first)
    #expect(found.role == .actor, "\(found)")
    #expect(found.cue != nil)
  }

  @Test(arguments: [
    "It rained in Nairobi.", "Troops crossed into Chad.", "The minister travelled to Lima.", "They fled from Rwanda.",
    "His visit to Tokyo ended.", "The road to Caracas is closed.",
    "The capital of Ghana grew.", "The border with Laos is closed.", "Peru's coast is long.",
    "Lima airport was closed.", "The army invaded and left Kuwait.", "A Paris-based group wrote.",
    "The occupation of Namibia lasted.", "She lives near Ankara.", "The pipeline through Bolivia burns.",
    "The train between Cairo and Alexandria stopped.", "JAKARTA (Reuters) - Rain fell.",
    "JAKARTA, Indonesia — Rain fell.", "The planes struck Homs.", "The attack on Sinai failed.", "Kosovo lies there.",
    "The junta bombed Sittwe.", "The militia controls Benghazi.", "The strikes hit Quneitra.",
    "In Malabo, Equatorial Guinea denied it.", "The distance between Cairo and Rabat is long.",
  ])
  func places(_ text: String) throws {
    let found = try #require(Self.roles(text).first)
    #expect(found.role == .place, "\(found)")
  }

  @Test(arguments: [
    ("Talks between Egypt and Ethiopia failed.", Role.actor), ("Egypt, Ethiopia and Sudan agreed.", .actor),
    ("They lived in Egypt, Ethiopia and Sudan.", .place), ("The border between Egypt and Sudan is long.", .place),
    ("Relations with Egypt and Sudan improved.", .actor), ("They offered assistance to Egypt and Sudan.", .actor),
  ])
  func listsShareOneRole(_ text: String, _ role: Role) {
    let found = Self.roles(text)
    #expect(found.count > 1)
    #expect(found.allSatisfy { $0.role == role }, "\(found)")
  }

  @Test func demonymsAct() {
    let found = Self.roles("Kenyan police and the Greek-Turkish dispute.")
    #expect(found.map(\.name) == ["Kenyan", "Greek", "Turkish"])
    #expect(found.allSatisfy { $0.role == .actor })
  }

  @Test func featuresNeverAct() {
    #expect(Self.roles("The Black Sea threatened ships.").map(\.role) == [.place])
  }

  @Test func cuesAreShortAndPlain() {
    #expect(Self.roles("Nairobi rejected it.").first?.cue == "subject of ‘rejected’")
    #expect(Self.roles("Nairobi now prefers to wait.").first?.cue == "subject of ‘prefers’")
    #expect(Self.roles("Kenya forces agree to leave.").first?.cue == "before ‘forces’")
    #expect(Self.roles("Kenya Secretary of State Abdi left.").first?.role == .actor)
    #expect(Self.roles("They live in Nairobi.").first?.cue == "after ‘in’")
    #expect(Self.roles("A warning to Jakarta.").first?.cue == "after ‘warning’ to")
  }

  @Test func everyPlaceHasACue() {
    let found = Self.roles("Lima, Peru and Chad; Ghana 2 Togo 1. NAIROBI, Kenya - It rained in Accra on Sunday.")
    #expect(found.count > 5)
    #expect(found.allSatisfy { $0.cue?.isEmpty == false }, "\(found)")
    #expect(found.first { $0.name == "NAIROBI" }?.cue == "dateline")
  }

  @Test func emptyWeightsGiveNoTrap() {
    let text = [UInt8]("RRW1 but no table".utf8)
    text.withUnsafeBytes { bytes in
      let weights = RoleWeights(bytes: bytes)
      #expect(weights.isEmpty)
      #expect(weights[1] == 0)
    }
  }

  @Test func weightsComeBackFromTheirFile() {
    let features = (1...200).map { UInt64($0) &* 0x9e37_79b9_7f4a_7c15 }
    let file = RoleWeights.file(features.enumerated().map { ($0.element, Float($0.offset - 100) / 256) } + [(7, 99)])
    file.withUnsafeBytes { bytes in
      let weights = RoleWeights(bytes: bytes)
      for (number, feature) in features.enumerated() { #expect(weights[feature] == Float(number - 100) / 256) }
      #expect(weights[7] == Float(2047) / 512)
      #expect(weights[8] == 0)
    }
  }

  @Test(arguments: [
    (["Nairobi", "rejected", "the", "proposal."], 0..<1, true), (["It", "rained", "in", "Nairobi."], 3..<4, false),
    (["It", "rained", "in", "Nairobi", "."], 3..<4, false),
  ])
  func givenWordsAreRead(_ words: [String], _ name: Range<Int>, _ isActor: Bool) throws {
    var reading = RoleReading()
    #expect(reading.isActor(try #require(GivenMention(words, name: name))) == isActor)
  }

  @Test func givenRangesAreChecked() {
    #expect(GivenMention(["Chad"], name: 0..<2) == nil)
    #expect(GivenMention(["Chad"], name: 1..<1) == nil)
    #expect(GivenMention([], name: 0..<1) == nil)
    #expect(GivenMention([".", "Chad"], name: 0..<1) == nil)
  }
}
