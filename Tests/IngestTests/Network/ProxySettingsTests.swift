import Testing

@testable import Ingest

struct ProxySettingsTests {
  @Test func eachSchemeHasItsVariable() {
    let settings = ProxySettings(["http_proxy": "http://a:1", "HTTPS_PROXY": "http://b:2"])
    #expect(settings.proxy(scheme: "http", host: "example.com") == "http://a:1")
    #expect(settings.proxy(scheme: "https", host: "example.com") == "http://b:2")
  }

  @Test func lowerCaseGoesFirstAndEmptyIsNone() {
    let both = ProxySettings(["https_proxy": "http://a:1", "HTTPS_PROXY": "http://b:2"])
    #expect(both.proxy(scheme: "https", host: "x.org") == "http://a:1")
    let general = ProxySettings(["ALL_PROXY": "socks5h://c:3", "http_proxy": ""])
    #expect(general.proxy(scheme: "http", host: "x.org") == "socks5h://c:3")
    #expect(general.proxy(scheme: "https", host: "x.org") == "socks5h://c:3")
  }

  @Test func whatARequestCouldSetIsNotRead() {
    #expect(ProxySettings(["HTTP_PROXY": "http://evil:1"]).proxy(scheme: "http", host: "x.org") == nil)
    #expect(!ProxySettings.variables.contains("HTTP_PROXY"))
  }

  @Test(arguments: [
    ("*", "anything.org", true), ("example.com", "example.com", true), ("example.com", "www.example.com", true),
    (".example.com", "example.com", true), (".example.com", "a.example.com", true),
    ("example.com", "notexample.com", false), ("example.com", "example.com.", true),
    ("EXAMPLE.com", "example.com", true),
    ("a.org,b.org c.org", "c.org", true), ("a.org, b.org", "b.org", true), ("a.org", "b.org", false),
    (".", "b.org", false),
    ("10.0.0.0/8", "10.1.2.3", true), ("10.0.0.0/8", "11.1.2.3", false), ("127.0.0.1", "127.0.0.1", true),
    ("10.0.0.0/x", "10.0.0.1", false), ("10.0.0.0/33", "10.0.0.1", false), ("fd00::/8", "fd12::1", true),
    ("[::1]", "::1", true), ("::1", "::2", false), ("1", "127.0.0.1", false), ("", "x.org", false),
  ])
  func exceptions(list: String, host: String, isExcepted: Bool) {
    let settings = ProxySettings(["http_proxy": "http://p:1", "no_proxy": list])
    #expect((settings.proxy(scheme: "http", host: host) == nil) == isExcepted)
  }
}
