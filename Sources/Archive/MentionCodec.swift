import Foundation
import News

/// The mentions of one article as one blob: some 6 bytes a mention, instead of a row.
///
/// Format 1: the byte 1; the entities (row numbers of the table `entity`, in the order of first mention); a table of
/// strings; a table of named places (name, type, country, a byte with what its confidence lacks of 100 per cent from
/// bit 1 and whether a coordinate follows in bit 0, coordinate); the mentions. A mention is the gap to the one before,
/// its length, a byte of flags (bit 0 actor, bits 1–3 type, 4 named, 5 title, 6 cue), the index of its entity, and the
/// indices that the flags announce. An index for what may be missing counts from 1, 0 says that it is.
enum MentionCodec {
  static let format: UInt8 = 1

  static func encode(_ mentions: StoredMentions) -> Data {
    var encoder = Encoder()
    var end = 0
    for element in mentions.elements {
      encoder.add(element, gap: element.span.lowerBound - end)
      end = element.span.upperBound
    }
    return encoder.finish(rows: mentions.entities, count: mentions.elements.count)
  }

  /// - Parameter textLength: of the article's text in bytes; no mention may reach beyond it.
  static func decode(_ data: Data, textLength: Int) throws(Unreadable) -> StoredMentions {
    var decoder = try Decoder(data)
    return try decoder.mentions(textLength: textLength)
  }
}

private struct Encoder {
  private var strings: [String] = []
  private var stringIndices: [String: Int] = [:]
  private var places = PackedWriter()
  private var placeIndices: [NamedPlace: Int] = [:]
  private var mentions = PackedWriter()

  mutating func add(_ mention: StoredMentions.Element, gap: Int) {
    mentions.write(gap)
    mentions.write(mention.span.count)
    var flags = UInt8(mention.role == .actor ? 1 : 0) | UInt8(mention.type.storedNumber) << 1
    if mention.named != nil { flags |= 1 << 4 }
    if mention.title != nil { flags |= 1 << 5 }
    if mention.cue != nil { flags |= 1 << 6 }
    mentions.write(flags)
    mentions.write(mention.entity)
    if let named = mention.named { mentions.write(index(of: named)) }
    if let title = mention.title { mentions.write(index(of: title)) }
    if let cue = mention.cue { mentions.write(index(of: cue)) }
  }

  private mutating func index(of text: String) -> Int {
    if let known = stringIndices[text] { return known }
    stringIndices[text] = strings.count
    strings.append(text)
    return strings.count - 1
  }

  private mutating func index(of place: NamedPlace) -> Int {
    if let known = placeIndices[place] { return known }
    places.write(index(of: place.name))
    places.write(UInt8(place.type.storedNumber))
    places.write(place.country.map { index(of: $0) + 1 } ?? 0)
    let doubt = UInt8(exactly: 100 - (min(max(place.confidence, 0), 1) * 100).rounded()) ?? 0
    places.write(doubt << 1 | (place.coordinate == nil ? 0 : 1))
    if let coordinate = place.coordinate {
      places.write(coordinate.latitude)
      places.write(coordinate.longitude)
    }
    placeIndices[place] = placeIndices.count
    return placeIndices.count - 1
  }

  func finish(rows: [Int64], count: Int) -> Data {
    var packed = PackedWriter()
    packed.write(MentionCodec.format)
    packed.write(rows.count)
    for row in rows { packed.write(Int(row)) }
    packed.write(strings.count)
    for string in strings { packed.write(string) }
    packed.write(placeIndices.count)
    var data = packed.data
    data.append(places.data)
    var tail = PackedWriter()
    tail.write(count)
    data.append(tail.data)
    data.append(mentions.data)
    return data
  }
}

private struct Decoder {
  private var reader: PackedReader
  private var entities: [Int64] = []
  private var strings: [String] = []
  private var places: [NamedPlace] = []

  init(_ data: Data) throws(Unreadable) {
    reader = PackedReader(data)
    guard try reader.byte() == MentionCodec.format else { throw Unreadable(what: "mentions are in an unknown format") }
    for _ in 0..<(try reader.count()) { entities.append(Int64(try reader.number())) }
    for _ in 0..<(try reader.count()) { strings.append(try reader.string()) }
    for _ in 0..<(try reader.count()) { places.append(try place()) }
  }

  mutating func mentions(textLength: Int) throws(Unreadable) -> StoredMentions {
    var mentions = StoredMentions(entities: entities, elements: [])
    var end = 0
    for _ in 0..<(try reader.count()) {
      let mention = try mention(from: end, textLength: textLength)
      end = mention.span.upperBound
      mentions.elements.append(mention)
    }
    guard reader.isAtEnd else { throw Unreadable(what: "a blob holds more than it promises") }
    return mentions
  }

  private mutating func mention(from end: Int, textLength: Int) throws(Unreadable) -> StoredMentions.Element {
    let (gap, length) = (try reader.number(), try reader.number())
    guard gap <= textLength - end, length > 0, length <= textLength - end - gap else {
      throw Unreadable(what: "a mention lies beyond the text")
    }
    let flags = try reader.byte()
    let entity = try reader.number()
    guard flags < 0x80, entities.indices.contains(entity) else { throw Unreadable(what: "a mention names no entity") }
    return StoredMentions.Element(
      span: end + gap..<end + gap + length,
      role: flags & 1 == 1 ? .actor : .place,
      type: try EntityType(storedNumber: Int(flags >> 1 & 7)),
      entity: entity,
      named: flags & 1 << 4 == 0 ? nil : try element(of: places),
      title: flags & 1 << 5 == 0 ? nil : try element(of: strings),
      cue: flags & 1 << 6 == 0 ? nil : try element(of: strings))
  }

  private mutating func place() throws(Unreadable) -> NamedPlace {
    let name = try element(of: strings)
    let type = try EntityType(storedNumber: Int(try reader.byte()))
    let country = try reader.number()
    guard country <= strings.count else { throw Unreadable(what: "a blob refers to what it does not hold") }
    var place = NamedPlace(name: name, type: type, country: country == 0 ? nil : strings[country - 1])
    let certainty = try reader.byte()
    guard certainty >> 1 <= 100 else { throw Unreadable(what: "a place is less sure than not at all") }
    place.confidence = Double(100 - certainty >> 1) / 100
    if certainty & 1 == 1 {
      place.coordinate = Coordinate(latitude: try reader.double(), longitude: try reader.double())
    }
    return place
  }

  private mutating func element<Element>(of elements: [Element]) throws(Unreadable) -> Element {
    let index = try reader.number()
    guard elements.indices.contains(index) else { throw Unreadable(what: "a blob refers to what it does not hold") }
    return elements[index]
  }
}
