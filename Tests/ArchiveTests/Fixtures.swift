import Foundation
import News

@testable import Archive

/// A directory of its own for each test, removed with it.
final class Workbench: Sendable {
  let directory: String

  init() {
    directory = NSTemporaryDirectory() + "reader-archive-" + UUID().uuidString
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  var archivePath: String { directory + "/archive.db" }
  var personalPath: String { directory + "/personal.db" }

  func open(mayWrite: Bool = true) throws -> Archive {
    try Archive(at: .file(path: archivePath), personalFile: personalPath, mayWrite: mayWrite)
  }

  func openTemporary() throws -> Archive {
    try Archive(at: .temporary, personalFile: personalPath)
  }
}

/// Noon of a day in seconds since 1970.
func noon(_ year: Int, _ month: Int, _ day: Int) -> Timestamp {
  let start = CalendarDay(year: year, month: month, day: day).map { Timestamp($0) } ?? Timestamp(seconds: 0)
  return Timestamp(seconds: start.seconds + 43_200)
}

let today = noon(2024, 9, 1)

func article(
  _ id: String, _ title: String = "A title", _ paragraphs: [String] = ["One paragraph."], source: String = "desk",
  published: Timestamp? = nil, origin: String? = nil
) -> Article {
  Article(
    id: ArticleID(id), title: title, byline: "A. Writer", source: source, url: nil, published: published,
    language: "en", paragraphs: paragraphs, origin: origin)
}

/// A local file without identity of its own.
func file(_ path: String, _ title: String, _ paragraphs: [String]) -> Article {
  article(
    ArticleID(contentOf: title, paragraphs: paragraphs).rawValue, title, paragraphs, source: "folder", origin: path)
}

let armenia = Entity(
  id: EntityID("geonames:174982"), name: "Armenia", type: .country, country: "AM",
  coordinate: Coordinate(latitude: 40.2, longitude: 44.5))
let yerevan = Entity(
  id: EntityID("geonames:616052"), name: "Yerevan", type: .city, country: "AM",
  coordinate: Coordinate(latitude: 40.18, longitude: 44.51))
let caucasus = Entity(id: EntityID("region:caucasus"), name: "Caucasus", type: .region)
let syunik = Entity(id: EntityID("region:syunik"), name: "Syunik", type: .region, country: "AM")
let kapan = Entity(
  id: EntityID("geonames:174875"), name: "Kapan", type: .city, country: "AM",
  containers: [syunik, armenia, caucasus])
let araks = Entity(id: EntityID("feature:aras"), name: "Aras", type: .feature, containers: [armenia, caucasus])
let tbilisi = Entity(id: EntityID("geonames:611717"), name: "Tbilisi", type: .city, country: "GE")
let pashinyan = Entity(id: EntityID("person:nikol pashinyan"), name: "Nikol Pashinyan", type: .person)
let lavrov = Entity(id: EntityID("person:sergei lavrov"), name: "Sergei Lavrov", type: .person)

/// An analysis by plain search: each spelling is marked wherever it stands in the text of the article.
func analysis(of article: Article, _ marks: [(String, Entity, Role)]) -> Analysis {
  let text = article.text
  var mentions: [Mention] = []
  for (spelling, entity, role) in marks {
    for range in text.ranges(of: spelling) {
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      let span = start..<start + spelling.utf8.count
      guard !mentions.contains(where: { $0.span.overlaps(span) }) else { continue }
      mentions.append(Mention(span: span, role: role, type: entity.type, entity: entity.id))
    }
  }
  mentions.sort { $0.span.lowerBound < $1.span.lowerBound }
  var entities: [Entity] = []
  for mention in mentions where !entities.contains(where: { $0.id == mention.entity }) {
    entities += marks.map(\.1).filter { $0.id == mention.entity }.prefix(1)
  }
  return Analysis(mentions: mentions, entities: entities)
}

extension Archive {
  /// Stores an article together with what is marked in it.
  func store(_ article: Article, _ marks: [(String, Entity, Role)], terms: [String] = [], version: Int = 1)
    throws
  {
    _ = try store([article], added: today)
    let recognised = RecognisedArticle(
      article: article, analysis: Tests.analysis(of: article, marks), terms: terms.map { .init(term: $0, count: 1) })
    try store([recognised], recogniser: version)
  }

  func ids(_ query: String) throws -> [String] {
    try page(ListRequest(query: Query.parse(query).query)).rows.map(\.id.rawValue)
  }
}

/// So that methods can reach functions of the same name.
enum Tests {
  static func analysis(of article: Article, _ marks: [(String, Entity, Role)]) -> Analysis {
    ArchiveTests.analysis(of: article, marks)
  }
}
