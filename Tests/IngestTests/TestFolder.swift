import Foundation
import Glibc
import News

@testable import Ingest

/// A folder of its own for one test, gone when the test is over.
final class TestFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ingest-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, bytes: Array(text.utf8)) }

  @discardableResult
  func write(_ name: String, bytes: [UInt8]) throws -> String {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }
}

/// What came of reading.
struct Harvest {
  var articles: [Article] = []
  var problems: [IntakeProblem] = []

  init(_ inputs: Intake.Input...) { self.init(inputs) }

  init(_ inputs: [Intake.Input]) {
    Intake().read(inputs, onArticle: { articles.append($0) }, onProblem: { problems.append($0) })
  }

  /// Reads a text under a name, as if it came from standard input.
  init(_ text: String, name: String) { self.init(.bytes(Array(text.utf8), name: name)) }

  init(bytes: [UInt8], name: String) { self.init(.bytes(bytes, name: name)) }

  /// A text as a message shows it.
  static func printed(_ text: String) -> String { Printable.line(text) }

  /// Everything that could be shown of it.
  var strings: [String] {
    articles.flatMap { article in
      [
        article.id.rawValue, article.title, article.byline ?? "", article.source, article.url ?? "",
        article.language ?? "",
      ]
        + article.paragraphs + [article.origin ?? ""]
    } + problems.map(\.description)
  }
}

/// Whether a terminal may get the text as it is.
func isPrintable(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(Printable.allows) }
