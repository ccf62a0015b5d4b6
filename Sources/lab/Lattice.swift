internal import EntityRecognition
internal import Foundation

/// One number for every label, in parts of four: what a processor of any age computes at once. The last part is
/// mostly empty.
struct LabelRow {
  static let parts = 5

  private var row = (SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>())

  init() {}

  init(_ values: (Int) -> Float) {
    for label in 0..<NameLabel.count { self[label] = values(label) }
  }

  @inline(__always) subscript(label: Int) -> Float {
    get { part(label >> 2)[label & 3] }
    set {
      switch label >> 2 {
      case 0: row.0[label & 3] = newValue
      case 1: row.1[label & 3] = newValue
      case 2: row.2[label & 3] = newValue
      case 3: row.3[label & 3] = newValue
      default: row.4[label & 3] = newValue
      }
    }
  }

  @inline(__always) func part(_ index: Int) -> SIMD4<Float> {
    switch index {
    case 0: row.0
    case 1: row.1
    case 2: row.2
    case 3: row.3
    default: row.4
    }
  }

  @inline(__always) private func map(_ body: (SIMD4<Float>) -> SIMD4<Float>) -> LabelRow {
    var result = LabelRow()
    result.row = (body(row.0), body(row.1), body(row.2), body(row.3), body(row.4))
    return result
  }

  @inline(__always) func scaled(by factor: Float) -> LabelRow { map { $0 * factor } }

  @inline(__always) var squares: LabelRow { map { $0 * $0 } }

  @inline(__always) static func * (left: LabelRow, right: LabelRow) -> LabelRow {
    var result = LabelRow()
    result.row = (
      left.row.0 * right.row.0, left.row.1 * right.row.1, left.row.2 * right.row.2, left.row.3 * right.row.3,
      left.row.4 * right.row.4
    )
    return result
  }

  @inline(__always) mutating func add(_ other: LabelRow, times factor: Float) {
    row.0 += other.row.0 * factor
    row.1 += other.row.1 * factor
    row.2 += other.row.2 * factor
    row.3 += other.row.3 * factor
    row.4 += other.row.4 * factor
  }

  /// Adds the row of a feature.
  @inline(__always) mutating func add(_ rows: UnsafeBufferPointer<SIMD4<Float>>, at feature: Int) {
    let start = feature * Self.parts
    row.0 += rows[start]
    row.1 += rows[start + 1]
    row.2 += rows[start + 2]
    row.3 += rows[start + 3]
    row.4 += rows[start + 4]
  }

  @inline(__always) var sum: Float { (row.0 + row.1 + row.2 + row.3 + row.4).sum() }

  /// The largest of the values without their signs.
  @inline(__always) var largest: Float {
    func higher(_ left: SIMD4<Float>, _ right: SIMD4<Float>) -> SIMD4<Float> {
      left.replacing(with: right, where: right .> left)
    }
    let all = higher(higher(row.0, row.1), higher(row.2, row.3)).max()
    let least = higher(higher(-row.0, -row.1), higher(-row.2, -row.3)).max()
    return max(max(all, least), max(row.4.max(), -row.4.min()))
  }
}

/// Forward and backward sums over the labels of one sentence.
struct Lattice {
  private static let labels = NameLabel.count
  /// First the scores of the labels; after `run` their probabilities.
  var scores: [LabelRow] = []
  /// Expected counts of the links.
  var linkErrors = [LabelRow](repeating: LabelRow(), count: labels)
  private var forward: [LabelRow] = []
  private var backward: [LabelRow] = []
  private var links = [LabelRow](repeating: LabelRow(), count: labels)
  private var count = 0
  private let mayStart = LabelRow { NameLabel.mayStart(UInt8($0)) ? 1 : 0 }
  private let mayEnd = LabelRow { NameLabel.mayEnd(UInt8($0)) ? 1 : 0 }

  mutating func reset(_ count: Int) {
    self.count = count
    scores = Array(repeating: LabelRow(), count: count)
    forward = scores
    backward = scores
    for label in linkErrors.indices { linkErrors[label] = LabelRow() }
  }

  mutating func run(first: [Float], links weights: [Float]) {
    guard count > 0 else { return }
    for label in links.indices {
      links[label] = LabelRow { next in
        NameLabel.mayFollow(UInt8(label), UInt8(next)) ? expf(weights[label * Self.labels + next]) : 0
      }
    }
    for row in 0..<count {
      let own = scores[row]
      let best = (0..<Self.labels).reduce(-Float.infinity) { max($0, own[$1]) }
      scores[row] = LabelRow { expf(own[$0] - best) }
      var sums = LabelRow()
      if row == 0 {
        sums = LabelRow { expf(first[$0]) } * mayStart
      } else {
        let before = forward[row - 1]
        for label in 0..<Self.labels where before[label] != 0 { sums.add(links[label], times: before[label]) }
      }
      sums = sums * scores[row]
      if row == count - 1 { sums = sums * mayEnd }
      let scale = 1 / max(sums.sum, 1e-30)
      forward[row] = sums.scaled(by: scale)
      scores[row] = scores[row].scaled(by: scale)
    }
    runBackward()
  }

  private mutating func runBackward() {
    backward[count - 1] = mayEnd
    for row in stride(from: count - 2, through: 0, by: -1) {
      let after = scores[row + 1] * backward[row + 1]
      let before = forward[row]
      for label in 0..<Self.labels {
        let values = links[label] * after
        linkErrors[label].add(values, times: before[label])
        backward[row][label] = values.sum
      }
    }
    for row in 0..<count {
      let both = forward[row] * backward[row]
      scores[row] = both.scaled(by: 1 / max(both.sum, 1e-30))
    }
  }
}
