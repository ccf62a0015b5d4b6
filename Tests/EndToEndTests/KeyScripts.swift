import ReaderTerminal
import ReaderUI

/// A key script, the terminal that it runs on, and what must be read there at its end.
struct ScreenScript: Sendable, CustomStringConvertible {
  enum Articles: Sendable { case fixture, seeds }

  var title: String
  var articles = Articles.fixture
  var term = "xterm-256color"
  var rows = 24
  var columns = 80
  var environment: [String: String] = [:]
  var keys: String
  /// Texts that stand on the last screen.
  var ends: [String] = []

  var description: String { title }

  static let all = moving + reading + walking + looking + sizes + terminals
}

extension ScreenScript {
  private static let moving: [ScreenScript] = [
    .init(title: "nothing", keys: "", ends: ["13", "Ceasefire"]),
    .init(title: "down and up", keys: "keys j j j k k down up up", ends: ["Ceasefire"]),
    .init(title: "to the end and back", keys: "keys G g end home G", ends: ["Ministers"]),
    .init(title: "beyond both ends", keys: "keys k k up\nkeys G j j down", ends: ["Ministers"]),
    .init(title: "pages", rows: 10, keys: "keys page-down page-down page-up ctrl-f ctrl-b ctrl-d ctrl-u"),
    .init(title: "pages of a list that fits", keys: "keys page-down page-up ctrl-d ctrl-d ctrl-u"),
    .init(title: "panes to and fro", columns: 120, keys: "keys l l l h h h right right left left"),
    .init(title: "panes in two columns", keys: "keys l l h h right left"),
    .init(title: "keys without a meaning", keys: "keys ! & f9 ctrl-g 0 9 @ ctrl-t"),
    .init(title: "read on from the list", keys: "keys space space j space"),
  ]

  private static let reading: [ScreenScript] = [
    .init(title: "open and scroll", keys: "keys j enter j j j k space page-down page-up G g"),
    .init(title: "open with the arrow and go back", keys: "keys down right down down esc"),
    .init(title: "full width", keys: "keys j enter z j j j space k k z"),
    .init(title: "full width to the end", rows: 12, keys: "keys j enter z G k k g"),
    .init(title: "half pages", keys: "keys j enter ctrl-d ctrl-d ctrl-u ctrl-u ctrl-u"),
    .init(title: "many scripts", keys: "keys g enter j j j j j j k k", ends: ["Երևան"]),
    .init(title: "many scripts in full width", keys: "keys g enter z j j j space G g"),
    .init(title: "many scripts in a narrow window", rows: 15, columns: 31, keys: "keys g enter j j j j space"),
    .init(title: "one article after the other", keys: "keys j enter esc j enter esc j enter esc"),
    .init(title: "read and unread", keys: "keys u u j u s s u"),
    .init(title: "stars", columns: 120, keys: "keys s j j s enter s esc"),
  ]

  private static let walking: [ScreenScript] = [
    .init(title: "mention to mention", keys: "keys j enter tab tab tab shift-tab tab", ends: ["Georgia"]),
    .init(
      title: "mentions past the screen", keys: "keys j enter tab tab tab tab tab tab tab tab tab tab tab tab tab tab"),
    .init(title: "mentions of one entity", keys: "keys j enter tab n n n N N"),
    .init(title: "hints", keys: "keys j enter f esc f a"),
    .init(title: "the card and back", keys: "keys j enter tab enter j j k backspace"),
    .init(title: "the card at 120 columns", rows: 36, columns: 120, keys: "keys j enter tab tab enter j j j esc esc"),
    .init(
      title: "card to card", rows: 36, columns: 120,
      keys: "keys j enter tab enter j j enter j enter backspace backspace"),
    .init(title: "correcting", keys: "keys j enter tab x j down k esc x t\ntype tb\nkeys down enter esc esc esc esc"),
    .init(title: "correcting at 120 columns", columns: 120, keys: "keys j enter tab tab x n h C u esc u u esc"),
    .init(title: "correcting in full width", rows: 12, keys: "keys j enter z tab x j j j j esc"),
    .init(title: "picking words", keys: "keys j enter X l l space l l tab h enter esc X j j k esc"),
    .init(title: "walking before anything is open", keys: "keys tab shift-tab n N f esc"),
  ]

  private static let looking: [ScreenScript] = [
    .init(title: "search", keys: "keys /\ntype Prague\nkeys enter", ends: ["Prague"]),
    .init(title: "search and change one's mind", keys: "keys /\ntype Kars\nkeys esc", ends: ["Ceasefire"]),
    .init(title: "search for nothing there is", keys: "keys /\ntype xyzzy\nkeys enter"),
    .init(title: "search with corrections", keys: "keys /\ntype Praxx\nkeys backspace backspace\ntype gue\nkeys enter"),
    .init(title: "search for other letters", keys: "keys /\ntype Երևան 北京 é\nkeys enter"),
    .init(title: "search in operators", keys: "keys /\ntype \"AND ( -NOT* OR\nkeys enter esc"),
    .init(title: "help", keys: "keys ? j j page-down G g esc"),
    .init(title: "help over an article", columns: 120, keys: "keys j enter ? esc"),
    .init(title: "related articles", columns: 120, keys: "keys j enter 1 l j j enter backspace"),
    .init(title: "actors and places", columns: 120, keys: "keys j enter 2 l j j enter esc"),
    .init(title: "the side panel in two columns", keys: "keys j enter 2 j j 1 j esc esc"),
    .init(title: "repaint", keys: "keys j ctrl-l enter ctrl-l"),
    .init(title: "the sample texts", articles: .seeds, columns: 120, keys: "keys j j enter tab tab 2 1 esc G g"),
    .init(title: "the sample texts in two columns", articles: .seeds, keys: "keys j enter space tab enter esc esc"),
  ]

  private static let sizes: [ScreenScript] = [
    .init(title: "the smallest", rows: 5, columns: 20, keys: "keys j enter j tab esc"),
    .init(title: "one cell", rows: 1, columns: 1, keys: "keys j enter tab ? esc"),
    .init(title: "too flat", rows: 4, columns: 80, keys: "keys j j enter"),
    .init(title: "narrow", rows: 24, columns: 40, keys: "keys j enter j j tab enter esc esc"),
    .init(title: "large", rows: 100, columns: 250, keys: "keys j enter tab 2 l j"),
    .init(
      title: "resized while reading", keys: "keys j enter j j j\nsize 36 120\nkeys j\nsize 12 40\nkeys j\nsize 24 80"),
    .init(title: "resized to nearly nothing", keys: "size 1 1\nkeys j\nsize 2 3\nkeys j\nsize 24 80"),
    .init(title: "resized with a card", columns: 120, keys: "keys j enter tab enter\nsize 24 70\nkeys j\nsize 30 130"),
  ]

  private static let tour = "keys j enter tab tab z j j z esc / A r m enter esc ? esc G k"

  private static let terminals: [ScreenScript] = [
    .init(title: "vt100", term: "vt100", keys: tour), .init(title: "linux", term: "linux", keys: tour),
    .init(title: "tmux", term: "tmux-256color", keys: tour), .init(title: "screen", term: "screen", keys: tour),
    .init(title: "xterm", term: "xterm", keys: tour),
    .init(title: "vt100, wide", term: "vt100", rows: 36, columns: 120, keys: tour),
    .init(title: "no colours", columns: 120, environment: ["NO_COLOR": "1"], keys: tour),
    .init(title: "ASCII", columns: 120, environment: ["LC_ALL": "C"], keys: tour),
    .init(title: "many scripts in ASCII", environment: ["LC_ALL": "C"], keys: "keys g enter j j j j j j j z j"),
    .init(title: "LINES and COLUMNS lie", environment: ["LINES": "7", "COLUMNS": "9"], keys: tour),
  ]
}
