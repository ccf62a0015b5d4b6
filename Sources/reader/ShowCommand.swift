import Archive
import ArgumentParser
import News
import Newsroom

/// `reader show`: one article as plain text.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print an article as plain text.",
    discussion: "The id is the one that `reader list` prints. An existing path is read instead. Marks nothing read.")

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Print JSON.") var json = false
  @Argument(help: "An id, a path, or - for standard input.") var article: String

  func run() throws {
    let subjects = try AnalysedArticles(ArticleArgument(article), options: options)
    for (index, stored) in subjects.articles.enumerated() {
      if json {
        Output.print(try JSONOutput().line(ArticleRecord(stored: stored)))
      } else {
        if index > 0 { Output.print("") }
        Output.print(PlainArticle(stored).text(width: OutputTerminal.width))
      }
    }
    if subjects.status != .ok { throw subjects.status.exitCode }
  }
}
