import Foundation
import News
import ReaderTerminal
import ReaderUI
import Subprocess

/// Puts text into the clipboard of the person's terminal, the way that leads there.
struct Copying {
  /// How long tmux may take.
  private static let patience = Duration.seconds(2)

  let terminal: CursesTerminal
  let mailbox: Mailbox
  let worker: SerialWorker
  private let route: Clipboard.Route

  init(
    terminal: CursesTerminal, mailbox: Mailbox, worker: SerialWorker,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.terminal = terminal
    self.mailbox = mailbox
    self.worker = worker
    route = Clipboard.Route(environment: environment)
  }

  /// Returns at once; what is known of it comes as `Event.copied`.
  func copy(_ text: String) {
    guard route != .tmux else {
      return worker.async { [mailbox] in
        Task.detached { mailbox.post(.copied(await Self.handToTmux(text))) }
      }
    }
    mailbox.post(.copied(CopyOutcome(terminal.copy(text, passesScreen: route == .screen))))
  }

  /// tmux keeps it in a buffer and, with `-w`, hands it on to the clipboard of the terminal that it runs in.
  private static func handToTmux(_ text: String) async -> CopyOutcome {
    do {
      return try await withThrowingTaskGroup(of: CopyOutcome?.self) { group in
        group.addTask { try await loadBuffer(text) }
        group.addTask {
          try await Task.sleep(for: patience)
          return nil
        }
        defer { group.cancelAll() }
        return try await group.next().flatMap { $0 } ?? .failed("tmux did not answer.")
      }
    } catch {
      return .failed(Printable.line("tmux could not be started: \(error)"))
    }
  }

  private static func loadBuffer(_ text: String) async throws -> CopyOutcome {
    let result = try await run(
      .name("tmux"), arguments: ["load-buffer", "-w", "-"], input: .string(text), output: .discarded,
      error: .string(limit: 4096))
    switch result.terminationStatus {
    case .exited(0): return .arrived
    case .exited(let status):
      let words = Printable.line(result.standardError)
      return .failed(words.isEmpty ? "tmux ended with status \(status)." : "tmux says “\(words)”.")
    case .signaled(let signal): return .failed("signal \(signal) ended tmux.")
    }
  }
}

extension CopyOutcome {
  init(_ outcome: Clipboard.Outcome) {
    self =
      switch outcome {
      case .sent: .sent
      case .tooLong(let limit): .failed("the text is longer than the \(limit / 1000) kB that a terminal takes.")
      case .noClipboard: .failed("this terminal has no clipboard that a program can reach.")
      }
  }
}
