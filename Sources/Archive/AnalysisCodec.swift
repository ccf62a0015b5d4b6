import Foundation
import News

/// What recognition found in an article as one blob that needs no row of another table: the byte 1, the entities
/// (identity, name, type, country, coordinate, what contains it), the titles of persons, the mentions as `MentionCodec`
/// packs them.
///
/// Kept only where corrections have made something else of it.
enum AnalysisCodec {
  private static let format: UInt8 = 1

  static func encode(_ analysis: Analysis, textLength: Int) throws(Unreadable) -> Data {
    var writer = PackedWriter()
    writer.write(format)
    writer.write(analysis.entities.count)
    for entity in analysis.entities {
      write(entity, to: &writer)
      writer.write(entity.containers.count)
      for container in entity.containers { write(container, to: &writer) }
    }
    writer.write(analysis.titles.count)
    for use in analysis.titles {
      writer.write(use.person.rawValue)
      writer.write(use.title.name)
      writer.write(use.title.body ?? "")
      writer.write(use.title.country ?? "")
      writer.write(use.title.isFormer ? 1 : 0 as UInt8)
    }
    let rows = analysis.entities.indices.map(Int64.init)
    let mentions = MentionCodec.encode(try StoredMentions(analysis, rows: rows, textLength: textLength))
    return writer.data + mentions
  }

  private static func write(_ entity: Entity, to writer: inout PackedWriter) {
    writer.write(entity.id.rawValue)
    writer.write(entity.name)
    writer.write(UInt8(entity.type.storedNumber))
    writer.write(entity.country ?? "")
    writer.write(entity.coordinate == nil ? 0 : 1 as UInt8)
    if let coordinate = entity.coordinate {
      writer.write(coordinate.latitude)
      writer.write(coordinate.longitude)
    }
  }

  static func decode(_ data: Data, textLength: Int) throws(Unreadable) -> Analysis {
    var reader = PackedReader(data)
    guard try reader.byte() == format else { throw Unreadable(what: "an analysis is in an unknown format") }
    var entities: [Entity] = []
    for _ in 0..<(try reader.count()) {
      var known = try entity(&reader)
      for _ in 0..<(try reader.count()) { known.containers.append(try entity(&reader)) }
      entities.append(known)
    }
    var titles: [TitleUse] = []
    for _ in 0..<(try reader.count()) { titles.append(try title(&reader)) }
    let mentions = try MentionCodec.decode(reader.rest, textLength: textLength)
    guard mentions.entities == entities.indices.map(Int64.init) else {
      throw Unreadable(what: "a mention names no entity")
    }
    return Analysis(
      mentions: mentions.elements.map { Mention($0, entity: entities[$0.entity].id) }, entities: entities,
      titles: titles)
  }

  private static func title(_ reader: inout PackedReader) throws(Unreadable) -> TitleUse {
    let (person, name) = (try reader.string(), try reader.string())
    let (body, country) = (try reader.string(), try reader.string())
    let title = PersonTitle(
      name: name, body: body.isEmpty ? nil : body, country: country.isEmpty ? nil : country,
      isFormer: try reader.byte() != 0)
    return TitleUse(person: EntityID(person), title: title)
  }

  private static func entity(_ reader: inout PackedReader) throws(Unreadable) -> Entity {
    let (id, name) = (try reader.string(), try reader.string())
    let type = try EntityType(storedNumber: Int(try reader.byte()))
    let country = try reader.string()
    var entity = Entity(id: EntityID(id), name: name, type: type, country: country.isEmpty ? nil : country)
    if try reader.byte() != 0 {
      entity.coordinate = Coordinate(latitude: try reader.double(), longitude: try reader.double())
    }
    return entity
  }
}

extension Mention {
  init(_ element: StoredMentions.Element, entity: EntityID) {
    self.init(
      span: element.span, role: element.role, type: element.type, entity: entity, named: element.named,
      title: element.title, cue: element.cue)
  }
}
