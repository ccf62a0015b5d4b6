extension TokenFeatures {
  /// The run of capitals that holds the token.
  mutating func addRun(_ index: Int, _ range: Range<Int>) {
    let run = runs.run[index]
    guard !run.isEmpty else { return }
    let position: UInt64 =
      run.count == 1 ? 3 : index == run.lowerBound ? 0 : index == run.upperBound - 1 ? 2 : 1
    let (first, last) = (forms[run.lowerBound], forms[run.upperBound - 1])
    add(80, UInt64(min(run.count, 6)), position)
    add(81, first.lower, position + 1)
    add(82, last.lower, position + 1)
    let before = run.lowerBound > range.lowerBound ? forms[run.lowerBound - 1] : nil
    let after = run.upperBound < range.upperBound ? forms[run.upperBound] : nil
    let (left, right) = (before?.lower ?? 0, after?.lower ?? 0)
    add(83, left, position + 1)
    add(84, right, position + 1)
    add(85, left, right)
    if run.lowerBound - 1 > range.lowerBound { add(86, forms[run.lowerBound - 2].lower, left) }
    if run.upperBound + 1 < range.upperBound { add(87, right, forms[run.upperBound + 1].lower) }
    addRunClusters(first.cluster, last.cluster, before?.cluster, after?.cluster, position, isLong: run.count > 1)
    let start = list.count
    var classes: UInt64 = 0
    for token in run.prefix(12) {
      classes |= forms.nameClasses[token]
      var lists = UInt64(forms[token].lists)
      while lists != 0 {
        list.addOnce(since: start, 94, UInt64(lists.trailingZeroBitCount), token < index ? 1 : token == index ? 2 : 3)
        lists &= lists - 1
      }
    }
    list.addBits(classes, 95, 0)
    if run.lowerBound == range.lowerBound { add(96, position) }
    list.addBits(UInt64(runs.described[index]), 98, position + 1)
    if let before, Self.openers.contains(before.lower) { add(97, before.lower, right) }
  }

  private mutating func addRunClusters(
    _ first: Cluster, _ last: Cluster, _ before: Cluster?, _ after: Cluster?, _ position: UInt64, isLong: Bool
  ) {
    if let before, before.isKnown {
      add(88, before.fine)
      add(89, before.coarse)
    }
    if let after, after.isKnown {
      add(90, after.fine)
      add(91, after.coarse)
    }
    if isLong, first.isKnown { add(92, first.fine, position + 1) }
    if isLong, last.isKnown { add(93, last.fine, position + 1) }
  }

  /// The other runs of the article that hold the word, and what stands beside them.
  mutating func addDocument(_ index: Int) {
    let word = forms[index]
    guard word.traits.contains(.capital), runs.useOfToken[index] >= 0 else { return }
    let use = runs.uses[Int(runs.useOfToken[index])]
    let start = list.count
    for other in use.inRuns.prefix(12) where list.count - start < 40 {
      let run = runs.run[Int(other)]
      if !run.contains(index) { addOtherRun(run, holding: Int(other), since: start) }
    }
    list.addBits(UInt64(use.described), 117, 0)
    addSides(use.lefts, 111, 112)
    addSides(use.rights, 113, 114)
    guard word.traits.contains(.allCapitals), word.bytes.count > 1, let lasts = runs.initials[word.form] else { return }
    add(115)
    for last in lasts { add(116, last) }
  }

  private mutating func addSides(_ tokens: [Int32], _ template: UInt64, _ lists: UInt64) {
    let start = list.count
    for token in tokens {
      add(template, forms[Int(token)].lower)
      var bits = UInt64(forms[Int(token)].lists)
      while bits != 0 {
        list.addOnce(since: start, lists, UInt64(bits.trailingZeroBitCount))
        bits &= bits - 1
      }
    }
  }

  private mutating func addOtherRun(_ run: Range<Int>, holding token: Int, since start: Int) {
    let position: UInt64 = token == run.lowerBound ? 0 : token == run.upperBound - 1 ? 2 : 1
    let (first, last) = (forms[run.lowerBound], forms[run.upperBound - 1])
    list.addOnce(since: start, 100, position)
    list.addOnce(since: start, 101, first.lower, position + 1)
    list.addOnce(since: start, 102, last.lower, position + 1)
    if position != 0, first.cluster.isKnown { list.addOnce(since: start, 103, first.cluster.coarse, position) }
    if position != 2, last.cluster.isKnown { list.addOnce(since: start, 104, last.cluster.coarse, position + 1) }
    for other in run.prefix(12) where other != token {
      let side: UInt64 = other < token ? 1 : 2
      var bits = UInt64(forms[other].lists) | forms[other].ownClasses << 8
      while bits != 0 {
        list.addOnce(since: start, 105, UInt64(bits.trailingZeroBitCount), side)
        bits &= bits - 1
      }
    }
  }

  private static let openers: Set<UInt64> = Set(
    (["(", "\"", "''", "``", ","] as [StaticString]).map { FeatureHash.of($0) })
}
