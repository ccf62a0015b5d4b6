/// The runs of capitalised words in an article, and what they tell about each word's other mentions.
struct DocumentRuns {
  /// What the article shows of one lower-cased word.
  struct Use {
    /// Mentions with a capital after the start of a sentence, and mentions without one.
    var capitalised = 0
    var small = 0
    /// Tokens that count as `capitalised`, the first ones.
    var mentions: [Int32] = []
    /// Tokens in runs of two and more words, the first ones.
    var inRuns: [Int32] = []
    /// Lower-cased words left and right of its runs, each once.
    var lefts: [Int32] = []
    var rights: [Int32] = []
    /// Lists of the words that say what its runs are.
    var described: UInt8 = 0
  }

  /// The run that holds the token; empty where none does.
  private(set) var run: [Range<Int>]
  /// Of every token, the lists of the word that says what its run is: “Goris, a town”, “the village of Tegh”.
  private(set) var described: [UInt8]
  private(set) var uses: [Use] = []
  /// Of every token, its place in `uses`; -1 without a capital or lower-case letter at its start.
  private(set) var useOfToken: [Int32]
  /// Initials of runs, with the last words of these.
  private(set) var initials: [UInt64: [UInt64]] = [:]

  init(_ forms: WordForms, _ text: TokenizedText) {
    run = Array(repeating: 0..<0, count: text.tokens.count)
    described = Array(repeating: 0, count: text.tokens.count)
    useOfToken = Array(repeating: -1, count: text.tokens.count)
    var numbers: [UInt64: Int32] = [:]
    for index in forms.indices where forms[index].traits.contains(.letter) {
      let number = numbers[forms[index].lower] ?? Int32(uses.count)
      if number == Int32(uses.count) {
        uses.append(Use())
        numbers[forms[index].lower] = number
      }
      useOfToken[index] = number
    }
    for (position, sentence) in text.sentences.enumerated() {
      findRuns(in: sentence.tokens, forms)
      count(sentence.tokens, forms, isShouted: forms.isShouted[position])
      if !forms.isShouted[position] { collect(sentence.tokens, forms) }
    }
  }

  func use(of token: Int) -> Use? { useOfToken[token] < 0 ? nil : uses[Int(useOfToken[token])] }

  private mutating func findRuns(in sentence: Range<Int>, _ forms: WordForms) {
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard forms[index].traits.contains(.capital) else {
        index += 1
        continue
      }
      var next = index + 1
      while next < sentence.upperBound {
        let isFollowed = next + 1 < sentence.upperBound && forms[next + 1].traits.contains(.capital)
        if forms[next].traits.contains(.capital) {
          next += 1
        } else if isFollowed, Self.joints.contains(forms[next].lower) {
          next += 2
        } else if isArticle(next, in: sentence, forms) {
          next += 3
        } else if isFollowed, Self.stops.contains(forms[next].lower), forms[next - 1].bytes.count <= 2 {
          next += 1
        } else {
          break
        }
      }
      for token in index..<next { run[token] = index..<next }
      index = next
    }
  }

  /// “al-Assad”: a small word, a hyphen, a capital.
  private func isArticle(_ index: Int, in sentence: Range<Int>, _ forms: WordForms) -> Bool {
    index + 2 < sentence.upperBound && forms[index + 2].traits.contains(.capital)
      && forms[index + 1].lower == Self.hyphen && forms[index].bytes.count <= 3
      && forms[index].traits.contains(.letter)
  }

  private mutating func count(_ sentence: Range<Int>, _ forms: WordForms, isShouted: Bool) {
    for index in sentence where useOfToken[index] >= 0 {
      let use = Int(useOfToken[index])
      if !forms[index].traits.contains(.capital) {
        uses[use].small += 1
      } else if !isShouted, index > sentence.lowerBound {
        uses[use].capitalised += 1
        if uses[use].mentions.count < 12 { uses[use].mentions.append(Int32(index)) }
      }
    }
  }

  private mutating func collect(_ sentence: Range<Int>, _ forms: WordForms) {
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      let run = self.run[index]
      guard !run.isEmpty else {
        index += 1
        continue
      }
      if run.count > 1 { collectRun(run, forms) }
      let lists = RunDescription(forms: forms, sentence: sentence).lists(of: run)
      for token in run where useOfToken[token] >= 0 {
        let use = Int(useOfToken[token])
        described[token] = lists
        uses[use].described |= lists
        if run.lowerBound > sentence.lowerBound { Self.add(run.lowerBound - 1, to: &uses[use].lefts, forms) }
        if run.upperBound < sentence.upperBound { Self.add(run.upperBound, to: &uses[use].rights, forms) }
      }
      index = run.upperBound
    }
  }

  /// Static, so that the lists are changed in place and no copy of them all is made for `self`.
  private static func add(_ token: Int, to list: inout [Int32], _ forms: WordForms) {
    guard list.count < 8, !list.contains(where: { forms[Int($0)].lower == forms[token].lower }) else { return }
    list.append(Int32(token))
  }

  private mutating func collectRun(_ run: Range<Int>, _ forms: WordForms) {
    for token in run where useOfToken[token] >= 0 && uses[Int(useOfToken[token])].inRuns.count < 13 {
      uses[Int(useOfToken[token])].inRuns.append(Int32(token))
    }
    let capitals = run.filter { forms[$0].traits.contains(.capital) }.prefix(12)
    guard capitals.count > 1 else { return }
    let last = forms[run.upperBound - 1].lower
    for start in capitals.indices.dropLast() {
      let letters = capitals[start...].map { forms.table.lowered[forms[$0].bytes.lowerBound] & ~0x20 }
      let hash = FeatureHash.of(letters)
      if initials[hash, default: []].count < 3, initials[hash]?.contains(last) != true {
        initials[hash, default: []].append(last)
      }
    }
  }

  /// Small words and marks inside names. Not “and”, which joins two as often.
  private static let joints: Set<UInt64> = Set(
    (["of", "de", "al", "bin", "el", "la", "del", "von", "van", "&", "-", "du", "da"] as [StaticString])
      .map { FeatureHash.of($0) })
  private static let hyphen = FeatureHash.of("-")
  private static let stops: Set<UInt64> = [FeatureHash.of("."), FeatureHash.of("'")]
}
