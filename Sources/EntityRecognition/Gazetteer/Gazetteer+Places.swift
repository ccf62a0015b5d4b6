internal import News

extension Gazetteer {
  /// What the gazetteer knows a thing as, finer than `EntityType`. The order is that of `KINDS` in
  /// Data/gazetteer/atlas.py.
  enum Kind: UInt8, Sendable {
    case country
    /// A first-level region: “Syunik”, “Texas”.
    case region
    /// A second-level region: “Orange County”; those of the United States alone.
    case district
    /// A contested, informal, natural or former region: “Donbas”, “Sahel”.
    case area
    case city
    /// Water, mountain, strait, corridor, crossing, square.
    case feature
    case organization, group
    /// An office holder.
    case person

    var isPlace: Bool { rawValue < Kind.organization.rawValue }

    var type: EntityType {
      switch self {
      case .country: .country
      case .region, .district, .area: .region
      case .city: .city
      case .feature: .feature
      case .organization: .organization
      case .group: .group
      case .person: .person
      }
    }
  }

  /// A place, organization, group or office holder of the gazetteer.
  struct Place: Sendable {
    var index: Int
    /// As English articles write it.
    var name: String
    var kind: Kind
    var geonamesID: Int?
    /// ISO 3166-1 alpha-2.
    var country: String?
    /// Of a first-level region the mean of its towns weighted by their inhabitants.
    var coordinate: Coordinate?
    /// Of a first-level region the sum of its towns.
    var population: Int
    var isCapital: Bool
    /// The first-level region that contains it.
    var region: Int?

    var type: EntityType { kind.type }
  }

  func place(_ index: Int) -> Place {
    let offset = index * Self.placeSize
    let number = Int(load(sections.places, offset, as: UInt32.self))
    let latitude = load(sections.places, offset + 8, as: Int32.self)
    return Place(
      index: index, name: text(load(sections.places, offset + 4, as: UInt32.self)), kind: kind(ofPlace: index),
      geonamesID: number == 0 ? nil : number, country: countryLetters(ofPlace: index),
      coordinate: latitude == .max
        ? nil
        : Coordinate(
          latitude: Double(latitude) / 1e5, longitude: Double(load(sections.places, offset + 12, as: Int32.self)) / 1e5),
      population: population(ofPlace: index), isCapital: isCapital(index), region: region(ofPlace: index))
  }

  private static let placeSize = 24

  private func flags(_ index: Int) -> UInt8 { load(sections.places, index * Self.placeSize + 23, as: UInt8.self) }

  func kind(ofPlace index: Int) -> Kind { Kind(rawValue: flags(index) & 0x3f) ?? .city }

  func type(ofPlace index: Int) -> EntityType { kind(ofPlace: index).type }

  func isCapital(_ index: Int) -> Bool { flags(index) & 0x80 != 0 }

  /// Whether a table written for the project tells of it, other than GeoNames alone: it is named all over the world.
  func isCurated(_ index: Int) -> Bool { flags(index) & 0x40 != 0 }

  func population(ofPlace index: Int) -> Int {
    Int(load(sections.places, index * Self.placeSize + 16, as: UInt32.self))
  }

  /// Nil for what is no place, and for the few regions that no town lies in.
  func coordinate(ofPlace index: Int) -> Coordinate? {
    let latitude = load(sections.places, index * Self.placeSize + 8, as: Int32.self)
    let longitude = load(sections.places, index * Self.placeSize + 12, as: Int32.self)
    return latitude == .max
      ? nil : Coordinate(latitude: Double(latitude) / 1e5, longitude: Double(longitude) / 1e5)
  }

  /// The first-level region that contains the place.
  func region(ofPlace index: Int) -> Int? {
    let region = Int(load(sections.places, index * Self.placeSize + 20, as: UInt16.self))
    return region < sections.places.count && region != 0xffff ? region : nil
  }
}

// MARK: Countries

extension Gazetteer {
  /// The country that the place lies in, or the place itself where it is one.
  func country(ofPlace index: Int) -> Int? {
    guard index < sections.places.count else { return nil }
    let country = Int(load(sections.places, index * Self.placeSize + 22, as: UInt8.self))
    return country < sections.countries.count ? country : nil
  }

  /// The two letters of the containing country as one number, 0 for none.
  func countryCode(ofPlace index: Int) -> UInt16 {
    country(ofPlace: index).map { load(sections.countries, $0 * 8, as: UInt16.self) } ?? 0
  }

  private func countryLetters(ofPlace index: Int) -> String? {
    country(ofPlace: index).map { letters(at: $0 * 8, count: 2) }
  }

  /// ISO 3166-1 alpha-3 of a country: “ARM”.
  func alpha3(ofCountry index: Int) -> String? {
    index < sections.countries.count ? letters(at: index * 8 + 2, count: 3) : nil
  }

  private func letters(at offset: Int, count: Int) -> String {
    String(decoding: (0..<count).map { load(sections.countries, offset + $0, as: UInt8.self) }, as: UTF8.self)
  }

  /// The country of an ISO 3166-1 code of two or three letters.
  func country(code: String) -> Int? {
    let wanted = Array(code.uppercased().utf8)
    if wanted.count == 3 {
      return (0..<sections.countries.count).first { alpha3(ofCountry: $0)?.utf8.elementsEqual(wanted) == true }
    }
    guard wanted.count == 2, wanted.allSatisfy({ (65...90).contains($0) }) else { return nil }
    let country = Int(load(sections.letters, Int(wanted[0] - 65) * 26 + Int(wanted[1] - 65), as: UInt8.self))
    return country < sections.countries.count ? country : nil
  }
}
