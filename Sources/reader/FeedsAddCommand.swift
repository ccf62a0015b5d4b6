import Archive
import ArgumentParser
import Foundation
import Ingest
import News
import Newsroom

/// `reader feeds add`.
struct AddFeeds: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Follow feeds, or watch directories.",
    discussion: """
      The address may be that of a feed or of a page that names one; where a page names several they are listed. \
      Without a scheme it begins with https://. A directory is watched with everything below it. What works is \
      followed, the rest is reported.
      """)

  @OptionGroup var options: ArchiveOptions
  @OptionGroup var network: NetworkOptions
  @Option(name: .customLong("tag"), help: "A tag; may be given several times.") var tags: [String] = []
  @Option(help: "What it is to be called; otherwise what the feed calls itself.") var title: String?
  @Option(help: "Whether the pages of its articles are fetched for the whole text: auto, always or never.")
  var fullText = Subscription.FullText.auto
  @Flag(help: "Add the addresses as they are, without fetching anything.") var noCheck = false
  @Argument(help: ArgumentHelp("Addresses and directories.", valueName: "url|dir")) var places: [String]

  func validate() throws {
    if title != nil, places.count > 1 { throw ValidationError("--title is for one address or directory alone") }
  }

  func run() throws {
    let newsroom = Newsroom(archive: try options.openArchive())
    defer { DailyCopy.take() }
    let search = FeedSearch(over: network.client.connection())
    let settings = Newsroom.FollowSettings(title: title, tags: tags, fullText: fullText)
    var status: ExitStatus?
    var hasAdded = false
    for place in places {
      do {
        try add(place, settings, newsroom, search)
        hasAdded = true
      } catch let failure as Failure {
        for line in failure.description.split(separator: "\n") { Output.complain(String(line)) }
        status = status ?? failure.status
      }
    }
    if let status, !hasAdded { throw status.exitCode }
  }

  private func add(
    _ place: String, _ settings: Newsroom.FollowSettings, _ newsroom: Newsroom, _ search: FeedSearch
  ) throws {
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: place, isDirectory: &isDirectory) {
      guard isDirectory.boolValue else {
        throw Failure(
          "“\(place)” is a file; reader feeds import takes over lists of feeds, reader add reads articles",
          status: .usage)
      }
      let path = AbsolutePath.of(place)
      return say(try newsroom.watch(path, settings), settings.title ?? path, path, "every refresh reads it")
    }
    let address: FeedAddress
    do throws(FeedAddress.Problem) {
      address = try FeedAddress(typed: place)
    } catch {
      let looksLikePath = [".", "/", "~"].contains { place.hasPrefix($0) }
      throw Failure(
        looksLikePath
          ? "there is no directory “\(place)”; check the spelling"
          : "“\(Credentials.removed(fromAddress: place))” \(error)",
        status: looksLikePath ? .noInput : .usage)
    }
    if noCheck {
      let isNew = try newsroom.follow(unseen: address, settings)
      return say(isNew, settings.title ?? address.site, address.displayed, "not looked at yet")
    }
    let found: FoundFeed
    do throws(FeedSearchProblem) {
      found = try search.feed(at: address)
    } catch {
      throw Failure(error.description + advice(for: error), status: ExitStatus(rawValue: error.exitStatus) ?? .data)
    }
    let isNew = try newsroom.follow(found, settings)
    let count = found.feed.items.count
    say(
      isNew, settings.title ?? found.feed.title ?? found.address.site, found.location.displayed,
      count == 1 ? "1 article" : "\(count) articles")
  }

  private func say(_ isNew: Bool, _ title: String, _ place: String, _ more: String) {
    let name = title == place ? place : "\(title), \(place)"
    Output.print(
      Printable.line(isNew ? "added: \(name) (\(more))" : "already there: \(name); reader feeds set changes it"))
  }

  /// What else can be done where the network is the obstacle.
  private func advice(for problem: FeedSearchProblem) -> String {
    guard problem.isTemporary else { return "" }
    return "\nreader feeds add --no-check adds an address without looking at it"
  }
}
