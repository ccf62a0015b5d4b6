import Dispatch
import Foundation
import Glibc
import News
import ReaderTerminal
import ReaderUI
import Subprocess
import SystemPackage

/// Opens addresses in the person's browser.
final class Browser: Sendable {
  private let mailbox: Mailbox
  private let environment: [String: String]

  init(mailbox: Mailbox, environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.mailbox = mailbox
    self.environment = environment
  }

  /// What is to be done while the program has given the terminal away; nil where the browser has a window of its own.
  func onTerminal(_ effect: Effect) -> TerminalSession.Program? {
    guard case .openInBrowser(let url) = effect, let first = command(for: url), first.needsTerminal else { return nil }
    return { [self] idle in
      let isDone = DispatchSemaphore(value: 0)
      Task.detached { [self] in
        await report(first) {
          try await run(
            Self.executable(first), arguments: Arguments(first.arguments), input: .currentStandardInput,
            output: .currentStandardOutput, error: .currentStandardError
          ).terminationStatus
        }
        isDone.signal()
      }
      while isDone.wait(timeout: .now() + .milliseconds(100)) == .timedOut { idle() }
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
