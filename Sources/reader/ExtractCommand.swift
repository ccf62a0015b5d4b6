import ArgumentParser
import Ingest
import News

/// `reader extract`: the main text of a saved page.
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print title, byline, date and main text of a saved web page.",
    discussion: "A page without a main text (an index, a login form) gives an empty one; that is no error.")

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Print JSON.") var json = false
  @Argument(help: "An HTML file, or - for standard input.") var path: String

  func run() throws {
    let page: Page
    do {
      page = try PageExtractor().extract(NamedInputs([path]).read()[0])
    } catch let problem as IntakeProblem {
      throw Failure(problem.description, status: ExitStatus.ok.worse(of: problem))
    }
    let record = PageRecord(
      title: page.title.isEmpty ? nil : page.title, byline: page.byline, published: page.published?.iso8601,
      url: page.url, body: page.paragraphs.joined(separator: "\n\n"))
    if json { return Output.print(try JSONOutput().line(record)) }
    let head = [record.title, record.byline, page.published?.day.spelled, record.url].compactMap { $0 }
    Output.print([head.joined(separator: "\n"), record.body].filter { !$0.isEmpty }.joined(separator: "\n\n"))
  }
}
