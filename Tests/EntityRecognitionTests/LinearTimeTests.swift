import Glibc
import News
import Testing

@testable import EntityRecognition

/// No step of recognition may look at everything before it: four times the text must not take sixteen times the work.
///
/// Work is the processor's time of this thread alone, so that nothing else that runs is counted. Between the four of a
/// linear step and the sixteen of a quadratic one the limit leaves room on both sides, and only the best of three counts.
@Suite(.serialized) struct LinearTimeTests {
  static let limit = 8.0

  static func work(_ text: String) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    let analysis = Recogniser().analyse(text)
    analysis.checkInvariants(textLength: text.utf8.count)
    return now() - start
  }

  /// How much more work four times as many repetitions are.
  static func growth(_ text: (_ count: Int) -> String, count: Int) -> Double {
    let (short, long) = (text(count), text(4 * count))
    // One piece, which is not cut where it grows.
    #expect(long.utf8.count < TextPieces.mostBytes)
    var least = Double.infinity
    for _ in 0..<3 where least >= limit { least = min(least, work(long) / work(short)) }
    return least
  }

  @Test(arguments: [
    "A ", "a.", "President ", "John Smith ", "Smith. ", "' ", "and ", "Kenya, ", "of the ", "Ministry of ", "\n", ".",
    "(",
    "x", "-", "A-", "’s ", "Kenya's ", "\u{301}", "al-", "between ", "U.S. ",
  ])
  func repetitionTakesLinearTime(_ piece: String) {
    #expect(
      Self.growth({ String(repeating: piece, count: $0) }, count: 8_000 / piece.utf8.count) < Self.limit)
  }

  @Test(arguments: [
    "Brussels rejected it. ", "Vienna rejected it. ", "The Armenian premier left Iraq's Iraq's Mosul. ",
  ])
  func sentencesTakeLinearTime(_ sentence: String) {
    #expect(
      Self.growth({ String(repeating: sentence, count: $0) }, count: 25_000 / sentence.utf8.count) < Self.limit)
  }

  /// Different words of small letters, with a capital.
  static func word(_ number: Int) -> String {
    var (rest, word) = (number + 1000, "")
    while rest > 0 {
      word += ["ba", "ko", "li", "mu", "ne", "ra", "so", "ti", "vu", "za"][rest % 10]
      rest /= 10
    }
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  @Test(arguments: [
    ("Mr. ", " Gonzalez met Gonzalez Urrutia. "), ("Armenian minister ", " Petrosyan saw the Armenian premier. "),
    ("", " Smith spoke. Smith left. "), ("The ", " Committee met. "), ("", ", Texas, is far. "),
  ])
  func differentNamesTakeLinearTime(_ before: String, _ after: String) {
    func text(_ count: Int) -> String { (0..<count).map { before + Self.word($0) + after }.joined() }
    #expect(Self.growth(text, count: 28_000 / (before.utf8.count + after.utf8.count + 8)) < Self.limit)
  }
}
