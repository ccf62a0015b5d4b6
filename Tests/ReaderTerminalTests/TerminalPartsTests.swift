import ReaderUI
import Testing

@testable import ReaderTerminal

struct ClipboardTests {
  @Test(arguments: [
    ([:], Clipboard.Route.terminal), (["TMUX": "/tmp/tmux-0/default,1,0"], .tmux), (["STY": "1.pts-0"], .screen),
    (["TMUX": "", "STY": ""], .terminal), (["TMUX": "x", "STY": "y"], .screen),
    (["TMUX": "x", "STY": "y", "TERM_PROGRAM": "tmux"], .tmux),
  ])
  func theEnvironmentSaysTheWay(environment: [String: String], route: Clipboard.Route) {
    #expect(Clipboard.Route(environment: environment) == route)
  }

  /// What Screen takes out of the strings is the sequence, and no string is longer than it takes.
  @Test(arguments: [0, 1, 170, 171, 172, 173, 1000]) func screenHandsItOn(length: Int) throws {
    let text = String(repeating: "x", count: length)
    let sent = String(decoding: try #require(Clipboard.sequence(for: text, passesScreen: true)), as: UTF8.self)
    let strings = sent.split(separator: "\u{1b}\\", omittingEmptySubsequences: true)
    #expect(strings.allSatisfy { $0.hasPrefix("\u{1b}P") && $0.utf8.count <= 256 && !$0.hasSuffix("\u{1b}") })
    let passed = strings.map { $0.dropFirst(2) }.joined()
    #expect(Array(passed.utf8) == Clipboard.sequence(for: text))
  }

  /// The test vectors of RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"), ("\u{ff}\u{3bf}", "w7/Ovw=="),
  ])
  func `base64`(_ text: String, _ encoded: String) {
    #expect(Clipboard.base64(Array(text.utf8)) == Array(encoded.utf8))
  }

  @Test func `the text is nothing but base64 between the brackets of OSC 52`() {
    #expect(Clipboard.sequence(for: "hi\u{1b}\u{7}") == Array("\u{1b}]52;c;aGkbBw==\u{7}".utf8))
  }

  @Test func `a text that would not arrive whole is not sent`() throws {
    let longest = try #require(Clipboard.sequence(for: String(repeating: "x", count: Clipboard.longest)))
    #expect(longest.count < 100_000)
    #expect(Clipboard.sequence(for: String(repeating: "x", count: Clipboard.longest + 1)) == nil)
  }
}

struct TimerQueueTests {
  @Test func `without timers the loop sleeps for ever`() {
    #expect(TimerQueue().timeout(now: 5) == -1)
  }

  @Test func `timers run out in their order, each once`() {
    var queue = TimerQueue()
    let saving = Timer(.savePosition, number: 1)
    let preview = Timer(.preview, number: 1)
    queue.start(saving, milliseconds: 300, now: 1000)
    queue.start(preview, milliseconds: 200, now: 1000)
    #expect(queue.timeout(now: 1050) == 150)
    #expect(queue.elapsed(now: 1199) == [])
    #expect(queue.elapsed(now: 1500) == [preview, saving])
    #expect(queue.elapsed(now: 1500) == [])
    #expect(queue.timeout(now: 1500) == -1)
  }

  @Test func `a new timer replaces the one of its purpose`() {
    var queue = TimerQueue()
    queue.start(Timer(.preview, number: 1), milliseconds: 200, now: 0)
    queue.start(Timer(.preview, number: 2), milliseconds: 200, now: 100)
    #expect(queue.elapsed(now: 200) == [])
    #expect(queue.purposes == [.preview])
    #expect(queue.elapsed(now: 300) == [Timer(.preview, number: 2)])
  }

  @Test func `no time makes the loop wait backwards or without end`() {
    var queue = TimerQueue()
    queue.start(Timer(.savePosition, number: 1), milliseconds: -5, now: 10)
    #expect(queue.timeout(now: 20) == 0)
    queue.start(Timer(.savePosition, number: 1), milliseconds: .max, now: 10)
    #expect(queue.timeout(now: 10) == 3_600_000)
  }
}

struct PaletteTests {
  @Test(arguments: [(16, 0x000000), (21, 0x0000ff), (196, 0xff0000), (231, 0xffffff), (232, 0x080808), (255, 0xeeeeee)])
  func `the cube and the greys are xterm's`(_ index: Int, _ rgb: Int32) {
    #expect(Palette.rgb(index) == rgb)
  }

  @Test func `direct colours keep the first eight and are no palette index otherwise`() {
    #expect((0..<8).map { Palette.direct($0) } == Array(0..<8))
    #expect((8..<256).allSatisfy { Palette.direct($0) >= 8 })
    #expect(Palette.direct(196) == 0xff0000)
  }

  @Test(arguments: [(3, 8, 3), (11, 8, 3), (196, 8, 1), (255, 8, 7), (196, 16, 9), (33, 256, 33), (244, 16, 8)])
  func `fewer colours stand for more`(_ index: Int, _ count: Int, _ nearest: Int) {
    #expect(Palette.nearest(index, ofColors: count) == nearest)
  }

  @Test(arguments: [1, 2, 8, 16, 88, 256])
  func `the nearest colour is always one of those there are`(_ count: Int) {
    #expect((0..<256).allSatisfy { (0..<count).contains(Palette.nearest($0, ofColors: count)) })
  }
}

struct TerminfoTests {
  @Test(arguments: [
    ("\u{1b}[m\u{f}$<2>", "\u{1b}[m\u{f}"), ("$<5*/>x$<1.5>", "x"), ("a$b<c>", "a$b<c>"), ("$<5", "$<5"),
  ])
  func `padding is taken out`(_ capability: String, _ bytes: String) {
    #expect(Terminfo.withoutPadding(capability.utf8) == Array(bytes.utf8))
  }
}

struct TerminalLocaleTests {
  @Test(arguments: [
    ("en_US.UTF-8", true), ("az_AZ.utf8", true), ("de_DE.UTF-8@euro", true), ("C.UTF-8", true), ("C", false),
    ("POSIX", false), ("de_DE.ISO-8859-1", false), ("de_DE@euro", false), ("", false), (".", false),
  ])
  func `a locale's name tells its encoding`(_ name: String, _ saysUTF8: Bool) {
    #expect(TerminalLocale.saysUTF8(name) == saysUTF8)
  }
}

struct MailboxTests {
  @Test func `events come out in order, once`() {
    let mailbox = Mailbox()
    #expect(mailbox.drain() == [])
    mailbox.post(.archiveChanged)
    mailbox.post(.terminating)
    #expect(mailbox.drain() == [.archiveChanged, .terminating])
    #expect(mailbox.drain() == [])
  }

  @Test func `any thread may post`() async {
    let mailbox = Mailbox()
    await withTaskGroup { group in
      for _ in 0..<100 { group.addTask { mailbox.post(.archiveChanged) } }
    }
    #expect(mailbox.drain().count == 100)
  }
}
