import ArgumentParser
import Ingest
import News

/// `reader extract`: the main text of a page.
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print title, byline, date and main text of a web page, saved or on the web.",
    discussion: "A page without a main text (an index, a login form) gives an empty one; that is no error.")

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var network: NetworkOptions
  @Argument(help: ArgumentHelp("An HTML file, the address of a page, or - for standard input.", valueName: "file|url"))
  var path: String

  func run() throws {
    let page = try page()
    let record = PageRecord(
      title: page.title.isEmpty ? nil : page.title, byline: page.byline, published: page.published?.iso8601,
      url: page.url, body: page.paragraphs.joined(separator: "\n\n"))
    if json { return Output.print(try JSONOutput().line(record)) }
    let head = [record.title, record.byline, page.published?.day.spelled, record.url].compactMap { $0 }
    Output.print([head.joined(separator: "\n"), record.body].filter { !$0.isEmpty }.joined(separator: "\n\n"))
  }

  private func page() throws -> Page {
    do {
      guard WebArgument.isAddress(path) else { return try PageExtractor().extract(NamedInputs([path]).read()[0]) }
      let document = try DocumentFetch(network.client).document(path)
      guard !document.isFeed else {
        throw Failure("\(path): is a feed, not a page; reader \(path) opens it", status: .data)
      }
      var page = try document.page()
      page.url = page.url ?? document.url
      return page
    } catch let problem as IntakeProblem {
      throw Failure(problem.description, status: ExitStatus.ok.worse(of: problem))
    }
  }
}
