public import News

/// Reads articles out of files, directories and bytes of any kind. What cannot be read is reported, the rest goes on.
public struct Intake: Sendable {
  /// Something that may hold articles.
  public enum Input: Hashable, Sendable {
    /// A file, or a directory that is read with everything below it in the order of names. Hidden files, and files
    /// whose extension says that they are no text, are left out.
    case path(String)
    /// Bytes that are already here; standard input is called `-`.
    case bytes([UInt8], name: String)
  }

  /// The most bytes of one article, or of one line of JSON Lines: 10 MiB.
  public static let largest = 10 << 20

  /// Reads with the default bounds.
  public init() {}

  /// Something that was read.
  public enum Reading: Hashable, Sendable {
    /// An article by itself.
    case article(Article)
    /// A feed that somebody saved: its articles belong together.
    case feed(SavedFeed)
  }

  /// Hands all that is read to `onReading` and everything that cannot be to `onProblem`, in the order of the inputs.
  /// - Throws: what `onReading` throws; nothing else.
  public func read(
    _ inputs: [Input], onReading: (Reading) throws -> Void, onProblem: (IntakeProblem) -> Void
  ) rethrows {
    for input in inputs {
      switch input {
      case .path(let path): try read(path: path, onReading: onReading, onProblem: onProblem)
      case .bytes(let bytes, let name):
        try read(bytes, name: name, place: .standardInput(name), onReading: onReading, onProblem: onProblem)
      }
    }
  }

  /// The same, where it does not matter which articles come from a feed.
  public func read(
    _ inputs: [Input], onArticle: (Article) throws -> Void, onProblem: (IntakeProblem) -> Void
  ) rethrows {
    try read(
      inputs,
      onReading: { reading in
        switch reading {
        case .article(let article): try onArticle(article)
        case .feed(let saved): for item in saved.articles { try onArticle(item.article) }
        }
      }, onProblem: onProblem)
  }

  private func read(
    path: String, onReading: (Reading) throws -> Void, onProblem: (IntakeProblem) -> Void
  ) rethrows {
    let kind: FileWalk.Kind
    do throws(IntakeProblem) { kind = try FileWalk.kind(of: path) } catch { return onProblem(error) }
    switch kind {
    case .file: try read(file: path, onReading: onReading, onProblem: onProblem)
    case .directory:
      var walk = FileWalk()
      try walk.walk(
        path, visit: { try read(file: $0, onReading: onReading, onProblem: onProblem) }, problem: onProblem)
    case .other: onProblem(IntakeProblem(origin: path, reason: .notAFile))
    }
  }

  private func read(
    file path: String, onReading: (Reading) throws -> Void, onProblem: (IntakeProblem) -> Void
  ) rethrows {
    let place = ArticleDraft.Place(file: path)
    if ArticleFormat.isJSONLines(path) {
      return try readLines(path: path, place: place, onReading: onReading, onProblem: onProblem)
    }
    let bytes: [UInt8]
    do throws(IntakeProblem) {
      bytes = try FileContents(path: path).readAll(limit: Self.largest)
    } catch {
      return onProblem(error)
    }
    try read(bytes, name: path, place: place, onReading: onReading, onProblem: onProblem)
  }

  private func read(
    _ given: [UInt8], name: String, place: ArticleDraft.Place, onReading: (Reading) throws -> Void,
    onProblem: (IntakeProblem) -> Void
  ) rethrows {
    let bytes: [UInt8]
    do throws(ArticleFormat.Rejection) { bytes = try Unpacked.bytes(given) } catch {
      return onProblem(IntakeProblem(origin: name, reason: error.reason))
    }
    if try readFeed(bytes, name: name, place: place, onReading: onReading, onProblem: onProblem) { return }
    let format: ArticleFormat
    let found: Article?
    do throws(ArticleFormat.Rejection) {
      format = try ArticleFormat.recognise(name: Unpacked.name(name), bytes: bytes)
      if format == .jsonLines {
        found = nil
      } else {
        guard bytes.count <= Self.largest else { throw .init(reason: .tooLarge(limit: Self.largest)) }
        found = try Self.draft(bytes, format: format).article(from: place)
      }
    } catch {
      return onProblem(IntakeProblem(origin: name, reason: error.reason))
    }
    if format == .jsonLines {
      return try readLines(bytes: bytes, name: name, place: place, onReading: onReading, onProblem: onProblem)
    }
    guard let found else { return onProblem(IntakeProblem(origin: name, reason: .empty)) }
    try onReading(.article(found))
  }

  static func draft(
    _ bytes: [UInt8], format: ArticleFormat
  ) throws(ArticleFormat.Rejection) -> ArticleDraft {
    if format == .html { return try PageExtractor().draft(bytes, url: nil) }
    let text = TextDecoder.decode(bytes)
    let (matter, rest) = FrontMatter.split(text[...]) ?? (nil, text[...])
    let draft = format == .markdown ? Markdown.draft(rest) : PlainText.draft(rest)
    return matter.map { $0.completed(by: draft) } ?? draft
  }
}

extension ArticleDraft.Place {
  init(file path: String) {
    let absolute = AbsolutePath.of(path)
    let folder = absolute.split(separator: "/").dropLast().last
    self.init(origin: absolute, source: folder.map(String.init) ?? "/")
  }

  /// One line of the file.
  func line(_ number: Int) -> Self { Self(origin: "\(origin)#\(number)", source: source) }

  static func standardInput(_ name: String) -> Self {
    Self(origin: name, source: name == "-" ? "standard input" : name)
  }
}
