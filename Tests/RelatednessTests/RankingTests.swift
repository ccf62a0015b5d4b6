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
  return Match(SketchVector(left, rarity: rarity), right, rarity: rarity).score
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
      let sketches = [sketch("a", words: "word*\(count) other"), sketch("b", words: "word third")]
      return score(sketches[0], sketches[1], in: background)
    }
    #expect(weight(2) > weight(1))
    #expect(weight(40) > weight(20))
    #expect(weight(40) - weight(20) < weight(2) - weight(1))
  }

  @Test func nearnessInTimeOnlyTipsTheScale() {
    let near = sketch("near", day: 11, names: ["city:Goris"], words: "convoy snow")
    var far = near
    far.date = Timestamp(seconds: 4000 * 86400)
    var undated = near
    undated.isDated = false
    let archive = background + [corridor, near]
    let scores = [near, far, undated].map { score(corridor, $0, in: archive) }
    #expect(scores[0] > scores[1] && scores[1] > scores[2])
    #expect(scores[0] < scores[2] * 1.25)
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

  @Test func theBestComeFirstAndAllAreOverTheThreshold() {
    for target in archive {
      let ranked = rank(target, archive, in: archive, limit: 100)
      #expect(ranked.map(\.score) == ranked.map(\.score).sorted(by: >))
      #expect(ranked.allSatisfy { $0.score >= RelatednessRanking.threshold && !$0.reasons.isEmpty })
      #expect(rank(target, archive, in: archive, limit: 4) == Array(ranked.prefix(4)))
    }
  }
}
