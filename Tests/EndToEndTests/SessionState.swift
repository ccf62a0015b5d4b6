import Glibc
import ReaderUI

/// What the program under test says of itself in `READER_FRAME_LOG`.
struct SessionState: Equatable {
  var process: pid_t
  /// Bytes and function keys taken from the keyboard so far.
  var codes: Int
  /// The timers that run.
  var timers: [String]
  var frame: Frame

  /// What the file holds; nil before the first frame.
  init?(path: String) {
    guard let text = readFile(path) else { return nil }
    let parts = text.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, let process = pid_t(parts[0].dropFirst("process ".count)),
      let codes = Int(parts[1].dropFirst("codes ".count)), let frame = Frame(dump: String(parts[3]))
    else { return nil }
    self.process = process
    self.codes = codes
    self.frame = frame
    timers = parts[2].split(separator: " ").dropFirst().map(String.init)
  }

  /// Whether something will soon come by itself. A notice fades and a position is written down in their own time.
  var expectsMore: Bool { timers.contains("preview") || timers.contains("search") }
}

/// How often each thread of a process has been put to sleep, if all of them sleep.
///
/// Twice the same answer means that nothing has run in between: one look alone could meet a thread that has just woken
/// another one before it went to sleep.
func sleepingThreads(of process: pid_t) -> [String: String]? {
  guard let directory = opendir("/proc/\(process)/task") else { return nil }
  defer { closedir(directory) }
  var switches: [String: String] = [:]
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name.hasPrefix(".") { continue }
    guard let status = readFile("/proc/\(process)/task/\(name)/status"), status.contains("State:\tS") else {
      return nil
    }
    switches[name] = status.split(separator: "\n").filter { $0.contains("ctxt_switches") }.joined()
  }
  return switches.isEmpty ? nil : switches
}
