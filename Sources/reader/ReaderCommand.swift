import Archive
import ArgumentParser
import Glibc
import ReaderTerminal

/// The program. Without a subcommand it opens the reading screen.
@main
struct ReaderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reader",
    abstract: "Read the news by who acts and where.",
    usage: """
      reader [<path|url> ... | -] [--archive <file>]
      reader <subcommand> ...
      """,
    discussion: """
      Opens an article list, a reading pane in which actors and places are highlighted, and a panel of related \
      articles with reasons. Recognition happens on this machine; what is fetched are the feeds that you follow, \
      the pages of their articles, and what you name. Press ? inside for the keys.
      """,
    version: "reader \(Version.current)",
    subcommands: [
      Open.self, Add.self, Feeds.self, Refresh.self, List.self, Show.self, Entities.self, Related.self,
      Corrections.self,
      Analyze.self,
      Extract.self, Doctor.self, Keys.self, Manual.self,
    ],
    defaultSubcommand: Open.self)

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    SystemLimits.reportFullFiles()
    HeapLimits.set()
    do {
      var command = try parseAsRoot()
      try needs(of: command)?.check()
      try command.run()
    } catch let failure as Failure {
      end(with: failure)
    } catch let error as ArchiveError {
      end(with: Failure(error.description, status: ExitStatus(error)))
    } catch {
      end(with: error)
    }
  }

  /// What the command must have of the system; nil where it prints what the program knows by itself.
  private static func needs(of command: any ParsableCommand) -> SystemNeeds? {
    switch command {
    case is Keys, is Manual: nil
    case let open as Open: open.opensScreen ? .screen : .network
    case is Refresh: .network
    default: .command
    }
  }

  private static func end(with failure: Failure) -> Never {
    Output.complain(failure.description)
    Glibc.exit(failure.status.rawValue)
  }

  /// Says what the argument parser has to say, help and version included. It quotes what was typed.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    // The parser's own status for an error that it does not know, which nothing here should throw.
    let status = code == .failure ? ExitStatus.software.exitCode : code
    let descriptor = status.isSuccess ? STDOUT_FILENO : STDERR_FILENO
    let message = Output.cleaned(fullMessage(for: error), for: descriptor)
    if !message.isEmpty { Output.write(message + "\n", to: descriptor) }
    Glibc.exit(status.rawValue)
  }
}

/// What `--version` and `doctor` print.
enum Version {
  static let current = "0.1.0"
}
