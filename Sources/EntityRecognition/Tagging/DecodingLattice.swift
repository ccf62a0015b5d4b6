/// The scores of the labels of one sentence's tokens, and the best path over them (Viterbi 1967).
///
/// One is used for all sentences of an article, so that its memory is asked for once.
struct DecodingLattice {
  static let never: Int32 = -1_000_000_000

  private static let labels = NameLabel.count
  private static let stride = TagWeights.room
  /// What may stand before each label.
  private static let labelsBefore: [[Int]] = (0..<labels).map { next in
    (0..<labels).filter { NameLabel.mayFollow(UInt8($0), UInt8(next)) }
  }

  private var scores: [Int32] = []
  /// What single words add, without the first label, which it is measured from.
  private var rows: [ScoreRow] = []
  private var back: [UInt8] = []
  private var count = 0
  /// Features of the row `waitingRow` whose weights have been asked for.
  private var waiting: [TagWeights.Located] = []
  private var waitingRow = 0

  init() { waiting.reserveCapacity(256) }

  mutating func reset(_ count: Int) {
    self.count = count
    scores.removeAll(keepingCapacity: true)
    scores.append(contentsOf: repeatElement(0, count: count * Self.stride))
    rows.removeAll(keepingCapacity: true)
    rows.append(contentsOf: repeatElement(ScoreRow(), count: count))
    back.removeAll(keepingCapacity: true)
    back.append(contentsOf: repeatElement(0, count: count * Self.stride))
  }

  @inline(__always) mutating func wait(for hashes: [UInt64], row: Int, _ weights: TagWeights) {
    waitingRow = row
    for hash in hashes {
      if let located = weights.locate(hash) { waiting.append(located) }
    }
  }

  @inline(__always) mutating func addWaiting(_ weights: TagWeights) {
    guard waitingRow < count else { return waiting.removeAll(keepingCapacity: true) }
    let start = waitingRow * Self.stride
    scores.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for feature in waiting { weights.add(feature, to: base + start) }
    }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Adds what the word in a row gives to the rows around it.
  @inline(__always) mutating func addForm(_ form: Int, at row: Int, _ table: FormTable) {
    let reach = FormTable.reach
    for other in max(0, row - reach.upperBound)...min(count - 1, row - reach.lowerBound) {
      rows[other].scores &+= table.rows[form * reach.count + row - other - reach.lowerBound].scores
    }
  }

  private mutating func addRows() {
    for row in 0..<count {
      for label in 1..<Self.labels {
        scores[row * Self.stride + label] &+= Int32(rows[row].scores[label - 1])
      }
    }
  }

  /// `transitions` by next label, then label.
  mutating func decode(first: [Int32], transitions: [Int32]) {
    guard count > 0 else { return }
    addRows()
    for label in 0..<Self.labels { scores[label] &+= first[label] }
    for row in 1..<max(count, 1) {
      let here = row * Self.stride
      let before = here - Self.stride
      for next in 0..<Self.labels {
        var (best, from) = (Int32.min, 0)
        for label in Self.labelsBefore[next] {
          let score = max(scores[before + label], Self.never) &+ transitions[next * Self.labels + label]
          if score > best { (best, from) = (score, label) }
        }
        scores[here + next] = max(scores[here + next] &+ best, Self.never)
        back[here + next] = UInt8(from)
      }
    }
  }

  func copyPath(to labels: inout [UInt8], from start: Int) {
    guard count > 0 else { return }
    let last = (count - 1) * Self.stride
    var label =
      (0..<Self.labels).filter { NameLabel.mayEnd(UInt8($0)) }.max { scores[last + $0] < scores[last + $1] } ?? 0
    for row in Swift.stride(from: count - 1, through: 0, by: -1) {
      labels[start + row] = UInt8(label)
      label = Int(back[row * Self.stride + label])
    }
  }
}
