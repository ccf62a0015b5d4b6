import Glibc
import Synchronization

/// What the threads of a server share: what has come in, and what is open.
final class ConnectionLog: Sendable {
  private struct State {
    var requests: [TestRequest] = []
    var connections = 0
    var open: Set<Int32> = []
    var isStopped = false
  }

  private let state = Mutex(State())

  var requests: [TestRequest] { state.withLock { $0.requests } }
  var connections: Int { state.withLock { $0.connections } }

  /// The number of the connection, from 0; nil where the server has stopped.
  func begin(_ descriptor: Int32) -> Int? {
    state.withLock { state in
      guard !state.isStopped else { return nil }
      state.open.insert(descriptor)
      state.connections += 1
      return state.connections - 1
    }
  }

  /// Another descriptor to be shut when the server stops. False where it has stopped.
  func add(_ descriptor: Int32) -> Bool {
    state.withLock { state in
      guard !state.isStopped else { return false }
      state.open.insert(descriptor)
      return true
    }
  }

  func note(_ request: TestRequest) { state.withLock { $0.requests.append(request) } }

  /// Under the lock, so that `stop` never meets a number that has been given to something else.
  func end(_ descriptor: Int32) {
    state.withLock { state in
      state.open.remove(descriptor)
      close(descriptor)
    }
  }

  func stop() {
    state.withLock { state in
      state.isStopped = true
      for descriptor in state.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
  }
}
