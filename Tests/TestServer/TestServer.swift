import Foundation
import Glibc
import Synchronization

/// A server on loopback that does to every connection what a test says: it is no HTTP server, so it can break every rule.
///
/// Each connection has a thread of its own, which waits for events (bytes, the peer's end, a `Gate`) and not for times.
public final class TestServer: Sendable {
  public enum Family: Sendable, CaseIterable {
    case v4
    case v6
  }

  /// What is done on one connection, in order; the end of the list closes it.
  public enum Step: Sendable {
    /// Reads one request with its headers and keeps it in `requests`. The connection ends where the peer has gone.
    case request
    /// Reads so many bytes of whatever comes.
    case read(Int)
    case send([UInt8])
    /// Sends these bytes again and again until the peer goes, or at most so often.
    case flood([UInt8], times: Int)
    /// Sends the bytes one by one, this many milliseconds apart, until the peer goes.
    case drip([UInt8], milliseconds: Int32)
    /// Waits until the peer goes or the server is stopped.
    case hold
    case wait(Gate)
    case signal(Gate)
    /// Closes so that the peer gets a reset instead of an end.
    case reset
    /// Reads requests and sends what the function makes of each, until the peer goes or nothing comes of one.
    case answer(@Sendable (TestRequest) -> [UInt8]?)
    /// Connects to this port of loopback and carries bytes both ways: the part of a proxy behind CONNECT.
    case tunnel(UInt16)

    /// Text as UTF-8.
    public static func send(_ text: String) -> Step { .send(Array(text.utf8)) }
  }

  public let family: Family
  public let port: UInt16
  private let listener: Int32
  private let log: ConnectionLog

  /// The n-th connection follows the n-th script; those behind the last one follow the last.
  public init(_ family: Family = .v4, scripts: [[Step]]) throws {
    self.family = family
    (listener, port) = try Self.listen(family)
    let log = ConnectionLog()
    self.log = log
    let listener = listener
    Thread.detachNewThread {
      while true {
        let descriptor = accept(listener, nil, nil)
        if descriptor < 0 {
          if errno == EINTR || errno == ECONNABORTED { continue }
          break
        }
        guard let number = log.begin(descriptor) else {
          Glibc.close(descriptor)
          break
        }
        let script = scripts.isEmpty ? [] : scripts[min(number, scripts.count - 1)]
        Thread.detachNewThread { ScriptedConnection(descriptor, log: log).run(script) }
      }
      Glibc.close(listener)
    }
  }

  /// Every connection follows the same script.
  public convenience init(_ family: Family = .v4, _ script: Step...) throws {
    try self.init(family, scripts: [script])
  }

  /// An honest server that keeps its connections: every request gets the answer that the function makes of it.
  public convenience init(_ family: Family = .v4, answer: @escaping @Sendable (TestRequest) -> [UInt8]) throws {
    try self.init(family, .answer(answer))
  }

  deinit { stop() }

  /// Ends all connections and takes no new ones.
  public func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    log.stop()
  }

  /// All requests so far, in the order of their arrival.
  public var requests: [TestRequest] { log.requests }

  /// How many connections have been taken.
  public var connections: Int { log.connections }

  /// `http://127.0.0.1:PORT/PATH`, or the same with another host or scheme.
  public func url(_ path: String = "/", host: String? = nil, scheme: String = "http") -> String {
    "\(scheme)://\(host ?? literal):\(port)\(path)"
  }

  /// The address as it stands in a URL.
  public var literal: String { family == .v4 ? "127.0.0.1" : "[::1]" }

  /// A port of loopback where nobody listens. It was free a moment ago.
  public static func unusedPort(_ family: Family = .v4) throws -> UInt16 {
    let (descriptor, port) = try listen(family)
    Glibc.close(descriptor)
    return port
  }

  /// Whether this machine has a loopback of IPv6.
  public static let hasIPv6: Bool = {
    guard let (descriptor, _) = try? listen(.v6) else { return false }
    Glibc.close(descriptor)
    return true
  }()

  private static func listen(_ family: Family) throws -> (Int32, UInt16) {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(family == .v4 ? AF_INET : AF_INET6, kind, 0)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    let bound =
      switch family {
      case .v4:
        withAddress(sockaddr_in(loopback: 0)) { bind(descriptor, $0, $1) }
      case .v6:
        withAddress(sockaddr_in6(loopback: 0)) { bind(descriptor, $0, $1) }
      }
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let isNamed = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    guard bound == 0, isNamed == 0, Glibc.listen(descriptor, 128) == 0 else {
      let error = POSIXError(.init(rawValue: errno) ?? .EIO)
      Glibc.close(descriptor)
      throw error
    }
    // Both families have the port at the same place.
    let port = withUnsafeBytes(of: storage) { UInt16(bigEndian: $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self)) }
    return (descriptor, port)
  }
}

/// Something that happens once, for which a step or a test waits.
public final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private let opened = Mutex(false)

  public init() {}

  public func open() {
    opened.withLock { $0 = true }
    semaphore.signal()
  }

  public var isOpen: Bool { opened.withLock { $0 } }

  public func wait() {
    semaphore.wait()
    semaphore.signal()
  }
}

extension sockaddr_in {
  init(loopback port: UInt16) {
    self.init()
    sin_family = sa_family_t(AF_INET)
    sin_port = port.bigEndian
    sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  }
}

extension sockaddr_in6 {
  init(loopback port: UInt16) {
    self.init()
    sin6_family = sa_family_t(AF_INET6)
    sin6_port = port.bigEndian
    sin6_addr = in6addr_loopback
  }
}

func withAddress<Address>(_ address: Address, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
  withUnsafePointer(to: address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<Address>.size)) }
  }
}
