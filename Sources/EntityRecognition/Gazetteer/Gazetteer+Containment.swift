extension Gazetteer {
  /// All that contains the place, the nearest first: the region of a town, the country of a region, the areas that hold
  /// either, all countries that a river runs through. Without the place itself, everything once.
  func containers(of place: Int) -> [Int] {
    var found: [Int] = []
    var next = place
    var position = -1
    while true {
      for container in directContainers(of: next) where container != place && !found.contains(container) {
        found.append(container)
      }
      position += 1
      guard position < found.count, found.count < Self.mostContainers else { return found }
      next = found[position]
    }
  }

  /// More than any place of the file has.
  private static let mostContainers = 64

  func contains(_ container: Int, _ place: Int) -> Bool { containers(of: place).contains(container) }

  /// Region, further containers, country.
  private func directContainers(of place: Int) -> [Int] {
    var found: [Int] = []
    if let region = region(ofPlace: place) { found.append(region) }
    var index = firstPair(of: place)
    while index < sections.containers.count, load(sections.containers, index * 8, as: UInt32.self) == UInt32(place) {
      let container = Int(load(sections.containers, index * 8 + 4, as: UInt32.self))
      if container < sections.places.count { found.append(container) }
      index += 1
    }
    if let country = country(ofPlace: place), country != place { found.append(country) }
    return found
  }

  private func firstPair(of place: Int) -> Int {
    var (low, high) = (0, sections.containers.count)
    while low < high {
      let middle = (low + high) / 2
      if load(sections.containers, middle * 8, as: UInt32.self) < UInt32(place) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
