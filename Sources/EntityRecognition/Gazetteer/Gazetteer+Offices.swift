internal import News

extension Gazetteer {
  /// A term of office.
  struct Office: Sendable {
    var person: Int
    /// “President”, or “government” where the source tells no more.
    var title: String
    /// The country that is served, as a place.
    var country: Int?
    /// Days; an open end where it is not known or still running.
    var first: CalendarDay?
    var last: CalendarDay?

    func holds(on day: CalendarDay) -> Bool { (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true) }
  }

  /// The terms of a person, in the order of the file.
  func offices(ofPerson person: Int) -> [Office] {
    let bearer = { load(sections.offices, $0 * Self.officeSize, as: UInt32.self) }
    return run(ofOffices: sections.offices.count, where: bearer, are: UInt32(person)).map(office)
  }

  /// Who of that name held an office on the day: person and office.
  func officeHolders(named key: some Collection<UInt8>, on day: CalendarDay) -> [Office] {
    guard let entry = entry(key) else { return [] }
    return allCandidates(entry).filter { kind(ofPlace: $0.place) == .person }
      .flatMap { offices(ofPerson: $0.place) }.filter { $0.holds(on: day) }
  }

  /// Who held an office of the country on the day.
  func officeHolders(ofCountry country: Int, on day: CalendarDay) -> [Office] {
    guard country < sections.countries.count, let country = UInt8(exactly: country) else { return [] }
    let served = { load(sections.offices, numberByCountry($0) * Self.officeSize + 16, as: UInt8.self) }
    return run(ofOffices: sections.officesByCountry.count, where: served, are: country)
      .map { office(numberByCountry($0)) }.filter { $0.holds(on: day) }
  }

  private func numberByCountry(_ index: Int) -> Int {
    Int(load(sections.officesByCountry, index * 4, as: UInt32.self))
  }

  /// The positions of one value among `count` values in ascending order.
  private func run<Value: Comparable>(
    ofOffices count: Int, where value: (Int) -> Value, are wanted: Value
  ) -> Range<Int> {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if value(middle) < wanted { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < count, value(end) == wanted { end += 1 }
    return low..<end
  }

  private static let officeSize = 20

  private func office(_ index: Int) -> Office {
    let offset = index * Self.officeSize
    let (first, last) = (
      load(sections.offices, offset + 8, as: Int32.self), load(sections.offices, offset + 12, as: Int32.self)
    )
    let country = Int(load(sections.offices, offset + 16, as: UInt8.self))
    return Office(
      person: Int(load(sections.offices, offset, as: UInt32.self)),
      title: text(load(sections.offices, offset + 4, as: UInt32.self)),
      country: country < sections.countries.count ? country : nil,
      first: first == .min ? nil : CalendarDay(daysSince1970: Int(first)),
      last: last == .max ? nil : CalendarDay(daysSince1970: Int(last)))
  }
}
