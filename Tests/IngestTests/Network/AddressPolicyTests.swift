import Testing

@testable import Ingest

struct AddressPolicyTests {
  @Test(arguments: [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
    "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0",
    "198.17.255.255", "198.20.0.0", "223.255.255.255",
    "2606:4700::1111", "2a00:1450:4001::1", "2001:4860:4860::8888", "2001:3::1",
    "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
    "2001:0:808:808::f7f7:f7f7", "2606:4700::5efe:8.8.8.8",
  ])
  func publicAddresses(text: String) throws {
    #expect(AddressPolicy.isPublic(try #require(IPAddress(text))))
    #expect(AddressPolicy.isPublic(host: text))
  }

  @Test(arguments: [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1",
    "127.255.255.255", "169.254.0.1", "169.254.169.254", "168.63.129.16", "172.16.0.1", "172.31.255.255", "192.0.0.8",
    "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9",
    "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "64:ff9b::127.0.0.1", "64:ff9b::10.1.2.3", "64:ff9b::169.254.169.254", "64:ff9b:1::10.0.0.1", "64:ff9b:1::8.8.8.8",
    "64:ff9b:1::",
    "64:ff9b:1:7f00:0:100::", "64:ff9b:1:a00:0:100::", "64:ff9b:1:7f:0:1::", "100::1",
    "2001:db8::1", "3fff::1", "2001:2::1", "2001:10::1", "2001:20::1",
    "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::1",
    "2001:0:a00:1::f7f7:f7f7", "2001:0:808:808::80ff:fffe", "2606:4700::5efe:10.0.0.1", "2606:4700::200:5efe:7f00:1",
    "fc00::1", "fd00:ec2::254", "fdff::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "ff0e::1", "4000::1", "5f00::1",
  ])
  func otherAddresses(text: String) throws {
    #expect(!AddressPolicy.isPublic(try #require(IPAddress(text))))
    #expect(!AddressPolicy.isPublic(host: text))
  }

  @Test(arguments: ["example.com", "www.example.com.", "xn--bcher-kva.example", "1.example", "10.0.0.1.example.net"])
  func publicNames(name: String) { #expect(AddressPolicy.isPublic(host: name)) }

  @Test(arguments: [
    "localhost", "LOCALHOST", "localhost.", "a.localhost", "printer", "intranet", "nas.local", "router.lan", "x.home",
    "metadata.google.internal", "box.home.arpa", "wiki.corp", "a.localdomain", "", ".", "a..", "2130706433",
    "0x7f000001", "0177.0.0.1", "127.1", "10.1", "1.2.3.4.5", "bücher.example", "①②⑦.⓪.⓪.①", "a b.example",
    "fe80::1%eth0",
  ])
  func otherNames(name: String) { #expect(!AddressPolicy.isPublic(host: name)) }

  @Test func prefixes() throws {
    let address = try #require(IPAddress("10.20.30.40"))
    for bits in 0...32 {
      // The bit behind the prefix differs, the bits within it do not.
      var other = address.bytes
      if bits < 32 { other[bits / 8] ^= UInt8(0x80 >> (bits % 8)) }
      let network = try #require(IPAddress(bytes: other))
      #expect(address.isIn(network, bits: bits))
      if bits < 32 { #expect(!address.isIn(network, bits: bits + 1)) }
    }
    #expect(!address.isIn(address, bits: 33))
    #expect(!address.isIn(address, bits: -1))
    #expect(!address.isIn(try #require(IPAddress("::")), bits: 0))
    #expect(address.description == "10.20.30.40")
    #expect(IPAddress("2001:DB8:0::1")?.description == "2001:db8::1")
    #expect(IPAddress(bytes: [1, 2, 3]) == nil)
  }
}
