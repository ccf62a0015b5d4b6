/// The parts of a date, filled from its tokens one after the other.
struct DateReading {
  private var year: Int?
  private var month: Int?
  /// Whether the month may be the name of a day instead: “mar” is a Tuesday in French, Spanish and Italian.
  private var isMonthUncertain = false
  private var day: Int?
  private var secondOfDay: Int?
  private var offset = 0
  private var hasZone = false
  /// Whether a name of a zone without an offset stands: an offset behind it counts.
  private var isZoneNamed = false
  /// Whether the time is an hour alone, which only “am”, “pm” or a word for hours makes one.
  private var awaitsHalfDay = false
  /// Whether minutes may follow: `14h05`.
  private var awaitsMinutes = false
  /// Said before the time: `오후 2:05`.
  private var isAfternoon: Bool?
  /// What the next number counts, where a word says so before it: `tháng 8`.
  private var pending: DateUnit?
  private var awaitsWeek = false
  private var isAfterT = false
  private var isKorean = false
  private var isThai = false

  /// Whether year, month and day are known.
  var hasDay: Bool { year != nil && month != nil && day != nil }

  var timestamp: Timestamp? { awaitsHalfDay ? nil : timestampWithoutOpenHour }

  /// The same, where an hour that nothing made one is no time.
  var timestampWithoutOpenHour: Timestamp? {
    guard var year, let month, let day else { return nil }
    // The Buddhist era.
    if isThai, year > 2400 { year -= 543 }
    guard let date = CalendarDay(year: year, month: month, day: day) else { return nil }
    let second = awaitsHalfDay ? nil : secondOfDay
    let zone = isKorean && !hasZone && second != nil ? 9 * 3600 : offset
    return Timestamp(seconds: Timestamp(date).seconds + Int64((second ?? 0) - zone))
  }

  /// False when the token cannot belong to a date, or contradicts what was read.
  mutating func take(_ token: DateTokens.Token) -> Bool {
    let wasAfterT = isAfterT
    isAfterT = false
    switch token {
    case .offset(let seconds): return setZone(seconds, isName: false)
    case .wrongOffset: return false
    case .word(let word, let isCapital): return take(word: word, isCapital: isCapital)
    case .counted(let number, let unit, let isKorean):
      self.isKorean = self.isKorean || isKorean
      return set(unit, number)
    case .numbers(let values, let widths, let mark, let hasStop):
      if awaitsWeek { return setWeek(values, widths: widths) }
      switch mark {
      case ":": return setTime(values)
      case nil: return take(number: values[0], width: widths[0], hasStop: hasStop, isTime: wasAfterT)
      default: return setDate(values, widths: widths, mark: mark, hasStop: hasStop)
      }
    }
  }

  // MARK: Words

  private mutating func take(word: String, isCapital: Bool) -> Bool {
    if word == "t", hasDay {
      isAfterT = true
      return true
    }
    if word == "w", year != nil, month == nil {
      awaitsWeek = true
      return true
    }
    if let number = DateWords.month(word) {
      guard month == nil || isMonthUncertain else { return false }
      isMonthUncertain = month == nil && day == nil && DateWords.weekdays.contains(word)
      month = number
      isThai = isThai || DateWords.isThai(word)
      return true
    }
    if let unit = DateWords.announcedUnits[word] {
      pending = unit
      return true
    }
    isKorean = isKorean || DateWords.isKorean(word)
    // “am 9. Juli” is German.
    if let isAfternoon = DateWords.halfDay(word), isAfternoon || word != "am" || secondOfDay != nil {
      return setHalfDay(isAfternoon: isAfternoon)
    }
    if awaitsHalfDay, DateWords.hours.contains(word) {
      (awaitsHalfDay, awaitsMinutes) = (false, true)
      return true
    }
    if secondOfDay != nil, !awaitsHalfDay {
      if let hours = DateWords.zones[word] { return setZone(Int(hours * 3600), isName: true) }
      if isCapital, word.utf8.count == 1, let hours = DateWords.militaryZone(word) {
        return setZone(hours * 3600, isName: true)
      }
    }
    isThai = isThai || DateWords.isThai(word)
    if DateWords.isFiller(word) { return true }
    // A zone that nobody knows, or whose name means several.
    return isCapital && (2...5).contains(word.utf8.count) && secondOfDay != nil && !awaitsHalfDay
  }

  // MARK: Numbers

  private mutating func take(number: Int, width: Int, hasStop: Bool, isTime: Bool) -> Bool {
    if let unit = pending { return set(unit, number) }
    if isTime, secondOfDay == nil { return setCompactTime(number, width: width) }
    switch width {
    case 14, 12: return setDateAndTime(width == 12 ? number * 100 : number)
    case 8 where year == nil && month == nil && day == nil:
      (year, month, day) = (number / 10000, number / 100 % 100, number % 100)
      return true
    case 7 where year == nil && month == nil && day == nil: return setOrdinal(year: number / 1000, number % 1000)
    case 6 where secondOfDay == nil && day != nil: return setCompactTime(number, width: 6)
    case 4 where year == nil:
      year = number
      return true
    // RFC 2822, 4.3: three digits are years since 1900.
    case 3 where year == nil && month != nil && day != nil && secondOfDay == nil:
      year = 1900 + number
      return true
    case 1, 2: return takeShort(number, width: width, hasStop: hasStop)
    default: return false
    }
  }

  private mutating func takeShort(_ number: Int, width: Int, hasStop: Bool) -> Bool {
    if awaitsMinutes {
      awaitsMinutes = false
      guard width == 2, number < 60, let hour = secondOfDay else { return false }
      secondOfDay = hour + number * 60
      return true
    }
    // `2024. 8. 28.`, `28. 8. 2024`
    if month == nil, hasStop, year != nil || day != nil, (1...12).contains(number) {
      month = number
      return true
    }
    if day == nil {
      day = number
      return true
    }
    // RFC 822: a year of two digits (RFC 2822, 4.3: before 50 it is of this century).
    if width == 2, year == nil, month != nil, secondOfDay == nil {
      year = Self.fullYear(number)
      return true
    }
    // An hour alone, as in “28 August 2024, 2 p.m.”: kept only where “am”, “pm” or a word for hours follows.
    guard secondOfDay == nil, number < 24 else { return false }
    secondOfDay = number * 3600
    awaitsHalfDay = true
    return true
  }

  private static func fullYear(_ number: Int) -> Int { number + (number < 50 ? 2000 : 1900) }

  private mutating func set(_ unit: DateUnit, _ number: Int) -> Bool {
    pending = nil
    switch unit {
    case .year where year == nil: year = number < 100 ? Self.fullYear(number) : number
    case .month where month == nil: month = number
    case .day where day == nil: day = number
    case .hour where secondOfDay == nil && number < 24:
      secondOfDay = number * 3600
      if let isAfternoon { return applyHalfDay(isAfternoon) }
    case .minute where secondOfDay.map { $0 % 3600 == 0 } == true && number < 60: secondOfDay? += number * 60
    case .second where secondOfDay.map { $0 % 60 == 0 } == true && number <= 60: secondOfDay? += number
    default: return false
    }
    return true
  }

  private mutating func setDateAndTime(_ number: Int) -> Bool {
    guard year == nil, month == nil, day == nil, secondOfDay == nil else { return false }
    let (date, time) = number.quotientAndRemainder(dividingBy: 1_000_000)
    (year, month, day) = (date / 10000, date / 100 % 100, date % 100)
    return setCompactTime(time, width: 6)
  }

  private mutating func setDate(
    _ values: [Int], widths: [Int], mark: Unicode.Scalar?, hasStop: Bool
  ) -> Bool {
    pending = nil
    // `14.05`, `14.05.06`
    if hasDay {
      return mark == "." && secondOfDay == nil && widths.allSatisfy { $0 <= 2 } && setTime(values)
    }
    guard month == nil, day == nil else { return false }
    if values.count == 2 {
      if mark == "-", widths == [4, 3], year == nil { return setOrdinal(year: values[0], values[1]) }
      // `28.8. 2024`
      guard mark == ".", hasStop, widths.allSatisfy({ $0 <= 2 }) else { return false }
      (day, month) = (values[0], values[1])
      return true
    }
    guard year == nil else { return false }
    if widths[0] == 4 {
      (year, month, day) = (values[0], values[1], values[2])
      return true
    }
    if mark == ".", widths[2] == 4 || (widths[2] == 2 && widths[0] <= 2) {
      (day, month) = (values[0], values[1])
      year = widths[2] == 4 ? values[2] : Self.fullYear(values[2])
      return true
    }
    guard widths[2] == 4 else { return false }
    // Day first or month first: only the value can tell.
    if values[0] > 12 {
      (day, month, year) = (values[0], values[1], values[2])
    } else if values[1] > 12 || values[0] == values[1] {
      (month, day, year) = (values[0], values[1], values[2])
    } else {
      return false
    }
    return true
  }

  /// The day of a year (ISO 8601, ordinal dates).
  private mutating func setOrdinal(year: Int, _ number: Int) -> Bool {
    guard let first = CalendarDay(year: year, month: 1, day: 1), (1...366).contains(number) else { return false }
    return set(CalendarDay(daysSince1970: first.daysSince1970 + number - 1), in: year)
  }

  /// ISO 8601, week dates: the first week is that of 4 January, weeks begin on Monday. A week alone is its Monday.
  private mutating func setWeek(_ values: [Int], widths: [Int]) -> Bool {
    awaitsWeek = false
    var (week, weekday) = (values[0], values.count > 1 ? values[1] : 1)
    if values.count == 1, widths[0] == 3 { (week, weekday) = (values[0] / 10, values[0] % 10) }
    guard let year, let fourth = CalendarDay(year: year, month: 1, day: 4), (1...53).contains(week),
      (1...7).contains(weekday)
    else { return false }
    // 1970-01-01 was a Thursday.
    let monday = fourth.daysSince1970 - ((fourth.daysSince1970 + 3) % 7 + 7) % 7
    return set(CalendarDay(daysSince1970: monday + (week - 1) * 7 + weekday - 1), in: nil)
  }

  private mutating func set(_ date: CalendarDay, in wanted: Int?) -> Bool {
    guard month == nil, day == nil, wanted == nil || wanted == date.year else { return false }
    (year, month, day) = (date.year, date.month, date.day)
    return true
  }

  // MARK: Time

  private mutating func setTime(_ values: [Int]) -> Bool {
    guard secondOfDay == nil, values.count >= 2 else { return false }
    let second = values.count > 2 ? values[2] : 0
    // ISO 8601: 24:00 is the end of the day.
    let isEnd = values[0] == 24 && values[1] == 0 && second == 0
    guard values[0] < 24 || isEnd, values[1] < 60, second <= 60 else { return false }
    secondOfDay = values[0] * 3600 + values[1] * 60 + second
    if let isAfternoon { return applyHalfDay(isAfternoon) }
    return true
  }

  /// `14`, `1405`, `140506`
  private mutating func setCompactTime(_ number: Int, width: Int) -> Bool {
    switch width {
    case 2: setTime([number, 0])
    case 4: setTime([number / 100, number % 100])
    case 6: setTime([number / 10000, number / 100 % 100, number % 100])
    default: false
    }
  }

  private mutating func setHalfDay(isAfternoon: Bool) -> Bool {
    guard secondOfDay != nil else {
      self.isAfternoon = isAfternoon
      return true
    }
    guard self.isAfternoon == nil else { return false }
    return applyHalfDay(isAfternoon)
  }

  private mutating func applyHalfDay(_ isAfternoon: Bool) -> Bool {
    self.isAfternoon = nil
    guard let second = secondOfDay else { return false }
    awaitsHalfDay = false
    // Said twice: “14:05 PM”.
    if isAfternoon, second >= 13 * 3600, second % 3600 != 0 { return true }
    guard second < 13 * 3600 else { return false }
    secondOfDay = second % (12 * 3600) + (isAfternoon ? 12 * 3600 : 0)
    return true
  }

  private mutating func setZone(_ seconds: Int, isName: Bool) -> Bool {
    // “+0300 MSK”: the name only says it again.
    if hasZone, isName { return true }
    // “GMT+0200” names the zone twice; the offset counts.
    guard !hasZone || isZoneNamed else { return false }
    offset = seconds
    hasZone = true
    isZoneNamed = isName
    return true
  }
}
