/// Words of institutions that few countries have, by which an article shows whose press wrote it.
enum HomeWords {
  /// ISO 3166-1 alpha-2 of the country; nil for all other words.
  static func country(of key: ArraySlice<UInt8>) -> String? {
    guard (3...14).contains(key.count) else { return nil }
    return words[String(decoding: key, as: UTF8.self)]
  }

  private static let words: [String: String] = {
    var words: [String: String] = [:]
    for (country, list) in lists {
      for word in list.split(separator: " ") { words[String(word)] = country }
    }
    return words
  }()

  private static let lists = [
    "US": """
    sheriff sheriffs counties township statehouse interstate freshman freshmen sophomore sophomores congressman \
    congresswoman congressional statewide countywide gov rep sen medicaid felony misdemeanor republicans democrats
    """,
    "GB": "councillor councillors constabulary pence whitehall westminster holyrood",
    "CA": "mountie mounties rcmp mla",
    "IN": "lakh crore lok sabha",
    "IE": "garda gardai taoiseach oireachtas",
  ]
}
