import Foundation
import News
import Testing

@testable import Archive

struct CodecTests {
  /// Numbers that look random and are the same in every run (Knuth's MMIX generator).
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  static let length = 400

  static func mentions(_ count: Int, _ dice: inout Dice) -> StoredMentions {
    let entities = (0..<max(count, 1)).map { Int64($0 * $0 * 1000 + 1) }
    let names = ["Baku", "Yerevan", "Ağdam", ""]
    var end = 0
    let elements = (0..<count).map { index -> StoredMentions.Element in
      let start = end + Int.random(in: 0...3, using: &dice)
      end = start + Int.random(in: 1...4, using: &dice)
      let name = names[index % names.count]
      var element = StoredMentions.Element(
        span: start..<end, role: index % 2 == 0 ? .actor : .place,
        type: EntityType.allCases[index % EntityType.allCases.count], entity: Int.random(in: 0..<count, using: &dice))
      if index % 3 == 0 {
        element.named = NamedPlace(
          name: name, type: .city, country: index % 2 == 0 ? nil : "AZ",
          coordinate: index % 4 == 0 ? nil : Coordinate(latitude: -40.5, longitude: .pi),
          confidence: Double(index % 101) / 100)
      }
      if index % 5 == 0 { element.title = "President " + name }
      if index % 7 == 0 { element.cue = "subject of ‘dismissed’" }
      return element
    }
    return StoredMentions(entities: entities, elements: elements)
  }

  @Test(arguments: 0..<45) func mentionsComeBackAsTheyWere(count: Int) throws {
    var dice = Dice(state: UInt64(count))
    let mentions = Self.mentions(count, &dice)
    #expect(try MentionCodec.decode(MentionCodec.encode(mentions), textLength: Self.length) == mentions)
  }

  @Test func aBlobTakesFewBytesAMention() {
    let element = StoredMentions.Element(span: 0..<1, role: .place, type: .city, entity: 0, cue: "after ‘in’")
    let elements = (0..<100).map { index in
      var element = element
      element.span = index * 30..<index * 30 + 8
      return element
    }
    #expect(MentionCodec.encode(StoredMentions(entities: [1], elements: elements)).count < 600)
  }

  @Test(arguments: [-1.0, 0, 0.004, 0.394, 0.999, 1, 7]) func confidenceIsKeptInPerCent(_ confidence: Double) throws {
    let element = StoredMentions.Element(
      span: 0..<1, role: .place, type: .city, entity: 0,
      named: NamedPlace(name: "Baku", type: .city, confidence: confidence))
    let blob = MentionCodec.encode(StoredMentions(entities: [1], elements: [element]))
    let found = try MentionCodec.decode(blob, textLength: 1).elements[0].named?.confidence
    #expect(found == (min(max(confidence, 0), 1) * 100).rounded() / 100)
  }

  @Test func everyBeginningOfABlobIsRefused() {
    var dice = Dice(state: 1)
    let blob = MentionCodec.encode(Self.mentions(20, &dice))
    for length in 0..<blob.count {
      #expect(throws: Unreadable.self) { try MentionCodec.decode(blob.prefix(length), textLength: Self.length) }
    }
    #expect(throws: Unreadable.self) { try MentionCodec.decode(blob + [0], textLength: Self.length) }
  }

  @Test func aMentionBeyondTheTextIsRefused() throws {
    let mentions = StoredMentions(
      entities: [1], elements: [.init(span: 3..<10, role: .actor, type: .person, entity: 0)])
    let blob = MentionCodec.encode(mentions)
    #expect(try MentionCodec.decode(blob, textLength: 10) == mentions)
    #expect(throws: Unreadable.self) { try MentionCodec.decode(blob, textLength: 9) }
  }

  /// Whatever the bytes are: an error, or something that keeps the rules.
  @Test func damagedBlobsNeverTrap() {
    var dice = Dice(state: 7)
    let blob = MentionCodec.encode(Self.mentions(12, &dice))
    for _ in 0..<4000 {
      var bytes = Array(blob)
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      check(Data(bytes))
    }
    for length in 0..<200 {
      check(Data((0..<length).map { $0 == 0 ? 1 : UInt8.random(in: 0...255, using: &dice) }))
    }
  }

  private func check(_ blob: Data) {
    guard let mentions = try? MentionCodec.decode(blob, textLength: Self.length) else { return }
    var end = 0
    for element in mentions.elements {
      #expect(element.span.lowerBound >= end && !element.span.isEmpty)
      #expect(mentions.entities.indices.contains(element.entity))
      end = element.span.upperBound
    }
    #expect(end <= Self.length)
  }

  @Test func aFalseCountAsksForNoMemory() {
    var writer = PackedWriter()
    writer.write(1 as UInt8)
    writer.write(Int.max)
    #expect(throws: Unreadable.self) { try MentionCodec.decode(writer.data, textLength: 10) }
    #expect(throws: Unreadable.self) { try TermCodec.decode(writer.data) }
    #expect(throws: Unreadable.self) { try TermCodec.decode(Data([1] + Array(repeating: 0xff, count: 30))) }
  }

  @Test func termsComeBackAsTheyWere() throws {
    for terms in [[], [("border", 3)], [("", 0), ("água", 1 << 40)]] as [[(String, Int)]] {
      let counts = terms.map { ArticleSketch.TermCount(term: $0.0, count: $0.1) }
      #expect(try TermCodec.decode(TermCodec.encode(counts)) == counts)
    }
    #expect(throws: Unreadable.self) { try TermCodec.decode(Data()) }
    #expect(throws: Unreadable.self) { try TermCodec.decode(Data([2, 0])) }
    #expect(throws: Unreadable.self) { try TermCodec.decode(Data([1, 1, 1, 0xff, 1])) }
  }

  @Test(arguments: [
    [], [""], ["one"], ["", ""], ["one", "two"], ["a\n\nb", "c"], ["a", "\n\nb\n\n", ""], ["é", "日本"],
  ])
  func paragraphsComeBackAsTheyWere(paragraphs: [String]) throws {
    let body = paragraphs.joined(separator: "\n\n")
    #expect(try ParagraphCodec.decode(ParagraphCodec.encode(paragraphs), body: body) == paragraphs)
    if !paragraphs.isEmpty {
      #expect(throws: Unreadable.self) {
        try ParagraphCodec.decode(ParagraphCodec.encode(paragraphs), body: body + "x")
      }
    }
  }

  @Test func aParagraphThatCutsACharacterIsRefused() {
    #expect(throws: Unreadable.self) { try ParagraphCodec.decode(ParagraphCodec.encode(["a", "b"]), body: "é\n\n") }
  }
}
