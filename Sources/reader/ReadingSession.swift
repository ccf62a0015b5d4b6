import Archive
import Foundation
import Ingest
import News
import Newsroom
public import ReaderTerminal
public import ReaderUI

/// The reading screen from its first frame to the shell's prompt.
struct ReadingSession {
  let terminal: CursesTerminal
  let signals: SignalStream

  /// Ends the process, as a signal would where one asked for it.
  ///
  /// What could not be read is said once the terminal has been given back. It is the status of a quiet end where
  /// nothing else could be read; a person who has read the rest has had what they came for.
  func run(inputs: NamedInputs, options: ArchiveOptions, network: NetworkReach) -> Never {
    let backstage = Backstage(inputs: inputs, options: options, network: network)
    var state = State(
      options: .init(
        usesUnicode: terminal.usesUnicode, usesColor: terminal.colorCount > 0, today: Today.local,
        refreshesOnOpen: !network.isOffline, isTemporary: !inputs.isEmpty))
    let session = TerminalSession(terminal: terminal, signals: signals, mailbox: backstage.mailbox)
    let ending = session.run(
      &state, settle: backstage.runner.finish, lend: backstage.browser.onTerminal, perform: backstage.runner.perform)
    terminal.close()
    backstage.stop()
    let status = backstage.report()
    if ending == .quit { exit(backstage.foundArticles ? ExitStatus.ok.rawValue : status.rawValue) }
    ending.finish()
  }
}

/// The same without a terminal: the keys come from a script, the last screen goes into a file as text.
struct ScriptedReading {
  var script: String
  var screen: String

  func run(inputs: NamedInputs, options: ArchiveOptions, network: NetworkReach) throws {
    guard let text = try? String(contentsOfFile: script, encoding: .utf8) else {
      throw Failure("the key script “\(script)” cannot be read", status: .noInput)
    }
    let steps: KeyScript
    do throws(KeyScript.ParseError) {
      steps = try KeyScript(text)
    } catch {
      throw Failure("\(script), \(error)", status: .data)
    }
    let backstage = Backstage(inputs: inputs, options: options, network: network)
    var state = State(
      options: .init(usesUnicode: true, usesColor: true, today: Today.local, isTemporary: !inputs.isEmpty))
    let frame = ScriptedSession(mailbox: backstage.mailbox).run(
      &state, script: steps, size: Frame.Size(rows: 24, columns: 80), awaitsWork: true,
      settle: backstage.finish, perform: backstage.runner.perform)
    backstage.stop()
    let status = backstage.report()
    if screen == "-" {
      Output.print(frame.dump)
    } else {
      try write(frame)
    }
    if status != .ok { throw status.exitCode }
  }

  private func write(_ frame: Frame) throws {
    // A device stays one.
    try NamedFile.write(frame.dump, to: screen)
  }
}

/// What works behind a session: the archive's queue, the background, and the mailbox that they answer into.
private struct Backstage {
  let mailbox = Mailbox()
  let runner: EffectRunner
  let browser: Browser
  private let refreshing: RefreshRunner
  private let work: BackgroundWork
  private let watch: ArchiveWatch

  init(inputs: NamedInputs, options: ArchiveOptions, network: NetworkReach) {
    let work = BackgroundWork(mailbox: mailbox)
    refreshing = RefreshRunner(
      mailbox: mailbox, client: .standard(allowsPrivate: network.allowsPrivate),
      recognise: { work.recogniseMore(in: $0) })
    browser = Browser(mailbox: mailbox)
    let runner = EffectRunner(mailbox: mailbox, refreshing: refreshing, browser: browser)
    let watch = ArchiveWatch(mailbox: mailbox)
    Logs.begin(mailbox: mailbox)
    UnreadableRows.report { [mailbox] in mailbox.post(.notice(Notice($0.description, isError: true))) }
    if !inputs.isEmpty { mailbox.post(.progressed(Progress(activity: "reading", done: 0, total: 0))) }
    runner.open {
      Newsroom(archive: inputs.isEmpty ? try options.openArchive() : try options.openTemporary())
    } then: { newsroom in
      work.start(newsroom, inputs: inputs)
      DailyCopy.takeInBackground()
      if inputs.isEmpty { watch.start(newsroom.archive) }
    }
    self.runner = runner
    self.work = work
    self.watch = watch
  }

  /// Waits until everything asked so far is done, feeds and recognition included.
  func finish() {
    runner.finish()
    refreshing.finish()
    work.finish()
  }

  func stop() {
    watch.stop()
    refreshing.stop()
    work.stop()
    runner.close()
    if runner.openingFailure == nil { DailyCopy.takeBriefly() }
  }

  var foundArticles: Bool { work.foundArticles }

  /// Says on standard error what went wrong, and gives the status for it.
  func report() -> ExitStatus {
    if let failure = runner.openingFailure {
      Output.complain(failure.description)
      return failure.status
    }
    return work.problems.reduce(.ok) { status, problem in
      Output.complain(problem.description)
      return status == .ok ? problem.status : status
    }
  }
}

extension State: ViewModel {}

/// The day where the person is.
enum Today {
  static var local: CalendarDay {
    let now = Date()
    let offset = TimeZone.current.secondsFromGMT(for: now)
    return Timestamp(seconds: Int64(now.timeIntervalSince1970) + Int64(offset)).day
  }
}
