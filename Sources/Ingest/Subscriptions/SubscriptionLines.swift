/// newsboat's `urls`: an address a line, and behind it tags, in quotes where they hold blanks. A tag that begins with
/// `~` is the feed's name, one that begins with `!` keeps it from newsboat's list. A text with nothing but addresses is
/// the same without tags.
enum SubscriptionLines {
  /// Bytes of one line.
  static let longest = 64 << 10

  static func read(_ bytes: [UInt8]) throws(SubscriptionProblem) -> SubscriptionList {
    var list = SubscriptionList(format: .lines)
    let text = TextDecoder.decode(bytes)
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      guard line.utf8.count <= longest else {
        list.add(.tooLong(limit: longest), line: number)
        continue
      }
      let words = words(of: line)
      guard let first = words.first else { continue }
      guard let address = list.address(first, line: number) else { continue }
      guard list.add(subscription(address, words.dropFirst(), &list, line: number), line: number) else { break }
    }
    let isText = list.problems.allSatisfy { if case .malformedAddress = $0.reason { true } else { false } }
    if list.subscriptions.isEmpty, !list.problems.isEmpty, isText {
      throw SubscriptionProblem(reason: .notAList("a text without addresses"))
    }
    return list
  }

  private static func subscription(
    _ address: FeedAddress, _ words: ArraySlice<String>, _ list: inout SubscriptionList, line: Int
  ) -> ListedSubscription {
    var title: String?
    var tags: [String] = []
    var isHidden = false
    for word in words {
      switch word.first {
      case "~": title = title ?? SubscriptionTitle.cleaned(String(word.dropFirst()))
      case "!": isHidden = true
      default: tags.append(word)
      }
    }
    if isHidden { list.add(.hidden, line: line) }
    return ListedSubscription(address: address, title: title, tags: SubscriptionTags.cleaned(tags))
  }

  /// The words of a line as newsboat takes it apart: between quotes blanks belong to the word and a backslash takes the
  /// next character's meaning away; a word that begins with `#` begins a comment.
  static func words(of line: Substring) -> [String] {
    var words: [String] = []
    var rest = line.drop(while: isBlank)
    while let first = rest.first, first != "#" {
      var word = ""
      if first == "\"" {
        rest = rest.dropFirst()
        while let next = rest.popFirst(), next != "\"" {
          word += next == "\\" ? escaped(rest.popFirst()) : String(next)
        }
      } else {
        let plain = rest.prefix { !isBlank($0) }
        word = String(plain)
        rest = rest[plain.endIndex...]
      }
      if !word.isEmpty { words.append(word) }
      rest = rest.drop(while: isBlank)
    }
    return words
  }

  private static func escaped(_ character: Character?) -> String {
    switch character {
    case "n": "\n"
    case "r": "\r"
    case "t": "\t"
    case nil: "\\"
    case let other?: String(other)
    }
  }

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "\u{feff}"
  }
}
