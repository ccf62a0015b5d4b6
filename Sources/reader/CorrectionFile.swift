import Foundation
import Ingest
import News

/// Corrections as a JSON array, one a line: what `corrections export` writes and `import` reads.
enum CorrectionFile {
  /// Bytes that are read at the most.
  static let largest = 64 << 20

  static func text(_ corrections: [Correction]) throws -> String {
    let output = JSONOutput()
    guard !corrections.isEmpty else { return "[]\n" }
    return "[\n" + (try corrections.map(output.line).joined(separator: ",\n")) + "\n]\n"
  }

  static func read(_ file: String) throws -> [Correction] {
    try corrections(
      in: Data(try NamedFile.bytes(of: file, limit: largest)), from: file == "-" ? "standard input" : "“\(file)”")
  }

  /// - Parameter origin: what holds the bytes, for messages.
  static func corrections(in data: Data, from origin: String) throws -> [Correction] {
    guard data.count <= largest else { throw Failure("\(origin) is larger than 64 MiB", status: .data) }
    do {
      return try JSONDecoder().decode([Correction].self, from: data)
    } catch let error as DecodingError {
      throw Failure("\(origin)\(place(of: error)) \(sentence(of: error))", status: .data)
    }
  }

  /// Such as “, correction 3, "was" "name":”. Counted from 1, as people count.
  private static func place(of error: DecodingError) -> String {
    let path: [any CodingKey] =
      switch error {
      case .dataCorrupted(let context), .valueNotFound(_, let context), .typeMismatch(_, let context):
        context.codingPath
      case .keyNotFound(let key, let context): context.codingPath + [key]
      @unknown default: []
      }
    let parts = path.map { key in key.intValue.map { "correction \($0 + 1)" } ?? "“\(key.stringValue)”" }
    return parts.isEmpty ? ":" : ", " + parts.joined(separator: ", ") + ":"
  }

  private static func sentence(of error: DecodingError) -> String {
    switch error {
    case .keyNotFound: "this is missing; an export shows what a correction needs"
    case .typeMismatch(let type, _), .valueNotFound(let type, _): "this is not \(name(of: type))"
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      "this is not JSON; reader corrections export writes what can be read here"
    case .dataCorrupted(let context): context.debugDescription
    @unknown default: "this cannot be read"
    }
  }

  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Int.Type, is Double.Type: "a number"
    case is [Any].Type: "a list of corrections"
    default: "an object with the keys of a correction"
    }
  }
}
