import Glibc

/// An address of IPv4 (4 bytes) or IPv6 (16 bytes), in the order of the network.
struct IPAddress: Hashable, Sendable {
  let bytes: [UInt8]

  /// Nil for any other number of bytes.
  init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// What a socket is about to be connected to; nil for any other family.
  init?(_ address: UnsafePointer<sockaddr>, length: Int) {
    let start = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET where length >= MemoryLayout<sockaddr_in>.size:
      let value = start.loadUnaligned(as: sockaddr_in.self)
      bytes = withUnsafeBytes(of: value.sin_addr) { Array($0) }
    case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size:
      let value = start.loadUnaligned(as: sockaddr_in6.self)
      bytes = withUnsafeBytes(of: value.sin6_addr) { Array($0) }
    default: return nil
    }
  }

  /// A literal. IPv4 in every form that `inet_aton` takes, `127.1` and `0x7f000001` too: whoever connects may take them.
  init?(_ text: String) {
    var v6 = in6_addr()
    if text.contains(":") {
      // A zone says through which interface, and nothing about the address.
      guard inet_pton(AF_INET6, String(text.prefix { $0 != "%" }), &v6) == 1 else { return nil }
      bytes = withUnsafeBytes(of: v6) { Array($0) }
      return
    }
    var v4 = in_addr()
    guard !text.contains(" "), inet_aton(text, &v4) == 1 else { return nil }
    bytes = withUnsafeBytes(of: v4) { Array($0) }
  }

  /// Whether the first `bits` bits are those of `network`. False for the other family.
  func isIn(_ network: IPAddress, bits: Int) -> Bool {
    guard network.bytes.count == bytes.count, (0...bytes.count * 8).contains(bits) else { return false }
    for index in bytes.indices {
      let compared = min(max(bits - index * 8, 0), 8)
      let mask = UInt8(truncatingIfNeeded: 0xff00 >> compared)
      guard bytes[index] & mask == network.bytes[index] & mask else { return false }
    }
    return true
  }
}

extension IPAddress: CustomStringConvertible {
  /// As people write it.
  var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    let isWritten = bytes.withUnsafeBytes {
      inet_ntop(family, $0.baseAddress, &text, socklen_t(INET6_ADDRSTRLEN)) != nil
    }
    return isWritten ? String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) : "?"
  }
}
