/// A browser as the environment names it, with the address that it is to open: a program and its arguments, no shell.
struct BrowserCommand: Hashable, Sendable {
  var program: String
  var arguments: [String]
  /// It runs in the terminal, which must be given to it.
  var needsTerminal: Bool

  /// The browsers to be tried in turn, the first that is there counts.
  ///
  /// `$BROWSER` is a list with colons between, as E. S. Raymond's convention has it (catb.org/~esr/BROWSER): in each `%s`
  /// stands for the address, `%c` for a colon and `%%` for a percent sign; without `%s` the address comes last. What
  /// stands between blanks is one argument. Without `$BROWSER` it is `xdg-open`.
  ///
  /// - Parameter url: complete, `http` or `https`; for anything else there is none.
  static func all(for url: String, environment: [String: String]) -> [BrowserCommand] {
    guard isOpenable(url) else { return [] }
    let commands = (environment["BROWSER"] ?? "").split(separator: ":").compactMap { entry -> BrowserCommand? in
      let words = entry.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let program = words.first else { return nil }
      var arguments = words.dropFirst().map { filled($0, url) }
      if !words.dropFirst().contains(where: { hasPlace($0) }) { arguments.append(url) }
      let name = program.split(separator: "/").last.map(String.init) ?? program
      return BrowserCommand(
        program: filled(program, nil), arguments: arguments, needsTerminal: terminalBrowsers.contains(name))
    }
    guard commands.isEmpty else { return commands }
    // Without a display xdg-open looks for a browser that runs in the terminal.
    let hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
    return [BrowserCommand(program: "xdg-open", arguments: [url], needsTerminal: !hasDisplay)]
  }

  /// A complete address of the web that no program takes for an option or for two arguments.
  static func isOpenable(_ url: String) -> Bool {
    let start = url.prefix(8).lowercased()
    return (start.hasPrefix("http://") || start.hasPrefix("https://")) && url.utf8.count <= 8192
      && url.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7f && !(0x80...0x9f).contains($0.value) }
  }

  /// Browsers that are packaged for terminals.
  private static let terminalBrowsers: Set<String> = [
    "w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl", "cha", "chawan", "edbrowse",
    "retawq", "netrik", "felinks",
  ]

  private static func hasPlace(_ word: String) -> Bool { word.replacing("%%", with: "").contains("%s") }

  private static func filled(_ word: String, _ url: String?) -> String {
    var result = ""
    var rest = word[...]
    while let mark = rest.firstIndex(of: "%") {
      result += rest[..<mark]
      let next = rest[rest.index(after: mark)...].first
      switch next {
      case "s" where url != nil: result += url ?? ""
      case "c": result += ":"
      case "%": result += "%"
      default: result += "%" + (next.map(String.init) ?? "")
      }
      rest = rest[mark...].dropFirst(2)
    }
    return result + rest
  }
}
