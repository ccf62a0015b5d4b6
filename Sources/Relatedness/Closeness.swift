internal import News

/// How far apart two articles were published.
struct Closeness {
  /// Whole days between the publication dates (UTC); nil where one is unknown.
  let days: Int?
  /// 1 for the same moment, a half after ``halfLife``, towards 0; 0 where a date is unknown.
  let value: Double

  init(_ left: ArticleSketch, _ right: ArticleSketch) {
    guard left.isDated, right.isDated else {
      (days, value) = (nil, 0)
      return
    }
    days = abs(left.date.day.daysSince1970 - right.date.day.daysSince1970)
    let seconds = abs(Double(left.date.seconds) - Double(right.date.seconds))
    value = 1 / (1 + seconds / Self.halfLife)
  }

  /// Six weeks, in seconds: stories go on for months.
  private static let halfLife = 6 * 7 * 86400.0

  /// “published the same day”, “published two days apart”; nil where it is not worth a line.
  var reason: String? {
    switch days {
    case 0?: "published the same day"
    case 1?: "published a day apart"
    case 7?: "published a week apart"
    case let days? where days < 14: "published \(Self.numbers[days]) days apart"
    default: nil
    }
  }

  private static let numbers = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
  ]
}
