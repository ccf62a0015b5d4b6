import Archive
public import ArgumentParser
import Ingest
public import News
import Newsroom

/// `reader feeds`: what the person follows.
struct Feeds: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List, add, change, import or export the feeds and directories that you follow.",
    discussion: """
      reader feeds add URL|DIR… follows feeds, or watches directories; the address of a site finds its feed. \
      reader feeds import FILE takes over OPML, newsboat’s urls or a text with one address a line; reader feeds export \
      [FILE] writes OPML 2.0. reader feeds set URL changes title, tags and full text, reader feeds remove URL ends it. \
      reader refresh fetches what is new.
      """,
    subcommands: [
      ListFeeds.self, AddFeeds.self, RemoveFeeds.self, SetFeed.self, ImportFeeds.self, ExportFeeds.self,
    ],
    defaultSubcommand: ListFeeds.self)
}

/// `reader feeds remove`.
struct RemoveFeeds: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Follow feeds or directories no longer. Their articles stay.")

  @OptionGroup var options: ArchiveOptions
  @Argument(help: ArgumentHelp("Addresses or directories, as the list shows them.", valueName: "url")) var names:
    [String]

  func run() throws {
    let newsroom = Newsroom(archive: try options.openExisting())
    let subscriptions = try names.map { try newsroom.followed($0) }
    for subscription in subscriptions where try newsroom.archive.removeSubscription(subscription.identity) {
      Output.print(Printable.line("no longer followed: \(subscription.place)"))
    }
    DailyCopy.take()
  }
}

/// `reader feeds set`.
struct SetFeed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change the title, the tags or the full text of a feed, or fetch it again.",
    discussion: """
      An empty title is the feed’s own. Tags replace those that it has. A feed that was gone, and for that is no longer \
      fetched, is tried again with --enable.
      """)

  @OptionGroup var options: ArchiveOptions
  @Option(help: "What it is to be called.") var title: String?
  @Option(name: .customLong("tag"), help: "A tag; may be given several times.") var tags: [String] = []
  @Flag(help: "Take all tags away.") var noTags = false
  @Option(help: "Whether the pages of its articles are fetched for the whole text: auto, always or never.")
  var fullText: Subscription.FullText?
  @Flag(help: "Fetch it again.") var enable = false
  @Argument(help: ArgumentHelp("The address or directory, as the list shows it.", valueName: "url")) var name: String

  func validate() throws {
    guard title != nil || !tags.isEmpty || noTags || fullText != nil || enable else {
      throw ValidationError("There is nothing to change: give --title, --tag, --no-tags, --full-text or --enable")
    }
    if noTags, !tags.isEmpty { throw ValidationError("--no-tags and --tag exclude each other") }
  }

  func run() throws {
    let newsroom = Newsroom(archive: try options.openExisting())
    var subscription = try newsroom.followed(name)
    if let title { subscription.title = SubscriptionTitle.cleaned(title) }
    if noTags || !tags.isEmpty { subscription.tags = SubscriptionTags.cleaned(tags) }
    if let fullText { subscription.fullText = fullText }
    if enable { subscription.disabled = nil }
    try newsroom.archive.update(subscription)
    DailyCopy.take()
    Output.print(Printable.line("changed: \(subscription.place)"))
  }
}

extension Subscription.FullText: ExpressibleByArgument {}

extension Subscription {
  /// Its address without user name and password, or its path.
  var place: String {
    switch location {
    case .feed(let url): FetchProblem.displayed((try? FeedAddress(url).url) ?? identity)
    case .directory(let path): path
    }
  }
}

extension Newsroom {
  /// The subscription that a person means, or a failure that says that there is none.
  func followed(_ name: String) throws -> Subscription {
    guard let subscription = try subscription(named: name) else {
      throw Failure(
        "“\(Credentials.removed(fromAddress: name))” is not followed; reader feeds list shows what is", status: .noInput
      )
    }
    return subscription
  }
}
