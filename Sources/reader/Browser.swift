import Dispatch
import Foundation
import Glibc
import News
import ReaderTerminal
import ReaderUI
import Subprocess
import Synchronization
import SystemPackage

/// Opens addresses in the person's browser.
final class Browser: Sendable {
  private let mailbox: Mailbox
  private let worker: SerialWorker
  private let environment: [String: String]

  /// - Parameter worker: starts what runs in the background, which may take its time where the system is short of
  ///   threads.
  init(
    mailbox: Mailbox, worker: SerialWorker, environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.mailbox = mailbox
    self.worker = worker
    self.environment = environment
  }

  /// What is to be done while the program has given the terminal away; nil where the browser has a window of its own.
  func onTerminal(_ effect: Effect) -> TerminalSession.Program? {
    guard case .openInBrowser(let url) = effect, let first = command(for: url), first.needsTerminal else { return nil }
    return { [self] mayGoOn in
      let isDone = DispatchSemaphore(value: 0)
      let task = RunningTask()
      worker.async { [self] in
        let started = Task.detached { [self] in
          await show(first)
          isDone.signal()
        }
        task.keep(started)
      }
      while isDone.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
        if mayGoOn() { continue }
        task.cancel()
        _ = isDone.wait(timeout: .now() + 2 * (Self.grace / .seconds(1)))
        return
      }
    }
  }

  /// What a browser in the terminal has between being asked to end and being killed, where this program ends.
  private static let grace = Duration.milliseconds(250)

  private func show(_ command: BrowserCommand) async {
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: Self.grace)]
    await report(command) { [options] in
      try await run(
        Self.executable(command), arguments: Arguments(command.arguments), platformOptions: options,
        input: .currentStandardInput, output: .currentStandardOutput, error: .currentStandardError
      ).terminationStatus
    }
  }

  /// Begins it and returns; what goes wrong becomes a notice. The browser outlives this program and its terminal.
  func open(_ url: String) {
    guard let command = command(for: url) else {
      let why =
        BrowserCommand.isOpenable(url) ? "no browser is there: BROWSER names one" : "it is no address of the web"
      return mailbox.post(.notice(Notice("Nothing was opened: \(why).", isError: true)))
    }
    var options = PlatformOptions()
    options.createSession = true
    Task.detached { [self, options] in
      await report(command) {
        try await run(
          Self.executable(command), arguments: Arguments(command.arguments), platformOptions: options, input: .none,
          output: .discarded, error: .discarded
        ).terminationStatus
      }
    }
  }

  /// The first browser that is installed.
  private func command(for url: String) -> BrowserCommand? {
    BrowserCommand.all(for: url, environment: environment).first { isInstalled($0.program) }
  }

  private static func executable(_ command: BrowserCommand) -> Executable {
    command.program.contains("/") ? .path(FilePath(command.program)) : .name(command.program)
  }

  private func isInstalled(_ program: String) -> Bool {
    if program.contains("/") { return access(program, X_OK) == 0 }
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.contains { access("\($0)/\(program)", X_OK) == 0 }
  }

  private func report(_ command: BrowserCommand, _ run: () async throws -> TerminationStatus) async {
    let failure: String
    do {
      switch try await run() {
      case .exited(0): return
      case .exited(let status): failure = "it ended with status \(status)"
      case .signaled(let signal): failure = "signal \(signal) ended it"
      }
    } catch {
      failure = String(describing: error)
    }
    mailbox.post(.notice(Notice(Printable.line("\(command.program) could not open it: \(failure)"), isError: true)))
  }
}

/// A task that another thread has started, or will.
private final class RunningTask: Sendable {
  private let task = Mutex<Task<Void, Never>?>(nil)

  func keep(_ started: Task<Void, Never>) { task.withLock { $0 = started } }
  func cancel() { task.withLock { $0?.cancel() } }
}
