import Dispatch
import Glibc
import News
import ReaderTerminal

/// What the program must have of the system, looked for before the first work is begun.
///
/// Later it would be too late to say anything: libdispatch ends the process where it gets no descriptor for its events,
/// and waits for ever where it gets no thread; Swift ends the process where there is no memory. SQLite's pool of
/// connections uses libdispatch, so every command that opens an archive does.
struct SystemNeeds {
  /// Beside those that are open.
  var descriptors: Int
  /// At the same time, beside the one there is.
  var threads: Int

  /// A connection to the archive has three files, and libdispatch takes four descriptors. Where a pool cannot open one
  /// connection more, that is an error like others.
  static let command = SystemNeeds(descriptors: 20, threads: 3)
  /// With up to eight connections to servers.
  static let network = SystemNeeds(descriptors: 36, threads: 4)
  /// With the screen's own descriptors, and the threads behind it.
  static let screen = SystemNeeds(descriptors: 36, threads: 12)

  /// Where this is less, nobody else gets the rest before libdispatch has its own.
  private static let plenty = 64

  static let noThread = Failure(
    "the system gives the program no further thread: its limits are too low (ulimit -u, ulimit -v)", status: .system)

  /// Throws a sentence that says what is missing. From then on lack of memory, too, ends the process with one.
  func check() throws(Failure) {
    SystemLimits.endWithoutMemory(saying: "reader: there is not enough memory\(Self.addressSpace)\n")
    let free = SystemLimits.freeDescriptors(upTo: Self.plenty)
    guard free >= descriptors else {
      throw Failure(
        "the program needs \(descriptors) files open at a time and may have \(free): the limit is too low (ulimit -n)",
        status: .system)
    }
    guard SystemLimits.freeThreads(upTo: threads) >= threads else { throw Self.noThread }
    if free < Self.plenty { Self.openEvents() }
  }

  /// Has libdispatch open the descriptors for events and timers that it keeps.
  private static func openEvents() {
    let isDone = DispatchSemaphore(value: 0)
    DispatchQueue.global().asyncAfter(deadline: .now()) { isDone.signal() }
    isDone.wait()
  }

  private static var addressSpace: String {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur != rlim_t.max else {
      return ""
    }
    return ": the program may use \(limit.rlim_cur >> 20) MiB of address space (ulimit -v)"
  }
}
