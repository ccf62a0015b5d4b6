/// The identity of an actor or place, the same in every article: `geonames:N` for places and states,
/// otherwise the type and the normalised name, such as `person:vladimir putin`.
public struct EntityID: Hashable, Comparable, Sendable, Codable, RawRepresentable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ rawValue: String) { self.rawValue = rawValue }

  public var description: String { rawValue }

  public static func < (left: EntityID, right: EntityID) -> Bool { left.rawValue < right.rawValue }
}

extension EntityID {
  /// As it is made, stored and exchanged: one line of printable text with single blanks.
  public var normal: EntityID {
    // Nearly all are ASCII and normal, and this is asked often.
    var before: UInt8 = 0x20
    let isNormal = rawValue.utf8.allSatisfy { byte in
      defer { before = byte }
      return (0x21...0x7e).contains(byte) || byte == 0x20 && before != 0x20
    }
    return isNormal && (before != 0x20 || rawValue.isEmpty) ? self : EntityID(Printable.line(rawValue))
  }
}

/// What kind of thing an entity is. The first four can act, the last four have a location.
public enum EntityType: String, Hashable, Sendable, Codable, CaseIterable {
  case person, organization, state, group
  case country, region, city, feature
}

/// How a mention is used: “in Baku” is a place, “Baku dismissed it” an actor that stands for Azerbaijan.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
  case actor, place
}

/// Degrees north and east (WGS 84).
public struct Coordinate: Hashable, Sendable {
  public var latitude: Double
  public var longitude: Double

  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// One actor or place in the world, whatever it is called.
public struct Entity: Hashable, Sendable {
  public var id: EntityID
  /// The name it is shown under: “Vladimir Putin”, “Azerbaijan”, “Lachin corridor”.
  public var name: String
  public var type: EntityType
  /// The containing country, ISO 3166-1 alpha-2.
  public var country: String?
  public var coordinate: Coordinate?
  /// What contains it, the nearest first: its region, areas, countries, also where a river has several. Their own
  /// containers are among them, and are left empty in them.
  public var containers: [Entity]

  public init(
    id: EntityID, name: String, type: EntityType, country: String? = nil, coordinate: Coordinate? = nil,
    containers: [Entity] = []
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.country = country
    self.coordinate = coordinate
    self.containers = containers
  }
}
