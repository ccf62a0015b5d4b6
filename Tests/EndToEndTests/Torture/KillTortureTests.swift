import Glibc
import ReaderUI
import Testing

/// The program is killed (SIGKILL) at a random moment of whatever it does; what it had acknowledged is there
/// afterwards, both files are sound, and what it had begun can be done again, once.
@Suite(.serialized) struct KillTortureTests {
  private enum Act: String, CaseIterable {
    case screen, add, refresh, feeds, corrections, analyze, migration
  }

  @Test func `nothing acknowledged is lost`() throws {
    let world = try TortureWorld(seed: TortureSettings.seed)
    var counts: [Act: (rounds: Int, killed: Int)] = [:]
    for round in 0..<TortureSettings.rounds {
      let act = Act.allCases[round % Act.allCases.count]
      let wasKilled =
        switch act {
        case .screen: try killScreen(in: world)
        case .add: try killAdd(in: world)
        case .refresh: try killRefresh(in: world)
        case .feeds: try killFeeds(in: world)
        case .corrections: try killCorrections(in: world)
        case .analyze: try killAnalysis(in: world)
        case .migration: try killMigration(in: world)
        }
      counts[act, default: (0, 0)].rounds += 1
      if wasKilled { counts[act, default: (0, 0)].killed += 1 }
      let complaints = try world.complaints()
      try #require(complaints == [], "round \(round), \(act), seed \(TortureSettings.seed)")
    }
    try world.expectAll()
    let words = Act.allCases.map { "\($0) \(counts[$0]?.rounds ?? 0) (\(counts[$0]?.killed ?? 0) killed at work)" }
    print(
      "torture: \(TortureSettings.rounds) rounds, seed \(TortureSettings.seed): \(words.joined(separator: ", ")); "
        + "\(world.shownActs) acts shown before a kill")
    // A torture that never meets the program at work shows nothing.
    if TortureSettings.rounds >= 50 { #expect(counts.values.map(\.killed).reduce(0, +) > TortureSettings.rounds / 5) }
  }

  /// A moment within so many milliseconds of a quiet machine: a busy one is given as much longer as the smallest command
  /// takes on it.
  private func moment(within milliseconds: Int, _ world: TortureWorld) -> Duration {
    .microseconds(Int(Double(world.random.below(milliseconds * 1000)) * world.slowness))
  }

  // MARK: The screen

  /// Stars go on and off, and a mention is corrected, while keys are typed faster than anybody types.
  private func killScreen(in world: TortureWorld) throws -> Bool {
    let before = world.starred
    let process = try KilledProcess([], in: world)
    let corrects = world.random.below(3) == 0
    var starKeys = 0
    if process.waitForList() {
      for _ in 0..<(2 + world.random.below(8)) {
        for _ in 0..<world.random.below(4) { process.type("j") }
        process.type("sj")
        starKeys += 1
      }
      // Opens the article, and says of its first mention that it is nobody, here.
      if corrects { process.type("\r\txnh") }
    }
    let ended = process.kill(after: moment(within: 700, world))
    // The selection only went down, so no star was changed twice: what a frame has shown of a star is its last word. The
    // status line names the selected article too.
    var acknowledged: [Int: Bool] = [:]
    for state in process.shown {
      for line in state.frame.lines.dropLast() { if let row = Row(line) { acknowledged[row.number] = row.isStarred } }
    }
    let after = try world.numbers(of: "is:starred")
    for (number, isStarred) in acknowledged where isStarred != before.contains(number) {
      world.shownActs += 1
      #expect(after.contains(number) == isStarred, "story \(number) was shown with its star changed")
    }
    #expect(after.symmetricDifference(before).count <= starKeys)
    world.starred = after
    try judgeCorrection(by: process, in: world)
    return !ended
  }

  private func judgeCorrection(by process: KilledProcess, in world: TortureWorld) throws {
    let after = try world.storedCorrections()
    #expect(after.isSuperset(of: world.corrections))
    if process.shown.contains(where: { $0.frame.lines.last?.contains("Corrected at this place") == true }) {
      world.shownActs += 1
      #expect(after.count == world.corrections.count + 1, "the screen has said that the mention is corrected")
    }
    world.corrections = after
  }

  /// A row of the article list: its story's number, and whether it has a star.
  private struct Row {
    var number: Int
    var isStarred: Bool

    init?(_ line: String) {
      guard let range = line.firstRange(of: "Story "), line.distance(from: line.startIndex, to: range.lowerBound) <= 4,
        let number = Int(line[range.upperBound...].prefix { $0.isNumber })
      else { return nil }
      self.number = number
      isStarred = line[..<range.lowerBound].contains { $0 == "★" || $0 == "☆" }
    }
  }

  // MARK: Commands

  private func killAdd(in world: TortureWorld) throws -> Bool {
    let count = 5 + world.random.below(20)
    let file = try world.writeStories(count)
    let hasEnded = try KilledProcess(["add", file], in: world).kill(after: moment(within: 500, world))
    if !hasEnded { try world.expectSuccess(["add", file]) }
    world.count(count)
    return !hasEnded
  }

  /// What a server was told to have been read has been read: after the next refresh every item is there, once.
  private func killRefresh(in world: TortureWorld) throws -> Bool {
    world.paper.grow(by: 1 + world.random.below(12))
    let hasEnded = try KilledProcess(["refresh", "--force"], in: world).kill(after: moment(within: 250, world))
    if !hasEnded { try world.expectSuccess(["refresh", "--force"]) }
    let titles = try world.run(["list", "--json", "source:Wire"]).text.split(separator: "\"title\":\"Dispatch ")
    #expect(titles.count - 1 == world.paper.items)
    return !hasEnded
  }

  private func killFeeds(in world: TortureWorld) throws -> Bool {
    let before = world.followed
    let address = "https://feed-\(world.random.below(20)).example/rss"
    let isThere = before.contains(address)
    let arguments = isThere ? ["feeds", "remove", address] : ["feeds", "add", "--no-check", address]
    let hasEnded = try KilledProcess(arguments, in: world).kill(after: moment(within: 120, world))
    let after = try world.storedSubscriptions()
    #expect(after.subtracting([address]) == before.subtracting([address]))
    if hasEnded { #expect(after.contains(address) == !isThere, "\(arguments) had ended well") }
    world.followed = after
    return !hasEnded
  }

  private func killCorrections(in world: TortureWorld) throws -> Bool {
    let before = world.corrections
    var arguments = ["corrections", "remove", before.randomElement(using: &world.random) ?? ""]
    if before.isEmpty || world.random.below(3) > 0 {
      let number = world.random.below(1000)
      let file = try world.home.write(
        """
        [{"action":"dismiss","id":"","made":"2026-01-01T00:00:00Z","scope":"everywhere","words":"Lorry \(number)",\
        "was":{"id":"person:lorry \(number)","name":"Lorry \(number)","type":"person"}}]
        """, to: "corrections-\(world.home.nextNumber()).json")
      arguments = ["corrections", "import", file]
    }
    let hasEnded = try KilledProcess(arguments, in: world).kill(after: moment(within: 150, world))
    let after = try world.storedCorrections()
    let changed = after.symmetricDifference(before)
    #expect(changed.count <= 1)
    if arguments[1] == "remove", hasEnded { #expect(changed == [arguments[2]]) }
    if arguments[1] == "import", hasEnded { #expect(after.isSuperset(of: before)) }
    if arguments[1] == "import" {
      try world.expectSuccess(arguments)
      world.corrections = try world.storedCorrections()
      #expect(world.corrections.isSuperset(of: after))
    } else {
      world.corrections = after
    }
    return !hasEnded
  }

  private func killAnalysis(in world: TortureWorld) throws -> Bool {
    let hasEnded = try KilledProcess(["analyze", "--all"], in: world).kill(after: moment(within: 800, world))
    if world.random.below(4) == 0 {
      try world.expectSuccess(["analyze", "--quiet"])
      let doctor = try world.run(["doctor", "--json"])
      #expect(doctor.text.contains("\"waiting\":0"))
    }
    return !hasEnded
  }

  /// Files of an earlier version are brought up to date: killed on the way, they are of either version, whole.
  private func killMigration(in world: TortureWorld) throws -> Bool {
    let old = try OldArchive(in: world.home, stories: 40, random: &world.random)
    let data = ["--archive", old.path]
    let hasEnded = try KilledProcess(["list", "--json"] + data, in: world).kill(after: moment(within: 120, world))
    let list = try world.run(["list", "--json"] + data)
    #expect(list.status == 0)
    #expect(list.text.split(separator: "\"title\":").count - 1 == 40, "from version \(old.version)")
    let found = try world.run(["list", "--json", "bridge"] + data)
    #expect(found.text.split(separator: "\"title\":").count - 1 == 40, "the full-text index of version \(old.version)")
    let doctor = try world.run(["doctor", "--json"] + data)
    #expect(doctor.status == 0, "\(doctor.text)")
    return !hasEnded
  }
}
