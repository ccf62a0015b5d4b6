/// Finds the word that was meant where one was mistyped.
enum NearWords {
  /// The candidate that begins so, or else the one with the fewest slips of the keyboard: one in words of up to four
  /// letters, two in longer ones. Nil where none is so near. Between equals the first one wins.
  static func nearest(to typed: some StringProtocol, among candidates: [String]) -> String? {
    guard typed.utf8.count <= 64 else { return nil }
    let typed = Array(typed.lowercased())
    guard typed.count >= 2 else { return nil }
    if typed.count >= 3, let whole = candidates.first(where: { $0.lowercased().starts(with: typed) }) { return whole }
    let limit = typed.count < 5 ? 1 : 2
    let near = candidates.lazy.filter { $0.count > 2 }.map { (word: $0, slips: slips(typed, Array($0.lowercased()))) }
    return near.filter { $0.slips <= limit }.min { $0.slips < $1.slips }?.word
  }

  /// Letters that are missing, too many, wrong, or changed with their neighbour: the optimal string alignment distance
  /// (Damerau, “A technique for computer detection and correction of spelling errors”, 1964).
  static func slips(_ left: [Character], _ right: [Character]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var before: [Int] = []
    var last = Array(0...right.count)
    for i in 1...left.count {
      var row = [i]
      for j in 1...right.count {
        let change = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
        var least = min(change, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          least = min(least, before[j - 2] + 1)
        }
        row.append(least)
      }
      (before, last) = (last, row)
    }
    return last[right.count]
  }
}
