public import News

/// Text to mentions and entities: who acts, and where.
///
/// Sentences and tokens, spans that name something, what stands for the same thing in the article, which thing of the
/// world it is, and whether it acts or locates: every step is a type of its own with one method.
public struct Recogniser: Sendable {
  /// Grows whenever the same article would be read differently, so that stored analyses can be made anew.
  public static let version = 5

  /// The steps of `analyse`, in order.
  package enum Stage: String, CaseIterable, Sendable {
    case tokens = "sentences and tokens"
    case tagging
    case coreference
    case linking
    case roles
    case assembly
  }

  private let tokenizer = Tokenizer()
  private let tagger = EntityTagger()
  private let coreference = Coreference()
  private let linker = Linker()
  private let roles = RoleClassifier()

  public init() {}

  /// The mentions and entities of the article; offsets count UTF-8 bytes of `Article.text`.
  public func analyse(_ article: Article) -> Analysis {
    analyse(article.text, on: article.published?.day)
  }

  /// The same, with a call at the end of every stage, for measuring.
  package func analyse(_ article: Article, after stage: (Stage) -> Void) -> Analysis {
    analyse(article.text, on: article.published?.day, after: stage)
  }

  /// - Parameter day: on which the text was published: it says who held which office.
  func analyse(_ string: String, on day: CalendarDay? = nil, after stage: (Stage) -> Void = { _ in }) -> Analysis {
    var string = string
    string.makeContiguousUTF8()
    var forms = tagger.tables.take()
    let text = tokenizer.tokenize(string, forms: &forms)
    stage(.tokens)
    let spans = tagger.tag(text, forms)
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
    var assembly = AnalysisAssembly(text: text, string: string)
    let titles = TitleNaming(referents: referents, in: text)
    let officeMentions = OfficeMentions(spans, offices: offices, referents: referents, in: text)
    for index in spans.indices {
      var decision = decisions[index]
      if let holder = officeMentions.cue(at: index) {
        decision.cue = [decision.cue, holder].compactMap { $0 }.joined(separator: "; ")
      }
      assembly.add(spans[index], referents[index], decision, title: offices[index].map { titles.words($0) })
      if let office = offices[index], let title = titles.title(office) {
        assembly.add(title, of: referents[index].entity.id)
      }
    }
    let analysis = assembly.finish()
    stage(.assembly)
    return analysis
  }

  /// How many words, numbers and marks the text has.
  package func tokenCount(of text: String) -> Int { tokenizer.tokenize(text).tokens.count }
}
