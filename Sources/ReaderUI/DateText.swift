import News

/// Dates as the screen spells them.
struct DateText: Hashable, Sendable {
  let today: CalendarDay

  /// Such as `20 Aug`; with the year where it is another than today's.
  func day(_ day: CalendarDay) -> String { day.year == today.year ? day.dayAndMonth : day.spelled }

  /// For the list: the publication date, or “added” where the article has none.
  func column(_ article: ArticleSummary) -> String { article.published.map { day($0.day) } ?? "added" }

  /// For a line of its own: `20 Aug`, or `added today`, `added 20 Aug`.
  func phrase(published: Timestamp?, added: Timestamp) -> String {
    if let published { return day(published.day) }
    return added.day == today ? "added today" : "added \(day(added.day))"
  }
}

/// `1 actor`, `2 actors`.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
