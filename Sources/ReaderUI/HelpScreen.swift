import News

/// Every command with its keys, those of the focused pane first; made from the table that binds the keys.
struct HelpScreen: Hashable, Sendable {
  struct Row: Hashable, Sendable {
    var keys: String
    var summary: String
    /// Why it cannot run now.
    var obstacle: String?

    /// What it does, and why it cannot be done now.
    var words: String {
      guard let obstacle, let first = obstacle.first else { return summary }
      let reason = first.lowercased() + obstacle.dropFirst()
      return "\(summary) (\(reason.hasSuffix(".") ? String(reason.dropLast()) : reason))"
    }
  }

  /// Where the keyboard was.
  let context: Context
  /// What works in that pane, and what works only elsewhere.
  let here: [Row]
  let elsewhere: [Row]
  /// The words being searched for, while they are typed and after.
  var editor = LineEditor()
  var isEditing = false
  var panel = Panel()

  init(context: Context, obstacle: (Command) -> String?, usesUnicode: Bool) {
    self.context = context
    func row(_ entry: KeyMap.Entry, _ obstacle: String?) -> Row {
      Row(keys: entry.keyNames(usesUnicode: usesUnicode), summary: entry.command.summary, obstacle: obstacle)
    }
    let (inside, outside) = KeyMap.commands.reduce(into: ([KeyMap.Entry](), [KeyMap.Entry]())) { lists, entry in
      if entry.contexts.contains(context) { lists.0.append(entry) } else { lists.1.append(entry) }
    }
    here = inside.map { row($0, obstacle($0.command)) }
    let commands = Set(inside.map(\.command))
    elsewhere = outside.filter { !commands.contains($0.command) }.map { entry in
      let places = Context.allCases.filter(entry.contexts.contains).map(\.name).joined(separator: ", ")
      return row(entry, "works in: \(places)")
    }
  }

  mutating func settle(in region: Region, glyphs: Glyphs) {
    panel.show(lines(width: region.columns - 2, glyphs), itemCount: 0, height: region.rows)
  }

  private func lines(width: Int, _ glyphs: Glyphs) -> [PanelLine] {
    let keyWidth = min((here + elsewhere).map { glyphs.width(of: $0.keys) }.max() ?? 0, max(width / 3, 8))
    var lines = group("KEYS: " + context.name.uppercased(), here, keyWidth: keyWidth, width: width, glyphs)
    lines += group("ELSEWHERE", elsewhere, keyWidth: keyWidth, width: width, glyphs)
    if lines.isEmpty {
      lines = [PanelLine(runs: [PanelRun(text: "No command has these words.", meaning: .dim)])]
    }
    return lines
  }

  private func group(_ heading: String, _ rows: [Row], keyWidth: Int, width: Int, _ glyphs: Glyphs) -> [PanelLine] {
    let words = editor.text.lowercased().split(separator: " ")
    let found = rows.filter { row in
      words.allSatisfy { "\(row.keys) \(row.summary)".lowercased().contains($0) }
    }
    guard !found.isEmpty else { return [] }
    let breaker = LineBreaker(glyphs: glyphs, width: width - keyWidth - 2)
    return [PanelLine(runs: [PanelRun(text: heading, meaning: .heading)])]
      + found.flatMap { row -> [PanelLine] in
        breaker.lines(of: row.words).enumerated().map { number, line in
          let keys = number == 0 ? glyphs.cut(row.keys, to: keyWidth) : ""
          let gap = String(repeating: " ", count: max(keyWidth - glyphs.width(of: keys), 0) + 2)
          return PanelLine(runs: [
            PanelRun(text: keys, meaning: row.obstacle == nil ? .key : .dim), PanelRun(text: gap),
            PanelRun(text: line, meaning: row.obstacle == nil ? .text : .dim),
          ])
        }
      } + [PanelLine()]
  }
}

extension State {
  func openedHelp() -> HelpScreen {
    HelpScreen(context: context, obstacle: obstacle, usesUnicode: glyphs.usesUnicode)
  }

  mutating func openHelp() -> [Effect] {
    help = openedHelp()
    return []
  }

  mutating func settleHelp(in region: Region) { help?.settle(in: region, glyphs: glyphs) }

  mutating func pressInHelp(_ key: Key) -> [Effect] {
    if help?.isEditing == true, editHelp(key) { return [] }
    notice = nil
    guard let command = KeyMap.command(for: key, in: .help) else {
      sayUnbound(key)
      return []
    }
    switch command {
    case .quit, .suspend, .repaint: return run(command)
    case .help: help = nil
    case .back:
      if help?.editor.text.isEmpty == false { help?.editor = LineEditor() } else { help = nil }
    case .search: help?.isEditing = true
    case .first: help?.panel.move(by: Motion.start.lines(height: 1))
    case .last: help?.panel.move(by: Motion.end.lines(height: 1))
    default: scrollHelp(command)
    }
    return []
  }

  private mutating func scrollHelp(_ command: Command) {
    guard let motion = State.motions[command], let height = help?.panel.height else { return }
    help?.panel.move(by: motion.lines(height: height))
  }

  /// Whether the key belonged to the line.
  private mutating func editHelp(_ key: Key) -> Bool {
    switch key {
    case .enter: help?.isEditing = false
    case .escape:
      help?.isEditing = false
      help?.editor = LineEditor()
    case .up, .down, .pageUp, .pageDown, .control("c"), .control("z"), .control("l"): return false
    default:
      _ = help?.editor.handle(key)
      help?.panel.move(by: Motion.start.lines(height: 1))
    }
    return true
  }
}
