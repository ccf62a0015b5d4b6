import Glibc

/// Ways to crash on purpose, so that tests can see that the terminal is given back.
///
/// With the environment variable `READER_CRASH` set to one of the names, the first key crashes the program so.
enum CrashExercise: String {
  /// Memory that is not there.
  case segv
  /// What the language itself forbids.
  case trap
  /// No end of calls.
  case overflow

  static func wanted() -> CrashExercise? {
    getenv("READER_CRASH").flatMap { CrashExercise(rawValue: String(cString: $0)) }
  }

  func run() {
    switch self {
    case .segv: UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
    case .trap: print([Int]()[Self.depth(0, until: 0)])
    case .overflow: print(Self.depth(0, until: .max))
    }
  }

  @inline(never) private static func depth(_ calls: Int, until end: Int) -> Int {
    // Both results are needed after the call, so no call takes the place of the one before it.
    calls == end ? calls : max(depth(calls + 1, until: end), calls)
  }
}
