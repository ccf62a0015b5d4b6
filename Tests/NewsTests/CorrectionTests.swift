import Testing

@testable import News

/// One correction, before and after. `[P:words=name]` marks a mention; the letter is its type.
@Suite struct CorrectionTests {
  static let id = ArticleID("one")

  static func apply(_ corrections: Correction..., to text: String, id: ArticleID = id) -> String {
    let marked = MarkedText(text)
    let article = Article(id: id, title: "", source: "desk", paragraphs: [marked.text])
    let result = CorrectionSet(corrections).apply(to: marked.analysis, of: article)
    result.checkInvariants(textLength: marked.text.utf8.count)
    return MarkedText.string(result, in: marked.text)
  }

  static func rule(
    _ subject: Correction.Subject, _ action: Correction.Action, _ scope: Correction.Scope = .everywhere,
    at made: Int64 = 0
  ) -> Correction {
    Correction(scope: scope, subject: subject, action: action, made: Timestamp(seconds: made))
  }

  let jordan = MarkedText.entity("c", "Jordan")
  let michael = MarkedText.entity("p", "Michael Jordan")
  let baku = MarkedText.entity("c", "Baku")
  let text = "[c:Jordan] met [p:Jordan=Michael Jordan] in [c:Baku]; [c:Jordan] left."

  @Test func `what is no entity is unmarked wherever it is written so`() {
    let rule = Self.rule(.mention(words: "Jordan", entity: jordan), .dismiss)
    #expect(Self.apply(rule, to: text) == "Jordan met [p:Jordan=Michael Jordan] in [c:Baku]; Jordan left.")
  }

  @Test func `a type is another entity`() {
    let person = MarkedText.entity("p", "Jordan")
    let rule = Self.rule(.mention(words: "Jordan", entity: jordan), .type(person))
    #expect(
      Self.apply(rule, to: text) == "[p:Jordan] met [p:Jordan=Michael Jordan] in [c:Baku]; [p:Jordan] left.")
  }

  @Test func `only here leaves the same words elsewhere`() {
    let rule = Self.rule(.mention(words: "Jordan", entity: jordan), .entity(michael), .mention(Self.id, offset: 0))
    #expect(
      Self.apply(rule, to: text)
        == "[p:Jordan=Michael Jordan] met [p:Jordan=Michael Jordan] in [c:Baku]; [c:Jordan] left.")
  }

  @Test func `a rule for one article does nothing in another`() {
    let rule = Self.rule(.mention(words: "Jordan", entity: jordan), .dismiss, .article(Self.id))
    #expect(Self.apply(rule, to: text, id: ArticleID("other")) == text)
  }

  @Test func `a merge takes all spellings along`() {
    let full = MarkedText.entity("p", "Sergei Lavrov")
    let other = MarkedText.entity("p", "Sergey Lavrov")
    let rule = Self.rule(.entity(other), .merge(full))
    #expect(
      Self.apply(rule, to: "[p:Sergey Lavrov] and [p:Lavrov=Sergey Lavrov] saw [p:Sergei Lavrov].")
        == "[p:Sergey Lavrov=Sergei Lavrov] and [p:Lavrov=Sergei Lavrov] saw [p:Sergei Lavrov].")
  }

  @Test func `a merge takes the titles along, a dismissal takes them away`() {
    var marked = MarkedText("[p:Sergey Lavrov] spoke.")
    let other = MarkedText.entity("p", "Sergey Lavrov")
    let full = MarkedText.entity("p", "Sergei Lavrov")
    let title = PersonTitle(name: "Foreign Minister", body: "Russia")
    marked.analysis.titles = [TitleUse(person: other.id, title: title)]
    let article = Article(id: Self.id, title: "", source: "desk", paragraphs: [marked.text])
    let merged = CorrectionSet([Self.rule(.entity(other), .merge(full))]).apply(to: marked.analysis, of: article)
    #expect(merged.titles == [TitleUse(person: full.id, title: title)])
    let subject = Correction.Subject.mention(words: "Sergey Lavrov", entity: other)
    #expect(CorrectionSet([Self.rule(subject, .dismiss)]).apply(to: marked.analysis, of: article).titles.isEmpty)
  }

  @Test func `a role brings its entity`() {
    let azerbaijan = MarkedText.entity("s", "Azerbaijan")
    let rule = Self.rule(.mention(words: "Baku", entity: baku), .role(.actor, azerbaijan), .article(Self.id))
    #expect(Self.apply(rule, to: "[c:Baku] refused.") == "[s:Baku=Azerbaijan] refused.")
  }

  @Test func `missed words are marked where they stand whole and free`() {
    let army = MarkedText.entity("o", "Defense Army")
    let rule = Self.rule(.words("Defense Army", within: nil), .type(army))
    #expect(
      Self.apply(
        rule, to: "The Defense\nArmy; the [o:Karabakh Defense Army]; Defense Armyx; [p:Army] x Defense [p:Army].")
        == "The [o:Defense\nArmy=Defense Army]; the [o:Karabakh Defense Army]; Defense Armyx; [p:Army] x [o:Defense Army]."
    )
  }

  @Test func `words can be cut out of a longer mention`() {
    let armenians = MarkedText.entity("g", "Armenians")
    let rule = Self.rule(.words("Armenians", within: "Karabakh Armenians"), .entity(armenians))
    #expect(
      Self.apply(rule, to: "[g:Karabakh Armenians] and Armenians and [g:Iraqi Armenians]")
        == "Karabakh [g:Armenians] and Armenians and [g:Iraqi Armenians]")
  }

  @Test func `the article beats everywhere, and the later the earlier`() {
    let subject = Correction.Subject.mention(words: "Jordan", entity: jordan)
    let everywhere = Self.rule(subject, .dismiss, .everywhere, at: 9)
    let older = Self.rule(subject, .type(MarkedText.entity("g", "Jordan")), .article(Self.id), at: 1)
    let newer = Self.rule(subject, .type(MarkedText.entity("o", "Jordan")), .article(Self.id), at: 2)
    #expect(Self.apply(older, newer, everywhere, to: "[c:Jordan] said") == "[o:Jordan] said")
    #expect(Self.apply(newer, everywhere, older, to: "[c:Jordan] said") == "[o:Jordan] said")
  }

  @Test func `a later recogniser changes nothing in what was corrected in an article`() {
    let subject = Correction.Subject.mention(words: "Jordan", entity: jordan)
    let rule = Self.rule(subject, .type(MarkedText.entity("p", "Jordan")), .article(Self.id))
    #expect(Self.apply(rule, to: "[o:Jordan] said") == "[p:Jordan] said")
    #expect(Self.apply(rule, to: "Jordan said") == "[p:Jordan] said")
    let here = Self.rule(subject, .entity(michael), .mention(Self.id, offset: 4))
    #expect(Self.apply(here, to: "Mr [o:Jordan] said") == "Mr [o:Jordan] said")
    #expect(Self.apply(here, to: "Mrs [o:Jordan Motors] said") == "Mrs [p:Jordan=Michael Jordan] Motors said")
  }

  @Test func `everywhere holds for a name that has become known under another identity`() {
    var known = MarkedText.entity("c", "Jordan")
    known.id = EntityID("geonames:1")
    let rule = Self.rule(.mention(words: "Jordan", entity: known), .dismiss)
    #expect(Self.apply(rule, to: text) == "Jordan met [p:Jordan=Michael Jordan] in [c:Baku]; Jordan left.")
  }

  @Test func `a rule that finds nothing to do changes nothing`() {
    let rule = Self.rule(.mention(words: "Jordan", entity: jordan), .entity(jordan))
    let marked = MarkedText(text)
    let article = Article(id: Self.id, title: "", source: "desk", paragraphs: [marked.text])
    #expect(CorrectionSet([rule]).apply(to: marked.analysis, of: article) == marked.analysis)
  }

  @Test func `the same rule has the same identity, another one another`() {
    let first = Self.rule(.entity(jordan), .merge(michael), at: 1)
    #expect(first.id == Self.rule(.entity(jordan), .merge(michael), at: 2).id)
    #expect(first.id != Self.rule(.entity(jordan), .merge(baku), at: 1).id)
    #expect(first.id.rawValue.count == 12)
  }

  @Test func `words for people`() {
    let mention = Correction.Subject.mention(words: "Jordan", entity: jordan)
    #expect(Self.rule(mention, .dismiss).sentence == "“Jordan” (city) is no actor and no place")
    #expect(Self.rule(mention, .type(MarkedText.entity("p", "Jordan"))).sentence == "“Jordan” (city) is a person")
    #expect(Self.rule(.entity(jordan), .merge(michael)).sentence == "Jordan (city) is the same as Michael Jordan")
    #expect(
      Self.rule(.words("A", within: "A B"), .entity(michael)).sentence == "“A” of “A B” is Michael Jordan (person)")
  }
}
