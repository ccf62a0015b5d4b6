/// What kind of bytes an input is that holds one article or a list of them: its extension decides, else the bytes
/// themselves. Feeds are told by their bytes before, see `FeedSniffer`.
enum ArticleFormat: Hashable {
  case plainText, markdown, html, jsonLines

  /// - Throws: a reason where the extension or the bytes say that there is no article in it.
  static func recognise(name: String, bytes: some Collection<UInt8>) throws(Rejection) -> ArticleFormat {
    if Binary.isBinary(bytes) { throw Rejection(reason: .binary) }
    if let format = byExtension[fileExtension(name)] { return format }
    return try sniff(TextDecoder.decode(bytes.prefix(4096)))
  }

  /// Why there is no article in the bytes.
  struct Rejection: Error {
    var reason: IntakeProblem.Reason
  }

  /// Whether files of this name are passed over in silence where a directory is read.
  static func isNeverAnArticle(_ name: String) -> Bool {
    name.hasSuffix("~") || otherExtensions.contains(fileExtension(name))
  }

  static func isJSONLines(_ name: String) -> Bool { byExtension[fileExtension(name)] == .jsonLines }

  /// In lower case, without the full stop; empty where there is none.
  static func fileExtension(_ name: String) -> String {
    let last = name.split(separator: "/").last ?? ""
    guard let stop = last.lastIndex(of: "."), stop != last.startIndex else { return "" }
    return last[last.index(after: stop)...].lowercased()
  }

  private static let byExtension: [String: ArticleFormat] = [
    "txt": .plainText, "text": .plainText,
    "md": .markdown, "markdown": .markdown, "mdown": .markdown, "mkd": .markdown,
    "html": .html, "htm": .html, "xhtml": .html, "xht": .html,
    "jsonl": .jsonLines, "ndjson": .jsonLines, "jsonlines": .jsonLines,
  ]

  private static let otherExtensions: Set<String> = [
    "jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "tif", "tiff", "bmp", "ico", "svg", "psd", "eps",
    "mp3", "m4a", "ogg", "oga", "opus", "flac", "wav", "aac", "mp4", "m4v", "mkv", "webm", "mov", "avi", "mpg",
    "zip", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "tar", "jar", "deb", "rpm", "iso", "dmg",
    "pdf", "ps", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "epub", "mobi", "rtf",
    "woff", "woff2", "ttf", "otf", "eot", "css", "scss", "js", "mjs", "map", "ts", "wasm", "swf",
    "so", "o", "a", "dylib", "dll", "exe", "bin", "class", "pyc", "db", "sqlite", "sqlite3",
  ]

  private static func sniff(_ text: String) throws(Rejection) -> ArticleFormat {
    let start = text.drop { $0.isWhitespace }
    if start.hasPrefix("{") { return .jsonLines }
    guard start.hasPrefix("<") else { return looksLikeMarkdown(text) ? .markdown : .plainText }
    let head = start.prefix(1024).lowercased()
    if head.hasPrefix("<?xml"), !head.contains("<html") {
      throw Rejection(reason: .unsupported("XML"))
    }
    let openings = ["<!doctype html", "<html", "<head", "<body", "<!--", "<meta", "<title", "<article", "<div", "<p>"]
    return openings.contains { head.hasPrefix($0) } || head.contains("<html") ? .html : .plainText
  }

  /// At least one heading mark and one link or emphasis, or two headings: a lone `#` is no Markdown.
  private static func looksLikeMarkdown(_ text: String) -> Bool {
    let lines = text.split(whereSeparator: \.isNewline).prefix(200)
    let headings = lines.count { line in
      let marks = line.prefix { $0 == "#" }.count
      return (1...6).contains(marks) && line.dropFirst(marks).first == " "
    }
    return headings >= 2 || (headings >= 1 && (text.contains("](") || text.contains("**")))
  }
}

/// Bytes that are no text.
enum Binary {
  /// A NUL byte outside UTF-16, a well-known signature, or too many control bytes in the first 64 KiB.
  static func isBinary(_ bytes: some Collection<UInt8>) -> Bool {
    let signatures: [[UInt8]] = [
      Array("%PDF-".utf8), Array("PK\u{3}\u{4}".utf8), [0x1f, 0x8b], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff],
      Array("GIF8".utf8), [0x7f, 0x45, 0x4c, 0x46], Array("{\\rtf".utf8),
    ]
    if signatures.contains(where: { bytes.starts(with: $0) }) { return true }
    if let mark = TextDecoder.byteOrderMark(bytes), mark.encoding != .utf8 { return false }
    var controls = 0
    var count = 0
    for byte in bytes.prefix(65_536) {
      if byte == 0 { return true }
      count += 1
      controls += byte < 0x20 && !(0x09...0x0d).contains(byte) || byte == 0x7f ? 1 : 0
    }
    guard controls * 10 > count else { return bytes.dropFirst(65_536).contains(0) }
    // Text that someone filled with escape sequences is still text; compressed data is not even UTF-8.
    return controls * 3 > count || String(validating: bytes.prefix(65_536), as: UTF8.self) == nil
  }
}
