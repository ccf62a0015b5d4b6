/// What a site puts around an article and copying brings along: the title once more, “Share”, “3 Comments”,
/// “Subscribe to our newsletter”.
///
/// General rules only: a line is furniture when it consists of nothing but the words of buttons, or repeats the title.
enum Furniture {
  /// The paragraphs without what is no part of the article. Where nothing would remain they are left as they are.
  static func removed(from paragraphs: [String], title: String) -> [String] {
    var kept = paragraphs[...]
    var top = 0
    // The title may stand below a “Share”, a “Share” below the title: both go, in either order.
    while let first = kept.first, top < 6, isLabel(first) || repeats(title, first) {
      kept.removeFirst()
      top += 1
    }
    while let last = kept.last, isLabel(last) { kept.removeLast() }
    let first = kept.startIndex
    let rest = kept.indices.filter { index in
      !isAdvertisement(kept[index]) && !(index - first < 3 && repeats(title, kept[index]))
    }
    if rest.isEmpty { return title.isEmpty ? paragraphs : paragraphs.filter { !repeats(title, $0) && !isLabel($0) } }
    return rest.count == paragraphs.count ? paragraphs : rest.map { kept[$0] }
  }

  /// Whether the paragraph says the title once more: the same letters and digits in the same order.
  static func repeats(_ title: String, _ paragraph: String) -> Bool {
    guard !title.isEmpty, paragraph.utf8.count <= title.utf8.count * 2 + 16 else { return false }
    let letters = folded(title)
    return !letters.isEmpty && letters == folded(paragraph)
  }

  private static func folded(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// A short line without the end of a sentence, made of the words of buttons alone, one of them telling.
  static func isLabel(_ paragraph: String) -> Bool {
    guard paragraph.utf8.count <= 120, let end = paragraph.last, !".?!".contains(end) || paragraph.hasSuffix("...")
    else {
      return false
    }
    let words = paragraph.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "'" || $0 == "’") }
    guard words.count <= 12 else { return false }
    if words.isEmpty { return paragraph.contains { "|•·—–-*_=#←→↑©".contains($0) } && paragraph.count < 80 }
    let isTelling = words.contains { telling.contains(String($0)) }
    return isTelling
      && words.allSatisfy { word in
        telling.contains(String(word)) || joining.contains(String(word)) || word.allSatisfy(\.isNumber)
      }
  }

  private static func isAdvertisement(_ paragraph: String) -> Bool {
    paragraph.utf8.count <= 40
      && ["advertisement", "advertisements", "advertising", "story continues below advertisement"].contains(
        paragraph.lowercased().trimmed { !$0.isLetter })
  }

  /// Any of them marks a button, where all the other words may stand on buttons too.
  private static let telling: Set<String> = [
    "share", "shares", "sharing", "print", "printer", "printer-friendly", "email", "e-mail", "tweet", "tweets",
    "retweet",
    "facebook", "twitter", "whatsapp", "telegram", "linkedin", "reddit", "pinterest", "messenger", "flipboard",
    "instagram", "youtube", "tumblr", "viber", "vkontakte", "bluesky", "mastodon", "threads", "sms", "pdf", "rss",
    "comment", "comments", "subscribe", "subscription", "newsletter", "newsletters", "unsubscribe", "bookmark", "like",
    "likes", "login", "log-in", "sign-in", "sign-up", "advertisement", "advertisements", "permalink", "reply",
    "download", "copy",
  ]

  /// Words that may stand beside them.
  private static let joining: Set<String> = [
    "this", "the", "a", "article", "story", "post", "page", "on", "to", "via", "with", "by", "in", "of", "and", "or",
    "for",
    "us", "our", "your", "you", "me", "it", "x", "friend", "friends", "link", "url", "save", "send", "follow", "more",
    "read",
    "options", "button", "buttons", "add", "leave", "view", "show", "all", "no", "yet", "be", "first", "free", "daily",
    "weekly", "now", "here", "click", "icon", "open", "close", "sign", "up", "log", "feed", "channel", "updates", "get",
    "latest", "news", "mail", "app", "version", "facebook", "total", "0", "k",
  ]
}
