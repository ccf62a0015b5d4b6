/// Markdown as readable text: what CommonMark calls blocks become paragraphs, their marks go, links become their text.
///
/// Not a CommonMark parser: nesting is flattened, since a paragraph is all that an article knows. The text is read
/// twice, so that its blocks are never kept all at once: a link may be named before its target is.
enum Markdown {
  static func draft(_ text: Substring) -> ArticleDraft {
    var text = String(text)
    return text.withUTF8 { bytes in
      var names = MarkdownBlocks(bytes)
      names.read { _, _ in }
      var result = Result()
      var blocks = MarkdownBlocks(bytes)
      blocks.read { kind, block in result.append(kind, MarkdownInline.text(block, references: names.references)) }
      return result.draft()
    }
  }

  /// What has been read: the first block is the title where it looks like one and others follow.
  private struct Result {
    private var first: (kind: MarkdownBlocks.Kind, text: String)?
    private var title: String?
    private var isFirst = true
    private var paragraphs = Paragraphs()

    mutating func append(_ kind: MarkdownBlocks.Kind, _ text: String) {
      guard !text.allSatisfy(\.isWhitespace) else { return }
      if isFirst {
        (first, isFirst) = ((kind, text), false)
        return
      }
      placeFirst(isAlone: false)
      paragraphs.append(text)
    }

    private mutating func placeFirst(isAlone: Bool) {
      guard let first else { return }
      self.first = nil
      if !isAlone, Markdown.isTitle(first.kind, first.text) {
        title = first.text
      } else {
        paragraphs.append(first.text)
      }
    }

    consuming func draft() -> ArticleDraft {
      placeFirst(isAlone: true)
      var draft = ArticleDraft()
      draft.title = title
      draft.paragraphs = paragraphs.all
      return draft
    }
  }

  private static func isTitle(_ kind: MarkdownBlocks.Kind, _ text: String) -> Bool {
    switch kind {
    case .heading(let level): level <= 2
    case .paragraph(let lineCount): lineCount == 1 && Headline.accepts(text)
    case .code, .entry: false
    }
  }
}
