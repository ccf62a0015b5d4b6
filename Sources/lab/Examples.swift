internal import EntityRecognition
internal import Foundation
internal import Synchronization

/// Sentences as numbers of features and labels.
struct Examples: Sendable {
  private(set) var features: [UInt32] = []
  /// Where the features of every token start, and one more.
  private(set) var starts: [Int] = [0]
  private(set) var labels: [UInt8] = []
  private(set) var sentences: [Sentence] = []

  struct Sentence: Sendable {
    var tokens: Range<Int>
    /// How often the sentence counts.
    var weight: Float
  }

  mutating func startSentence(weight: Float) {
    sentences.append(Sentence(tokens: labels.count..<labels.count, weight: weight))
  }

  mutating func add(_ numbers: [UInt32], label: UInt8) {
    features += numbers
    starts.append(features.count)
    labels.append(label)
    if let last = sentences.last { sentences[sentences.count - 1].tokens = last.tokens.lowerBound..<labels.count }
  }
}

/// What several threads make, in an order that does not depend on them.
final class OrderedResults<Value: Sendable>: Sendable {
  private let values: Mutex<[Value?]>

  init(count: Int) { values = Mutex(Array(repeating: nil, count: count)) }

  func set(_ value: Value, at index: Int) { values.withLock { $0[index] = value } }

  var all: [Value] { values.withLock { $0.compactMap { $0 } } }
}
