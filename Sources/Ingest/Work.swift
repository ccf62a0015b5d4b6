#if DEBUG
  /// Counts the bytes that a reading looks at, for tests of how work grows with a text. There is nothing of it in a
  /// release.
  enum Work {
    final class Counter {
      var bytes = 0
    }

    @TaskLocal static var counter: UncheckedCounter?

    /// A counter belongs to one test, which is one task.
    struct UncheckedCounter: @unchecked Sendable {
      let counter = Counter()
    }

    static func count(_ bytes: Int) { counter?.counter.bytes += bytes }

    /// The bytes that the body looks at.
    static func bytes(_ body: () -> Void) -> Int {
      let own = UncheckedCounter()
      $counter.withValue(own, operation: body)
      return own.counter.bytes
    }
  }
#else
  enum Work {
    @inline(__always) static func count(_ bytes: Int) {}
  }
#endif
