import News

/// Something that the screen shows and that only the archive knows.
enum Need: Hashable, Sendable {
  case list(ListRequest, ListPane.Place)
  case article(ArticleID)
  case related(ArticleID)
  case profile(EntityID)
  /// Entities that may be meant by the words.
  case candidates(String)
  case corrections

  /// What shows it.
  enum Place: Hashable, Sendable, CaseIterable { case list, article, related, card, candidates, corrections }

  var place: Place {
    switch self {
    case .list: .list
    case .article: .article
    case .related: .related
    case .profile: .card
    case .candidates: .candidates
    case .corrections: .corrections
    }
  }

  /// Whether it is asked for though the answer to the other one, about the same place, is still on its way: that answer
  /// would be of no use.
  func replaces(_ other: Need) -> Bool {
    guard case .list(let request, let place) = self, case .list(let old, let oldPlace) = other else {
      return self != other
    }
    if request.query != old.query { return true }
    if case .ask = place { return place != oldPlace }
    return false
  }

  func effect(request: Int) -> Effect {
    switch self {
    case .list(let list, _): .loadList(list, request: request)
    case .article(let id): .loadArticle(id, request: request)
    case .related(let id): .loadRelated(id, request: request)
    case .profile(let id): .loadProfile(id, request: request)
    case .candidates(let words): .loadCandidates(words, request: request)
    case .corrections: .loadCorrections(request: request)
    }
  }
}

/// What has been asked of the archive, and how old what the screen shows may be.
///
/// Panes hold answers and say what they lack, never what they wait for: an answer that comes for a pane that is not
/// there any more is dropped, and when the pane comes back it lacks it still, and it is asked for again.
struct Requests: Hashable, Sendable {
  /// A question on its way.
  struct Pending: Hashable, Sendable {
    var need: Need
    var number: Int
    /// The state of the archive that the answer shows at least.
    var edition: Int
    /// What the person did meanwhile: the answer may show it or not.
    var acts: [ArticleID: PersonalState] = [:]
  }

  /// The number of the newest request.
  private(set) var last = 0
  private var pending: [Need.Place: Pending] = [:]
  private var editions: [Need.Place: Int] = [:]
  /// What could not be answered: it is not asked for again before a key is pressed or the archive changes.
  private(set) var failed: Set<Need> = []

  /// Counts the changes of what the place shows; an answer is current as long as no other change comes.
  func edition(_ place: Need.Place) -> Int { editions[place, default: 0] }

  func pending(_ place: Need.Place) -> Need? { pending[place]?.need }

  /// Asks, unless the answer is on its way or cannot be had.
  mutating func ask(_ need: Need) -> Effect? {
    guard !failed.contains(need) else { return nil }
    if let pending = pending[need.place], !need.replaces(pending.need) { return nil }
    last += 1
    pending[need.place] = Pending(need: need, number: last, edition: edition(need.place))
    return need.effect(request: last)
  }

  /// The question that this is the answer to; nil where nobody waits for it any more.
  mutating func answer(_ number: Int) -> Pending? {
    guard let found = pending.first(where: { $0.value.number == number }) else { return nil }
    pending[found.key] = nil
    return found.value
  }

  /// The question that cannot be answered; nil where nobody waits for it any more.
  mutating func fail(_ number: Int) -> Need? {
    guard let need = answer(number)?.need else { return nil }
    failed.insert(need)
    return need
  }

  /// What could not be answered may be asked for again.
  mutating func forgive() { failed = [] }

  /// Nobody waits any more for what has been asked for the place.
  mutating func forget(_ place: Need.Place) { pending[place] = nil }

  /// What the places show is out of date, and so is what is on its way to them.
  mutating func outdate(_ places: [Need.Place]) {
    for place in places { editions[place, default: 0] += 1 }
    failed = failed.filter { !places.contains($0.place) }
  }

  /// Remembers what the person did for all answers on their way.
  mutating func note(_ id: ArticleID, _ personal: PersonalState) {
    for place in pending.keys { pending[place]?.acts[id] = personal }
  }
}
