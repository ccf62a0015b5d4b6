/// What a title says, before its words are put into one form for people.
struct Office: Hashable, Sendable {
  enum Gender: Sendable { case feminine, masculine }

  /// The words of the title in the text, as they stand there.
  var words: Range<Int>
  /// In lower case and one form: “prime minister”; empty for “Mr” and its like.
  var name: String
  /// The index of the span that names the country or organization: “Armenian”, “NATO”.
  var body: Int?
  /// Of a ministry, the word of its name that says whose it is: “Russian Foreign Ministry”. The title keeps the rest.
  var nation: Int?
  var isFormer = false
  var gender: Gender?
}

/// The words of titles, brought into one form.
enum OfficeWords {
  /// “premier” and “PM” are “prime minister”.
  static let synonyms: [String: String] = [
    "pm": "prime minister", "premier": "prime minister", "prime-minister": "prime minister", "fm": "foreign minister",
    "gen": "general", "gen.": "general", "lt": "lieutenant", "lt.": "lieutenant", "col": "colonel", "col.": "colonel",
    "maj": "major", "maj.": "major", "capt": "captain", "capt.": "captain", "sgt": "sergeant", "sgt.": "sergeant",
    "adm": "admiral", "adm.": "admiral", "brig": "brigadier", "brig.": "brigadier", "cmdr": "commander",
    "cmdr.": "commander", "gov": "governor", "gov.": "governor", "sen": "senator", "sen.": "senator",
    "rep": "representative", "rep.": "representative", "prof": "professor", "prof.": "professor", "pres": "president",
    "rev": "reverend", "rev.": "reverend", "defence": "defense", "sheik": "sheikh", "shaikh": "sheikh", "czar": "tsar",
    "vice-president": "vice president", "vice-premier": "vice premier", "secretary-general": "secretary general",
    "co-ordinator": "coordinator", "attache": "attaché", "labour": "labor",
  ]

  static let feminine: Set<String> = [
    "mrs", "mrs.", "ms", "ms.", "miss", "madame", "mme", "dame", "lady", "queen", "princess", "empress", "duchess",
    "frau", "señora", "spokeswoman", "chairwoman", "congresswoman", "businesswoman", "policewoman", "councilwoman",
    "actress", "sister", "mother", "baroness",
  ]
  static let masculine: Set<String> = [
    "mr", "mr.", "sir", "king", "prince", "emperor", "duke", "baron", "herr", "señor", "monsieur", "spokesman",
    "chairman", "congressman", "businessman", "policeman", "pope", "cardinal", "archbishop", "brother", "father",
    "strongman", "ayatollah", "imam", "mullah", "sheikh",
  ]
  /// They honour and say no office.
  static let honorifics: Set<String> = [
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "dame", "herr", "frau", "monsieur", "madame",
    "mme", "señor", "señora", "hon", "hon.", "st", "st.", "comrade",
  ]
  static let former: Set<String> = ["former", "ex", "then", "late", "ousted", "deposed", "erstwhile"]
  /// They say when and how, not what.
  static let passing: Set<String> = [
    "outgoing", "incoming", "incumbent", "current", "new", "newly", "elected", "longtime", "veteran", "the", "a", "an",
    "his", "her", "its", "their", "our", "my", "from",
  ]
  static let small: Set<String> = ["of", "for", "and", "the", "to", "in", "on", "de", "la"]

  /// Said of whoever governs.
  static let general: Set<String> = ["leader", "politician", "statesman", "chief", "head"]

  /// Whether somebody with the title governs.
  static func isGoverning(_ name: String) -> Bool {
    let last = name.split(separator: " ").last.map(String.init) ?? ""
    return general.contains(name) || name.hasPrefix("secretary of") || name.hasPrefix("president")
      || ["president", "minister", "chancellor", "secretary", "senator", "governor", "king", "emir"].contains(last)
  }

  /// “minister of foreign affairs” is “foreign minister”, “defence secretary” the “defense secretary”.
  static func name(_ words: [String]) -> String {
    var words = words.flatMap { (synonyms[$0] ?? $0).split(separator: " ").map(String.init) }
    while let last = words.last, small.contains(last) { words.removeLast() }
    while let first = words.first, small.contains(first) { words.removeFirst() }
    if words.count > 2, words[0] == "minister", words[1] == "of" || words[1] == "for" {
      words = words.dropFirst(2).filter { $0 != "the" } + ["minister"]
    }
    if words.starts(with: ["foreign", "affairs"]), words.count > 2 { words.remove(at: 1) }
    return words.joined(separator: " ")
  }

  /// “Foreign Minister”, “CEO”, “Secretary of State”.
  static func spelled(_ name: String) -> String {
    name.split(separator: " ").map { word -> String in
      if small.contains(String(word)) { return String(word) }
      if ["ceo", "cfo", "mp", "mep"].contains(word) { return word.uppercased() }
      return word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }
}
