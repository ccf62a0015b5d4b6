import Glibc

/// A program run to its end without a terminal.
struct Command {
  var status: Int32
  var output: [UInt8]
  var errors: [UInt8]

  var text: String { String(decoding: output, as: UTF8.self) }

  /// Runs it in the home's environment, with nothing or these bytes to read.
  init(_ arguments: [String], in home: Home, environment: [String: String] = [:], input: [UInt8] = []) throws {
    let number = home.nextNumber()
    let outputPath = home.path + "/output-\(number)"
    let errorPath = home.path + "/errors-\(number)"
    let inputPath = try home.write(input, to: "input-\(number)")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, O_WRONLY | O_CREAT, 0o600)
    // Threads of the test's pool block signals, and a server such as tmux would wait for SIGCHLD for ever.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let variables = home.environment.merging(environment) { $1 }
    let words = arguments.map { strdup($0) } + [nil]
    let assignments = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + assignments { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, arguments[0], &actions, &attributes, words, assignments)
    guard code == 0 else { throw PseudoTerminal.Failure(call: "posix_spawnp \(arguments[0])", code: code) }
    var ending: Int32 = 0
    while waitpid(process, &ending, 0) < 0, errno == EINTR {}
    status = ending & 0x7f == 0 ? ending >> 8 & 0xff : -(ending & 0x7f)
    output = readBytes(outputPath) ?? []
    errors = readBytes(errorPath) ?? []
  }
}

/// The whole file; nil where there is none.
func readBytes(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 16384)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    if count == 0 { return bytes }
    bytes += chunk[..<count]
  }
}

/// The whole file as text; nil where there is none.
func readFile(_ path: String) -> String? { readBytes(path).map { String(decoding: $0, as: UTF8.self) } }
