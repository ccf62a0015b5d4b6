import News
import ReaderUI
import Testing

@testable import reader

struct PendingActsTests {
  private let start = ContinuousClock.now
  private func star(_ name: String, _ isStarred: Bool = true) -> Effect { .setStarred(ArticleID(name), isStarred) }
  private func read(_ name: String) -> Effect { .setRead(ArticleID(name), true) }

  @Test func oneDeadlineHoldsForAllThatWait() {
    var acts = PendingActs()
    #expect(acts.deadline == nil)
    for (second, name) in ["a", "b", "c"].enumerated() {
      #expect(acts.add(star(name), at: start + .seconds(3 * second)) == true)
      #expect(acts.deadline == start + PendingActs.patience, "what comes later does not move it")
    }
    #expect(acts.giveUp() == [star("a"), star("b"), star("c")])
    #expect(acts.isEmpty && acts.deadline == nil)
  }

  @Test func whatIsStoredGivesTheOthersTimeAgain() {
    var acts = PendingActs()
    _ = acts.add(star("a"), at: start)
    _ = acts.add(star("b"), at: start)
    acts.finishFirst(at: start + .seconds(9))
    #expect(acts.waiting == [star("b")])
    #expect(acts.deadline == start + .seconds(9) + PendingActs.patience)
    acts.finishFirst(at: start + .seconds(9))
    #expect(acts.deadline == nil)
    acts.finishFirst(at: start)
    #expect(acts.isEmpty)
  }

  @Test func onTheWayOutNoDeadlineIsLater() {
    var acts = PendingActs()
    _ = acts.add(star("a"), at: start)
    _ = acts.add(star("b"), at: start)
    acts.leave(by: start + .seconds(1))
    #expect(acts.deadline == start + .seconds(1))
    acts.finishFirst(at: start + .milliseconds(500))
    #expect(acts.deadline == start + .seconds(1))
    _ = acts.giveUp()
    _ = acts.add(star("c"), at: start + .milliseconds(600))
    #expect(acts.deadline == start + .seconds(1))
  }

  @Test func whatIsOvertakenGoesOut() {
    var acts = PendingActs()
    let saved = [10, 20, 30].map { Effect.savePosition(ArticleID("a"), $0) }
    for act in [star("a"), saved[0], star("b"), saved[1], star("a", false), star("a"), saved[2]] {
      #expect(acts.add(act, at: start) == true)
    }
    // The first is being stored, whatever comes.
    #expect(acts.waiting == [star("a"), star("b"), star("a"), saved[2]])
  }

  @Test func itIsBounded() {
    var acts = PendingActs()
    for number in 0..<PendingActs.most { #expect(acts.add(star("\(number)"), at: start) == true) }
    #expect(acts.add(star("more"), at: start) == false)
    #expect(acts.waiting.count == PendingActs.most)
    #expect(acts.add(star("7", false), at: start) == true, "which takes the place of another")
    #expect(acts.waiting.count == PendingActs.most)
  }

  @Test func whatIsLostIsCountedByThings() {
    let undo = Effect.undoCorrection(Correction.ID(rawValue: "1"))
    #expect(PendingActs.words(for: []) == "")
    #expect(PendingActs.words(for: [star("a"), star("a", false)]) == "1 star")
    #expect(
      PendingActs.words(for: [undo, read("a"), star("a"), star("b"), .savePosition(ArticleID("a"), 1)])
        == "2 stars, 1 read mark, 1 reading position and 1 correction")
    #expect(!Effect.repaint.isAct && !Effect.loadCorrections(request: 1).isAct && undo.isAct)
  }
}
