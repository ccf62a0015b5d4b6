internal import News

/// What a city stands for where it acts: “Baku dismissed it” is said of Azerbaijan.
///
/// A capital stands for its state, any other city for itself, but for those listed here.
struct SeatOfPower {
  let gazetteer: Gazetteer

  private enum Power {
    /// The city acts for nobody but itself.
    case itself
    /// Its state, although the gazetteer has another capital, or none.
    case state
    /// What the gazetteer has under this name.
    case named(String)
  }

  /// By the gazetteer's name, with the country that keeps it apart from towns of the same name.
  private static let powers: [String: (country: String, power: Power)] = [
    // Reports on the Union call it so; those on Belgium name Belgium, see `isOfUnion`.
    "Brussels": ("BE", .named("European Union")),
    // The government of the Netherlands sits there, and so do the international courts: the name alone tells neither.
    "The Hague": ("NL", .itself),
    // Most states keep their embassies in Tel Aviv, and their reports use it for the government.
    "Tel Aviv": ("IL", .state),
    // The seat of parliament and government by Israel's basic law of 1980, and contested.
    "Jerusalem": ("IL", .state),
    // The seat of the Palestinian Authority's government since 1994.
    "Ramallah": ("PS", .state),
    // The capital until 2006; older reports, and some newer ones, use it for the government.
    "Yangon": ("MM", .state),
    // The capital until 2019; the larger part of the government is still there.
    "Bujumbura": ("BI", .state),
    // The seat of government; the capital is Porto-Novo.
    "Cotonou": ("BJ", .state),
    // The seat of the federal administration since 1999; the capital is Kuala Lumpur.
    "Putrajaya": ("MY", .state),
    // Seats of governments that are not recognised, or are autonomous, and speak for themselves.
    "Khankendi": ("AZ", .named("Nagorno-Karabakh")),
    "Sokhumi": ("GE", .named("Abkhazia")),
    "Tskhinvali": ("GE", .named("South Ossetia")),
    "Tiraspol": ("MD", .named("Transnistria")),
    "Hargeisa": ("SO", .named("Somaliland")),
    "Erbil": ("IQ", .named("Iraqi Kurdistan")),
  ]

  /// The number of what stands behind the place; nil where the place stands for itself.
  ///
  /// - Parameter isOfUnion: whether the text is on the European Union rather than on Belgium.
  func power(behind place: Gazetteer.Place, isOfUnion: @autoclosure () -> Bool = true) -> Int? {
    if let (country, power) = Self.powers[place.name], country == place.country {
      switch power {
      case .itself: return nil
      case .state: return gazetteer.country(ofPlace: place.index)
      case .named("European Union") where !isOfUnion(): break
      case .named(let name): if let found = named(name) { return found }
      }
    }
    return place.type == .city && place.isCapital ? gazetteer.country(ofPlace: place.index) : nil
  }

  private func named(_ name: String) -> Int? {
    guard let entry = gazetteer.entry(gazetteer.key(of: name)) else { return nil }
    return gazetteer.candidates(entry).map(\.place).first { gazetteer.place($0).name == name }
  }
}
