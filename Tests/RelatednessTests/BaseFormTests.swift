import Testing

@testable import Relatedness

/// Each line: the base form, then forms that must come to it.
private let forms = """
  corridor corridors
  ceasefire ceasefires
  country countries
  tie ties
  ally allies allied
  box boxes
  church churches
  clash clashes clashed clashing
  hero heroes
  pass passes passed passing
  house houses
  militia militias
  area areas
  man men
  crisis crises
  accuse accuses accused accusing
  agree agrees agreed agreeing
  argue argued arguing
  resolve resolves resolved resolving
  announce announced announcing
  mediate mediates mediated mediating
  negotiate negotiated negotiating
  evacuate evacuated
  create created creating
  treat treated treating
  repeat repeated
  visit visits visited visiting
  invite invited inviting
  unite united uniting
  execute executed
  target targeted targeting
  complete completed
  develop developed developing
  stop stopped stopping
  plan planned planning
  hope hoped hoping
  vote voted voting
  admit admitted admitting
  control controlled controlling
  travel travelled traveled
  call called calling
  kill killed killing
  install installed
  fulfill fulfilled
  traffic trafficked trafficking
  kick kicked
  decide decided deciding
  avoid avoided avoiding
  persuade persuaded
  include included including
  explode exploded
  declare declared declaring
  appear appeared appearing
  require required requiring
  repair repaired
  ensure ensured
  restore restored
  monitor monitored
  order ordered
  interfere interfered
  combine combined
  train trained training
  open opened
  intervene intervened intervening
  describe described
  shake shook shaken shaking
  speak spoke spoken speaking
  provoke provoked
  damage damaged
  besiege besieged
  charge charged charging
  change changed changing
  challenge challenged
  plunge plunged
  hang hung hanging
  bring brought brings bringing
  settle settled settling
  tremble trembled
  assemble assembled
  escape escaped
  assume assumed
  consume consumed
  welcome welcomed
  try tried tries trying
  deny denied denying
  die died dies dying
  flee fled fleeing
  proceed proceeds proceeded
  embed embeds embedded
  withdraw withdrew withdrawn withdrawing
  hold held holding
  fight fought fighting
  shoot shot shooting
  meet met meeting meetings
  build built building buildings
  bomb bombed bombing bombings
  need needed
  add added
  seize seized
  quit quitting
  unveil unveiled unveiling
  undermine undermined
  unblock unblocked unblocking
  """

@Suite struct BaseFormTests {
  @Test(arguments: forms.split(separator: "\n").map { $0.split(separator: " ").map(String.init) })
  func formsComeToTheirBase(_ line: [String]) {
    for form in line { #expect(BaseForm.of(form) == line[0], "\(form)") }
  }

  @Test(arguments: [
    "politics", "economics", "news", "series", "species", "crisis", "status", "press", "congress", "virus", "paris",
    "hamas", "texas", "caucasus", "beijing", "ceiling", "evening", "spring", "string", "bring", "king", "red", "bed",
    "shed", "speed", "hundred", "sacred", "gas", "chaos", "laos", "ongoing", "unresolved", "unprecedented",
  ])
  func wordsThatOnlyLookInflectedStay(_ word: String) {
    #expect(BaseForm.of(word) == word)
  }

  @Test(arguments: ["", "a", "us", "is", "ed", "ing", "2020", "f16s", "zürich", "баку", "s", "ss", "eed", "yed"])
  func whatIsNoEnglishWordStays(_ word: String) {
    #expect(BaseForm.of(word) == word)
  }

  /// Every string of up to four of these letters before every ending: no rule may reach beyond the letters there are.
  @Test func noShapeOfWordIsTooShort() {
    var stems = [""]
    for _ in 0..<4 { stems += stems.flatMap { stem in ["a", "e", "l", "y", "t"].map { stem + $0 } } }
    for stem in Set(stems) {
      for ending in ["s", "es", "ies", "ed", "ied", "ing", "led", "ting"] {
        #expect(!BaseForm.of(stem + ending).isEmpty)
      }
    }
  }

  @Test func foldingKeepsTheLettersAndDropsTheirMarks() {
    let pairs = [
      "Erdoğan": "erdogan", "Ərdoğan": "ardogan", "Łódź": "lodz", "São": "sao", "Straße": "strasse", "Æsir": "aesir",
      "Þór": "thor", "Đinđić": "dindic", "İstanbul": "istanbul", "ırmak": "irmak", "Nguyễn": "nguyen", "e\u{301}": "e",
      "Москва": "москва", "Αθήνα": "αθήνα", "NATO": "nato", "œuvre": "oeuvre", "北京": "北京", "": "",
    ]
    for (word, folded) in pairs { #expect(LetterFolding.folded(word) == folded) }
  }
}
