import Testing

@testable import reader

struct BrowserCommandTests {
  private let url = "https://a.example/x?a=1&b=%20"

  private func all(_ browser: String?, _ more: [String: String] = ["DISPLAY": ":0"]) -> [BrowserCommand] {
    BrowserCommand.all(for: url, environment: more.merging(browser.map { ["BROWSER": $0] } ?? [:]) { $1 })
  }

  @Test(arguments: [
    ("firefox", ["firefox", "URL"]), ("/opt/my/firefox --new-window", ["/opt/my/firefox", "--new-window", "URL"]),
    ("firefox %s", ["firefox", "URL"]), ("app --open=%s --quiet", ["app", "--open=URL", "--quiet"]),
    ("app a%cb %%s", ["app", "a:b", "%s", "URL"]), ("app %x %", ["app", "%x", "%", "URL"]),
    ("  firefox\t--safe  ", ["firefox", "--safe", "URL"]),
    ("app $HOME ;rm 'a b'", ["app", "$HOME", ";rm", "'a", "b'", "URL"]),
  ])
  func aBrowserIsAProgramWithArguments(browser: String, words: [String]) {
    let command = all(browser).first
    #expect([command?.program] + (command?.arguments ?? []).map { $0 } == words.map { $0.replacing("URL", with: url) })
  }

  @Test func severalAreTriedInTurn() {
    #expect(all("w3m:firefox -P a:").map(\.program) == ["w3m", "firefox"])
    #expect(all("w3m:firefox -P a:").map(\.needsTerminal) == [true, false])
    #expect(all("/usr/bin/lynx %s").map(\.needsTerminal) == [true])
  }

  @Test(arguments: [nil, "", ":", "  "])
  func withoutOneTheDesktopDecides(browser: String?) {
    #expect(all(browser) == [BrowserCommand(program: "xdg-open", arguments: [url], needsTerminal: false)])
    #expect(all(browser, [:]).map(\.needsTerminal) == [true], "without a display it looks for one in the terminal")
    #expect(all(browser, ["WAYLAND_DISPLAY": "wayland-0"]).map(\.needsTerminal) == [false])
  }

  @Test(arguments: [
    "file:///etc/passwd", "javascript:alert(1)", "-h", "", "https", "https://a.example/a b", "https://a.example/\n",
    "https://a.example/\u{1b}[2J", "https://a.example/\u{9b}2J", "mailto:a@b.example",
    "https://a.example/" + String(repeating: "x", count: 9000),
  ])
  func nothingElseIsOpened(url: String) {
    #expect(BrowserCommand.all(for: url, environment: ["BROWSER": "firefox"]).isEmpty)
  }
}
