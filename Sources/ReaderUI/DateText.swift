import News

/// Dates as the screen spells them.
struct DateText: Hashable, Sendable {
  let today: CalendarDay

  /// Such as `20 Aug`; with the year where it is another than today's.
  func day(_ day: CalendarDay) -> String { day.year == today.year ? day.dayAndMonth : day.spelled }

  /// For the list: the publication date, or “added” where the article has none. Where the list is too narrow for
  /// both a title and a whole date, dates of other years lose the day: `Aug 2024`.
  func column(_ article: ArticleSummary, isNarrow: Bool = false) -> String {
    guard let published = article.published?.day else { return "added" }
    return isNarrow && published.year != today.year ? published.monthAndYear : day(published)
  }

  /// For a line of its own: `20 Aug`, or `added today`, `added 20 Aug`.
  func phrase(published: Timestamp?, added: Timestamp) -> String {
    if let published { return day(published.day) }
    return added.day == today ? "added today" : "added \(day(added.day))"
  }
}

/// `1 actor`, `2 actors`.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
