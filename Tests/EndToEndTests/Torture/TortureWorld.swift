import Glibc
import Synchronization
import TestServer
import Testing

/// One archive with everything that is known to be in it, because the program has said so.
///
/// What a killed process had begun and not acknowledged may be there or not; it is looked up before the next round, so
/// that it is known then.
final class TortureWorld {
  let home: Home
  let reader: String
  var random: SeededGenerator
  /// Stories by number, of files that were added to the end.
  private(set) var stories = 0
  /// Numbers of the stories with a star.
  var starred: Set<Int> = []
  /// Addresses that are followed, beside the feed that is fetched.
  var followed: Set<String> = []
  /// Ids of the corrections.
  var corrections: Set<String> = []
  /// Stars and corrections that a frame had shown before the program was killed.
  var shownActs = 0
  let paper = Paper()
  private let server: TestServer

  /// A feed that grows.
  final class Paper: Sendable {
    private let count = Mutex(0)
    var items: Int { count.withLock { $0 } }
    func grow(by more: Int) { count.withLock { $0 += more } }

    func answer(_ request: TestRequest) -> [UInt8] {
      let items = (0..<items).reversed().map { number in
        "<item><guid>item-\(number)</guid><title>Dispatch \(number)</title>"
          + "<link>https://wire.example/\(number)</link><pubDate>Sat, 02 Jan 1999 10:00:00 GMT</pubDate>"
          + "<description>Envoy Tamar Lomidze reached Kutaisi as convoy \(number) left Batumi.</description></item>"
      }
      return TestAnswer.make(
        body: "<rss version=\"2.0\"><channel><title>Wire</title>\(items.joined())</channel></rss>")
    }
  }

  init(seed: UInt64) throws {
    random = SeededGenerator(state: seed)
    home = try Home()
    reader = try readerBinary()
    server = try TestServer { [paper] in paper.answer($0) }
    try addStories(60)
    try expectSuccess(["feeds", "add", "--no-check", "--full-text", "never", feed])
  }

  var feed: String { server.url("/feed") }
  var articles: Int { stories + paper.items }

  /// How many times longer than on a quiet machine the last `doctor` took.
  private(set) var slowness = 1.0

  /// Runs the program to its end.
  func run(_ arguments: [String]) throws -> Command {
    try Command([reader] + arguments, in: home, environment: ["TERM": "xterm-256color"])
  }

  func expectSuccess(_ arguments: [String]) throws {
    let command = try run(arguments)
    try #require(command.status == 0, "\(arguments): \(String(decoding: command.errors, as: UTF8.self))")
  }

  // MARK: Stories

  /// Writes the next stories to a file; gives its path. They count once the file has been added.
  func writeStories(_ count: Int) throws -> String {
    let lines = (stories..<stories + count).map { number in
      """
      {"id":"story-\(number)","title":"Story \(number) of the valley","source":"Valley Wire",\
      "published":"20\(10 + number / 360 % 80)-\(twoDigits(number / 30 % 12 + 1))-\(twoDigits(number % 30 % 28 + 1))",\
      "body":"Minister Aram Petrosyan met Nino Beridze in Tbilisi over road \(number). Ankara welcomed the talks, \
      and Moscow dismissed them. Observers from Prague counted \(number) lorries at the bridge near Gori."}
      """
    }
    return try home.write(lines.joined(separator: "\n") + "\n", to: "stories-\(home.nextNumber()).jsonl")
  }

  private func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

  func addStories(_ count: Int) throws {
    try expectSuccess(["add", try writeStories(count)])
    stories += count
  }

  /// Stories that have been added from a file of so many.
  func count(_ added: Int) { stories += added }

  // MARK: What is there

  /// The numbers of the stories that a query finds.
  func numbers(of query: String) throws -> Set<Int> {
    let titles = try run(["list", "--json", query]).text.split(separator: "\"title\":\"Story ").dropFirst()
    return Set(titles.compactMap { Int($0.prefix { $0.isNumber }) })
  }

  func storedCorrections() throws -> Set<String> {
    Set(values(of: "id", in: try run(["corrections", "export", "-"]).text).filter { $0.count == 12 })
  }

  func storedSubscriptions() throws -> Set<String> {
    let command = try run(["feeds", "list", "--json"])
    return Set(values(of: "url", in: command.text)).subtracting([feed])
  }

  private func values(of key: String, in json: String) -> [String] {
    json.split(separator: "\"\(key)\":\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  /// What is wrong with the files, and with what had been acknowledged; empty where all is well.
  func complaints() throws -> [String] {
    var found: [String] = []
    let start = ContinuousClock.now
    let doctor = try run(["doctor", "--json"])
    slowness = min(max((ContinuousClock.now - start) / .milliseconds(80), 1), 10)
    if doctor.status != 0 || !doctor.errors.isEmpty {
      found.append("doctor: status \(doctor.status), \(doctor.text) \(String(decoding: doctor.errors, as: UTF8.self))")
    }
    let count = doctor.text.split(separator: "\"articles\":").dropFirst().first.flatMap {
      Int($0.prefix { $0.isNumber })
    }
    if let count, count < stories { found.append("\(count) articles where \(stories) had been added") }
    return found
  }

  /// Everything that was acknowledged against everything that is there.
  func expectAll() throws {
    #expect(try complaints() == [])
    #expect(try numbers(of: "is:starred") == starred)
    #expect(try storedCorrections() == corrections)
    #expect(try storedSubscriptions() == followed)
    #expect(try numbers(of: "source:Valley").count == stories)
  }
}
