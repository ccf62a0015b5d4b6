/// The scores of the labels of one sentence's tokens, and the best path over them (Viterbi 1967).
///
/// One is used for all sentences of an article, so that its memory is asked for once and nothing is allocated per token.
struct DecodingLattice {
  static let never: Int32 = -1_000_000_000

  private static let labels = NameLabel.count
  private static let stride = TagWeights.room

  private let links: LabelLinks
  private var scores: [Int32] = []
  /// What single words add, without the first label, which it is measured from.
  private var rows: [ScoreRow] = []
  private var back: [UInt8] = []
  private var count = 0
  /// Features of the row `waitingRow` whose weights have been asked for.
  private var waiting: [TagWeights.Located] = []
  private var waitingRow = 0

  init(_ links: LabelLinks) {
    self.links = links
    waiting.reserveCapacity(256)
  }

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
    for hash in hashes { waiting.append(weights.locate(hash)) }
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

  /// Adds what the words of the sentence give to the tokens around them. `forms` are their numbers in the table.
  mutating func addForms(_ forms: ArraySlice<Int32>, _ table: FormTable) {
    let reach = FormTable.reach
    rows.withUnsafeMutableBufferPointer { rows in
      table.rows.withUnsafeBufferPointer { words in
        for (row, form) in forms.enumerated() {
          for other in max(0, row - reach.upperBound)...min(rows.count - 1, row - reach.lowerBound) {
            rows[other].scores &+= words[Int(form) * reach.count + row - other - reach.lowerBound].scores
          }
        }
      }
    }
  }

  mutating func addRows() {
    scores.withUnsafeMutableBufferPointer { scores in
      for row in 0..<count {
        for label in 1..<Self.labels { scores[row * Self.stride + label] &+= Int32(rows[row].scores[label - 1]) }
      }
    }
  }

  /// The scores of all rows, as long as they are not decoded.
  func appendScores(to all: inout [ScoreRow]) {
    for row in 0..<count { all.append(ScoreRow(scores[row * Self.stride..<(row + 1) * Self.stride])) }
  }

  /// The best path over the rows once all is added.
  mutating func decode() {
    guard count > 0 else { return }
    for label in 0..<Self.labels { scores[label] &+= links.first[label] }
    scores.withUnsafeMutableBufferPointer { scores in
      back.withUnsafeMutableBufferPointer { back in
        guard let scores = scores.baseAddress, let back = back.baseAddress else { return }
        for row in 1..<max(count, 1) {
          let before = UnsafePointer(scores + (row - 1) * Self.stride)
          links.step(from: before, to: scores + row * Self.stride, back: back + row * Self.stride)
        }
      }
    }
  }

  /// Writes the labels of the best path to those of the article, from the place of the sentence's first token on.
  func copyPath(to labels: inout [UInt8], from start: Int) {
    guard count > 0 else { return }
    let last = (count - 1) * Self.stride
    var label = 0
    for end in 1..<Self.labels where NameLabel.mayEnd(UInt8(end)) && scores[last + end] > scores[last + label] {
      label = end
    }
    for row in Swift.stride(from: count - 1, through: 0, by: -1) {
      labels[start + row] = UInt8(label)
      label = Int(back[row * Self.stride + label])
    }
  }
}

/// What the model says of labels that follow one another.
struct LabelLinks: Sendable {
  /// Scores of labels of the first token.
  let first: [Int32]
  /// Every label that may stand before a label, with the score of the two; from the first label on.
  private var before: [(label: Int32, score: Int32)] = []
  /// Where the part of each label starts, and one more.
  private var starts: [Int] = [0]

  init(_ weights: TagWeights) {
    let labels = NameLabel.count
    first = (0..<labels).map { NameLabel.mayStart(UInt8($0)) ? weights.first($0) : DecodingLattice.never }
    for next in 0..<labels {
      for label in 0..<labels where NameLabel.mayFollow(UInt8(label), UInt8(next)) {
        before.append((Int32(label), weights.transition(label, next)))
      }
      starts.append(before.count)
    }
  }

  /// One token further: adds the best scores before to its scores, and keeps which labels these were.
  @inline(__always) func step(
    from last: UnsafePointer<Int32>, to scores: UnsafeMutablePointer<Int32>, back: UnsafeMutablePointer<UInt8>
  ) {
    before.withUnsafeBufferPointer { before in
      var index = 0
      for next in 0..<NameLabel.count {
        var (best, from) = (Int32.min, Int32(0))
        let end = starts[next + 1]
        while index < end {
          let score = max(last[Int(before[index].label)], DecodingLattice.never) &+ before[index].score
          from = score > best ? before[index].label : from
          best = max(score, best)
          index += 1
        }
        scores[next] = max(scores[next] &+ best, DecodingLattice.never)
        back[next] = UInt8(truncatingIfNeeded: from)
      }
    }
  }
}
