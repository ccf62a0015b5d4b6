import News

@testable import ReaderUI

/// A state with an archive behind it that answers late, in any order, with failures, and that others change meanwhile.
///
/// What happens is drawn from a seed, and written down in words that a person can follow.
struct SlowArchive {
  var state: State
  var archive: FakeArchive
  /// What has been asked and not been looked up yet, in order.
  private(set) var asked: [Effect] = []
  /// Answers on their way.
  private(set) var answers: [Event] = []
  private(set) var timers: [Timer] = []
  private(set) var script: [String] = []
  /// The effects of the last key, those of keys that it had waiting included.
  private(set) var lastEffects: [Effect] = []
  var random: SeededGenerator
  /// Of a hundred questions so many fail.
  var failures = 0
  /// An act that concerned another article than the selected one.
  private(set) var misled: String?

  init(seed: Int, size: Frame.Size, articles: [StoredArticle]) {
    random = SeededGenerator(state: UInt64(truncatingIfNeeded: seed))
    state = State(options: .init(today: Examples.today))
    archive = FakeArchive(articles: articles)
    archive.namesArticles = true
    send(.resized(size))
  }

  mutating func send(_ event: Event) {
    lastEffects = state.handle(event)
    for effect in lastEffects {
      switch effect {
      case .startTimer(let timer, _): timers.append(timer)
      case .refresh: answers.append(.refreshed(RefreshSummary(feeds: 2)))
      default: asked.append(effect)
      }
    }
  }

  mutating func press(_ key: Key) {
    script.append(key.name())
    let isAct = [.character("s"), .character("u")].contains(key) && state.context == .list && state.search == nil
    let selected = isAct && !state.mustWait(key) ? state.list.article?.id : nil
    send(.key(key))
    guard let selected else { return }
    let acts = lastEffects.compactMap { effect -> ArticleID? in
      switch effect {
      case .setRead(let id, _), .setStarred(let id, _): id
      default: nil
      }
    }
    if acts != [selected] { misled = "\(key.name()) on \(selected) concerned \(acts)" }
  }

  mutating func resize(to size: Frame.Size) {
    script.append("\(size.columns)×\(size.rows)")
    send(.resized(size))
  }

  /// Looks up what has been asked first. Acts of the person never fail here.
  mutating func lookUp() {
    guard !asked.isEmpty else { return }
    let effect = asked.removeFirst()
    if let request = effect.request, Int.random(in: 0..<100, using: &random) < failures {
      script.append("[fails: \(request)]")
      answers.append(.failed(Notice("Busy.", isError: true), request: request))
    } else if let answer = archive.answer(effect) {
      answers.append(answer)
    }
  }

  /// Hands over any answer that is on its way. What the person did is told in order.
  mutating func deliver() {
    guard let index = answers.indices.randomElement(using: &random) else { return }
    let first = answers[index].isAct ? answers.firstIndex { $0.isAct } ?? index : index
    let answer = answers.remove(at: first)
    script.append("[\(answer.name)]")
    send(answer)
  }

  /// Lets a timer run out.
  mutating func elapse() {
    guard !timers.isEmpty else { return }
    script.append("[rests]")
    send(.elapsed(timers.removeFirst()))
  }

  /// Something that another process does, of which the screen hears later.
  mutating func changeElsewhere() {
    guard let index = archive.articles.indices.randomElement(using: &random) else { return }
    let id = archive.articles[index].article.id
    switch Int.random(in: 0..<6, using: &random) {
    case 0 where archive.articles.count > 3: archive.articles.remove(at: index)
    case 1:
      let number = Int.random(in: 0..<1000, using: &random)
      archive.articles.append(
        Examples.article(
          "new\(number)", title: "New \(number) in [P:Linz]", ["[A:Mara Lindqvist] went to [P:Vidin]."],
          published: Timestamp(seconds: Examples.date(2024, 8, 30).seconds - Int64(number) * 86_400)))
    case 2:
      archive.articles[index].personal.isStarred.toggle()
    default: archive.articles[index].personal.isRead.toggle()
    }
    script.append("[another process: \(id)]")
    answers.append(.archiveChanged)
  }

  /// Until everything has been looked up and handed over; timers run on.
  mutating func answerAll() {
    while !asked.isEmpty || !answers.isEmpty {
      if !asked.isEmpty { lookUp() } else { deliver() }
    }
  }

  /// Until everything has been looked up and handed over, and every timer has run out. Nothing fails any more.
  mutating func comeToRest() -> Bool {
    failures = 0
    for _ in 0..<2000 {
      if !asked.isEmpty {
        lookUp()
      } else if !answers.isEmpty {
        deliver()
      } else if !timers.isEmpty {
        elapse()
      } else {
        return true
      }
    }
    return false
  }
}

extension Event {
  fileprivate var isAct: Bool {
    switch self {
    case .personalStored, .notice, .corrected, .correctionUndone: true
    default: false
    }
  }

  fileprivate var name: String {
    switch self {
    case .listLoaded(_, let number): "list \(number)"
    case .articleLoaded(let article, let number): "article \(article?.article.id.rawValue ?? "none") \(number)"
    case .relatedLoaded(_, let number): "related \(number)"
    case .profileLoaded(_, let number): "card \(number)"
    case .failed(_, let number): "failed \(number)"
    case .personalStored(let id, let personal, _): "stored \(id) \(personal.isRead) \(personal.isStarred)"
    case .archiveChanged: "archive changed"
    default: String("\(self)".prefix(24))
    }
  }
}
