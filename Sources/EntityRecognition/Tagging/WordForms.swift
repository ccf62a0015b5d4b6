internal import News

/// What the features look at in each token of an article: its form, and the names of the gazetteer that cover it.
struct WordForms {
  let table: FormTable
  /// Of every token, the number of its form in the table.
  let numbers: [Int32]
  /// The names of the gazetteer in the text.
  let matches: GazetteerMatches
  /// Of every token, classes of the names that cover it, four bits each: first, inner, last, only word.
  private(set) var nameClasses: [UInt64]
  /// Of every sentence: whether most of its words are in capitals.
  private(set) var isShouted: [Bool] = []

  init(_ text: TokenizedText, _ table: FormTable) {
    self.table = table
    numbers = text.tokens.map(\.form)
    nameClasses = Array(repeating: 0, count: text.tokens.count)
    matches = GazetteerMatches(text, table.gazetteer)
    for sentence in text.sentences {
      isShouted.append(isMostlyCapitals(sentence.tokens))
      for index in sentence.tokens { mark(index) }
    }
  }

  subscript(index: Int) -> WordForm { table.forms[Int(numbers[index])] }

  var indices: Range<Int> { numbers.indices }

  private mutating func mark(_ index: Int) {
    guard let match = matches[index] else { return }
    let classes = Self.classes(match.candidates, table.gazetteer)
    for position in match.tokens {
      let place: UInt64 =
        match.tokens.count == 1
        ? 3 : position == match.tokens.lowerBound ? 0 : position == match.tokens.upperBound - 1 ? 2 : 1
      for kind in 0..<9 where classes >> UInt64(kind) & 1 == 1 {
        nameClasses[position] |= 1 << (UInt64(kind) * 4 + place)
      }
    }
  }

  /// Country, region, large and small city, feature, organization, group, adjective, people. Towns of fewer than 15,000
  /// inhabitants share their names with too many words and persons to tell anything.
  static func classes(_ candidates: [Gazetteer.Candidate], _ gazetteer: Gazetteer) -> UInt64 {
    var classes: UInt64 = 0
    for candidate in candidates.prefix(4) {
      if candidate.naming == .adjective {
        classes |= 1 << 7
      } else if candidate.naming == .people {
        classes |= 1 << 8
      } else {
        switch gazetteer.type(ofPlace: candidate.place) {
        case .country: classes |= 1
        case .region: classes |= 1 << 1
        case .feature: classes |= 1 << 4
        case .organization: classes |= 1 << 5
        case .group: classes |= 1 << 6
        default:
          let population = gazetteer.population(ofPlace: candidate.place)
          if population >= 15_000 { classes |= population >= 100_000 ? 1 << 2 : 1 << 3 }
        }
      }
    }
    return classes
  }

  private func isMostlyCapitals(_ tokens: Range<Int>) -> Bool {
    var (capitals, letters) = (0, 0)
    for index in tokens where self[index].traits.contains(.letter) {
      letters += 1
      if self[index].traits.contains(.allCapitals), self[index].bytes.count > 1 { capitals += 1 }
    }
    return capitals * 10 >= max(1, letters) * 7
  }
}
