import Archive
import ArgumentParser
import Foundation
import Ingest
import News
import Newsroom

/// `--allow-private`, which every command takes that fetches something, and what it fetches with.
struct NetworkOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Fetch from this machine and network also where it was not you who typed the address.",
      discussion: "For intranets and tests. Without it what feeds and pages lead to must be public."))
  var allowPrivate = false

  var client: HTTPClient { HTTPClient.standard(allowsPrivate: allowPrivate) }
}

/// Arguments that are addresses of the web.
enum WebArgument {
  /// What begins like one and is no file.
  static func isAddress(_ argument: String) -> Bool {
    let start = argument.prefix(8).lowercased()
    return (start.hasPrefix("http://") || start.hasPrefix("https://"))
      && !FileManager.default.fileExists(atPath: argument)
  }
}

/// Fetches the documents that a person named, one after the other.
struct DocumentFetch {
  private let connection: HTTPConnection

  init(_ client: HTTPClient) { connection = client.connection() }

  /// Waits for the document.
  func document(_ url: String, isCancelled: () -> Bool = { false }) throws(Failure) -> WebDocument {
    let response: HTTPResponse
    do throws(FetchProblem) {
      response = try connection.fetch(HTTPRequest(url: url, purpose: .page, isTrusted: true), isCancelled: isCancelled)
    } catch {
      throw Failure(error.description, status: ExitStatus(rawValue: error.exitStatus) ?? .unavailable)
    }
    guard HTTPStatus.isGood(response.status) else {
      throw Failure(
        "\(url): \(HTTPStatus.complaint(response.status))",
        status: HTTPStatus.isTemporary(response.status) ? .temporary : .unavailable)
    }
    return WebDocument(response)
  }

  /// The articles of a page or a feed.
  func articles(_ url: String) throws(Failure) -> [Article] {
    let document = try document(url)
    do { return try Newsroom.articles(in: document) } catch { throw Failure(error, reading: document) }
  }
}

extension Failure {
  /// What went wrong with the content of a document, or of the archive that it was stored in.
  init(_ error: any Error, reading document: WebDocument) {
    switch error {
    case let problem as IntakeProblem: self.init(problem.description, status: ExitStatus.ok.worse(of: problem))
    case let problem as FeedProblem: self.init("\(document.url): \(problem)", status: .data)
    case let problem as ArchiveError: self.init(problem.description, status: ExitStatus(problem))
    default: self.init(String(describing: error), status: .software)
    }
  }
}
