import CTerminalSignals
import Glibc
public import ReaderUI
import Synchronization

/// Where background work leaves events for the event loop, and what wakes it.
public final class Mailbox: Sendable {
  private let waiting = Mutex<[Event]>([])
  /// Readable while events wait.
  public let descriptor: Int32

  /// An empty mailbox.
  public init() { descriptor = cterminal_eventfd() }

  deinit { close(descriptor) }

  /// Leaves an event; any thread may.
  public func post(_ event: Event) {
    waiting.withLock { $0.append(event) }
    var one: UInt64 = 1
    _ = write(descriptor, &one, 8)
  }

  /// All events that wait, oldest first.
  public func drain() -> [Event] {
    var count: UInt64 = 0
    _ = read(descriptor, &count, 8)
    return waiting.withLock { events in
      defer { events.removeAll() }
      return events
    }
  }
}
