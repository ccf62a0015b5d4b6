/// What newspapers and the post write for the states of the United States and the provinces of Canada after a place:
/// “Paris, Tex.”, “Springfield, IL”, “London, Ont.”.
///
/// Sources: the state names of the Associated Press Stylebook; Publication 28 of the United States Postal Service;
/// the Canadian Postal Guide.
enum StateAbbreviations {
  /// The key of the state's or province's name, and its country; nil where the word is no abbreviation. The word is
  /// folded and without full stops; two letters count in capitals only, “in” and “or” are words.
  static func name(of word: String, isAllCapitals: Bool) -> (name: String, country: String)? {
    guard word.utf8.count != 2 || isAllCapitals else { return nil }
    if let name = states[word] { return (name, "US") }
    return provinces[word].map { ($0, "CA") }
  }

  private static let states: [String: String] = [
    "al": "alabama", "ala": "alabama", "ak": "alaska", "az": "arizona", "ariz": "arizona", "ar": "arkansas",
    "ark": "arkansas", "ca": "california", "calif": "california", "co": "colorado", "colo": "colorado",
    "ct": "connecticut", "conn": "connecticut", "de": "delaware", "del": "delaware", "dc": "district of columbia",
    "fl": "florida", "fla": "florida", "ga": "georgia", "hi": "hawaii", "id": "idaho", "il": "illinois",
    "ill": "illinois", "in": "indiana", "ind": "indiana", "ia": "iowa", "ks": "kansas", "kan": "kansas",
    "ky": "kentucky", "la": "louisiana", "me": "maine", "md": "maryland", "ma": "massachusetts",
    "mass": "massachusetts", "mi": "michigan", "mich": "michigan", "mn": "minnesota", "minn": "minnesota",
    "ms": "mississippi", "miss": "mississippi", "mo": "missouri", "mt": "montana", "mont": "montana",
    "ne": "nebraska", "neb": "nebraska", "nv": "nevada", "nev": "nevada", "nh": "new hampshire", "nj": "new jersey",
    "nm": "new mexico", "ny": "new york", "nc": "north carolina", "nd": "north dakota", "oh": "ohio",
    "ok": "oklahoma", "okla": "oklahoma", "or": "oregon", "ore": "oregon", "pa": "pennsylvania", "ri": "rhode island",
    "sc": "south carolina", "sd": "south dakota", "tn": "tennessee", "tenn": "tennessee", "tx": "texas",
    "tex": "texas", "ut": "utah", "vt": "vermont", "va": "virginia", "wa": "washington", "wash": "washington",
    "wv": "west virginia", "wva": "west virginia", "wi": "wisconsin", "wis": "wisconsin", "wy": "wyoming",
    "wyo": "wyoming",
  ]

  private static let provinces: [String: String] = [
    "ab": "alberta", "alta": "alberta", "bc": "british columbia", "mb": "manitoba", "man": "manitoba",
    "nb": "new brunswick", "nl": "newfoundland and labrador", "nfld": "newfoundland and labrador",
    "ns": "nova scotia", "on": "ontario", "ont": "ontario", "pe": "prince edward island",
    "pei": "prince edward island", "qc": "quebec", "que": "quebec", "sk": "saskatchewan", "sask": "saskatchewan",
  ]
}
