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
    var (low, high) = (0, sections.offices.count)
    while low < high {
      let middle = (low + high) / 2
      if load(sections.offices, middle * Self.officeSize, as: UInt32.self) < UInt32(person) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var found: [Office] = []
    while low < sections.offices.count, load(sections.offices, low * Self.officeSize, as: UInt32.self) == UInt32(person)
    {
      found.append(office(low))
      low += 1
    }
    return found
  }

  /// Who of that name held an office on the day: person and office.
  func officeHolders(named key: some Collection<UInt8>, on day: CalendarDay) -> [Office] {
    guard let entry = entry(key) else { return [] }
    return allCandidates(entry).filter { kind(ofPlace: $0.place) == .person }
      .flatMap { offices(ofPerson: $0.place) }.filter { $0.holds(on: day) }
  }

  /// Who held an office of the country on the day.
  func officeHolders(ofCountry country: Int, on day: CalendarDay) -> [Office] {
    (0..<sections.offices.count).compactMap { index in
      guard Int(load(sections.offices, index * Self.officeSize + 16, as: UInt8.self)) == country else { return nil }
      let office = office(index)
      return office.holds(on: day) ? office : nil
    }
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
