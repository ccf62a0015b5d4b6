/// Which addresses are public: what comes out of a document may lead to them and to no others.
///
/// After IANA's registries of special-purpose addresses (RFC 6890 and what has been added since). Of IPv6 only what is
/// given out for global use (2000::/3) is public, and what carries an address of IPv4 is as public as that.
enum AddressPolicy {
  /// Whether anybody anywhere reaches the same machine at this address.
  static func isPublic(_ address: IPAddress) -> Bool {
    address.bytes.count == 4 ? isPublicV4(address.bytes) : isPublicV6(address)
  }

  /// Whether a name can be asked of a proxy, whose view of the network is not known here: literals as above, and no
  /// name that means something in a local network only.
  static func isPublic(host: String) -> Bool {
    if let address = IPAddress(host) { return isPublic(address) }
    var name = host.lowercased()
    while name.hasSuffix(".") { name.removeLast() }
    // Another letter or digit could become anything on its way through Unicode's forms.
    guard name.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else { return false }
    if let address = IPAddress(name) { return isPublic(address) }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, !last.isEmpty else { return false }
    return !localDomains.contains(String(last)) && !name.hasSuffix(".home.arpa")
      // A last label of digits is an address for whoever asks the system (WHATWG URL, “ends in a number”).
      && !last.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// RFC 6761, 6762, 8375, 9476, ICANN’s `.internal`, and what routers and offices use.
  private static let localDomains: Set<String> = [
    "localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "alt", "test",
    "invalid",
  ]

  private static func isPublicV4(_ bytes: [UInt8]) -> Bool {
    guard let address = IPAddress(bytes: bytes) else { return false }
    return !specialV4.contains { address.isIn($0.network, bits: $0.bits) }
  }

  private static func isPublicV6(_ address: IPAddress) -> Bool {
    let bytes = address.bytes
    // IPv4-mapped (RFC 4291): the system connects by IPv4.
    if address.isIn(mapped, bits: 96) { return isPublicV4(Array(bytes[12...])) }
    // NAT64 (RFC 6052).
    if address.isIn(translated, bits: 96) { return isPublicV4(Array(bytes[12...])) }
    // NAT64 within one network (64:ff9b:1::/48, RFC 8215) is of that network alone, and not within 2000::/3.
    guard address.isIn(global, bits: 3), !specialV6.contains(where: { address.isIn($0.network, bits: $0.bits) }) else {
      return false
    }
    // 6to4 (RFC 3056).
    if address.isIn(sixToFour, bits: 16) { return isPublicV4(Array(bytes[2..<6])) }
    // Teredo (RFC 4380): the server's address, and the client's turned round.
    if address.isIn(teredo, bits: 32) {
      return isPublicV4(Array(bytes[4..<8])) && isPublicV4(bytes[12...].map { ~$0 })
    }
    // Addresses of interfaces that carry IPv4 (ISATAP, RFC 5214).
    if bytes[8] & 0xfd == 0, bytes[9] == 0, bytes[10] == 0x5e, bytes[11] == 0xfe {
      return isPublicV4(Array(bytes[12...]))
    }
    return true
  }

  private static let mapped = network("::ffff:0:0", 96).network
  private static let translated = network("64:ff9b::", 96).network
  private static let global = network("2000::", 3).network
  private static let sixToFour = network("2002::", 16).network
  private static let teredo = network("2001::", 32).network

  private static let specialV4 = [
    network("0.0.0.0", 8),  // this network
    network("10.0.0.0", 8), network("172.16.0.0", 12), network("192.168.0.0", 16),  // private
    network("100.64.0.0", 10),  // shared by customers of a carrier
    network("127.0.0.0", 8),  // loopback
    network("169.254.0.0", 16),  // link-local; metadata of clouds
    network("168.63.129.16", 32),  // metadata of a cloud
    network("192.0.0.0", 24),  // protocol assignments
    network("192.0.2.0", 24), network("198.51.100.0", 24), network("203.0.113.0", 24),  // documentation
    network("192.88.99.0", 24),  // relays of 6to4, withdrawn
    network("198.18.0.0", 15),  // benchmarks
    network("224.0.0.0", 4),  // multicast
    network("240.0.0.0", 4),  // reserved; broadcast
  ]

  private static let specialV6 = [
    network("2001:2::", 48),  // benchmarks
    network("2001:10::", 28), network("2001:20::", 28),  // identifiers, not addresses
    network("2001:db8::", 32), network("3fff::", 20),  // documentation
  ]

  private static func network(_ text: String, _ bits: Int) -> (network: IPAddress, bits: Int) {
    guard let address = IPAddress(text) else { preconditionFailure("\(text) is no address") }
    return (address, bits)
  }
}
