/// The vocabulary that an element belongs to: by its namespace, in the spellings that are about, or by its prefix
/// where the namespace is not declared or unknown.
enum FeedNamespace: Hashable {
  /// RSS of every version, CDF, and elements without a namespace.
  case rss
  case atom
  case content
  case dublinCore
  case dublinCoreTerms
  case media
  case itunes
  case syndication
  case rdf
  case xhtml
  case xml
  case other

  init(uri: String?, prefix: String?) {
    if let uri, let known = Self.byURI[Self.folded(uri)] {
      self = known
    } else if let prefix {
      self = Self.byPrefix[prefix.lowercased()] ?? .other
    } else {
      // A default namespace that nobody knows is a misspelt one of the feed's own.
      self = .rss
    }
  }

  /// Without what is written one way here and another way there.
  private static func folded(_ uri: String) -> String {
    var uri = uri.lowercased().trimmed[...]
    for scheme in ["https://", "http://"] where uri.hasPrefix(scheme) { uri = uri.dropFirst(scheme.count) }
    if uri.hasPrefix("www.") { uri = uri.dropFirst(4) }
    while let last = uri.last, "/#".contains(last) { uri = uri.dropLast() }
    return String(uri)
  }

  private static let byURI: [String: FeedNamespace] = [
    "": .rss,
    "purl.org/rss/1.0": .rss, "my.netscape.com/rdf/simple/0.9": .rss, "channel.netscape.com/rdf/simple/0.9": .rss,
    "backend.userland.com/rss": .rss, "backend.userland.com/rss2": .rss, "backend.userland.com/rss091": .rss,
    "backend.userland.com/rss092": .rss, "blogs.law.harvard.edu/tech/rss": .rss, "cyber.law.harvard.edu/rss": .rss,
    "purl.org/rss/2.0": .rss, "purl.org/net/rss1.1": .rss, "purl.org/rss/1.0/modules/rss091": .rss,
    "my.netscape.com/publish/formats/rss-0.91.dtd": .rss, "rssboard.org/rss-specification": .rss,
    "w3.org/2005/atom": .atom, "purl.org/atom/ns": .atom, "purl.org/atom": .atom, "purl.org/echo": .atom,
    "example.com/newformat": .atom, "example.com/necho": .atom, "uri/of/echo/namespace": .atom, "purl.org/pie": .atom,
    "purl.org/rss/1.0/modules/content": .content, "purl.org/rss/modules/content": .content,
    "purl.org/dc/elements/1.1": .dublinCore, "purl.org/dc/elements/1.0": .dublinCore,
    "purl.org/dc/elements": .dublinCore, "purl.org/metadata/dublin_core": .dublinCore, "purl.org/dc": .dublinCore,
    "purl.org/dc/terms": .dublinCoreTerms,
    "search.yahoo.com/mrss": .media, "video.search.yahoo.com/mrss": .media, "tools.search.yahoo.com/mrss": .media,
    "rssboard.org/media-rss": .media, "search.yahoo.com/rss": .media,
    "itunes.com/dtds/podcast-1.0.dtd": .itunes, "example.com/dtds/podcast-1.0.dtd": .itunes,
    "itunes.com/dtds/podcast": .itunes, "itunes.apple.com/dtds/podcast-1.0.dtd": .itunes,
    "purl.org/rss/1.0/modules/syndication": .syndication,
    "w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    "w3.org/1999/xhtml": .xhtml, "w3.org/tr/xhtml1/strict": .xhtml,
    "w3.org/xml/1998/namespace": .xml,
  ]

  private static let byPrefix: [String: FeedNamespace] = [
    "rss": .rss, "rss1": .rss, "rss2": .rss, "atom": .atom, "atom10": .atom, "atom03": .atom, "a10": .atom,
    "content": .content,
    "dc": .dublinCore, "dcterms": .dublinCoreTerms, "dct": .dublinCoreTerms, "media": .media, "itunes": .itunes,
    "sy": .syndication, "syn": .syndication, "rdf": .rdf, "xhtml": .xhtml, "html": .xhtml, "xml": .xml,
  ]
}

/// The name of an element as a document writes it.
struct QualifiedName {
  /// In lower case.
  var local: String
  /// Nil where it stands in the default namespace.
  var prefix: String?
  /// What the document says of that.
  var namespace: FeedNamespace
}

/// Which of the names of a document are those of its own format: feeds of RSS are written in the namespace of Atom or of
/// XHTML, and feeds of Atom in any.
struct FeedVocabulary {
  private let prefix: String?
  private let given: FeedNamespace
  private let own: FeedNamespace

  /// - Parameters:
  ///   - first: the first element of the feed.
  ///   - own: the vocabulary that such an element belongs to.
  init(first: QualifiedName, own: FeedNamespace) {
    (prefix, given) = (first.prefix, first.namespace)
    // Atom's names are known without a namespace as well.
    self.own = given == .rss ? .rss : own
  }

  /// The elements that are written as the first one is are of its kind.
  func namespace(of name: QualifiedName) -> FeedNamespace {
    name.prefix == prefix && name.namespace == given ? own : name.namespace
  }
}
