import Foundation
import Testing

@testable import News

/// Random corrections on a random analysis.
@Suite struct CorrectionPropertyTests {
  private struct Chance: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64 (https://prng.di.unimi.it/splitmix64.c).
    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var value = state
      value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
      value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
      return value ^ value >> 31
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int(next() % UInt64(elements.count))] }
  }

  private static let id = ArticleID("one")
  private static let words = ["Baku", "Élysée", "New York", "York", "Армения", "New", "Baku York", "東京"]
  private static let entities = ["p", "o", "g", "s", "c", "r"].flatMap { letter in
    ["Baku", "York", "Armenia"].map { MarkedText.entity(letter, $0) }
  }

  private static func marked(_ chance: inout Chance) -> MarkedText {
    MarkedText(
      (0..<12).map { _ in
        let words = chance.pick(words)
        guard chance.next() % 2 == 0 else { return words }
        return "[\(chance.pick(["p", "o", "g", "s", "c", "r"])):\(words)=\(chance.pick(["Baku", "York", "Armenia"]))]"
      }.joined(separator: " "))
  }

  private static func correction(_ chance: inout Chance) -> Correction {
    let scopes: [Correction.Scope] = [
      .everywhere, .article(id), .article(ArticleID("two")), .mention(id, offset: Int(chance.next() % 60)),
    ]
    let subjects: [Correction.Subject] = [
      .mention(words: chance.pick(words), entity: chance.pick(entities)), .entity(chance.pick(entities)),
      .words(chance.pick(words), within: nil), .words(chance.pick(words), within: chance.pick(words)),
    ]
    let entity = chance.pick(entities)
    let subject = chance.pick(subjects)
    let actions: [Correction.Action] =
      switch subject {
      case .entity: [.dismiss, .merge(entity)]
      case .mention: [.dismiss, .type(entity), .role(.actor, entity), .role(.place, entity), .entity(entity)]
      case .words: [.type(entity), .role(.actor, entity), .entity(entity)]
      }
    return Correction(
      scope: chance.pick(scopes), subject: subject, action: chance.pick(actions),
      made: Timestamp(seconds: Int64(chance.next() % 5)))
  }

  @Test(arguments: 0..<200)
  func `invariants hold, and the order of giving does not matter`(seed: Int) {
    var chance = Chance(state: UInt64(seed))
    let marked = Self.marked(&chance)
    let article = Article(id: Self.id, title: "", source: "desk", paragraphs: [marked.text])
    let corrections = (0..<8).map { _ in Self.correction(&chance) }
    let result = CorrectionSet(corrections).apply(to: marked.analysis, of: article)
    result.checkInvariants(textLength: marked.text.utf8.count)
    for entity in result.entities { #expect(result.mentions.contains { $0.entity == entity.id }) }
    #expect(CorrectionSet(corrections.shuffled(using: &chance)).apply(to: marked.analysis, of: article) == result)
    #expect(CorrectionSet([]).apply(to: marked.analysis, of: article) == marked.analysis)
  }

  @Test(arguments: 0..<100)
  func `what is written down is read again`(seed: Int) throws {
    var chance = Chance(state: UInt64(seed) + 1000)
    let corrections = (0..<5).map { _ in Self.correction(&chance) }
    let data = try JSONEncoder().encode(corrections)
    #expect(try JSONDecoder().decode([Correction].self, from: data) == corrections)
  }

  @Test(arguments: [
    #"{"made":"2024-01-01","scope":"nowhere","words":"A","action":"dismiss"}"#,
    #"{"made":"yesterday","scope":"everywhere","words":"A","was":{"id":"a","name":"A","type":"person"},"action":"dismiss"}"#,
    #"{"made":"2024-01-01","scope":"everywhere","action":"dismiss"}"#,
    #"{"made":"2024-01-01","scope":"everywhere","words":"A","action":"dismiss"}"#,
    #"{"made":"2024-01-01","scope":"article","words":"A","action":"type","becomes":{"id":"a","name":"A","type":"person"}}"#,
    #"{"made":"2024-01-01","scope":"everywhere","words":"A","action":"type","becomes":{"id":"a","name":"","type":"person"}}"#,
    #"{"made":"2024-01-01","scope":"everywhere","words":"A\u001bB","action":"type","becomes":{"id":"a","name":"A","type":"person"}}"#,
    #"{"made":"2024-01-01","scope":"everywhere","words":"A","action":"type","becomes":{"id":"a","name":"A","type":"city","latitude":91,"longitude":0}}"#,
    #"{"made":"2024-01-01","scope":"everywhere","words":"A","action":"type","becomes":{"id":"a","name":"A","type":"city","country":"Armenia"}}"#,
    #"{"made":"2024-01-01","scope":"mention","article":"a","offset":-1,"words":"A","action":"type","becomes":{"id":"a","name":"A","type":"person"}}"#,
  ])
  func `nonsense is refused`(json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Correction.self, from: Data(json.utf8)) }
  }
}
