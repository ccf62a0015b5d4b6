import ArgumentParser
import ReaderUI

/// `reader manual`: the manual page, made from the commands and the key table that the program itself uses.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the manual page (roff).", shouldDisplay: false)

  func run() throws { Output.print(ManualPage().text) }
}

/// The manual page in man(7) macros.
struct ManualPage {
  var text: String {
    (head + synopsis + description + commands + keys + files + exitStatus + environment).joined(separator: "\n")
  }

  private var head: [String] {
    [
      ".TH READER 1 \"\" \"reader \(Version.current)\" \"User Commands\"",
      ".SH NAME", "reader \\- read the news by who acts and where",
    ]
  }

  private var synopsis: [String] {
    var lines = [".SH SYNOPSIS", Self.escaped("reader [--archive <file>] [<path|url> ... | -]"), ".br"]
    for command in Self.commands { lines += [Self.escaped(ReaderCommand.usageString(for: command)), ".br"] }
    return lines
  }

  /// What `reader --help` lists.
  private static var commands: [any ParsableCommand.Type] {
    ReaderCommand.configuration.subcommands.filter { $0.configuration.shouldDisplay }
  }

  private var description: [String] {
    [".SH DESCRIPTION", Self.escaped(ReaderCommand.configuration.discussion)]
  }

  private var commands: [String] {
    var lines = [".SH COMMANDS"]
    for command in Self.commands {
      let configuration = command.configuration
      let name = configuration.commandName ?? String(describing: command).lowercased()
      let parts = [configuration.abstract, configuration.discussion].filter { !$0.isEmpty }
      lines += [".TP", ".B \(name)", Self.escaped(parts.joined(separator: " "))]
    }
    return lines
  }

  private var keys: [String] {
    [".SH KEYS"]
      + KeyMap.table().flatMap { row in
        [".TP", ".B \(Self.escaped(row.keys))", Self.escaped("\(row.description) (\(row.context))")]
      }
  }

  private var files: [String] {
    [
      ".SH FILES", ".TP", ".I $XDG_DATA_HOME/reader/archive.sqlite",
      "The articles and what was found in them. It can be rebuilt from its sources.",
      ".TP", ".I $XDG_DATA_HOME/reader/personal.sqlite",
      "What you added: read, starred, where you were, and your corrections. Keep a copy of it, together with",
      "personal.sqlite\\-wal where that stands beside it.",
      "Without XDG_DATA_HOME both are in ~/.local/share/reader.",
      ".TP", ".I reader\\-refresh.service, reader\\-refresh.timer",
      "Units for systemd that ask the feeds several times an hour: systemctl \\-\\-user enable \\-\\-now reader\\-refresh.timer",
    ]
  }

  private var exitStatus: [String] {
    [
      ".SH EXIT STATUS", "As in sysexits.h: 0 success, 64 used wrongly, 65 input that is not what it should be,",
      "66 input that does not exist or cannot be read, 69 what was to be fetched cannot be, or the terminal is unknown,",
      "70 an internal error, 71 the system gives too few descriptors, threads or memory, 73 the archive cannot be",
      "created, 74 reading or writing failed, 75 what was to be fetched may be had later, or what you did on the reading",
      "screen was not saved.",
      "Where some of several inputs are bad the rest is read, and the status is that of the first bad one.",
      "A command that a signal ends, ends by that signal.",
    ]
  }

  private var environment: [String] {
    [
      ".SH ENVIRONMENT", ".TP", ".B NO_COLOR", "If set and not empty, no colours are used.",
      ".TP", ".B TERM", "The terminal, as terminfo knows it; dumb prints plain text.",
      ".TP", ".B LC_ALL, LC_CTYPE, LANG", "Without a UTF-8 locale everything is drawn in ASCII.",
      ".TP", ".B XDG_DATA_HOME", "Where the files are.",
      ".TP", ".B BROWSER",
      "What o opens pages with: a program and arguments between blanks, %s for the address or else the address last;",
      "several with colons between, of which the first that is installed is taken. A browser that runs in the terminal",
      "gets it. Without it xdg\\-open is asked.",
      ".TP", ".B READER_OFFLINE", "If set and not empty, no feeds are asked when the reading screen opens.",
      ".TP", ".B http_proxy, https_proxy, no_proxy", "Proxies.",
    ]
  }

  /// Leading dots and backslashes mean something to roff.
  private static func escaped(_ text: String) -> String {
    let text = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }
}
