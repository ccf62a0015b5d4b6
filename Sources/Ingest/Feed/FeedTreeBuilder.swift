internal import CLibXML2

/// What libxml2's findings go to.
protocol XMLReceiver: AnyObject {
  /// The rest of the document is of no use.
  var isStopped: Bool { get }
  /// The line that libxml2 has reached.
  var line: () -> Int { get set }

  func start(_ name: QualifiedName, attributes: [FeedNode.Attribute])
  func end()
  func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int32)
  /// The document is over, whether all its elements are closed or not.
  ///
  /// - Returns: whether all was closed, or the reading has been ended on purpose.
  func finish() -> Bool
}

/// Receives what libxml2 finds and hands out the items one by one, so that a feed of any length is never a tree.
///
/// A class, since C calls back into it.
final class FeedTreeBuilder: XMLReceiver {
  /// What stands before, between and after the items.
  private(set) var head = FeedNode(namespace: .other, name: "")
  private(set) var problems: FeedProblems
  /// The name of the first root, and its namespace.
  private(set) var root: FeedNode?
  private let limits: FeedLimits
  private let address: String?
  private let onItem: (FeedNode, FeedNode) -> Bool
  private var open: [FeedNode] = []
  /// Where in `open` the item lies that is being read.
  private var item: Int?
  private var rootDepth: Int?
  private var rootCount = 0
  private var vocabulary: FeedVocabulary?
  private var itemElements = 0
  private var headElements = 0
  private var pending: [UInt8] = []
  private(set) var isStopped = false
  var line: () -> Int = { 0 }

  /// - Parameters:
  ///   - address: where the document came from.
  ///   - onItem: takes an item and the root that it stands in; false ends the reading.
  init(address: String?, limits: FeedLimits, onItem: @escaping (_ item: FeedNode, _ root: FeedNode) -> Bool) {
    self.address = address
    self.limits = limits
    self.onItem = onItem
    problems = FeedProblems(limit: limits.mostProblems)
  }

  // MARK: What libxml2 says

  func start(_ name: QualifiedName, attributes: [FeedNode.Attribute]) {
    guard !isStopped else { return }
    flush()
    noticeVocabulary(name)
    var node = FeedNode(
      namespace: vocabulary?.namespace(of: name) ?? name.namespace, name: name.local, attributes: attributes,
      line: line())
    let parent = open.last
    node.base = base(of: node, in: parent?.base)
    node.language = node.attribute("lang", in: .xml) ?? parent?.language
    noticeRoot(node)
    if item == nil, isItem(node) {
      item = open.count
      itemElements = 0
    }
    if item == nil { headElements += 1 } else { itemElements += 1 }
    open.append(node)
  }

  func end() {
    guard !isStopped else { return }
    flush()
    guard let node = open.popLast() else { return }
    if rootDepth == open.count { rootDepth = nil }
    if item == open.count {
      item = nil
      if let root, !onItem(node, root) { isStopped = true }
      return
    }
    put(node)
  }

  func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard !isStopped, let text, count > 0 else { return }
    let room = limits.longestText - pending.count
    pending += UnsafeBufferPointer(start: text, count: min(Int(count), room))
    if Int(count) > room { problems.add(.tooLong(limit: limits.longestText), line: line()) }
  }

  /// What is still open at the end counts as far as it goes, but for an item: half of one is none.
  ///
  /// - Returns: whether all was closed, or the reading has been ended on purpose.
  func finish() -> Bool {
    let isWhole = open.isEmpty || isStopped
    flush()
    if let item { open.removeSubrange(item...) }
    item = nil
    isStopped = true
    while let node = open.popLast() { put(node) }
    return isWhole
  }

  /// The first element of a feed says by its name which vocabulary the feed is written in, whatever its namespace says.
  private func noticeVocabulary(_ name: QualifiedName) {
    guard vocabulary == nil, !open.isEmpty else { return }
    let own: FeedNamespace? =
      switch name.local {
      case "rss", "channel": .rss
      case "feed": .atom
      // What stands in RDF is told apart by its own namespace, unless that of the document is none of RSS's.
      case "item" where rootDepth != nil: .rss
      default: nil
      }
    if let own { vocabulary = FeedVocabulary(first: name, own: own) }
  }

  // MARK: Building

  private func put(_ node: FeedNode) {
    let count = item == nil ? headElements : itemElements
    guard count <= limits.mostElementsTogether else {
      return problems.add(.tooManyElements(limit: limits.mostElementsTogether), line: node.line)
    }
    if open.isEmpty { head = node } else { open[open.count - 1].content.append(.node(node)) }
  }

  private func flush() {
    guard !pending.isEmpty else { return }
    defer { pending.removeAll(keepingCapacity: true) }
    guard !open.isEmpty else { return }
    let text = String(decoding: pending, as: UTF8.self)
    if open.count == 1 {
      // Beside the roots, not in them.
      if text.contains(where: { !$0.isWhitespace }) { problems.add(.junk, line: line()) }
      return
    }
    open[open.count - 1].content.append(.text(text))
  }

  private func base(of node: FeedNode, in outer: String?) -> String? {
    let own = node.attribute("base", in: .xml) ?? (node.name == "channel" ? node.attribute("base") : nil)
    guard let own = own.map(WebAddress.withoutBlanks), !own.isEmpty else { return outer }
    return URLReference.resolved(own, against: outer ?? address)
  }

  private func noticeRoot(_ node: FeedNode) {
    guard rootDepth == nil, !open.isEmpty else { return }
    let isRoot =
      switch node.name {
      case "rss", "channel": node.namespace == .rss || node.namespace == .other
      case "feed": node.namespace == .atom || node.namespace == .rss || node.namespace == .other
      case "rdf": true
      default: false
      }
    guard isRoot else {
      if open.count == 1 { problems.add(.junk, line: node.line) }
      return
    }
    rootDepth = open.count
    rootCount += 1
    if root == nil { root = node }
    if rootCount > 1 { problems.add(.severalRoots, line: node.line) }
  }

  private func isItem(_ node: FeedNode) -> Bool {
    guard rootDepth != nil else { return false }
    return switch node.name {
    case "item": node.namespace == .rss
    case "entry": node.namespace == .atom || node.namespace == .rss
    default: false
    }
  }
}

/// libxml2's push parser over what `XMLRepair` makes of a document.
enum FeedXML {
  /// A class, so that C can hand it back.
  private final class User {
    let receiver: any XMLReceiver

    init(_ receiver: any XMLReceiver) { self.receiver = receiver }

    static func receiver(_ user: UnsafeMutableRawPointer?) -> (any XMLReceiver)? {
      user.map { Unmanaged<User>.fromOpaque($0).takeUnretainedValue().receiver }
    }
  }

  static func parse(_ text: [UInt8], limits: FeedLimits, into receiver: any XMLReceiver) -> FeedProblems {
    clibxml2_be_silent()
    // All other handlers stay away: no tree, no entities, no document type.
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = { user, name, prefix, uri, _, _, count, _, attributes in
      guard let receiver = User.receiver(user), let name else { return }
      let prefix = prefix.map { String(cString: $0) }
      receiver.start(
        QualifiedName(
          local: String(cString: name).lowercased(), prefix: prefix,
          namespace: FeedNamespace(uri: uri.map { String(cString: $0) }, prefix: prefix)),
        attributes: FeedXML.attributes(attributes, count: Int(count)))
    }
    handler.endElementNs = { user, _, _, _ in User.receiver(user)?.end() }
    handler.characters = { user, text, count in User.receiver(user)?.characters(text, count) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.serror = { _, _ in }
    let user = User(receiver)
    defer { withExtendedLifetime(user) {} }
    guard let context = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(user).toOpaque(), nil, 0, nil) else {
      return FeedProblems(limit: 0)
    }
    defer { xmlFreeParserCtxt(context) }
    // The bounds are `XMLRepair`'s: those that `HUGE` lifts would end a feed of 10 MB in silence.
    // There are no entities left but the five of XML, and only where they may be substituted does libxml2 give
    // `&amp;` in an attribute as `&`.
    let options =
      XML_PARSE_RECOVER.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue
      | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(context, Int32(options))
    receiver.line = { context.pointee.input.map { Int($0.pointee.line) } ?? 0 }
    var repair = XMLRepair(text, limits: limits) { piece in
      piece.withUnsafeBytes { bytes in
        _ = xmlParseChunk(context, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), 0)
      }
      return !receiver.isStopped
    }
    repair.run()
    _ = xmlParseChunk(context, nil, 0, 1)
    // Whatever libxml2 stumbles over in spite of all: it must not pass for the end of the document.
    if !receiver.finish(), repair.isWhole { repair.problems.add(.truncated) }
    return repair.problems
  }

  /// Five pointers each: local name, prefix, namespace, beginning and end of the value.
  private static func attributes(
    _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) -> [FeedNode.Attribute] {
    guard let list, count > 0 else { return [] }
    return (0..<count).compactMap { number in
      let parts = list + number * 5
      guard let name = parts[0], let start = parts[3], let end = parts[4] else { return nil }
      let prefix = parts[1].map { String(cString: $0) }
      let value = UnsafeBufferPointer(start: start, count: end - start)
      return FeedNode.Attribute(
        namespace: prefix == nil ? .rss : FeedNamespace(uri: parts[2].map { String(cString: $0) }, prefix: prefix),
        name: String(cString: name).lowercased(), value: String(decoding: value, as: UTF8.self))
    }
  }
}
