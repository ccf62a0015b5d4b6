internal import Glibc
internal import News

/// How far apart two articles were published.
struct Closeness {
  /// Whole days between the publication dates (UTC); nil where one is unknown.
  let days: Int?
  /// What is left of a likeness over that time: 1 for the same moment and where a date is unknown, about a half after a
  /// month, a third after a year, a fifth after forty.
  let factor: Double

  init(_ left: ArticleSketch, _ right: ArticleSketch) {
    guard left.isDated, right.isDated else {
      (days, factor) = (nil, 1)
      return
    }
    days = abs(left.date.day.daysSince1970 - right.date.day.daysSince1970)
    factor = Self.factor(left.date, right.date)
  }

  /// Falls with the logarithm of the time: the news of one event come within days, what belongs to it goes on for
  /// months, and after ten years two more make no difference.
  static func factor(_ left: Timestamp, _ right: Timestamp) -> Double {
    let weeks = abs(Double(left.seconds) - Double(right.seconds)) / (7 * 86400)
    return 1 / (1 + log(1 + weeks) / 2)
  }

  /// How much more two articles must have in common before that is worth saying, in nats: names come back over the
  /// years.
  var demand: Double { days.map { log(1 + Double($0) / 30) / 4 } ?? 0 }

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
