import Logging
import News
import ReaderTerminal
import ReaderUI

/// Where the modules' log messages go: to standard error, or, while the screen is open, into its status line.
///
/// swift-log's own handler would write straight onto the screen, whatever the message quotes.
struct Logs: LogHandler {
  /// Nil for standard error.
  private let mailbox: Mailbox?
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .warning

  /// To be called once, before the first logger is made.
  static func begin(mailbox: Mailbox? = nil) {
    LoggingSystem.bootstrap { _ in Logs(mailbox: mailbox) }
  }

  private init(mailbox: Mailbox?) { self.mailbox = mailbox }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let message = Printable.line("\(event.message)")
    if let mailbox {
      mailbox.post(.notice(Notice(message, isError: event.level >= .warning)))
    } else {
      Output.complain(message)
    }
  }
}
