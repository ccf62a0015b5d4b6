import News
import ReaderUI
import Testing

@testable import ReaderTerminal

struct ScriptedSessionTests {
  /// Counts what reaches it, and shows the counts in the first row.
  private struct Counter: ViewModel {
    var keys = 0
    var answers = 0
    var previews = 0

    mutating func handle(_ event: Event) -> [Effect] {
      switch event {
      case .key(.character("q")): return [.quit]
      case .key(.character("l")): return [.setStarred(ArticleID("a"), true)]
      case .key(.character("t")): return [.startTimer(Timer(.preview, number: keys), milliseconds: 200)]
      case .key(.character("n")): return [.startTimer(Timer(.savePosition, number: 1), milliseconds: 200)]
      case .key: keys += 1
      case .archiveChanged: answers += 1
      case .elapsed: previews += 1
      default: break
      }
      return []
    }

    func frame(size: Frame.Size) -> Frame {
      var frame = Frame(size: size)
      for (column, digit) in [keys, answers, previews].enumerated() {
        frame[row: 0, column: column] = .init(text: Character("\(digit)"), style: .plain)
      }
      return frame
    }
  }

  private func lastRow(_ text: String, awaitsWork: Bool = false) throws -> String {
    let mailbox = Mailbox()
    if awaitsWork { [.archiveChanged, .progressed(nil)].forEach(mailbox.post) }
    var counter = Counter()
    let frame = ScriptedSession(mailbox: mailbox).run(
      &counter, script: try KeyScript(text), size: .init(rows: 1, columns: 5), awaitsWork: awaitsWork
    ) { effect in
      if case .setStarred = effect { mailbox.post(.archiveChanged) }
    }
    return frame.lines[0]
  }

  @Test(arguments: [
    ("keys a b", "200"), ("keys a l b", "210"), ("keys t", "001"), ("keys t t a", "102"), ("keys n a", "100"),
    ("keys a q b", "100"), ("", "000"),
  ])
  func `every key has its answers before the next one`(_ script: String, _ row: String) throws {
    #expect(try lastRow(script) == row)
  }

  @Test func `background work is awaited`() throws {
    #expect(try lastRow("keys a", awaitsWork: true) == "110")
  }

  @Test func `a script may change the size`() throws {
    var counter = Counter()
    let frame = ScriptedSession(mailbox: Mailbox()).run(
      &counter, script: try KeyScript("size 3 7\nkeys a"), size: .init(rows: 1, columns: 5)
    ) { _ in }
    #expect(frame.size == .init(rows: 3, columns: 7))
  }
}
