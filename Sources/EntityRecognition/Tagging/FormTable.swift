internal import Synchronization

/// The different words of one article and of those before it, each read once, with the sums of the weights that it
/// gives to the tokens around it.
///
/// Most features of a token are features of one word in its window. What a word adds to the scores of a token is the
/// same in every article, so news, where ten thousand words make nine tenths of all text, mostly needs nothing but
/// additions. A table grows while it is used; between articles `FormTables` drops
/// rare words from one that has grown large.
struct FormTable: Sendable {
  let gazetteer: Gazetteer
  let clusters: WordClusters
  /// The weights that `rows` are sums of; nil for a table without rows.
  let weights: TagWeights?
  private(set) var forms: [WordForm] = []
  private(set) var lowered: [UInt8] = []
  private(set) var keys: [UInt8] = []
  /// Of every form and every distance in `reach`, what it adds to the scores of the labels.
  private(set) var rows: [ScoreRow] = []
  /// Open addressing: numbers of forms plus one, 0 for a free slot.
  private var slots: [UInt32] = Array(repeating: 0, count: 512)
  private var hashes: [UInt64] = []
  private var uses: [UInt32] = []
  private var features = FeatureList()

  /// How far a word's features are seen.
  static let reach = -4...4

  init(gazetteer: Gazetteer = .embedded, clusters: WordClusters = .embedded, weights: TagWeights? = nil) {
    self.gazetteer = gazetteer
    self.clusters = clusters
    self.weights = weights
  }

  /// The number of the word that stands at the span: its place in `forms`.
  mutating func number(of span: Range<Int>, in bytes: [UInt8], kind: Token.Kind) -> Int {
    let hash = Self.hash(span, in: bytes, kind)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot] - 1)
      if hashes[number] == hash {
        uses[number] &+= 1
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(forms.count + 1)
    hashes.append(hash)
    uses.append(1)
    var reader = WordReader(bytes: bytes, span: span, kind: kind)
    forms.append(reader.read(gazetteer: gazetteer, clusters: clusters, lowered: &lowered, keys: &keys))
    if let weights { addRows(of: forms[forms.count - 1], weights) }
    if forms.count * 2 > slots.count { grow() }
    return forms.count - 1
  }

  @inline(__always) private static func hash(_ span: Range<Int>, in bytes: [UInt8], _ kind: Token.Kind) -> UInt64 {
    var hash = FeatureHash.step(FeatureHash.start, kind.rawValue)
    for index in span { hash = FeatureHash.step(hash, bytes[index]) }
    return FeatureHash.finish(hash)
  }

  private mutating func grow() {
    var count = slots.count
    while count < forms.count * 4 { count *= 2 }
    slots = Array(repeating: 0, count: count)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  private mutating func addRows(of form: WordForm, _ weights: TagWeights) {
    features.removeAll()
    var ends: [Int] = []
    for offset in Self.reach {
      features.addForm(form, lowered, at: offset)
      ends.append(features.count)
    }
    // All of them are on their way before the first is waited for.
    let located = features.hashes.map { weights.locate($0) }
    var start = 0
    for end in ends {
      rows.append(ScoreRow(located[start..<end], weights))
      start = end
    }
  }

  /// The same forms with rows of these weights.
  func with(_ weights: TagWeights) -> FormTable {
    guard self.weights?.isSame(as: weights) != true else { return self }
    var table = FormTable(gazetteer: gazetteer, clusters: clusters, weights: weights)
    (table.forms, table.lowered, table.keys) = (forms, lowered, keys)
    (table.slots, table.hashes, table.uses) = (slots, hashes, uses)
    for form in forms { table.addRows(of: form, weights) }
    return table
  }

  /// The words that were met most, in no more than half the bytes. The numbers of words become others.
  func reduced(to limit: Int) -> FormTable {
    var least: UInt32 = 1
    var kept = forms.count
    while kept > 0, kept * Self.bytesPerForm > limit / 2 {
      least *= 2
      kept = uses.count { $0 >= least }
    }
    var table = FormTable(gazetteer: gazetteer, clusters: clusters, weights: weights)
    table.reserve(limit / Self.bytesPerForm)
    for (number, form) in forms.enumerated() where uses[number] >= least { table.add(form, number, of: self) }
    table.grow()
    return table
  }

  private mutating func reserve(_ count: Int) {
    forms.reserveCapacity(count)
    hashes.reserveCapacity(count)
    uses.reserveCapacity(count)
    rows.reserveCapacity(count * Self.reach.count)
  }

  private mutating func add(_ form: WordForm, _ number: Int, of other: FormTable) {
    var form = form
    let (letters, key) = (other.lowered[form.bytes], other.keys[form.key])
    form.bytes = lowered.count..<lowered.count + letters.count
    form.key = keys.count..<keys.count + key.count
    lowered += letters
    keys += key
    forms.append(form)
    hashes.append(other.hashes[number])
    // Words of older news count less.
    uses.append(other.uses[number] / 2)
    let reach = Self.reach.count
    if weights != nil { rows += other.rows[number * reach..<(number + 1) * reach] }
  }

  private static let bytesPerForm = MemoryLayout<WordForm>.stride + reach.count * MemoryLayout<ScoreRow>.stride + 32

  /// Bytes of memory, about.
  var size: Int { forms.count * Self.bytesPerForm + lowered.count + keys.count }
}

/// The scores of all labels but the first, as far above that of the first.
struct ScoreRow {
  var scores = SIMD16<Int16>()

  /// Nine rows make the score of a token and must not overflow.
  private static let limit: Int32 = 3600

  init() {}

  /// Of sums for all labels, the first included. What differs by more than 32,767 is no close choice.
  init(_ sums: ArraySlice<Int32>) {
    guard let first = sums.first else { return }
    for (label, sum) in sums.dropFirst().prefix(NameLabel.count - 1).enumerated() {
      scores[label] = Int16(clamping: sum &- first)
    }
  }

  /// How far the label is above the first.
  subscript(label: UInt8) -> Int { label == 0 ? 0 : Int(scores[Int(label) - 1]) }

  init(_ features: ArraySlice<TagWeights.Located>, _ weights: TagWeights) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: TagWeights.room) { sums in
      sums.initialize(repeating: 0)
      guard let base = sums.baseAddress else { return }
      for feature in features { weights.add(feature, to: base) }
      for label in 1..<NameLabel.count {
        scores[label - 1] = Int16(truncatingIfNeeded: max(-Self.limit, min(Self.limit, sums[label] &- sums[0])))
      }
    }
  }
}

/// Tables that wait for the next article, one for every thread that reads articles.
final class FormTables: Sendable {
  /// Bytes of one table: the words of some hundred articles. Every thread that reads articles has one; twice the bytes
  /// make recognition a tenth to a sixth faster, and the reader that much larger.
  static let limit = 2 << 20

  private let weights: TagWeights
  private let waiting = Mutex<[FormTable]>([])

  init(weights: TagWeights) { self.weights = weights }

  func take() -> FormTable { waiting.withLock { $0.popLast() } ?? FormTable(weights: weights) }

  func keep(_ table: FormTable) {
    let table = table.size <= Self.limit ? table : table.reduced(to: Self.limit)
    waiting.withLock { if $0.count < 16 { $0.append(table) } }
  }
}
