import Foundation
import Testing

@testable import News

@Suite struct CorrectionValidityTests {
  private func person(_ id: String, _ name: String = "A") -> Entity {
    Entity(id: EntityID(id), name: name, type: .person)
  }

  private func dismissed(_ words: String, _ entity: Entity, _ scope: Correction.Scope = .everywhere) -> Correction {
    Correction(
      scope: scope, subject: .mention(words: words, entity: entity), action: .dismiss, made: Timestamp(seconds: 1))
  }

  @Test(arguments: [
    ("person:vincent  chin  gigante", "person:vincent chin gigante"), ("person:a ", "person:a"),
    ("person:a\u{a0}b", "person:a b"), ("person:a\u{200b}b", "person:ab"), ("person:a\u{9b}b", "person:ab"),
    ("geonames:524901", "geonames:524901"), ("person:zoë", "person:zoë"), ("", ""), (" ", ""),
  ])
  func `identities are one printable line`(id: String, normal: String) {
    #expect(EntityID(id).normal.rawValue == normal)
    #expect(EntityID(id).normal.normal == EntityID(id).normal)
  }

  @Test func `a correction is normal however it is made`() throws {
    let odd = dismissed("A  B\u{85}", person("person:a  b", "A\tB"))
    let even = dismissed("A B", person("person:a b", "A B"))
    #expect(odd == even)
    #expect(odd.id == even.id)
    let data = try JSONEncoder().encode(odd)
    #expect(try JSONDecoder().decode(Correction.self, from: data) == odd)
  }

  @Test(arguments: ["a  b", "a\u{0301}", " a", "a\nb", "", "\u{1b}[0m", String(repeating: "x", count: 5000)])
  func `an article may have any identity`(id: String) throws {
    for scope in [Correction.Scope.article(ArticleID(id)), .mention(ArticleID(id), offset: 3)] {
      let correction = dismissed("A", person("person:a"), scope)
      let data = try JSONEncoder().encode(correction)
      #expect(try JSONDecoder().decode(Correction.self, from: data) == correction)
    }
  }

  @Test func `what would not be read again is not written`() {
    let long = String(repeating: "a", count: Correction.longestText + 1)
    var late = dismissed("A", person("person:a"))
    late.made = Timestamp(seconds: Correction.latest.seconds + 1)
    var wrong = person("person:a")
    wrong.coordinate = Coordinate(latitude: .nan, longitude: 0)
    var abroad = person("person:a")
    abroad.country = "Armenia"
    let corrections = [
      dismissed(long, person("person:a")), dismissed("A", person(long)), dismissed("A", person("a", long)),
      dismissed("\u{200b}", person("person:a")), dismissed("A", person("")), dismissed("A", wrong),
      dismissed("A", abroad), late, dismissed("A", person("a"), .mention(ArticleID("a"), offset: -1)),
      dismissed("A", person("a"), .article(ArticleID("a\0b"))),
      Correction(
        scope: .everywhere, subject: .entity(person("a")), action: .type(person("b")), made: Timestamp(seconds: 1)),
      Correction(scope: .everywhere, subject: .words("A", within: nil), action: .dismiss, made: Timestamp(seconds: 1)),
    ]
    for correction in corrections {
      #expect(throws: Correction.Fault.self) { try correction.check() }
      #expect(throws: EncodingError.self) { try JSONEncoder().encode(correction) }
    }
  }

  @Test func `the longest text that may be kept is read again`() throws {
    let long = String(repeating: "a", count: Correction.longestText)
    let correction = dismissed(long, person(long, long))
    #expect(try JSONDecoder().decode(Correction.self, from: JSONEncoder().encode(correction)) == correction)
  }

  @Test func `what an earlier recogniser has found under an odd identity is still meant`() {
    let odd = person("person:vincent  chin  gigante", "Vincent 'Chin' Gigante")
    let text = "Boss Vincent 'Chin' Gigante left."
    let article = Article(id: ArticleID("a"), title: "", source: "desk", paragraphs: [text])
    let found = Analysis(
      mentions: [Mention(span: 5..<27, role: .actor, type: .person, entity: odd.id)], entities: [odd])
    for subject in [Correction.Subject.entity(odd), .mention(words: "Vincent 'Chin' Gigante", entity: odd)] {
      let rule = Correction(scope: .everywhere, subject: subject, action: .dismiss, made: Timestamp(seconds: 1))
      #expect(CorrectionSet([rule]).apply(to: found, of: article).mentions.isEmpty)
    }
  }
}
