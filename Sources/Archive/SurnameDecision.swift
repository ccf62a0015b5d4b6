import News

/// Whom a surname alone stands for: the one who bears it in nearly all articles around the date.
///
/// It follows from what the archive holds and not from the order in which that came: counts of articles for each 30
/// days, and the titles that all articles together give.
struct SurnameDecision {
  /// Periods of 30 days on each side that are asked first: 90 days.
  static let nearWindow: Int64 = 3
  /// And where nobody bears the name then: a year.
  static let farWindow: Int64 = 12
  /// The bearer must have so large a part of the articles of all bearers.
  static let share = 0.75

  struct Bearer: Equatable {
    var entity: Int64
    var period: Int64
    var articles: Int
  }

  /// Within the far window around the period.
  var bearers: [Bearer]
  /// The titles of each bearer.
  var titles: [Int64: [PersonTitle]]

  /// Nil where nobody bears the name, or several do.
  ///
  /// - Parameter uses: the titles that the article gives with the surname.
  func person(around period: Int64, titled uses: [PersonTitle]) -> Int64? {
    for window in [Self.nearWindow, Self.farWindow] {
      var counts: [Int64: Int] = [:]
      for bearer in bearers where abs(bearer.period - period) <= window && agrees(bearer.entity, with: uses) {
        counts[bearer.entity, default: 0] += bearer.articles
      }
      guard !counts.isEmpty else { continue }
      return dominant(holdersFirst(counts, uses))
    }
    return nil
  }

  /// Those who have a title that the article gives, where there are any.
  private func holdersFirst(_ counts: [Int64: Int], _ uses: [PersonTitle]) -> [Int64: Int] {
    let names = Set(uses.map(\.name))
    let holders = counts.filter { entity, _ in (titles[entity] ?? []).contains { names.contains($0.name) } }
    return holders.isEmpty ? counts : holders
  }

  private func dominant(_ counts: [Int64: Int]) -> Int64? {
    let all = counts.values.reduce(0, +)
    return counts.first { Double($0.value) >= Double(all) * Self.share }?.key
  }

  /// Whether no title's country speaks against: “Belarusian President Aliyev” is not the one of Azerbaijan.
  private func agrees(_ entity: Int64, with uses: [PersonTitle]) -> Bool {
    let wanted = Set(uses.compactMap(\.country))
    let known = Set((titles[entity] ?? []).compactMap(\.country))
    return wanted.isEmpty || known.isEmpty || !wanted.isDisjoint(with: known)
  }
}
