import Foundation

/// The real binary, run to its end in a home of its own.
struct Program {
  struct Result {
    var status: Int32
    var output: String
    var complaint: String
    /// What ended it; nil where it ended itself.
    var signal: Int32?
    /// Standard output, whether it is UTF-8 or not.
    var bytes = Data()

    /// Standard output as JSON; a failed parse fails the test that asks.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed) }
    func object() throws -> [String: Any] { try json() as? [String: Any] ?? [:] }
    func array() throws -> [[String: Any]] { try json() as? [[String: Any]] ?? [] }
  }

  /// A directory that goes with the value's last user; data and files of one test lie in it.
  final class Home {
    let path: String

    init() throws {
      path = NSTemporaryDirectory() + "reader-command-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file below the home and gives its path.
    func file(_ name: String, _ contents: String) throws -> String { try file(name, Data(contents.utf8)) }

    func file(_ name: String, _ contents: Data) throws -> String {
      let file = path + "/" + name
      try FileManager.default.createDirectory(
        atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try contents.write(to: URL(fileURLWithPath: file))
      return file
    }
  }

  let home: Home
  var environment: [String: String] = [:]
  let binary: URL

  /// - Parameter name: of the binary, which is built beside the test bundle.
  init(_ name: String = "reader") throws {
    home = try Home()
    binary = Self.folder.appendingPathComponent(name)
  }

  /// Runs it without a terminal.
  func run(_ arguments: String..., input: String = "") throws -> Result { try run(arguments, input: Data(input.utf8)) }

  func run(_ arguments: [String], input: Data = Data()) throws -> Result {
    try start(arguments, input: input).end()
  }

  /// A run that has not ended yet.
  struct Running {
    fileprivate let process: Process
    fileprivate let stem: String

    var isRunning: Bool { process.isRunning }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    func end() throws -> Result {
      process.waitUntilExit()
      func text(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: stem + name) ?? Data(), as: UTF8.self)
      }
      let status = process.terminationStatus
      return Result(
        status: status, output: text(".out"), complaint: text(".err"),
        signal: process.terminationReason == .uncaughtSignal ? status : nil,
        bytes: FileManager.default.contents(atPath: stem + ".out") ?? Data())
    }
  }

  func start(_ arguments: String...) throws -> Running { try start(arguments, input: Data()) }

  /// Runs a line of the shell, in which `$READER` is the program.
  func run(shell line: String) throws -> Result {
    var shell = self
    shell.environment["READER"] = binary.path
    return try shell.start(["-c", line], input: Data(), executable: URL(fileURLWithPath: "/bin/sh")).end()
  }

  private func start(_ arguments: [String], input: Data, executable: URL? = nil) throws -> Running {
    let process = Process()
    process.executableURL = executable ?? binary
    process.arguments = arguments
    process.environment = [
      "HOME": home.path, "XDG_DATA_HOME": home.path + "/data", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
      "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
    ].merging(environment) { $1 }
    // Files instead of pipes: nothing can block, whatever the amount.
    let stem = home.path + "/." + UUID().uuidString
    for name in [".in", ".out", ".err"] { _ = FileManager.default.createFile(atPath: stem + name, contents: nil) }
    try input.write(to: URL(fileURLWithPath: stem + ".in"))
    process.standardInput = FileHandle(forReadingAtPath: stem + ".in")
    process.standardOutput = FileHandle(forWritingAtPath: stem + ".out")
    process.standardError = FileHandle(forWritingAtPath: stem + ".err")
    try process.run()
    return Running(process: process, stem: stem)
  }

  private static let folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent()

  /// The folder of the sample archive.
  static let seeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("seeds").path
}

/// Articles made for the tests.
enum Example {
  static let harbour = """
    ---
    title: Norway and Iceland Reopen Harbour Talks
    byline: A. Writer
    source: Test Wire
    published: 2023-03-04
    url: https://wire.example/harbour
    ---

    OSLO — Norwegian Foreign Minister Anniken Huitfeldt met her counterpart in Reykjavik on Friday.

    Oslo dismissed the proposal, while Iceland called for further talks in Bergen.
    """

  static let follow = """
    ---
    title: Harbour Talks Between Norway and Iceland Stall in Bergen
    source: Test Wire
    published: 2023-03-06
    ---

    Talks between Norway and Iceland on the harbour in Bergen stalled on Sunday, Anniken Huitfeldt said.

    Iceland accused Oslo of delay.
    """
}
