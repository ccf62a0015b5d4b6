import ArgumentParser
import News
import Newsroom

/// `reader related`: what else belongs to an article, and why.
struct Related: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the articles of the archive that belong to one, with the reasons.")

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Print a JSON array, best first.") var json = false
  @Option(help: "How many at the most.") var limit = 10
  @Argument(help: "An id, a path, or - for standard input.") var article: String

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a whole number from 1") }
  }

  func run() throws {
    Logs.begin()
    let newsroom = Newsroom(archive: try options.openExisting())
    let (related, status) = try find(in: newsroom)
    if json {
      var writer = JSONArrayWriter()
      for article in related { try writer.append(RelatedRecord(article)) }
      writer.finish()
    } else if related.isEmpty {
      Output.complain("nothing in the archive belongs to this article")
    } else {
      let blocks = related.map { article in
        let date = (article.summary.published ?? article.summary.added).day.spelled
        let title = article.summary.title.isEmpty ? "(untitled)" : article.summary.title
        return PlainTable.block(
          title, date, ["  \(article.summary.id)"] + article.reasons.map { "  \($0)" }, width: OutputTerminal.width)
      }
      Output.print(blocks.joined(separator: "\n"))
    }
    if status != .ok { throw status.exitCode }
  }

  private func find(in newsroom: Newsroom) throws -> ([RelatedArticle], ExitStatus) {
    let argument = ArticleArgument(article)
    if case .id(let id) = argument {
      guard try newsroom.analysedArticle(id) != nil else {
        throw Failure("no article or file is called “\(id)”; reader list shows the ids", status: .noInput)
      }
      try newsroom.analysePending(.new)
      return (try newsroom.related(to: id, limit: limit), .ok)
    }
    let subjects = try AnalysedArticles(argument, options: options)
    guard let first = subjects.articles.first else { throw subjects.status.exitCode }
    if subjects.articles.count > 1 {
      Output.complain("“\(article)” holds \(subjects.articles.count) articles; what belongs to the first is printed")
    }
    try newsroom.analysePending(.new)
    return (try newsroom.related(to: first, limit: limit), subjects.status)
  }
}
