internal import EntityRecognition
internal import Foundation
internal import News

/// Whether places are the right ones: with their spans given, and with those that the tagger finds.
struct PlaceEvaluation: Evaluation {
  var corpora: String

  func run(_ report: (Measurement) throws -> Void) throws {
    for (name, texts) in [("LGL", try PlaceCorpus.lgl(corpora)), ("GeoVirus", try PlaceCorpus.geoVirus(corpora))] {
      guard let texts else { continue }
      var (given, overlapping, exact) = (Count(), Count(), Count())
      for text in texts {
        let answers = GivenPlaces(text.text, at: text.toponyms.map(\.span)).located()
        for (toponym, answer) in zip(text.toponyms, answers) { given.add(toponym, answer) }
        let found = GivenPlaces(text.text).located().compactMap { $0 }
        for toponym in text.toponyms {
          overlapping.add(toponym, found.first { $0.span.overlaps(toponym.span) })
          exact.add(toponym, found.first { $0.span == toponym.span })
        }
      }
      try report(given.measurement("\(name), spans given"))
      try report(overlapping.measurement("\(name), own spans that touch"))
      try report(exact.measurement("\(name), own spans, exact"))
    }
  }

  /// How many of all toponyms with coordinates are right.
  struct Count {
    var right = 0
    var answered = 0
    var all = 0

    mutating func add(_ toponym: PlacedText.Toponym, _ answer: LocatedPlace?) {
      all += 1
      guard let answer, answer.coordinate != nil else { return }
      answered += 1
      if PlaceJudgement.isRight(answer, toponym) { right += 1 }
    }

    func measurement(_ set: String) -> Measurement {
      let share = 100 / Double(max(all, 1))
      return Measurement(
        task: "places", set: set, value: Double(right) * share, measure: "right of \(all) with coordinates",
        detail: String(
          format: "answered %.1f, of these right %.1f", Double(answered) * share,
          100 * Double(right) / Double(max(answered, 1))))
    }
  }
}

/// A country or a first-level region is right when it is the same one, anything else within 161 km (100 miles).
enum PlaceJudgement {
  static func isRight(_ answer: LocatedPlace, _ toponym: PlacedText.Toponym) -> Bool {
    if let number = toponym.number, answer.id.rawValue == "geonames:\(number)" { return true }
    let point = Coordinate(latitude: toponym.latitude, longitude: toponym.longitude)
    if let feature = toponym.feature {
      if feature.hasPrefix("PCL") { return false }
      if feature == "ADM1" { return isRegion(answer, toponym) }
    } else if let meant = nearest(toponym.name, to: point), meant.type == .country || meant.isFirstLevel {
      // Where the set does not say what it means, “Beijing” may be the city as well.
      if answer.id == meant.id || meant.type == .country { return answer.id == meant.id }
    }
    return answer.coordinate.map { kilometres($0, point) <= 161 } ?? false
  }

  /// Numbers tell regions apart; only one without a number is known by its name, in its country.
  private static func isRegion(_ answer: LocatedPlace, _ toponym: PlacedText.Toponym) -> Bool {
    guard answer.type == .region, !answer.id.rawValue.hasPrefix("geonames:"), let country = toponym.country else {
      return false
    }
    let meant = LocatedPlace.named(country).first { $0.type == .country }?.country
    return answer.country == (meant ?? country) && isCalled(answer.name, toponym.name)
  }

  /// “Murmanskaya Oblast'” is Murmansk: GeoNames has its own spellings, of which the beginning of a word is the same.
  private static func isCalled(_ name: String, _ gold: String) -> Bool {
    func words(_ name: String) -> [Substring] { name.lowercased().filter { $0 != "'" }.split { !$0.isLetter } }
    let wanted = words(gold)
    return words(name).allSatisfy { word in wanted.contains { $0.hasPrefix(word.prefix(5)) } }
  }

  /// What the gazetteer has by this name, nearest to the point. Wikipedia tells places apart in brackets.
  private static func nearest(_ name: String, to point: Coordinate) -> LocatedPlace? {
    let name = name.prefix { $0 != "(" }.trimmingCharacters(in: .whitespaces)
    return LocatedPlace.named(name).min { distance($0, point) < distance($1, point) }
  }

  private static func distance(_ place: LocatedPlace, _ point: Coordinate) -> Double {
    place.coordinate.map { kilometres($0, point) } ?? .infinity
  }

  /// Along a great circle.
  static func kilometres(_ first: Coordinate, _ second: Coordinate) -> Double {
    let degree = Double.pi / 180
    let (north, east) = ((second.latitude - first.latitude) * degree, (second.longitude - first.longitude) * degree)
    let chord =
      pow(sin(north / 2), 2) + cos(first.latitude * degree) * cos(second.latitude * degree) * pow(sin(east / 2), 2)
    return 2 * 6371 * asin(min(1, chord.squareRoot()))
  }
}
