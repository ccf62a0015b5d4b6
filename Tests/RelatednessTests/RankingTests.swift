import Glibc
import News
import Testing

@testable import Relatedness

private func rank(
  _ target: ArticleSketch, _ candidates: [ArticleSketch], in archive: [ArticleSketch]? = nil, limit: Int = 10
) -> [RelatednessRanking.Ranked] {
  RelatednessRanking().rank(
    target: target, candidates: candidates, statistics: statistics(archive ?? [target] + candidates), limit: limit)
}

private func score(_ left: ArticleSketch, _ right: ArticleSketch, in archive: [ArticleSketch]) -> Double {
  let rarity = Rarity(statistics(archive))
  return Match(SketchVector(left, rarity: rarity), SketchVector(right, rarity: rarity)).score
}

/// Articles that have nothing to do with the ones that are compared.
private let background = (0..<30).map { (number: Int) in
  sketch("background\(number)", day: number, words: "filler\(number) common")
}

@Suite struct RankingTests {
  let corridor = sketch(
    "corridor", day: 10, names: ["person:Araksya Hakobyan*2", "city:Goris", "state:Russia*3"],
    words: "corridor*3 checkpoint*2 convoy border common")

  @Test func theSameArticleScoresOne() {
    var copy = corridor
    copy.id = ArticleID("copy")
    let ranked = rank(corridor, [copy] + background)
    #expect(ranked.first?.id == copy.id)
    #expect(abs((ranked.first?.score ?? 0) - 1) < 1e-9)
    copy.isDated = false
    #expect(abs(score(corridor, copy, in: background) - 1) < 1e-9)
  }

  @Test func articlesWithNothingInCommonScoreNothingHoweverNear() {
    let other = sketch("other", day: 10, names: ["city:Lima"], words: "harvest potato")
    #expect(score(corridor, other, in: background) == 0)
    #expect(rank(corridor, [other]).isEmpty)
  }

  @Test func theTargetIsNotRelatedToItself() {
    #expect(rank(corridor, [corridor]).isEmpty)
  }

  @Test func nothingComesOfNothing() {
    let empty = sketch("empty")
    #expect(rank(empty, []).isEmpty)
    #expect(rank(empty, [sketch("also empty"), corridor]).isEmpty)
    #expect(rank(corridor, [empty]).isEmpty)
    #expect(
      RelatednessRanking().rank(target: corridor, candidates: [], statistics: CorpusStatistics(), limit: 5).isEmpty)
  }

  @Test func anArchiveOfTwoCanRelateThem() {
    let other = sketch(
      "other", day: 12, names: ["person:Araksya Hakobyan", "state:Russia"], words: "convoy aid checkpoint")
    #expect(rank(corridor, [other]).map(\.id.rawValue) == ["other"])
  }

  @Test func theLimitIsKept() {
    let copies = (0..<6).map { number in
      var copy = corridor
      copy.id = ArticleID("copy\(number)")
      return copy
    }
    #expect(rank(corridor, copies.reversed(), limit: 3).map(\.id.rawValue) == ["copy0", "copy1", "copy2"])
    #expect(rank(corridor, copies, limit: 0).isEmpty)
    #expect(rank(corridor, copies, limit: -1).isEmpty)
  }

  @Test func rareNamesAndWordsBeatCommonOnes() {
    let usual = (0..<20).map { sketch("usual\($0)", names: ["person:Often Named"], words: "talks") }
    let target = sketch("target", names: ["person:Often Named", "person:Seldom Named"], words: "talks gorge")
    let rareName = sketch("a", names: ["person:Seldom Named", "city:Oslo"])
    let commonName = sketch("b", names: ["person:Often Named", "city:Oslo"])
    let rareWord = sketch("c", words: "gorge filler")
    let commonWord = sketch("d", words: "talks filler")
    let archive = usual + [target, rareName, commonName, rareWord, commonWord]
    #expect(score(target, rareName, in: archive) > score(target, commonName, in: archive))
    #expect(score(target, rareWord, in: archive) > score(target, commonWord, in: archive))
  }

  @Test func aPersonSaysMoreThanAStateInASmallArchive() {
    let target = sketch("target", names: ["person:Seda Abovyan", "state:Chad"])
    let person = sketch("person", names: ["person:Seda Abovyan", "city:Oslo"])
    let state = sketch("state", names: ["state:Chad", "city:Bergen"])
    let archive = [target, person, state]
    #expect(score(target, person, in: archive) > score(target, state, in: archive))
  }

  @Test func manyMentionsCountMoreButNotInProportion() {
    func weight(_ count: Int) -> Double {
      let sketches = [sketch("a", words: "lantern*\(count) lorry"), sketch("b", words: "lantern ribbon")]
      return score(sketches[0], sketches[1], in: background)
    }
    #expect(weight(2) > weight(1))
    #expect(weight(40) > weight(20))
    #expect(weight(40) - weight(20) < weight(2) - weight(1))
  }

  /// What the same likeness is worth over days, months and years.
  @Test(arguments: [(0, 1.0), (1, 0.94), (7, 0.74), (30, 0.55), (365, 0.33), (14_245, 0.21)])
  func distanceInTimeCounts(_ days: Int, _ share: Double) {
    let near = sketch("near", day: 10, names: ["city:Goris"], words: "convoy snow")
    let archive = background + [corridor, near]
    for day in [10 + days, 10 - days] {
      var far = near
      far.date = Timestamp(seconds: Int64(day) * 86400)
      #expect(abs(score(corridor, far, in: archive) / score(corridor, near, in: archive) - share) < 0.01)
    }
  }

  @Test func whereADateIsUnknownTimeHasNoEffect() {
    let near = sketch("near", day: 10, names: ["city:Goris"], words: "convoy snow")
    var undated = near
    (undated.isDated, undated.date) = (false, Timestamp(seconds: 9_000 * 86400))
    let archive = background + [corridor, near]
    #expect(score(corridor, undated, in: archive) == score(corridor, near, in: archive))
    #expect(score(undated, corridor, in: archive) == score(near, corridor, in: archive))
  }

  /// Two words in articles of three: the cosine by hand.
  @Test func theScoreIsTheCosineOfLogWeightedWords() {
    let left = sketch("a", words: "gorge*3 lantern")
    let right = sketch("b", words: "gorge ribbon*2")
    let archive = [left, right, sketch("c", words: "ribbon")]
    let none = BackgroundFrequency(bytes: [])
    let rarity = Rarity(statistics(archive), background: none)
    let found = SketchVector(left, rarity: rarity).cosine(with: SketchVector(right, rarity: rarity))
    // No word is known outside: each is thought to be in all of the hundred articles there.
    func rare(_ frequency: Double) -> Double { log(104 / (frequency + 100)) }
    let gorge = (1 + log(3.0)) * rare(2)
    let ribbon = (1 + log(2.0)) * rare(2)
    let expected =
      gorge * rare(2)
      / ((gorge * gorge + rare(1) * rare(1)).squareRoot() * (rare(2) * rare(2) + ribbon * ribbon).squareRoot())
    #expect(abs(found.all - expected) < 1e-9 && abs(found.terms - expected) < 1e-9)
  }

  @Test func entitiesCountATenth() {
    let words = (0..<9).map { "alder\($0)x" }.joined(separator: " ")
    let target = sketch("target", names: ["person:Seda Abovyan"], words: words)
    let sameWords = sketch("words", names: ["person:Anahit Poghosyan"], words: words)
    let sameName = sketch("name", names: ["person:Seda Abovyan"], words: "quince medlar")
    let archive = background + [target, sameWords, sameName]
    #expect(abs(score(target, sameWords, in: archive) - 1 / 1.1) < 1e-9)
    #expect(abs(score(target, sameName, in: archive) - 0.1 / 1.1) < 1e-9)
  }

  @Test func aYoungArchiveKnowsFromOtherNewsWhatIsCommon() {
    let target = sketch("target", words: "minister lantern")
    let common = sketch("common", words: "minister harvest")
    let rare = sketch("rare", words: "lantern harvest")
    let archive = [target, common, rare]
    #expect(score(target, rare, in: archive) > 2 * score(target, common, in: archive))
  }

  @Test func stopWordsOfItsLanguageDoNotCount() {
    func russian(_ id: String, _ words: String) -> ArticleSketch {
      var found = sketch(id, words: words)
      found.language = "ru"
      return found
    }
    let left = russian("a", "за на до перемирие")
    let right = russian("b", "за на до урожай")
    #expect(score(left, right, in: background + [left, right]) == 0)
    #expect(score(left, russian("c", "для перемирие"), in: background + [left, right]) > 0.9)
  }

  @Test func frequenciesThatCannotBeAreBorne() {
    var statistics = CorpusStatistics(articleCount: -5)
    for (count, frequency) in [(-5, 3), (0, 0), (2, 1_000_000), (Int.max, Int.max), (Int.min, Int.min), (3, -1)] {
      statistics.articleCount = count
      statistics.entityFrequency = [EntityID("city:Goris"): frequency]
      statistics.termFrequency = ["corridor": frequency]
      var copy = corridor
      copy.id = ArticleID("copy")
      let ranked = RelatednessRanking().rank(
        target: corridor, candidates: [copy], statistics: statistics, limit: 5)
      #expect(ranked.count == 1 && abs(ranked[0].score - 1) < 1e-9)
    }
  }

  @Test func countsAndRepetitionsThatCannotBeAreBorne() {
    let strange = ArticleSketch(
      id: ArticleID("strange"), date: Timestamp(seconds: .max), entities: corridor.entities + corridor.entities,
      terms: [.init(term: "convoy", count: -3), .init(term: "convoy", count: .max), .init(term: "border", count: 0)])
    for (left, right) in [(corridor, strange), (strange, corridor), (strange, strange)] {
      let score = score(left, right, in: background)
      #expect((0...1).contains(score))
    }
  }
}

@Suite struct RankingProperties {
  let archive = randomSketches(60, seed: 7)

  @Test func scoresAreSymmetricAndInRange() {
    for left in archive {
      for right in archive {
        let there = score(left, right, in: archive)
        #expect((0...1).contains(there))
        #expect(abs(there - score(right, left, in: archive)) < 1e-9)
      }
      #expect(abs(score(left, left, in: archive) - 1) < 1e-9)
    }
  }

  @Test func theOrderOfTheCandidatesDoesNotMatter() {
    var random = SplitMix64(state: 3)
    let expected = rank(archive[0], archive, in: archive)
    #expect(!expected.isEmpty)
    for _ in 0..<20 { #expect(rank(archive[0], archive.shuffled(using: &random), in: archive) == expected) }
  }

  @Test func theOrderWithinASketchDoesNotMatter() {
    let expected = rank(archive[0], archive, in: archive)
    let reversed = archive.map { sketch in
      var sketch = sketch
      sketch.entities.reverse()
      sketch.terms.reverse()
      return sketch
    }
    let ranked = rank(reversed[0], reversed, in: reversed)
    #expect(ranked.map(\.id) == expected.map(\.id))
    #expect(ranked.map(\.reasons) == expected.map(\.reasons))
    for (left, right) in zip(ranked, expected) { #expect(abs(left.score - right.score) < 1e-9) }
  }

  @Test func theBestComeFirstAndNothingIsCut() {
    for target in archive {
      let ranked = rank(target, archive, in: archive, limit: 100)
      #expect(ranked.map(\.score) == ranked.map(\.score).sorted(by: >))
      #expect(
        Set(ranked.map(\.id))
          == Set(archive.filter { score(target, $0, in: archive) > 0 }.map(\.id)).subtracting([target.id]))
      #expect(rank(target, archive, in: archive, limit: 4) == Array(ranked.prefix(4)))
    }
  }
}
