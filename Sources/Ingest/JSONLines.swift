internal import Foundation
internal import News

/// One line of JSON Lines: an object with `title`, `body`, and optionally `id`, `byline`, `source`, `url`,
/// `published`, `language`. Other names are passed over.
enum JSONLines {
  /// - Throws: the reason, for a line that is no such object.
  static func draft(_ line: [UInt8]) throws(ArticleFormat.Rejection) -> ArticleDraft {
    let value: Any
    do {
      value = try JSONSerialization.jsonObject(
        with: isUTF8(line) ? Data(line) : Data(TextDecoder.decode(line).utf8), options: [.fragmentsAllowed])
    } catch {
      throw ArticleFormat.Rejection(reason: .malformedJSON(reason(of: error)))
    }
    guard let object = value as? [String: Any] else {
      throw ArticleFormat.Rejection(reason: .malformedJSON("expected { … }"))
    }
    return try draft(object)
  }

  static func draft(_ object: [String: Any]) throws(ArticleFormat.Rejection) -> ArticleDraft {
    var draft = ArticleDraft()
    draft.title = try text("title", in: object)
    draft.id = try identifier(in: object)
    draft.byline = try text("byline", in: object)
    draft.source = try text("source", in: object)
    draft.url = try text("url", in: object)
    draft.language = try text("language", in: object)
    draft.published = try date(in: object)
    draft.paragraphs = PlainText.paragraphs(of: (try text("body", in: object) ?? "")[...])
    return draft
  }

  /// Most lines are, and need no second copy.
  private static func isUTF8(_ line: [UInt8]) -> Bool {
    !line.isEmpty && line.allSatisfy { $0 < 0x80 }
      || TextDecoder.byteOrderMark(line) == nil && String(validating: line, as: UTF8.self) != nil
  }

  static let longestIdentifier = 1024

  private static func text(_ name: String, in object: [String: Any]) throws(ArticleFormat.Rejection) -> String? {
    guard let value = object[name], !(value is NSNull) else { return nil }
    guard let text = value as? String else { throw rejection("“\(name)” is no text") }
    return text
  }

  /// A number is kept as its digits.
  private static func identifier(in object: [String: Any]) throws(ArticleFormat.Rejection) -> String? {
    if let number = object["id"] as? NSNumber, !isBoolean(number) { return number.stringValue }
    guard let id = try text("id", in: object) else { return nil }
    guard id.utf8.count <= longestIdentifier else { throw rejection("“id” is longer than \(longestIdentifier) bytes") }
    return id
  }

  /// A text in any form of date, or seconds since 1970. A date that makes no sense is none.
  private static func date(in object: [String: Any]) throws(ArticleFormat.Rejection) -> Timestamp? {
    if let number = object["published"] as? NSNumber, !isBoolean(number) {
      return DateParser.parse(epoch: number.doubleValue)
    }
    return try text("published", in: object).flatMap(DateParser.parse)
  }

  /// Foundation has `true` as a number whose C type is `char`; no number in JSON has that type.
  private static func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }

  private static func rejection(_ what: String) -> ArticleFormat.Rejection { .init(reason: .malformedField(what)) }

  private static func reason(of error: any Error) -> String {
    let details = (error as NSError).userInfo["NSDebugDescription"] as? String
    return details ?? "it does not parse"
  }
}
