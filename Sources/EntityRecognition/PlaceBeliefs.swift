internal import News

/// A name of the article with the places that it may mean.
struct PlaceName: Sendable {
  /// Numbers of the spans that bear it; none for what is evidence alone.
  var spans: [Int] = []
  /// How much it tells of where the article plays.
  var weight = 1.0
  var candidates: [PlaceCandidate]
}

/// Settles what all names of an article mean together: every name's candidates are weighed by what the others are
/// believed to mean, a few times over (mean field). Linear in the number of candidates.
struct PlaceBeliefs {
  var names: [PlaceName]
  private let weights: PlaceWeights
  /// Of every candidate of every name, in one row, and of each kind of company: where its sum stands; -1 for none.
  private var slots: [[Int]] = []
  /// Of every kind of company and each of its sums, the sums that count for it, its own included.
  private var counted: [[[Int]]] = []

  /// What places have in common: the country, the region, or a field of the map, with the fields around it.
  private enum Company {
    case country, region
    case field(size: Double)
  }

  private static let companies: [Company] = [
    .country, .region, .field(size: 0.4), .field(size: 1.5), .field(size: 8),
  ]
  private var gains: [Double] {
    [weights.sameCountry, weights.sameRegion, weights.near, weights.around, weights.far]
  }

  /// Beliefs start flat, so that no large town wins before the others are heard.
  private static let temperatures = [2.0, 1.5, 1, 1]
  /// What one name alone tells: an e-fold of odds and a bit.
  private static let smoothing = 0.3

  init(_ names: [PlaceName], gazetteer: Gazetteer, weights: PlaceWeights) {
    self.names = names
    self.weights = weights
    for company in Self.companies { index(company, gazetteer) }
  }

  private mutating func index(_ company: Company, _ gazetteer: Gazetteer) {
    var known: [Int: Int] = [:]
    var row: [Int] = []
    var cells: [Cell] = []
    for candidate in names.lazy.flatMap(\.candidates) {
      var key: Int?
      switch company {
      case .country: key = candidate.country == 0 ? nil : Int(candidate.country)
      case .region: key = candidate.region < 0 ? nil : candidate.region
      case .field(let size):
        // A country's or a region's point says nothing of the next town.
        guard candidate.isPoint || size > 4 else { break }
        if let coordinate = gazetteer.coordinate(ofPlace: candidate.place) {
          let cell = Cell(coordinate, size: size)
          key = cell.number
          if known[cell.number] == nil { cells.append(cell) }
        }
      }
      row.append(key.map { known.slot($0) } ?? -1)
    }
    slots.append(row)
    if case .field(let size) = company {
      counted.append(cells.map { cell in cell.around(size: size).compactMap { known[$0.number] } })
    } else {
      counted.append((0..<known.count).map { [$0] })
    }
  }

  mutating func settle() {
    for index in names.indices {
      names[index].believe(names[index].candidates.map(\.prior), temperature: Self.temperatures[0])
    }
    for temperature in Self.temperatures.dropFirst() { weigh(temperature) }
  }

  /// One round: all that the names tell now, and every name by what the others tell.
  private mutating func weigh(_ temperature: Double) {
    var all = counted.map { Array(repeating: 0.0, count: $0.count) }
    var start = 0
    for name in names {
      add(name, start, to: &all, 1)
      start += name.candidates.count
    }
    start = 0
    for index in names.indices {
      let name = names[index]
      // What a name means is no evidence for itself.
      add(name, start, to: &all, -1)
      let scores = name.candidates.enumerated().map { $1.prior + evidence(start + $0, all) }
      names[index].believe(scores, temperature: temperature)
      add(names[index], start, to: &all, 1)
      start += name.candidates.count
    }
  }

  private func add(_ name: PlaceName, _ start: Int, to sums: inout [[Double]], _ sign: Double) {
    for company in slots.indices {
      for (number, candidate) in name.candidates.enumerated() where slots[company][start + number] >= 0 {
        sums[company][slots[company][start + number]] += candidate.belief * name.weight * sign
      }
    }
  }

  private func evidence(_ number: Int, _ sums: [[Double]]) -> Double {
    var score = 0.0
    for (company, gain) in gains.enumerated() where slots[company][number] >= 0 {
      score += gain * Self.gain(counted[company][slots[company][number]].reduce(0) { $0 + sums[company][$1] })
    }
    return score
  }

  private static func gain(_ sum: Double) -> Double { Logarithm.natural(1 + max(sum, 0) / smoothing) }
}

extension PlaceName {
  /// Shares out belief by the candidates' logarithms of odds.
  fileprivate mutating func believe(_ scores: [Double], temperature: Double) {
    guard let highest = scores.max() else { return }
    let odds = scores.map { Logarithm.exponential(($0 - highest) / temperature) }
    let sum = odds.reduce(0, +)
    for number in odds.indices { candidates[number].belief = odds[number] / sum }
  }
}

/// A field of the earth's surface, so many degrees on each side.
private struct Cell {
  private let north: Int
  private let east: Int

  init(_ coordinate: Coordinate, size: Double) {
    north = Int((coordinate.latitude / size).rounded(.down))
    east = Int((coordinate.longitude / size).rounded(.down))
  }

  private init(north: Int, east: Int) {
    self.north = north
    self.east = east
  }

  var number: Int { north << 16 | east & 0xffff }

  /// The cell and its eight neighbours, over the date line too.
  func around(size: Double) -> [Cell] {
    let half = Int((180 / size).rounded())
    return (-1...1).flatMap { up in
      (-1...1).map { right in
        Cell(north: north + up, east: (east + right + 3 * half) % (2 * half) - half)
      }
    }
  }
}

extension [Int: Int] {
  /// The number of the key, a new one where it has none.
  fileprivate mutating func slot(_ key: Int) -> Int {
    if let known = self[key] { return known }
    self[key] = count
    return count - 1
  }
}
