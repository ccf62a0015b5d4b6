internal import News

/// JSON Lines: every line is an article or a problem of its own.
extension Intake {
  func readLines(
    path: String, place: ArticleDraft.Place, onReading: (Reading) throws -> Void, onProblem: (IntakeProblem) -> Void
  ) rethrows {
    var lines: ByteLines
    do throws(IntakeProblem) {
      lines = try ByteLines(path: path, limit: Self.largest)
      if Binary.isBinary(lines.beginning) { throw IntakeProblem(origin: path, reason: .binary) }
    } catch {
      return onProblem(error)
    }
    try readLines(&lines, name: path, place: place, onReading: onReading, onProblem: onProblem)
  }

  func readLines(
    bytes: [UInt8], name: String, place: ArticleDraft.Place, onReading: (Reading) throws -> Void,
    onProblem: (IntakeProblem) -> Void
  ) rethrows {
    let isUTF16 = TextDecoder.byteOrderMark(bytes).map { $0.encoding != .utf8 } ?? false
    var lines = ByteLines(isUTF16 ? Array(TextDecoder.decode(bytes).utf8) : bytes, limit: Self.largest)
    try readLines(&lines, name: name, place: place, onReading: onReading, onProblem: onProblem)
  }

  private func readLines(
    _ lines: inout ByteLines, name: String, place: ArticleDraft.Place, onReading: (Reading) throws -> Void,
    onProblem: (IntakeProblem) -> Void
  ) rethrows {
    var isEmpty = true
    // What comes again right away is not read again.
    var last: (line: [UInt8], article: Article)?
    while true {
      let line: ByteLines.Line?
      do throws(IntakeProblem) { line = try lines.next() } catch { return onProblem(error) }
      guard let line else { break }
      if case .bytes(let bytes) = line, let last, last.line == bytes {
        var article = last.article
        article.origin = CleanText.identifier(place.line(lines.number).origin)
        try onReading(.article(article))
        continue
      }
      let article: Article
      do throws(ArticleFormat.Rejection) {
        guard let draft = try Self.draft(line) else { continue }
        isEmpty = false
        guard let found = draft.article(from: place.line(lines.number)) else { throw .init(reason: .empty) }
        article = found
      } catch {
        isEmpty = false
        onProblem(IntakeProblem(origin: name, line: lines.number, reason: error.reason))
        continue
      }
      if case .bytes(let bytes) = line { last = (bytes, article) }
      try onReading(.article(article))
    }
    if isEmpty { onProblem(IntakeProblem(origin: name, reason: .empty)) }
  }

  /// Nil for a line of white space.
  private static func draft(_ line: ByteLines.Line) throws(ArticleFormat.Rejection) -> ArticleDraft? {
    guard case .bytes(let bytes) = line else { throw .init(reason: .tooLarge(limit: largest)) }
    let isBlank = bytes.allSatisfy { $0 == 0x20 || (0x09...0x0d).contains($0) }
    return isBlank ? nil : try JSONLines.draft(bytes)
  }
}
