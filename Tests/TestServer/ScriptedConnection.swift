import Foundation
import Glibc

/// Follows a script on one connection.
struct ScriptedConnection {
  private let descriptor: Int32
  private let log: ConnectionLog
  private var unread: [UInt8] = []

  init(_ descriptor: Int32, log: ConnectionLog) {
    self.descriptor = descriptor
    self.log = log
  }

  private static let noSignal = Int32(MSG_NOSIGNAL)
  /// POLLRDHUP, which Glibc declares for GNU sources only.
  private static let peerHasEnded: Int16 = 0x2000

  consuming func run(_ script: [TestServer.Step]) {
    for step in script {
      guard follow(step) else { break }
    }
    log.end(descriptor)
  }

  /// False where the connection is over.
  private mutating func follow(_ step: TestServer.Step) -> Bool {
    switch step {
    case .request: return nextRequest() != nil
    case .read(let count):
      while unread.count < count { guard receive() else { return false } }
      unread.removeFirst(count)
      return true
    case .send(let bytes): return send(bytes)
    case .flood(let bytes, let times):
      for _ in 0..<times { guard send(bytes) else { return false } }
      return true
    case .drip(let bytes, let milliseconds):
      for byte in bytes { guard send([byte]), !isOver(within: milliseconds) else { return false } }
      return true
    case .hold:
      while receive() {}
      return false
    case .wait(let gate): gate.wait()
    case .signal(let gate): gate.open()
    case .reset:
      var option = linger(l_onoff: 1, l_linger: 0)
      setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
      return false
    case .answer(let function):
      while let request = nextRequest() {
        guard let answer = function(request), send(answer) else { break }
      }
      return false
    case .tunnel(let port):
      tunnel(to: port)
      return false
    }
    return true
  }

  private mutating func nextRequest() -> TestRequest? {
    let end: [UInt8] = [13, 10, 13, 10]
    while true {
      if let range = unread.firstRange(of: end) {
        let request = TestRequest(head: Array(unread[..<range.upperBound]))
        unread.removeFirst(range.upperBound)
        log.note(request)
        return request
      }
      guard receive() else { return nil }
    }
  }

  private mutating func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16384)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return count < 0 && errno == EINTR }
    unread += buffer[..<count]
    return true
  }

  private func send(_ bytes: [UInt8], to target: Int32? = nil) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(target ?? descriptor, $0.baseAddress, $0.count, Self.noSignal) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Waits for the peer's end, at most so long.
  private func isOver(within milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Self.peerHasEnded, revents: 0)
    return poll(&entry, 1, milliseconds) > 0
  }

  private mutating func tunnel(to port: UInt16) {
    let far = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard far >= 0, log.add(far) else { return }
    defer { log.end(far) }
    guard withAddress(sockaddr_in(loopback: port), { connect(far, $0, $1) }) == 0, send(unread, to: far) else { return }
    var buffer = [UInt8](repeating: 0, count: 16384)
    while true {
      var entries = [descriptor, far].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&entries, 2, -1) > 0 || errno == EINTR else { return }
      for (entry, target) in zip(entries, [far, descriptor]) where entry.revents != 0 {
        let count = recv(entry.fd, &buffer, buffer.count, 0)
        guard count > 0, send(Array(buffer[..<count]), to: target) else { return }
      }
    }
  }
}
