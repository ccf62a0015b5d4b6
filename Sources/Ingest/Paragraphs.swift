/// The paragraphs of a text while it is read. A text of millions of lines has not millions of paragraphs: each costs
/// far more memory and work than its few letters, from here to the screen.
///
/// Where there would be more than `most`, neighbours are joined, two at first, then four, with a space between them.
/// No word is lost.
struct Paragraphs {
  /// A book has some thousand, a log of 10 MiB about 120,000 lines.
  static let most = 250_000

  private(set) var all: [String] = []
  /// How many of those that come make one that is kept.
  private var group = 1
  /// How many the last one holds.
  private var filled = 0

  /// Empty ones are passed over.
  mutating func append(_ paragraph: String) {
    guard !paragraph.isEmpty else { return }
    if filled > 0, filled < group {
      all[all.count - 1] += " " + paragraph
    } else {
      if all.count == Self.most { halve() }
      all.append(paragraph)
      filled = 0
    }
    filled += 1
  }

  private mutating func halve() {
    for index in 0..<all.count / 2 { all[index] = all[2 * index] + " " + all[2 * index + 1] }
    all.removeSubrange((all.count / 2)...)
    group *= 2
  }
}
