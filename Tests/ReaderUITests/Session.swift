import News

@testable import ReaderUI

/// A state with an archive behind it that answers at once: keys in, screen out.
struct Session {
  var state: State
  var archive: FakeArchive
  var articles: [StoredArticle] {
    get { archive.articles }
    set { archive.articles = newValue }
  }
  /// Everything that was asked for, in order.
  private(set) var effects: [Effect] = []
  /// Timers that were started and have not run out.
  private(set) var timers: [Timer] = []
  /// What has been corrected, the newest first.
  var kept: [KeptCorrection] { archive.kept }
  /// Whether the archive answers; a test can answer by itself.
  var answers = true

  init(
    _ articles: [StoredArticle] = Examples.all, rows: Int = 24, columns: Int = 80, usesUnicode: Bool = true,
    usesColor: Bool = true
  ) {
    state = State(options: .init(usesUnicode: usesUnicode, usesColor: usesColor, today: Examples.today))
    archive = FakeArchive(articles: articles)
    send(.resized(Frame.Size(rows: rows, columns: columns)))
  }

  /// The effects of the event itself, without those of the answers to them.
  @discardableResult
  mutating func send(_ event: Event) -> [Effect] {
    let asked = state.handle(event)
    effects += asked
    for effect in asked { perform(effect) }
    return asked
  }

  /// Presses keys; a string is one key a character.
  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] { keys.flatMap { send(.key($0)) } }

  @discardableResult
  mutating func type(_ text: String) -> [Effect] { text.flatMap { send(.key(.character($0))) } }

  /// Lets every timer run out.
  @discardableResult
  mutating func rest() -> [Effect] {
    let due = timers
    timers = []
    return due.flatMap { send(.elapsed($0)) }
  }

  private mutating func perform(_ effect: Effect) {
    if case .startTimer(let timer, _) = effect { timers.append(timer) }
    guard answers, let event = archive.answer(effect) else { return }
    send(event)
  }
}
