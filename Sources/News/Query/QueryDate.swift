/// The value of `date:`.
enum QueryDate {
  /// `2024`, `2024-08`, `2024-08-28`, or two of them around `..`, either of which may be missing. Nil for anything else.
  static func range(_ text: Substring) -> Query.Condition? {
    guard let (left, right) = sides(text) else {
      return days(text).map { .date(from: $0.lowerBound, through: $0.upperBound) }
    }
    let (first, last) = (days(left), days(right))
    guard !(left.isEmpty && right.isEmpty), first != nil || left.isEmpty, last != nil || right.isEmpty else {
      return nil
    }
    if let first, let last, first.lowerBound > last.upperBound { return nil }
    return .date(from: first?.lowerBound, through: last?.upperBound)
  }

  /// The longest beginning of the text that is a date or a range already: what can be said of a date that is being typed.
  static func beginning(_ text: Substring) -> String? {
    // As long as the longest range.
    var beginning = String(text.prefix(22))
    while !beginning.isEmpty {
      if range(beginning[...]) != nil { return beginning }
      beginning.removeLast()
    }
    return nil
  }

  /// The text as it should be where it is a date in another form: `28.8.2024`, `20240828`, `2024/08`, `2024-2025`, or a
  /// range the wrong way round. Nil where it is not, or could be two dates.
  static func suggestion(for text: Substring) -> String? {
    guard text.utf8.count <= 64 else { return nil }
    let text = text.replacing("…", with: "..").replacing("...", with: "..")[...]
    guard let (left, right) = sides(text) else {
      let years = text.split(separator: "-", omittingEmptySubsequences: false)
      if years.count == 2, years.allSatisfy({ $0.count == 4 }) { return ordered(String(years[0]), String(years[1])) }
      return regular(text).flatMap { range($0[...]) == nil ? nil : $0 }
    }
    guard let first = left.isEmpty ? "" : regular(left), let last = right.isEmpty ? "" : regular(right) else {
      return nil
    }
    return ordered(first, last)
  }

  private static func ordered(_ first: String, _ last: String) -> String? {
    ["\(first)..\(last)", "\(last)..\(first)"].first { range($0[...]) != nil }
  }

  private static func sides(_ text: Substring) -> (Substring, Substring)? {
    text.firstRange(of: "..").map { (text[..<$0.lowerBound], text[$0.upperBound...]) }
  }

  private static func days(_ text: Substring) -> ClosedRange<CalendarDay>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ (1...2).contains($0.utf8.count) })
    else { return nil }
    let numbers = parts.compactMap { number($0) }
    guard numbers.count == parts.count else { return nil }
    let firstMonth = numbers.count > 1 ? numbers[1] : 1
    let lastMonth = numbers.count > 1 ? numbers[1] : 12
    guard (1...12).contains(lastMonth) else { return nil }
    let firstDay = numbers.count > 2 ? numbers[2] : 1
    let lastDay = numbers.count > 2 ? numbers[2] : CalendarDay.length(ofMonth: lastMonth, year: numbers[0])
    guard let first = CalendarDay(year: numbers[0], month: firstMonth, day: firstDay),
      let last = CalendarDay(year: numbers[0], month: lastMonth, day: lastDay)
    else { return nil }
    return first...last
  }

  private static func number(_ digits: some StringProtocol) -> Int? {
    digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil
  }

  /// The date in the form of ISO 8601, where it can be told what is the year and what the month.
  private static func regular(_ text: Substring) -> String? {
    var parts = text.split(omittingEmptySubsequences: false) { "-/._".contains($0) }.map { String($0) }
    guard parts.allSatisfy({ number($0) != nil }) else { return nil }
    if parts.count == 1, let digits = parts.first, digits.count == 8 || digits.count == 6 {
      let rest = digits.dropFirst(4)
      parts = [digits.prefix(4), rest.prefix(2), rest.dropFirst(2)].filter { !$0.isEmpty }.map(String.init)
    }
    if parts.count > 1, parts[0].count < 4, parts[parts.count - 1].count == 4 {
      let (first, second) = (number(parts[0]) ?? 0, number(parts[1]) ?? 0)
      guard parts.count == 2 || first > 12 || second > 12 || first == second else { return nil }
      // The month comes first where the other one can be no month.
      parts = second > 12 && parts.count == 3 ? [parts[2], parts[0], parts[1]] : parts.reversed()
    }
    guard parts[0].count == 4 else { return nil }
    return parts.map { $0.count == 1 ? "0" + $0 : $0 }.joined(separator: "-")
  }
}
