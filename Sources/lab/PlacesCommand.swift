internal import ArgumentParser
internal import EntityRecognition
internal import Foundation
internal import News

struct PlacesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "places",
    abstract: "Says which places the names in a text are.",
    discussion: """
      Standard input has a JSON object a line: {"text": "…", "spans": [[from, to], …]}, offsets in UTF-8 bytes. Every
      line is answered by {"spans": [{"latitude", "longitude", "id", "country"} or null, …]} in the same order: null
      where nothing is known by the name, where it is not sure enough which place it is, and where offsets lie outside
      the text or inside a character. "id" is geonames:N, or the type and the name where the gazetteer has no number
      (seas, straits, informal regions, a few first-level regions and counties); "country" is null where the place lies in no one country.
      Without "spans" the places are those that the recogniser finds, with "from" and "to". A line that cannot be read
      is named on standard error and answered by {"spans": []}; the exit status is then 65.
      """)

  func run() throws {
    let decoder = JSONDecoder()
    try LineAnswers.run(instead: #"{"spans":[]}"#) { line in
      try Self.line(Self.answers(decoder.decode(Question.self, from: line)))
    }
  }

  private static func answers(_ question: Question) -> [Answer?] {
    guard let spans = question.spans else {
      return GivenPlaces(question.text).located().compactMap { place in
        place.flatMap { Answer($0, from: $0.span.lowerBound, to: $0.span.upperBound) }
      }
    }
    return located(question.text, spans.map(\.range)).map { $0.flatMap { Answer($0) } }
  }

  /// A text has one name in one place: spans that overlap are asked one after the other.
  private static func located(_ text: String, _ spans: [Range<Int>]) -> [LocatedPlace?] {
    var places = [LocatedPlace?](repeating: nil, count: spans.count)
    var open = spans.indices.sorted {
      (spans[$0].lowerBound, spans[$0].upperBound) < (spans[$1].lowerBound, spans[$1].upperBound)
    }
    while !open.isEmpty {
      var (now, later): ([Int], [Int]) = ([], [])
      for index in open {
        let isFree = now.last.map { spans[index] == spans[$0] || spans[index].lowerBound >= spans[$0].upperBound }
        if isFree == false { later.append(index) } else { now.append(index) }
      }
      for (index, place) in zip(now, GivenPlaces(text, at: now.map { spans[$0] }).located()) { places[index] = place }
      open = later
    }
    return places
  }

  private static func line(_ answers: [Answer?]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(["spans": answers]), as: UTF8.self)
  }
}

private struct Question: Decodable {
  var text: String
  var spans: [Offsets]?
}

/// Two numbers; what is anything else lies outside every text.
private struct Offsets: Decodable {
  var range: Range<Int>

  init(from decoder: any Decoder) throws {
    let numbers = (try? decoder.singleValueContainer().decode([Int].self)) ?? []
    range = numbers.count == 2 && 0 <= numbers[0] && numbers[0] < numbers[1] ? numbers[0]..<numbers[1] : 0..<0
  }
}

private struct Answer: Encodable {
  private let place: LocatedPlace
  private let coordinate: Coordinate
  private let from: Int?
  private let to: Int?

  init?(_ place: LocatedPlace, from: Int? = nil, to: Int? = nil) {
    guard let coordinate = place.coordinate else { return nil }
    self.place = place
    self.coordinate = coordinate
    self.from = from
    self.to = to
  }

  private enum CodingKeys: CodingKey { case latitude, longitude, id, country, from, to }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(coordinate.latitude, forKey: .latitude)
    try container.encode(coordinate.longitude, forKey: .longitude)
    try container.encode(place.id.rawValue, forKey: .id)
    try container.encode(place.country, forKey: .country)
    try container.encodeIfPresent(from, forKey: .from)
    try container.encodeIfPresent(to, forKey: .to)
  }
}
