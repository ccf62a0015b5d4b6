/// Which key runs which command where: the one table that binds the keys and that help, README and manual are
/// made from.
public enum KeyMap {
  /// A command with its keys, and where they work.
  public struct Entry: Hashable, Sendable {
    public var command: Command
    public var keys: [Key]
    public var contexts: Set<Context>

    /// The keys in words, such as `j ↓`.
    public func keyNames(usesUnicode: Bool = true) -> String {
      keys.map { $0.name(usesUnicode: usesUnicode) }.joined(separator: " ")
    }
  }

  private static let everywhere = Set(Context.allCases)
  /// What stands over the panes.
  private static let overlays: Set<Context> = [.correction, .words, .corrections, .help]
  private static let panes = everywhere.subtracting(overlays)
  private static let lists = everywhere.subtracting([.words])
  private static let aboutText: Set<Context> = [.list, .reading, .related, .entities]

  /// All commands, in the order in which help lists them.
  public static let commands: [Entry] = [
    Entry(command: .lineDown, keys: [.character("j"), .down], contexts: everywhere),
    Entry(command: .lineUp, keys: [.character("k"), .up], contexts: everywhere),
    Entry(command: .pageDown, keys: [.pageDown, .control("f")], contexts: [.list]),
    Entry(
      command: .pageDown, keys: [.character(" "), .pageDown, .control("f")], contexts: lists.subtracting([.list])),
    Entry(command: .pageUp, keys: [.pageUp, .control("b")], contexts: lists),
    Entry(command: .halfPageDown, keys: [.control("d")], contexts: lists),
    Entry(command: .halfPageUp, keys: [.control("u")], contexts: lists),
    Entry(command: .first, keys: [.character("g"), .home], contexts: lists),
    Entry(command: .last, keys: [.character("G"), .end], contexts: lists),
    Entry(command: .readOn, keys: [.character(" ")], contexts: [.list]),
    Entry(command: .open, keys: [.enter], contexts: everywhere.subtracting([.help])),
    Entry(command: .back, keys: [.escape, .backspace], contexts: everywhere),
    Entry(command: .paneLeft, keys: [.character("h"), .left], contexts: panes),
    Entry(command: .paneRight, keys: [.character("l"), .right], contexts: panes),
    Entry(command: .nextMention, keys: [.tab], contexts: aboutText),
    Entry(command: .previousMention, keys: [.backTab], contexts: aboutText),
    Entry(command: .lineDown, keys: [.tab], contexts: [.card]),
    Entry(command: .lineUp, keys: [.backTab], contexts: [.card]),
    Entry(command: .nextOfEntity, keys: [.character("n")], contexts: aboutText),
    Entry(command: .previousOfEntity, keys: [.character("N")], contexts: aboutText),
    Entry(command: .hints, keys: [.character("f")], contexts: aboutText),
    Entry(command: .related, keys: [.character("1")], contexts: panes),
    Entry(command: .entities, keys: [.character("2")], contexts: panes),
    Entry(command: .search, keys: [.character("/")], contexts: panes.union([.help])),
    Entry(command: .fullWidth, keys: [.character("z")], contexts: panes),
    Entry(command: .star, keys: [.character("s")], contexts: panes),
    Entry(command: .toggleRead, keys: [.character("u")], contexts: panes),
    Entry(command: .copy, keys: [.character("y")], contexts: panes),
    Entry(command: .copyCitation, keys: [.character("Y")], contexts: panes),
    Entry(command: .openInBrowser, keys: [.character("o")], contexts: panes),
    Entry(command: .refresh, keys: [.character("R")], contexts: panes),
    Entry(command: .correct, keys: [.character("x")], contexts: panes),
    Entry(command: .pickWords, keys: [.character("X")], contexts: panes),
    Entry(command: .corrections, keys: [.character("C")], contexts: panes),
    Entry(command: .undoCorrection, keys: [.character("u"), .character("d")], contexts: [.corrections]),
    Entry(command: .previousWord, keys: [.character("h"), .left], contexts: [.words]),
    Entry(command: .nextWord, keys: [.character("l"), .right], contexts: [.words]),
    Entry(command: .extendWords, keys: [.character(" ")], contexts: [.words]),
    Entry(command: .otherEnd, keys: [.tab], contexts: [.words]),
    Entry(command: .help, keys: [.character("?"), .function(1)], contexts: everywhere),
    Entry(command: .repaint, keys: [.control("l")], contexts: everywhere),
    Entry(command: .suspend, keys: [.control("z")], contexts: everywhere),
    Entry(command: .quit, keys: [.character("q"), .control("c")], contexts: everywhere),
  ]

  private static let byKey: [Context: [Key: Command]] = {
    var map: [Context: [Key: Command]] = [:]
    for entry in commands {
      for context in entry.contexts {
        for key in entry.keys { map[context, default: [:]][key] = entry.command }
      }
    }
    return map
  }()

  /// The command of the key in the context.
  public static func command(for key: Key, in context: Context) -> Command? { byKey[context]?[key] }

  /// One row of the printed table.
  public struct Row: Hashable, Sendable {
    /// The keys in words, such as `j ↓`.
    public var keys: String
    /// The command's name, such as `line-down`.
    public var name: String
    public var description: String
    /// Where it works, such as “everywhere” or “article list, article”.
    public var context: String
  }

  /// The table for README and manual page.
  public static func table() -> [Row] {
    commands.map { entry in
      let names = Context.allCases.filter(entry.contexts.contains).map(\.name)
      return Row(
        keys: entry.keyNames(), name: entry.command.rawValue, description: entry.command.summary,
        context: names.count == Context.allCases.count ? "everywhere" : names.joined(separator: ", "))
    }
  }
}

extension Key {
  /// The key in words: `j`, `Ctrl-L`, `Tab`, `↓`.
  public func name(usesUnicode: Bool = true) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .up: usesUnicode ? "↑" : "Up"
    case .down: usesUnicode ? "↓" : "Down"
    case .left: usesUnicode ? "←" : "Left"
    case .right: usesUnicode ? "→" : "Right"
    case .pageUp: "PageUp"
    case .pageDown: "PageDown"
    case .home: "Home"
    case .end: "End"
    case .function(let number): "F\(number)"
    case .unknown(let code): "key \(code)"
    }
  }
}
