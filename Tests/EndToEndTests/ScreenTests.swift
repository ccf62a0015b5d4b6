import ReaderTerminal
import ReaderUI
import Testing

/// After every key the terminal shows the frame, cell by cell.
struct ScreenTests {
  @Test(arguments: ScreenScript.all)
  func `the screen is the frame after every key`(_ script: ScreenScript) throws {
    let home = try Home()
    let setting = ReaderProcess.Setting(
      term: script.term, size: .init(rows: script.rows, columns: script.columns), environment: script.environment)
    let reader = try ReaderProcess([try folder(of: script, in: home)], in: home, setting)
    try reader.settle()
    expectShown(reader, after: "the start")
    for step in try KeyScript(script.keys).steps {
      switch step {
      case .press(let key): try reader.press(key)
      case .resize(let size): try reader.resize(to: size)
      }
      expectShown(reader, after: "\(step)")
    }
    let text = reader.emulator.frame.lines.joined(separator: "\n")
    for end in script.ends { #expect(text.contains(end), "\(text)") }
  }

  @Test func `there are at least forty scripts, each of its own name`() {
    #expect(ScreenScript.all.count >= 40)
    #expect(Set(ScreenScript.all.map(\.title)).count == ScreenScript.all.count)
  }

  private func folder(of script: ScreenScript, in home: Home) throws -> String {
    switch script.articles {
    case .fixture: try Fixture.write(in: home)
    case .seeds: seeds
    }
  }

  private func expectShown(_ reader: ReaderProcess, after step: String) {
    let differences = ScreenMatch(reader.setting).differences(wanted: reader.shown, shown: reader.emulator.frame)
    #expect(differences == [], "after \(step)")
  }
}
