/// Forms that no rule undoes.
enum IrregularForms {
  /// The base of an irregular form, or the word itself where it only looks like one.
  static func base(of word: String) -> String? { bases[word] ?? (unchanged.contains(word) ? word : nil) }

  /// The verb of which the letters before *-ed* or *-ing* are a stem that the rules would get wrong.
  static func verb(ofStem stem: String) -> String? { stems[stem] }

  /// Whether a word in *un-* is a verb's. The others are adjectives that no verb stands behind: “unresolved”.
  static func startsVerb(_ word: String) -> Bool { unVerbs.contains(where: word.hasPrefix) }

  private static let unVerbs = [
    "under", "undo", "unblock", "uncover", "unearth", "unfold", "unif", "unit", "unleash", "unload", "unlock", "unpack",
    "unravel", "unseat", "unveil",
  ]

  private static let bases: [String: String] = {
    var bases: [String: String] = [:]
    for line in forms.split(separator: ",") {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      for form in words.dropFirst() { bases[form] = words[0] }
    }
    return bases
  }()

  /// Base form, then the others.
  private static let forms = """
    man men, woman women, child children, foot feet, tooth teeth, crisis crises, analysis analyses, thesis theses,
    hypothesis hypotheses, criterion criteria, phenomenon phenomena, wife wives, wolf wolves, knife knives,
    thief thieves, shelf shelves, half halves, virus viruses, campus campuses, bus buses, bonus bonuses,
    caucus caucuses, census censuses, focus focuses focused focusing, bias biases biased, gas gases, movie movies,
    shoe shoes, ache aches, headache headaches, cache caches, axis axes, agree agreed, disagree disagreed, free freed,
    guarantee guaranteed, decree decreed, die dying, lie lying, tie tying, arise arose arisen, bear borne,
    become became, begin began begun, bend bent, bind bound, bite bitten, blow blew blown, break broke broken,
    bring brought, build built, buy bought, catch caught, choose chose chosen, cling clung, come came, deal dealt,
    dig dug, draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed,
    feel felt, fight fought, fly flew flown flies, flee fled, forbid forbade forbidden, forgive forgave forgiven,
    forget forgot forgotten, freeze froze frozen, grow grew grown, hang hung, hear heard, hide hid hidden, hold held,
    know knew known, lay laid, lead led, lend lent, lose lost, meet met, overcome overcame, oversee oversaw overseen,
    overthrow overthrew overthrown, overtake overtook overtaken, pay paid, ride rode ridden, rise rose risen,
    seek sought, sell sold, send sent, shake shook shaken, shoot shot, shrink shrank shrunk, sing sang sung,
    sink sank sunk, sit sat, sleep slept, slide slid, speak spoke spoken, spend spent, stand stood, steal stole stolen,
    stick stuck, strike struck stricken, strive strove striven, swear swore sworn, sweep swept, swim swam swum,
    swing swung, teach taught, tear tore torn, think thought, throw threw thrown, undergo underwent undergone,
    understand understood, undertake undertook undertaken, uphold upheld, wake woke woken, wear wore worn,
    weep wept, win won, withdraw withdrew withdrawn, withhold withheld, withstand withstood, write wrote written
    """

  /// Words that end in *-s*, *-ed* or *-ing* without being a plural, a past or a progressive.
  private static let unchanged = Set(
    """
    ahmed alas always anything ashamed athletics atlas beijing bias canvas ceiling chaos christmas cosmos darling
    diabetes during economics electronics embed ethics evening everything gas hamas hatred headquarters herring
    honduras hundred infrared inning kansas khaled kindred laos lens lightning logistics mathematics miniseries
    mohamed mohammed moped morning naked nanjing news nothing offspring olympics ongoing outgoing overseas perhaps
    physics politics rabies sacred series sibling something species sterling texas thomas upcoming vegas
    viking wellbeing wicked zayed
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let stems = [
    "add": "add", "odd": "odd", "ebb": "ebb", "err": "err", "install": "install", "recall": "recall",
    "enroll": "enroll", "forestall": "forestall", "stonewall": "stonewall", "rebell": "rebel",
    "fuell": "fuel", "hang": "hang", "bang": "bang", "clang": "clang", "us": "use", "ow": "owe", "ag": "age",
    "ey": "eye", "dy": "dye",
  ]
}
