public import News

/// Text to mentions and entities: who acts, and where.
///
/// The language, sentences and tokens, spans that name something, what stands for the same thing in the article, which
/// thing of the world it is, and whether it acts or locates: every step is a type of its own with one method. Texts of
/// the length of a book are read in pieces (`TextPieces`), each as an article of its own.
public struct Recogniser: Sendable {
  /// Grows whenever the same article would be read differently, so that stored analyses can be made anew.
  public static let version = 9

  /// UTF-8 bytes of an article that are read: 90,000 words, as many as a novel has. What comes after is stored
  /// and shown, but nobody is found in it.
  public static let mostBytes = 512 << 10
  /// Words, numbers and marks of an article that are read. Prose reaches the bytes first; a text of marks alone, or of
  /// single letters, has five times as many to the byte.
  public static let mostTokens = 120_000

  /// The steps of `analyse`, in order.
  package enum Stage: String, CaseIterable, Sendable {
    case language
    case tokens = "sentences and tokens"
    case tagging
    case coreference
    case linking
    case roles
    case assembly
  }

  private let detector = LanguageDetector()
  private let tokenizer = Tokenizer()
  private let tagger = EntityTagger()
  private let coreference = Coreference()
  private let linker = Linker()
  private let roles = RoleClassifier()

  public init() {}

  /// The mentions and entities of the article; offsets count UTF-8 bytes of `Article.text`.
  public func analyse(_ article: Article) -> Analysis {
    analyse(article.text, on: article.published?.day, declared: article.language)
  }

  /// The same, with a call at the end of every stage, for measuring: of a long text, of every stage of every piece.
  package func analyse(_ article: Article, after stage: (Stage) -> Void) -> Analysis {
    analyse(article.text, on: article.published?.day, declared: article.language, after: stage)
  }

  /// - Parameters:
  ///   - day: on which the text was published: it says who held which office.
  ///   - declared: the language as the source gave it, for texts that are too short to tell.
  func analyse(
    _ string: String, on day: CalendarDay? = nil, declared: String? = nil, after stage: (Stage) -> Void = { _ in }
  ) -> Analysis {
    let bytes = TextPieces.beginning(of: string, most: Self.mostBytes)
    let language = bytes.withUnsafeBufferPointer { LanguageReading($0, declared: declared, detector: detector) }
    stage(.language)
    var assembly = AnalysisAssembly(string: string)
    assembly.language = language.tag
    var tokens = 0
    for piece in TextPieces.ranges(of: bytes) where !assembly.isFull && tokens < Self.mostTokens {
      tokens += read(piece, of: bytes, language, on: day, into: &assembly, after: stage)
    }
    return assembly.finish()
  }

  /// What stands in one piece of the text, and is known from it. Gives back how many tokens that were.
  private func read(
    _ piece: Range<Int>, of bytes: [UInt8], _ language: LanguageReading, on day: CalendarDay?,
    into assembly: inout AnalysisAssembly, after stage: (Stage) -> Void
  ) -> Int {
    var forms = tagger.tables.take()
    let text = tokenizer.tokenize(bytes, in: piece, forms: &forms, language: language)
    stage(.tokens)
    let spans = spans(in: text, forms, language)
    tagger.tables.keep(forms)
    stage(.tagging)
    let offices = OfficeReader(spans, in: text).offices()
    let antecedents = coreference.antecedents(of: spans, offices: offices, in: text)
    stage(.coreference)
    let persons = PersonLinker(spans, in: text, on: day).persons(antecedents: antecedents, offices: offices)
    let referents = linker.referents(of: spans, antecedents: antecedents, persons: persons, in: text)
    stage(.linking)
    let decisions = roles.decisions(for: spans, referents: referents, in: text)
    stage(.roles)
    let titles = TitleNaming(referents: referents, in: text)
    let officeMentions = OfficeMentions(spans, offices: offices, referents: referents, in: text)
    for index in spans.indices {
      let range = text.span(spans[index].tokens)
      var decision = decisions[index]
      if spans[index].kind == .place, language.foreignTag(at: range.lowerBound) != nil {
        // What makes a name act was learned from English.
        decision = RoleClassifier.Decision(role: .place)
      }
      if let holder = officeMentions.cue(at: index) {
        decision.cue = [decision.cue, holder].compactMap { $0 }.joined(separator: "; ")
      }
      let title = offices[index].map { titles.words($0) }
      assembly.add(spans[index], at: range, referents[index], decision, title: title)
      if let office = offices[index], let title = titles.title(office) {
        assembly.add(title, of: referents[index].entity.id)
      }
    }
    stage(.assembly)
    return text.tokens.count
  }

  /// What the tagger finds in English, and what the gazetteer makes certain in other languages.
  private func spans(in text: TokenizedText, _ forms: FormTable, _ language: LanguageReading) -> [TaggedSpan] {
    if language.foreign.isEmpty { return tagger.tag(text, forms) }
    let certain = CertainNames(text, language).spans()
    guard language.hasEnglish else { return certain }
    let english = tagger.tag(text, forms).filter {
      language.foreignTag(at: text.span($0.tokens).lowerBound) == nil
    }
    return (certain + english).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// How many words, numbers and marks the text has.
  package func tokenCount(of text: String) -> Int {
    let bytes = Array(text.utf8)
    return TextPieces.ranges(of: bytes).reduce(0) { count, piece in
      var forms = FormTable()
      return count + tokenizer.tokenize(bytes, in: piece, forms: &forms).tokens.count
    }
  }
}
