import News
import Testing

@testable import ReaderUI

/// Whatever the archive does, and in whatever order: once all is answered, the screen shows what a reader shows that is
/// brought straight to the same place; and on the way nothing goes away under the cursor.
@Suite struct SlowArchiveTests {
  static let sizes = [(24, 80), (30, 120), (12, 50), (36, 140), (10, 62)].map { Frame.Size(rows: $0.0, columns: $0.1) }

  /// Of each of the blocks, which share the cores.
  private static let runs = 25

  static let questions = ["is:unread", "is:unread", "-is:unread", "is:starred", "linz", "zzz", "vidin is:unread", ""]

  /// Small, so that thousands of runs are soon done.
  static let articles: [StoredArticle] = (0..<9).map { number in
    let names = ["Mara Lindqvist", "Dritan Hoxha", "Danube Commission"]
    let places = ["Linz", "Vidin", "Graz"]
    return Examples.article(
      "b\(number)", title: "Report \(number) from [P:\(places[number % 3])]",
      ["[A:\(names[number % 3])] met [A:\(names[(number + 1) % 3])] in [P:\(places[number % 3])] that day."]
        + (0..<number).map { "Paragraph \($0) names [P:\(places[$0 % 3])]." },
      published: Examples.date(2024, 8, 28 - number), url: number % 2 == 0 ? "https://a.example/\(number)" : nil,
      isAnalysed: number != 4)
  }

  /// Now and then more than there is room for in a window.
  private static func articles(for seed: Int) -> [StoredArticle] {
    if seed % 97 == 0 { return articles + ListPaneTests.many(450) }
    return seed % 7 == 0 ? Examples.all : articles
  }

  static let keys: [Key] =
    "jjjjkkGgllhh1122fnNsuuzyo C".map(Key.character) + [
      .enter, .enter, .enter, .enter, .escape, .escape, .escape, .escape, .tab, .tab, .backTab, .control("l"),
      .pageDown,
      .character("x"), .character("X"), .character("R"), .character("?"), .function(5),
    ]

  /// One step of a run.
  private static func step(_ run: inout SlowArchive) {
    switch Int.random(in: 0..<40, using: &run.random) {
    case 0..<8: run.lookUp()
    case 8..<17: run.deliver()
    case 17..<19: run.elapse()
    case 19: run.changeElsewhere()
    case 20: run.resize(to: sizes.randomElement(using: &run.random) ?? sizes[0])
    case 21..<23:
      run.press(.character("/"))
      for letter in questions.randomElement(using: &run.random) ?? "" { run.press(.character(letter)) }
      run.press(Bool.random(using: &run.random) ? .enter : Bool.random(using: &run.random) ? .escape : .down)
    default:
      // Bursts, mostly.
      for _ in 0..<Int.random(in: 1..<4, using: &run.random) {
        run.press(keys.randomElement(using: &run.random) ?? .enter)
      }
    }
  }

  @Test(arguments: 0..<40)
  func onceAllIsAnsweredTheScreenIsThatOfAReaderBroughtStraightThere(_ block: Int) {
    for number in 0..<Self.runs {
      let seed = block * Self.runs + number
      var run = SlowArchive(
        seed: seed, size: Self.sizes[seed % Self.sizes.count], articles: Self.articles(for: seed))
      run.failures = [0, 0, 5, 25][seed % 4]
      run.archive.isCounting = seed % 5 > 0
      for _ in 0..<Int.random(in: 5..<30, using: &run.random) {
        let before = Watched(run)
        Self.step(&run)
        if let fault = before.fault(after: run) {
          Issue.record("seed \(seed): \(fault)\n\(run.script.joined(separator: " "))")
          return
        }
      }
      guard run.comeToRest() else {
        Issue.record("seed \(seed) never rests\n\(run.script.joined(separator: " "))")
        return
      }
      // What has failed is asked for again by the next key; it also takes the last notice away.
      run.press(.control("l"))
      guard run.comeToRest(), let fault = Straight(run).fault else { continue }
      Issue.record("seed \(seed): \(fault)\n\(run.script.joined(separator: " "))")
      return
    }
  }
}

extension SlowArchiveTests {
  /// Keys that are answered late do what they do when every answer is there before the next key. The ways back are left
  /// out: they do not wait.
  private static let forward: [Key] =
    "jjjjkkGgllh1122fnNsuuzyo ".map(Key.character) + [.enter, .enter, .tab, .tab, .backTab, .pageDown, .pageUp, .end]

  @Test(arguments: 0..<20)
  func noKeyIsLostWhileAnAnswerIsOnItsWay(_ block: Int) {
    for number in 0..<Self.runs {
      let seed = block * Self.runs + number
      let size = Self.sizes[seed % Self.sizes.count]
      var random = SeededGenerator(state: UInt64(seed) &+ 7_000)
      var keys: [Key] = []
      for _ in 0..<Int.random(in: 2..<16, using: &random) {
        if Int.random(in: 0..<9, using: &random) == 0 {
          keys += ("/" + (Self.questions.randomElement(using: &random) ?? "")).map(Key.character) + [.enter]
        }
        keys.append(Self.forward.randomElement(using: &random) ?? .enter)
      }
      let articles = seed % 211 == 0 ? Self.articles + ListPaneTests.many(450) : Self.articles
      var atOnce = SlowArchive(seed: seed, size: size, articles: articles)
      var late = atOnce
      atOnce.answerAll()
      for key in keys {
        atOnce.press(key)
        atOnce.answerAll()
        if key == .character("/") { late.answerAll() }
        late.press(key)
        // What is found on the way to a question changes what stands beside the list; what is overtaken does not.
        if late.state.search != nil || late.state.side.isCard { late.answerAll() }
        for _ in 0..<Int.random(in: 0..<3, using: &random) {
          if Bool.random(using: &random) { late.lookUp() } else { late.deliver() }
        }
      }
      guard atOnce.comeToRest(), late.comeToRest() else {
        Issue.record("seed \(seed) never rests")
        return
      }
      atOnce.press(.control("l"))
      late.press(.control("l"))
      let frames = [atOnce, late].map { $0.state.frame(size: size).description }
      guard frames[0] != frames[1] else { continue }
      Issue.record("seed \(seed), \(late.script.joined(separator: " "))\n\(frames[1])\nnot\n\(frames[0])")
      return
    }
  }
}

/// What must not be lost by a step.
private struct Watched {
  let list: ListPane
  let isSearching: Bool
  let isWaiting: Bool
  let keyCount: Int

  init(_ run: SlowArchive) {
    (list, isSearching, isWaiting) = (run.state.list, run.state.search != nil, !run.state.typedAhead.isEmpty)
    keyCount = run.script.count { !$0.hasPrefix("[") }
  }

  /// What stood under the eyes of the person is there still, unless they asked for something else.
  private func lossFault(after run: SlowArchive) -> String? {
    let now = run.state.list
    guard list.query == now.query, list.ask == nil, now.ask == nil, !isSearching, run.state.search == nil else {
      return nil
    }
    let rows = Set(now.rows.map(\.id))
    if now.rows.count < 600,
      let lost = list.shown.map(\.id).first(where: { !rows.contains($0) && $0 != list.article?.id })
    {
      if run.archive.articles.contains(where: { $0.article.id == lost }) { return "the row of \(lost) has gone" }
    }
    let isKey = keyCount != run.script.count { !$0.hasPrefix("[") }
    guard list.isPlaced, !isKey, !isWaiting, let article = list.article else { return nil }
    return now.article?.id == article.id
      ? nil : "\(article.id) was selected, and now \(now.article?.id.rawValue ?? "nothing") is"
  }

  /// What is wrong after the step; nil where nothing is.
  func fault(after run: SlowArchive) -> String? {
    let state = run.state
    if let misled = run.misled { return misled }
    if let loss = lossFault(after: run) { return loss }
    if state.focus == .list, !state.isMoving, let article = state.list.article, state.layout.shows(.reading),
      state.wanted?.id != article.id
    {
      return "selected is \(article.id), beside it stands \(state.wanted?.id.rawValue ?? "nothing")"
    }
    if state.focus != .list, let shown = state.shown, shown.id != state.wanted?.id {
      return "wanted is \(state.wanted?.id.rawValue ?? "nothing"), shown \(shown.id)"
    }
    if case .related(let pane) = state.side, pane.article != state.shown?.id {
      return "related to \(pane.article?.rawValue ?? "nothing") beside \(state.shown?.id.rawValue ?? "nothing")"
    }
    for need in state.needs
    where state.requests.pending(need.place) == nil && !state.requests.failed.contains(need) {
      return "\(need) is lacking and nobody asks"
    }
    return nil
  }
}

/// A new state, brought to the place of another one.
private struct Straight {
  let run: SlowArchive

  init(_ run: SlowArchive) { self.run = run }

  private func answered(_ state: State, _ event: Event) -> State {
    var (state, archive, asked) = (state, run.archive, [Effect]())
    asked = state.handle(event)
    while !asked.isEmpty {
      let effect = asked.removeFirst()
      if let answer = archive.answer(effect) { asked += state.handle(answer) }
    }
    return state
  }

  /// The answers to everything that the place shows, asked for anew.
  private var there: State {
    let old = run.state
    var new = asked
    // Rows that are kept are a part of the place.
    new.list = old.list
    new.list.outdate()
    new.wanted = old.wanted.map { State.Wanted(id: $0.id) }
    (new.focus, new.sideIsLeft, new.isFullWidth) = (old.focus, old.sideIsLeft, old.isFullWidth)
    switch old.side {
    case .related: new.side = .related(RelatedPane())
    case .entities: new.side = .entities(EntitiesPane(nil))
    case .card(let card): new.side = .card(CardPane(card.id, entity: card.entity))
    }
    if old.corrections != nil { new.corrections = CorrectionsScreen() }
    new.isMoving = false
    new = answered(new, .progressed(nil))
    // What stands over the panes goes with the text that comes in, so it is opened last.
    (new.help, new.search, new.correction, new.picking) = (old.help, old.search, old.correction, old.picking)
    return answered(new, .progressed(nil))
  }

  /// A new state that has asked the same question.
  private var asked: State {
    let old = run.state
    var new = State(options: .init(today: Examples.today))
    new = answered(new, .resized(old.size ?? .init(rows: 24, columns: 80)))
    new.list.queryText = old.list.queryText
    new.list.begin(old.list.query, .newest)
    return answered(new, .progressed(nil))
  }

  var fault: String? {
    let old = run.state
    var new = there
    // Rows and numbers.
    let kept = old.list.kept
    let isWhole = !old.list.hasNewer && !old.list.hasOlder
    let rows = (isWhole ? old.list.rows : old.list.shown).filter { !kept.contains($0.id) }
    let wanted = isWhole ? asked.list.rows : run.archive.all(old.list.query).filter { rows.contains($0) }
    if rows != wanted { return "the rows are \(rows.map(\.brief)), not \(wanted.map(\.brief)); kept: \(kept)" }
    for row in old.list.rows where kept.contains(row.id) {
      let now = run.archive.articles.first { $0.article.id == row.id }
      if let now, Examples.summary(now) != row { return "the kept row \(row.brief) is \(Examples.summary(now).brief)" }
    }
    if old.list.shown != new.list.shown || old.list.article != new.list.article {
      return "asked again the rows are \(new.list.rows.map(\.brief)), not \(old.list.rows.map(\.brief))"
    }
    if old.list.totals != new.list.totals { return "counted \(old.list.totals as Any), not \(new.list.totals as Any)" }
    // Text and panel.
    if old.reading?.stored.article != new.reading?.stored.article
      || old.reading?.stored.analysis != new.reading?.stored.analysis
      || old.reading?.stored.personal.isRead != new.reading?.stored.personal.isRead
      || old.reading?.stored.personal.isStarred != new.reading?.stored.personal.isStarred
    {
      return "the text is that of \(old.reading?.id.rawValue ?? "none"), not \(new.reading?.id.rawValue ?? "none")"
    }
    if old.layout.shows(.side), old.side.panel.lines != new.side.panel.lines {
      return "the panel says\n\(old.side.panel.lines.text)\nnot\n\(new.side.panel.lines.text)"
    }
    // The place in each of them, then the whole screen.
    new.list = old.list
    if let reading = old.reading {
      new.reading?.focus(on: reading.focus)
      new.reading?.scroll(to: reading.top)
      new.reading?.hints = reading.hints
    }
    new.side.panel = old.side.panel
    if let panel = old.corrections?.panel { new.corrections?.panel = panel }
    (new.notice, new.refresh, new.isMoving) = (old.notice, old.refresh, old.isMoving)
    let size = old.size ?? .init(rows: 24, columns: 80)
    let (shown, meant) = (old.frame(size: size), new.frame(size: size))
    if let fault = shown.fault { return fault }
    guard shown != meant else { return nil }
    return "the screen is\n\(shown.description)\nnot\n\(meant.description)"
  }
}

extension ListPane {
  /// The rows on the screen.
  fileprivate var shown: [ArticleSummary] { Array(rows.dropFirst(top).prefix(height)) }
}

extension ArticleSummary {
  fileprivate var brief: String { "\(id)\(isUnread ? "●" : "")\(isStarred ? "★" : "")" }
}

extension [PanelLine] {
  fileprivate var text: String { map { $0.runs.map(\.text).joined() }.joined(separator: "\n") }
}
