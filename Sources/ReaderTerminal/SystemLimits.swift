import CTerminalSignals

/// What the system still lets the process have.
public enum SystemLimits {
  /// How many files can be opened beside those that are open, up to `wanted`, at most 64. Where the limit may be raised
  /// it is.
  public static func freeDescriptors(upTo wanted: Int) -> Int { Int(cterminal_free_descriptors(Int32(wanted))) }

  /// How many threads can be started, up to `wanted`, at most 64.
  public static func freeThreads(upTo wanted: Int) -> Int { Int(cterminal_free_threads(Int32(wanted))) }

  /// From now on, where memory cannot be had, this line is written to standard error and the process ends with status
  /// 71; the terminal is given back first. Neither Swift nor most libraries let their callers say anything.
  public static func endWithoutMemory(saying line: String) {
    let bytes = Array(line.utf8)
    bytes.withUnsafeBytes {
      cterminal_end_without_memory($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
  }

  /// A write beyond the limit on the size of files fails from now on, and does not end the process.
  public static func reportFullFiles() { cterminal_report_full_files() }
}
