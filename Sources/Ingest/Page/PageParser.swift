internal import CLibXML2

/// HTML to a `PageTree` through libxml2's SAX interface: nothing is loaded, no entity of a document is expanded, and
/// the parser is stopped as soon as a page proves to be larger in any direction than pages are.
enum PageParser {
  static let deepest = 400
  static let mostNodes = 150_000
  static let mostErrors = 50_000

  /// - Parameter html: UTF-8.
  /// - Throws: which bound the page breaks.
  static func parse(_ html: String) throws(ArticleFormat.Rejection) -> PageTree {
    var html = NumericReferences.mended(html)
    if html.utf8.contains(0) { html = html.filter { $0 != "\0" } }
    guard !AttributeCount.isExcessive(html) else {
      throw ArticleFormat.Rejection(reason: .excessive("attributes"))
    }
    let builder = PageBuilder()
    html.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { parse($0, into: builder) }
    }
    if let excess = builder.excess { throw ArticleFormat.Rejection(reason: .excessive(excess)) }
    return builder.tree
  }

  private static func parse(_ bytes: UnsafeBufferPointer<CChar>, into builder: PageBuilder) {
    clibxml2_be_silent()
    guard let start = bytes.baseAddress, let count = Int32(exactly: bytes.count),
      let context = htmlCreateMemoryParserCtxt(start, count)
    else { return }
    defer { htmlFreeParserCtxt(context) }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(context, Int32(options))
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    builder.stop = { xmlStopParser(context) }
    // All other handlers stay away: libxml2 builds no tree of its own.
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElement = { user, name, attributes in
      PageBuilder.from(user)?.start(name, attributes)
    }
    handler.endElement = { user, name in PageBuilder.from(user)?.end(name) }
    handler.characters = { user, text, count in PageBuilder.from(user)?.characters(text, count) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.serror = { user, error in PageBuilder.from(user)?.error(code: error?.pointee.code ?? 0) }
    context.pointee.sax.pointee = handler
    context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
    htmlParseDocument(context)
  }
}

/// Receives what the parser finds. A class, since C calls back into it.
private final class PageBuilder {
  private(set) var tree = PageTree()
  /// What there was too much of.
  private(set) var excess: String?
  var stop: (() -> Void)?
  private var open: [PageTree.NodeID] = [PageTree.root]
  private var errorCount = 0
  /// Adjacent pieces of text are one.
  private var pending: [UInt8] = []

  static func from(_ user: UnsafeMutableRawPointer?) -> PageBuilder? {
    user.map { Unmanaged<PageBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  func start(_ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    flush()
    guard excess == nil, let name, let parent = open.last else { return }
    var found: [PageTree.Attribute] = []
    var next = attributes
    while let pair = next, let key = pair.pointee, found.count < 200 {
      found.append(.init(name: String(cString: key), value: (pair + 1).pointee.map { String(cString: $0) } ?? ""))
      next = pair + 2
    }
    open.append(tree.append(element: String(cString: name), attributes: found, to: parent))
    if open.count > PageParser.deepest { exceed("elements in one another") }
    if tree.nodes.count > PageParser.mostNodes { exceed("elements") }
  }

  func end(_ name: UnsafePointer<xmlChar>?) {
    flush()
    guard excess == nil, let name else { return }
    let closed = String(cString: name)
    guard let index = open.lastIndex(where: { tree.name($0) == closed }), index > 0 else { return }
    open.removeSubrange(index...)
  }

  func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard excess == nil, let text else { return }
    pending += UnsafeBufferPointer(start: text, count: Int(count))
  }

  func error(code: Int32) {
    // Every element that is newer than libxml2's table is an error to it.
    guard code != Int32(XML_HTML_UNKNOWN_TAG.rawValue) else { return }
    errorCount += 1
    if errorCount > PageParser.mostErrors { exceed("errors") }
  }

  private func flush() {
    guard !pending.isEmpty else { return }
    defer { pending.removeAll(keepingCapacity: true) }
    guard excess == nil, let parent = open.last else { return }
    if Self.isCode(tree, parent) { return }
    tree.append(text: String(decoding: pending, as: UTF8.self), to: parent)
  }

  /// Scripts and styles are never text, except the one kind of script that is data about the page.
  private static func isCode(_ tree: PageTree, _ element: PageTree.NodeID) -> Bool {
    switch tree.name(element) {
    case "style": true
    case "script": tree.attribute("type", of: element)?.lowercased().contains("ld+json") != true
    default: false
    }
  }

  private func exceed(_ what: String) {
    excess = excess ?? what
    stop?()
  }
}
