import News
import Testing

@testable import ReaderUI

/// Whole screens with their attributes, at the sizes that matter, in colour and without.
@Suite struct SnapshotTests {
  enum Scene: String, CaseIterable {
    case list, mention, related, entities, card, hints, help, search, empty
    case correct, scope, find, pick, corrections

    func play(rows: Int, columns: Int, usesUnicode: Bool = true, usesColor: Bool = true) -> Session {
      var session = Session(
        self == .empty ? [] : Examples.all, rows: rows, columns: columns, usesUnicode: usesUnicode, usesColor: usesColor
      )
      guard self != .empty else { return session }
      session.press(.down)
      session.rest()
      switch self {
      case .list, .empty: break
      case .mention: session.press(.enter, .tab, .tab, .tab)
      case .related: session.type("1j")
      case .entities: session.type("2jj")
      case .card: session.press(.enter, .tab, .tab, .tab, .tab, .enter, .down)
      case .hints: session.press(.enter, .character("f"))
      case .help: session.type("?")
      case .correct: session.press(.enter, .tab, .tab, .tab, .character("x"))
      case .scope: session.press(.enter, .tab, .tab, .tab, .character("x"), .character("g"))
      case .find:
        session.press(.enter, .tab, .tab, .tab, .character("x"), .character("m"))
        session.type("a")
      case .pick: session.press(.enter, .tab, .tab, .tab, .character("X"), .character(" "), .right, .right)
      case .corrections:
        session.press(.enter, .tab, .tab, .tab)
        session.type("xga")
        session.press(.tab)
        session.type("xneC")
      case .search:
        session.type("/danube -vidin date:never")
        session.press(.enter)
      }
      return session
    }
  }

  @Test(arguments: Scene.allCases)
  func at80x24(_ scene: Scene) {
    expectSnapshot(scene.play(rows: 24, columns: 80).frame, "\(scene.rawValue)-80x24")
  }

  @Test(arguments: Scene.allCases)
  func at120x36(_ scene: Scene) {
    expectSnapshot(scene.play(rows: 36, columns: 120).frame, "\(scene.rawValue)-120x36")
  }

  @Test(arguments: [(20, 6), (40, 12), (200, 50)], [Scene.list, .mention, .card])
  func atOtherSizes(_ size: (columns: Int, rows: Int), _ scene: Scene) {
    let session = scene.play(rows: size.rows, columns: size.columns)
    expectSnapshot(session.frame, "\(scene.rawValue)-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: [(20, 6), (40, 12)], [Scene.correct, .find, .pick, .corrections])
  func correctingInLittleRoom(_ size: (columns: Int, rows: Int), _ scene: Scene) {
    let session = scene.play(rows: size.rows, columns: size.columns, usesColor: false)
    expectSnapshot(session.frame, "\(scene.rawValue)-mono-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: [(20, 6), (40, 12), (80, 24), (120, 36), (200, 50)])
  func monochrome(_ size: (columns: Int, rows: Int)) {
    let session = Scene.mention.play(rows: size.rows, columns: size.columns, usesColor: false)
    expectSnapshot(session.frame, "mention-mono-\(size.columns)x\(size.rows)")
  }

  /// What is not English says so, in the list, over the text and in the last line.
  @Test(arguments: [(20, 6), (40, 12), (80, 24), (120, 36)])
  func anotherLanguage(_ size: (columns: Int, rows: Int)) {
    var session = Session([Examples.foreign] + Examples.all, rows: size.rows, columns: size.columns)
    let place = session.state.list.rows.firstIndex { $0.id == Examples.foreign.article.id } ?? 0
    for _ in 0..<place { session.press(.down) }
    session.rest()
    expectSnapshot(session.frame, "foreign-\(size.columns)x\(size.rows)")
    session.press(.enter)
    expectSnapshot(session.frame, "foreign-opened-\(size.columns)x\(size.rows)")
  }

  @Test func ascii() {
    let session = Scene.card.play(rows: 24, columns: 120, usesUnicode: false, usesColor: false)
    expectSnapshot(session.frame, "card-ascii-120x24")
    #expect(session.frame.cells.allSatisfy { $0.text?.isASCII == true })
  }
}
