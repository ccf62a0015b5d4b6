/// Divides the columns of a line among the columns of a table.
///
/// Where everything has room nothing is cut. Where it has not, the columns give way in turns, those of one turn evenly,
/// the widest first, down to the least that each is worth printing with. Where even that is too much, columns are left
/// out, and at last all become narrower.
struct TableLayout {
  /// What a column gives up where the line is too short.
  struct Yield: Hashable {
    /// The least that it is cut to; nil where it is never cut before everything else has given way.
    var least: Int?
    /// When it is cut: 1 comes first.
    var turn = 1
    /// When it is left out: 1 comes first; nil where it never is.
    var exit: Int?
  }

  /// Between two columns.
  static let gap = 2

  /// - Parameters:
  ///   - natural: what each column needs to show all of its cells.
  ///   - width: of the line.
  /// - Returns: the columns of each; nil where it is left out. Never more than the line has, gaps included, as long as
  ///   it has one for each column that is never left out.
  static func widths(natural: [Int], yields: [Yield], width: Int) -> [Int?] {
    var kept = Array(natural.indices)
    func least(_ column: Int) -> Int { min(natural[column], yields[column].least ?? natural[column]) }
    func room() -> Int { width - gap * max(kept.count - 1, 0) }
    let exits = natural.indices.filter { yields[$0].exit != nil }.sorted {
      (yields[$0].exit ?? 0) < (yields[$1].exit ?? 0)
    }
    for column in exits where kept.reduce(0, { $0 + least($1) }) > room() { kept.removeAll { $0 == column } }
    var widths = natural
    for turn in Set(yields.map(\.turn)).sorted() {
      let group = kept.filter { yields[$0].turn == turn }
      shrink(
        &widths, group, to: room() - kept.filter { !group.contains($0) }.reduce(0) { $0 + widths[$1] }, least: least)
    }
    shrink(&widths, kept, to: room()) { _ in 1 }
    return natural.indices.map { kept.contains($0) ? widths[$0] : nil }
  }

  /// Makes the widest of the group narrower until all together have no more than `room`, or each its least.
  private static func shrink(_ widths: inout [Int], _ group: [Int], to room: Int, least: (Int) -> Int) {
    var excess = group.reduce(0) { $0 + widths[$1] } - room
    while excess > 0 {
      let yielding = group.filter { widths[$0] > least($0) }
      guard let widest = yielding.map({ widths[$0] }).max() else { return }
      let widestOnes = yielding.filter { widths[$0] == widest }
      // Down to the next one, or to what one of them is worth.
      let next = yielding.map { widths[$0] }.filter { $0 < widest }.max() ?? 0
      let floor = max(next, widestOnes.map(least).max() ?? 0)
      let step = min(widest - floor, max(excess / widestOnes.count, 1))
      for column in widestOnes where excess > 0 {
        widths[column] -= step
        excess -= step
      }
    }
  }
}
