public import News

/// Writes OPML 2.0 as other programs read it: newsboat takes the folder for a tag, Miniflux for its category.
///
/// Folders are of one level, by the first tag of each feed; `category` holds all of them. `text` and `title` are what
/// the person or else the feed calls it. What no other program knows stands in attributes of a namespace of its own,
/// and only where it is not as usual.
public struct OPMLWriter: Sendable {
  /// Whether addresses keep the user names and passwords that stand in them.
  private let withPasswords: Bool

  public init(withPasswords: Bool = false) { self.withPasswords = withPasswords }

  /// - Parameter moment: what the document says that it was made at.
  public func text(_ subscriptions: [ListedSubscription], created moment: Timestamp) -> String {
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<opml version=\"2.0\" xmlns:reader=\"\(OPML.namespace)\">",
      "  <head>",
      "    <title>Feeds of reader</title>",
      "    <dateCreated>\(Self.date(moment))</dateCreated>",
      "  </head>",
      "  <body>",
    ]
    for folder in folders(of: subscriptions) {
      guard let tag = folder.tag else {
        lines += folder.subscriptions.map { "    " + outline($0) }
        continue
      }
      lines.append("    <outline\(attribute("text", tag))\(attribute("title", tag))>")
      lines += folder.subscriptions.map { "      " + outline($0) }
      lines.append("    </outline>")
    }
    return (lines + ["  </body>", "</opml>"]).joined(separator: "\n") + "\n"
  }

  /// In the order in which their tags come first.
  private func folders(of subscriptions: [ListedSubscription]) -> [(tag: String?, subscriptions: [ListedSubscription])]
  {
    var folders: [(tag: String?, subscriptions: [ListedSubscription])] = []
    var places: [String?: Int] = [:]
    for subscription in subscriptions {
      let tag = subscription.tags.first
      if let place = places[tag] {
        folders[place].subscriptions.append(subscription)
      } else {
        places[tag] = folders.count
        folders.append((tag, [subscription]))
      }
    }
    return folders
  }

  private func outline(_ subscription: ListedSubscription) -> String {
    let name = subscription.title ?? subscription.feedTitle ?? subscription.address.site
    var text = "<outline type=\"rss\"" + attribute("text", name) + attribute("title", name)
    text += attribute("xmlUrl", address(subscription.address.url))
    if let homepage = subscription.homepage { text += attribute("htmlUrl", address(homepage)) }
    if !subscription.tags.isEmpty { text += attribute("category", subscription.tags.joined(separator: ",")) }
    if subscription.fullText != .auto { text += attribute("reader:fullText", subscription.fullText.rawValue) }
    if subscription.title == nil { text += attribute("reader:titleFrom", "feed") }
    return text + "/>"
  }

  private func address(_ url: String) -> String {
    withPasswords ? url : Credentials.removed(fromAddress: url)
  }

  /// RFC 822, as OPML wants it.
  private static func date(_ moment: Timestamp) -> String {
    "\(moment.day.spelled) \(moment.iso8601.suffix(9).dropLast()) GMT"
  }

  private func attribute(_ name: String, _ value: String) -> String {
    var text = " \(name)=\""
    for scalar in value.unicodeScalars where Printable.allows(scalar) {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
