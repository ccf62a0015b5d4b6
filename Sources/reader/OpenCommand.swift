import ArgumentParser
import EntityRecognition
import Foundation
import Ingest
import News
import Newsroom
import ReaderTerminal
import ReaderUI

/// `reader [PATH…|URL…|-]`: the reading screen.
struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open the reading screen (the default).",
    discussion: """
      Without arguments the archive is opened, and the feeds that are due are asked behind it. Files, folders, web pages \
      and feeds are read into an archive that lives only as long as the program; \
      what you do with their articles (read, starred, where you were) is kept all the same. Without a terminal, or \
      with TERM=dumb, plain text is printed instead: of the archive the newest \(PlainReading.most) articles as a list. \
      A terminal that terminfo does not know ends it with status 69.
      """)

  @OptionGroup var options: ArchiveOptions
  @OptionGroup var network: NetworkOptions
  @Flag(help: "Ask no feeds when the screen opens; R still does. READER_OFFLINE=1 in the environment says the same.")
  var offline = false
  @Option(
    help: ArgumentHelp("Press the keys of a script instead of opening a screen; needs no terminal.", valueName: "file"))
  var keys: String?
  @Option(help: ArgumentHelp("Where to write the last screen of the script; - is standard output.", valueName: "file"))
  var screen = "-"
  @Argument(help: "Files, folders, addresses of web pages or feeds, or - for standard input.") var paths: [String] = []

  /// Whether there is somebody before a screen.
  var opensScreen: Bool { keys == nil && OutputTerminal.isPresent }

  private var isOffline: Bool { offline || ProcessInfo.processInfo.environment["READER_OFFLINE"]?.isEmpty == false }

  func run() throws {
    for path in paths
    where path != "-" && !WebArgument.isAddress(path) && !FileManager.default.fileExists(atPath: path) {
      throw Failure("there is no command, file or folder called “\(path)”; see reader --help", status: .noInput)
    }
    var inputs = NamedInputs(paths, allowsPrivate: network.allowPrivate)
    let reach = NetworkReach(isOffline: isOffline, allowsPrivate: network.allowPrivate)
    if let keys {
      return try ScriptedReading(script: keys, screen: screen).run(inputs: inputs, options: options, network: reach)
    }
    guard OutputTerminal.isPresent else { return try PlainReading(inputs: inputs, options: options).run() }
    try inputs.makeWayForKeyboard()
    // Threads inherit the signal mask, so this comes before the first of them.
    let signals: SignalStream
    do { signals = try SignalStream() } catch { throw SystemNeeds.noThread }
    let terminal: CursesTerminal
    do throws(CursesTerminal.OpenError) {
      terminal = try CursesTerminal()
    } catch {
      signals.release()
      if case .unknownTerminal = error { throw Failure(error) }
      return try PlainReading(inputs: inputs, options: options).run()
    }
    try ReadingSession(terminal: terminal, signals: signals).run(inputs: inputs, options: options, network: reach)
  }
}

/// What the reading screen may do on the network.
struct NetworkReach {
  /// No feeds are asked when it opens.
  var isOffline: Bool
  var allowsPrivate: Bool
}

extension Failure {
  /// Why there is no reading screen, and what makes one.
  fileprivate init(_ error: CursesTerminal.OpenError) {
    self.init(
      "\(error), so there is no reading screen. Install the package ncurses-term, which describes more terminals, or try "
        + "TERM=xterm-256color reader; TERM=dumb reader prints plain text.", status: .unavailable)
  }
}

/// What is printed where there is no screen: the articles that were named, or the newest of the archive as a list.
struct PlainReading {
  /// Nobody has asked for all of the archive; `reader list` prints it.
  static let most = 100

  var inputs: NamedInputs
  var options: ArchiveOptions

  func run() throws {
    guard !inputs.isEmpty else { return try List.run(query: "", json: false, options: options, limit: Self.most) }
    var status = ExitStatus.ok
    var isFirst = true
    let recogniser = Recogniser()
    let now = Timestamp.now
    func show(_ article: Article) {
      if !isFirst { Output.print("\n" + String(repeating: "-", count: 40) + "\n") }
      isFirst = false
      Output.print(
        PlainArticle(StoredArticle(article: article, added: now, analysis: recogniser.analyse(article))).text(
          width: OutputTerminal.width))
    }
    Intake().read(try inputs.read(), onArticle: show) { problem in
      Output.complain(problem.description)
      status = status.worse(of: problem)
    }
    let fetch = DocumentFetch(inputs.client)
    for address in inputs.addresses {
      do throws(Failure) {
        try fetch.articles(address).forEach(show)
      } catch {
        Output.complain(error.description)
        if status == .ok { status = error.status }
      }
    }
    if status != .ok { throw status.exitCode }
  }
}
