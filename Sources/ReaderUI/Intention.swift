import News

/// How an article's marks will be once what the person did is on disk: a second key must not do the first one again.
struct Intention: Hashable, Sendable {
  var isRead: Bool?
  var isStarred: Bool?

  /// What is on disk is intended no longer.
  mutating func settle(_ personal: PersonalState) {
    if isRead == personal.isRead { isRead = nil }
    if isStarred == personal.isStarred { isStarred = nil }
  }
}

extension State {
  /// Marks the article, and remembers it until it is on disk.
  mutating func mark(_ id: ArticleID, isRead: Bool) -> [Effect] {
    intended[id, default: Intention()].isRead = isRead
    return [.setRead(id, isRead)]
  }

  /// The same for the star.
  mutating func mark(_ id: ArticleID, isStarred: Bool) -> [Effect] {
    intended[id, default: Intention()].isStarred = isStarred
    return [.setStarred(id, isStarred)]
  }

  /// Marks the article read because the person has opened it, unless it is.
  mutating func markOpened(_ id: ArticleID, isUnread: Bool) -> [Effect] {
    let willBeUnread = intended[id]?.isRead.map { !$0 } ?? isUnread
    return willBeUnread ? mark(id, isRead: true) : []
  }
}
