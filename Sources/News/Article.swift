/// One article as its source gave it, cleaned: no markup, no furniture, no byte that a terminal would obey.
public struct Article: Hashable, Sendable {
  public var id: ArticleID
  /// The id that its feed gives it, byte for byte; shown nowhere unescaped. Nil where it came without one.
  public var guid: String?
  /// The headline, or empty where none was recognised.
  public var title: String
  public var byline: String?
  /// Who published it: a site, an agency, or the name of the folder it lay in.
  public var source: String
  public var url: String?
  public var published: Timestamp?
  /// A BCP 47 tag as the source gave it, such as `en`.
  public var language: String?
  public var paragraphs: [String]
  /// What its feed attaches to it.
  public var enclosures: [Enclosure]
  /// Where the bytes came from: an absolute path, `path#line` for one line of a JSON Lines file, or `-`.
  public var origin: String?

  public init(
    id: ArticleID, guid: String? = nil, title: String, byline: String? = nil, source: String, url: String? = nil,
    published: Timestamp? = nil, language: String? = nil, paragraphs: [String], enclosures: [Enclosure] = [],
    origin: String? = nil
  ) {
    self.id = id
    self.guid = guid
    self.title = title
    self.byline = byline
    self.source = source
    self.url = url
    self.published = published
    self.language = language
    self.paragraphs = paragraphs
    self.enclosures = enclosures
    self.origin = origin
  }

  /// What mention offsets count in: the title, an empty line, the paragraphs joined by empty lines.
  /// Without a title it is the paragraphs alone.
  public var text: String { (title.isEmpty ? paragraphs : [title] + paragraphs).joined(separator: "\n\n") }

  /// The paragraphs without the title, joined by empty lines.
  public var body: String { paragraphs.joined(separator: "\n\n") }

  /// The words of the body: runs of anything but ASCII white space.
  public var wordCount: Int {
    var count = 0
    for paragraph in paragraphs {
      var isInside = false
      for byte in paragraph.utf8 {
        let isSpace = byte == 0x20 || (0x09...0x0d).contains(byte)
        if !isSpace && !isInside { count += 1 }
        isInside = !isSpace
      }
    }
    return count
  }

  /// Minutes to read the body at 230 words a minute, at least one.
  public var readingMinutes: Int { max(1, (wordCount + 115) / 230) }
}
