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
  /// What could not be read or saved is said once the terminal has been given back. It is the status of a quiet end
  /// where nothing else could be read, or where something was not saved; a person who has read the rest has had what
  /// they came for.
  func run(inputs: NamedInputs, options: ArchiveOptions, network: NetworkReach) throws -> Never {
    let backstage: Backstage
    do {
      backstage = try Backstage(inputs: inputs, options: options, network: network)
    } catch {
      terminal.close()
      throw error
    }
    let copying = Copying(terminal: terminal, mailbox: backstage.mailbox, worker: backstage.worker)
    var state = State(
      options: .init(
        usesUnicode: terminal.usesUnicode, usesColor: terminal.colorCount > 0, today: Today.local,
        refreshesOnOpen: !network.isOffline, isTemporary: !inputs.isEmpty))
    let session = TerminalSession(terminal: terminal, signals: signals, mailbox: backstage.mailbox)
    let ending = session.run(
      &state, settle: { backstage.runner.settle(atMost: Self.pause) }, lend: backstage.browser.onTerminal
    ) { effect in
      if case .copy(let text) = effect { copying.copy(text) } else { backstage.runner.perform(effect) }
    }
    terminal.close()
    let unsaved = backstage.runner.leave(within: WayOut.timeLeft - Self.closing)
    let isIdle = backstage.leave(within: min(WayOut.timeLeft - Self.reserve, Self.closing))
    var status = backstage.report()
    if backstage.foundArticles { status = .ok }
    if let unsaved {
      Output.complain(unsaved)
      status = .temporary
    }
    ending.finish(status: status.rawValue, isIdle: isIdle)
  }

  /// How long stopping waits for what is not saved yet; it is saved afterwards.
  private static let pause = Duration.seconds(1)
  /// What is kept of the way out for closing the archive in order, which costs nothing but time if it does not happen.
  private static let closing = Duration.milliseconds(500)
  private static let reserve = Duration.milliseconds(150)
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
    let backstage = try Backstage(inputs: inputs, options: options, network: network)
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
    do {
      try frame.dump.write(toFile: screen, atomically: true, encoding: .utf8)
    } catch {
      throw Failure("“\(screen)” cannot be written: \(error.localizedDescription)", status: .cannotCreate)
    }
  }
}

/// What works behind a session: the archive's queue, the background, and the mailbox that they answer into.
private struct Backstage: Sendable {
  let mailbox = Mailbox()
  let worker: SerialWorker
  let runner: EffectRunner
  let browser: Browser
  private let refreshing: RefreshRunner
  private let work: BackgroundWork
  private let watch: ArchiveWatch

  init(inputs: NamedInputs, options: ArchiveOptions, network: NetworkReach) throws(Failure) {
    let worker = try SerialWorker("effects")
    self.worker = worker
    let work = BackgroundWork(mailbox: mailbox)
    refreshing = RefreshRunner(
      mailbox: mailbox, client: .standard(allowsPrivate: network.allowsPrivate),
      recognise: { work.recogniseMore(in: $0) })
    browser = Browser(mailbox: mailbox, worker: worker)
    let runner = try EffectRunner(mailbox: mailbox, worker: worker, refreshing: refreshing, browser: browser)
    let watch = ArchiveWatch(mailbox: mailbox)
    Logs.begin(mailbox: mailbox)
    if !inputs.isEmpty { mailbox.post(.progressed(Progress(activity: "reading", done: 0, total: 0))) }
    runner.open {
      Newsroom(archive: inputs.isEmpty ? try options.openArchive() : try options.openTemporary())
    } then: { newsroom in
      work.start(newsroom, inputs: inputs)
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
    cancel()
    refreshing.stop()
    work.stop()
    runner.close()
  }

  /// Ends everything and lets go of the archive, but takes no longer than this; whether it is done.
  func leave(within patience: Duration) -> Bool {
    cancel()
    worker.async(stop)
    return worker.wait(atMost: patience)
  }

  /// Returns at once.
  private func cancel() {
    watch.stop()
    refreshing.cancel()
    work.cancel()
    runner.cancel()
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
