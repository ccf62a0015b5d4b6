internal import News

/// Why something that was to be read is not in the archive, and where it lies.
public struct IntakeProblem: Error, Hashable, Sendable {
  /// What went wrong with the input.
  public enum Reason: Hashable, Sendable {
    /// There is no such file or directory.
    case missing
    /// The file system refuses; the text is its reason, such as “Permission denied”.
    case unreadable(String)
    /// A pipe, socket or device where a file or directory is needed.
    case notAFile
    /// A link that leads out of the directory that is watched.
    case leadsOut
    /// A file name that is not UTF-8.
    case unnameable
    /// More bytes than the limit.
    case tooLarge(limit: Int)
    /// Bytes that are no text.
    case binary
    /// Text of a kind that holds no article, such as a style sheet; the text names the kind.
    case unsupported(String)
    /// Nothing but white space, or a line of JSON without title and body.
    case empty
    /// A page without an article on it: an index, a form, an error.
    case withoutArticle
    /// JSON that does not parse, or is no object; the text says what was expected.
    case malformedJSON(String)
    /// A value of the wrong type under a known name.
    case malformedField(String)
    /// A page built to exhaust the reader; the text names what there is too much of.
    case excessive(String)
    /// What is missing from what was read of a feed, or why it is none.
    case feed(FeedProblem.Reason)
    /// Directories nested too deep, or too many files in them.
    case tooMany(String)
  }

  /// The path as it was given, `-` for standard input, or a URL.
  public var origin: String
  /// Counted from 1, for line-wise formats.
  public var line: Int?
  public var reason: Reason

  /// A problem with the input that `origin` names.
  public init(origin: String, line: Int? = nil, reason: Reason) {
    self.origin = origin
    self.line = line
    self.reason = reason
  }

  /// The status that a program ends with for it, after BSD's sysexits.h: `EX_NOINPUT` where there was nothing to
  /// read, `EX_DATAERR` where what was read is no good.
  public var exitStatus: Int32 {
    switch reason {
    case .missing, .unreadable, .notAFile, .leadsOut, .unnameable: 66
    default: 65
    }
  }
}

extension IntakeProblem: CustomStringConvertible {
  /// One sentence for people: where, what, and what to do about it. Safe to print.
  public var description: String {
    Printable.line("\(place): \(complaint)")
  }

  /// The sentence without what `origin` names. Safe to print.
  public var message: String { Printable.line((line.map { "line \($0): " } ?? "") + complaint) }

  private var place: String {
    // What is no file may have been meant as an address.
    let origin = reason == .missing ? Credentials.removed(fromAddress: self.origin) : self.origin
    let name = origin == "-" ? "standard input" : origin
    guard let line else { return name }
    return "\(name), line \(line)"
  }

  private var complaint: String {
    switch reason {
    case .missing: "there is no such file or directory; check the spelling"
    case .unreadable(let why): "cannot be read (\(why)); check its permissions"
    case .notAFile: "is a pipe, socket or device; give a file, a directory, or - for standard input"
    case .leadsOut: "leads out of the watched directory and is not followed; watch what it leads to, or copy it there"
    case .unnameable: "its name is not UTF-8; rename it"
    case .tooLarge(let limit): "is larger than \(limit >> 20) MiB; split it"
    case .binary: "is not text; give plain text, Markdown, HTML, JSON Lines or a feed"
    case .unsupported(let kind): "is \(kind), not an article; give plain text, Markdown, HTML, JSON Lines or a feed"
    case .empty: "there is nothing in it to read; leave it out"
    case .withoutArticle: "is a page without an article on it; leave it out"
    case .malformedJSON(let what): "is not a JSON object (\(Self.quoted(what))); mend or remove the line"
    case .malformedField(let what): "\(Self.quoted(what)); mend or remove the line"
    case .excessive(let what): "is a page with too much to read safely (\(what)); leave it out"
    case .feed(let reason): FeedProblem(reason: reason).complaint
    case .tooMany(let what): "\(what); give a smaller directory"
    }
  }

  /// At most 120 characters of a text that came from outside.
  private static func quoted(_ text: String) -> String {
    text.count > 120 ? text.prefix(119) + "…" : text
  }
}
