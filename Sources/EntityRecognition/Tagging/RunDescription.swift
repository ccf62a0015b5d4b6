/// What an article says that a name is: “Goris, a town in the south”, “Bilje is a village”, “the village of Tegh”.
struct RunDescription {
  let forms: WordForms
  let sentence: Range<Int>

  private static let heads: UInt8 = 1 | 4 | 8
  private static let reach = 7

  /// The word lists of the noun that describes the run; 0 where none does.
  func lists(of run: Range<Int>) -> UInt8 {
    let before = headBefore(run)
    return before != 0 ? before : headAfter(run)
  }

  /// “the village of Tegh”.
  private func headBefore(_ run: Range<Int>) -> UInt8 {
    let head = run.lowerBound - 2
    guard head >= sentence.lowerBound, forms[head + 1].lower == Self.of else { return 0 }
    return forms[head].traits.contains(.capital) ? 0 : forms[head].lists & Self.heads & ~1
  }

  /// “, a town”, “is the largest newspaper”: the first head in lower case, before any mark.
  private func headAfter(_ run: Range<Int>) -> UInt8 {
    let joint = run.upperBound
    guard joint + 2 < sentence.upperBound, Self.joints.contains(forms[joint].lower),
      Self.articles.contains(forms[joint + 1].lower)
    else { return 0 }
    for index in joint + 2..<min(joint + 2 + Self.reach, sentence.upperBound) {
      let word = forms[index]
      guard word.traits.contains(.letter) || word.traits.contains(.hyphen) else { return 0 }
      let lists = word.lists & Self.heads
      if lists != 0, !word.traits.contains(.capital) { return lists }
    }
    return 0
  }

  private static let of = FeatureHash.of("of")
  private static let joints: Set<UInt64> = Set(
    ([",", "is", "was", "are", "were"] as [StaticString]).map { FeatureHash.of($0) })
  private static let articles: Set<UInt64> = Set(
    (["a", "an", "the", "one"] as [StaticString]).map { FeatureHash.of($0) })
}
