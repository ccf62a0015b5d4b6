/// Whether an item gives only the beginning of its article, by what the feed itself shows.
enum Teaser {
  /// What the text was given as.
  enum Kind: Hashable {
    /// `content:encoded`, Atom's `content`, JSON Feed's `content_html` and `content_text`.
    case content
    /// RSS's `description`, which holds what its author pleases.
    case description
    /// What its format calls a summary.
    case summary
  }

  /// Characters: a description that is longer is the article, more often than not.
  static let longestDescription = 1200

  /// - Parameters:
  ///   - kind: nil where there is no text at all.
  ///   - summaryLength: characters of the summary beside a content; a content that is no longer is one too.
  static func isTeaser(_ kind: Kind?, paragraphs: [String], summaryLength: Int = 0) -> Bool {
    guard let kind, let last = paragraphs.last(where: { !isNotice($0) }) else { return true }
    if breaksOff(last) { return true }
    let length = paragraphs.reduce(0) { $0 + $1.count }
    return switch kind {
    case .content: length <= summaryLength && length < longestDescription
    case .description: length < longestDescription
    case .summary: true
    }
  }

  /// “… and then […]”, “Read more”, “Continue reading →”.
  static func breaksOff(_ paragraph: String) -> Bool {
    let text = paragraph.lowercased().trimmed { $0.isWhitespace || "→»›>.:!)([]".contains($0) && $0 != "." }
    let open = String(text)
    if open.hasSuffix("…") || open.hasSuffix("...") || open.hasSuffix("[+") { return true }
    let words = String(open.trimmed { !$0.isLetter && !$0.isNumber })
    return invitations.contains { invitation in
      words == invitation
        || (words.hasSuffix(" " + invitation) && words.count > invitation.count
          && endsBefore(invitation, in: words))
        || (words.count < 120 && words.hasPrefix(invitation + " ") && longInvitations.contains(invitation))
    }
  }

  /// Whether a sentence ends before the invitation at the end: “… in March. Read more”.
  private static func endsBefore(_ invitation: String, in words: String) -> Bool {
    let rest = words.dropLast(invitation.count).trimmed
    guard let last = rest.last else { return true }
    return ".!?…”\"’»)]".contains(last)
  }

  /// What WordPress puts below every item.
  private static func isNotice(_ paragraph: String) -> Bool {
    paragraph.hasPrefix("The post ") && paragraph.contains(" appeared first on ")
  }

  private static let invitations = [
    "read more", "more", "continue reading", "read the full story", "read full story", "read the full article",
    "read full article", "read the rest", "read on", "full story", "click here to read more", "keep reading",
    "see more", "learn more", "weiterlesen", "mehr", "mehr lesen", "lire la suite", "leer más", "seguir leyendo",
    "leggi tutto", "continua a leggere", "lees meer", "lees verder", "ler mais", "leia mais", "läs mer", "читать далее",
  ]
  /// They may be followed by the title.
  private static let longInvitations: Set<String> = [
    "continue reading", "read more", "read the full story", "read the full article", "lire la suite", "weiterlesen",
  ]
}
