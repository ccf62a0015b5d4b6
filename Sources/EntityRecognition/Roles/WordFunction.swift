/// What a small word does for the structure of a sentence.
enum WordFunction: UInt8 {
  case content, preposition, determiner, conjunction, be, have, modal, relative, adverb, pronoun, to, comma, open, close
  case stop, number, possessive, hyphen, quote, dash

  static func of(_ lower: UInt64, _ token: Token, _ text: TokenizedText) -> WordFunction {
    switch token.kind {
    case .number: return .number
    case .possessive: return .possessive
    case .hyphen: return .hyphen
    case .address: return .content
    case .word: return table[lower] ?? .content
    case .punctuation: break
    }
    switch TokenScanner.scalar(at: token.span.lowerBound, in: text.bytes).0 {
    case ",": return .comma
    case "(", "[": return .open
    case ")", "]": return .close
    case "\"", "\u{201c}", "\u{201d}", "'", "`", "\u{2018}", "\u{2019}": return .quote
    case "-", "\u{2013}", "\u{2014}": return .dash
    case "/", "&": return .conjunction
    default: return .stop
    }
  }

  static func isKnown(_ lower: UInt64) -> Bool { table[lower] != nil }

  private static let lists: [(WordFunction, String)] = [
    (
      .preposition,
      """
      in at of from with between against by for on into near across through throughout around over under within outside \
      inside via toward towards about behind beyond along off upon among amongst amid amidst despite unlike like than \
      versus vs v after before since during until till without up down out per including excluding except concerning \
      regarding as alongside beside besides below above onto aboard
      """
    ),
    (
      .determiner,
      "the a an this that these those its their his her our my your both all every each some any no another"
    ),
    (.conjunction, "and or but nor plus yet"),
    (.be, "is are was were be been being 's"),
    (.have, "has have had having did does do"),
    (.modal, "will would can could may might must shall should cannot wo"),
    (.relative, "which who whose whom where when while because if whether although though"),
    (
      .adverb,
      """
      also now then still again never not already just ever once today yesterday tomorrow soon often always thus \
      therefore however instead meanwhile later earlier even perhaps together too here there n't only long twice
      """
    ),
    (.pronoun, "it he she they we i you them him us me who itself themselves himself what"),
    (.to, "to"),
  ]

  private static let table: [UInt64: WordFunction] = {
    var table: [UInt64: WordFunction] = [:]
    for (function, words) in lists {
      for word in words.split(separator: " ") where table[FeatureHash.of(word.utf8)] == nil {
        table[FeatureHash.of(word.utf8)] = function
      }
    }
    return table
  }()
}
