internal import EntityRecognition
internal import Foundation

/// A text with its places and where they are.
struct PlacedText {
  struct Toponym {
    /// UTF-8 byte offsets into the text.
    var span: Range<Int>
    /// What stands there.
    var written: String
    var latitude: Double
    var longitude: Double
    /// The name of the place that is meant.
    var name: String
    /// Its number in GeoNames.
    var number: Int?
    /// What GeoNames says it is, such as “PCLI” or “ADM1”.
    var feature: String?
    var country: String?
  }

  var text: String
  /// Those with coordinates.
  var toponyms: [Toponym]
}

/// The sets of news texts whose places have coordinates: LGL (Lieberman, Samet and Sankaranarayanan 2010) and GeoVirus
/// (Gritta, Pilehvar and Collier 2018).
enum PlaceCorpus {
  static func lgl(_ corpora: String) throws -> [PlacedText]? {
    guard let articles = try elements("article", ofFile: corpora + "/places/lgl.xml") else { return nil }
    return articles.map { article in
      placed(
        Markup.value("text", in: article) ?? "", firstOffset: 0,
        Markup.elements("toponym", in: article).map { toponym in
          let tag = Markup.elements("gaztag", in: toponym).first
          return (
            toponym, tag.flatMap { Markup.value("name", in: $0) },
            Markup.attribute("geonameid", ofFirst: "gaztag", in: toponym).flatMap { Int($0) },
            tag.flatMap { Markup.value("fcode", in: $0) }, tag.flatMap { Markup.value("country", in: $0) }
          )
        })
    }
  }

  static func geoVirus(_ corpora: String) throws -> [PlacedText]? {
    guard let articles = try elements("article", ofFile: corpora + "/places/GeoVirus.xml") else { return nil }
    return articles.map { article in
      // Offsets count from 1.
      placed(
        Markup.value("text", in: article) ?? "", firstOffset: 1,
        Markup.elements("location", in: article).map { location in
          let page = Markup.value("page", in: location)?.split(separator: "/").last.map(String.init)
          let name = page?.removingPercentEncoding?.replacing("_", with: " ")
          return (location, name, nil, nil, nil)
        })
    }
  }

  private typealias Row = (element: Substring, name: String?, number: Int?, feature: String?, country: String?)

  /// The toponyms with coordinates; offsets of the sets count Unicode scalars.
  private static func placed(_ text: String, firstOffset: Int, _ rows: [Row]) -> PlacedText {
    let offsets =
      text.unicodeScalars.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [text.utf8.count]
    let toponyms: [PlacedText.Toponym] = rows.compactMap { row in
      func number(_ tag: String) -> Double? { Markup.value(tag, in: row.element).flatMap { Double($0) } }
      guard let start = number("start"), let end = number("end"), let latitude = number("lat"),
        let longitude = number("lon"),
        case let (first, last) = (Int(start) - firstOffset, Int(end) - firstOffset), first >= 0, first < last,
        last < offsets.count
      else { return nil }
      return PlacedText.Toponym(
        span: offsets[first]..<offsets[last],
        written: String(decoding: Array(text.utf8)[offsets[first]..<offsets[last]], as: UTF8.self), latitude: latitude,
        longitude: longitude, name: row.name ?? "",
        number: row.number, feature: row.feature, country: row.country)
    }
    return PlacedText(text: text, toponyms: toponyms)
  }

  private static func elements(_ tag: String, ofFile path: String) throws -> [Substring]? {
    guard FileManager.default.fileExists(atPath: path) else {
      FileHandle.standardError.write(Data("\(path) is not there: left out\n".utf8))
      return nil
    }
    return Markup.elements(tag, in: try String(contentsOfFile: path, encoding: .utf8)[...])
  }
}

/// As much of XML as the sets need: elements without namespaces that do not hold others of their name.
private enum Markup {
  static func elements(_ tag: String, in text: Substring) -> [Substring] {
    var found: [Substring] = []
    var rest = text
    while let start = open(tag, in: rest), let end = rest[start.upperBound...].firstRange(of: "</\(tag)>") {
      found.append(rest[start.upperBound..<end.lowerBound])
      rest = rest[end.upperBound...]
    }
    return found
  }

  private static func open(_ tag: String, in text: Substring) -> Range<Substring.Index>? {
    var rest = text
    while let start = rest.firstRange(of: "<\(tag)") {
      guard let next = rest[start.upperBound...].first else { return nil }
      if next == ">" || next == " ", let end = rest[start.upperBound...].firstIndex(of: ">") {
        return start.lowerBound..<text.index(after: end)
      }
      rest = rest[start.upperBound...]
    }
    return nil
  }

  static func attribute(_ name: String, ofFirst tag: String, in text: Substring) -> String? {
    guard let start = open(tag, in: text), let value = text[start].firstRange(of: "\(name)=\"") else { return nil }
    return String(text[value.upperBound..<start.upperBound].prefix { $0 != "\"" })
  }

  static func value(_ tag: String, in text: Substring) -> String? { elements(tag, in: text).first.map(plain) }

  private static func plain(_ text: Substring) -> String {
    String(text)
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&apos;", with: "'").replacing("&amp;", with: "&")
  }
}
