internal import News

/// Finds the spans that name something, with the trained model and the gazetteer.
///
/// The seam of recognition: tokens go in, spans with a coarse kind come out, in order and without overlap.
/// Later stages look at nothing else.
package struct EntityTagger: Sendable {
  var gazetteer = Gazetteer.embedded
  /// The trained model behind it.
  package let model: SequenceTagger

  package init(weights: TagWeights = .embedded) { model = SequenceTagger(weights: weights) }

  /// The names of an article as the model labels them, with their kinds by number: what `tag` starts from.
  package func names(_ features: inout TokenFeatures) -> [(tokens: Range<Int>, kind: Int)] {
    SequenceTagger.spans(model.labels(&features))
  }

  /// The spans of an article whose features are given, as labels: groups that are peoples, and demonyms, are “other”.
  package func marked(_ features: inout TokenFeatures) -> [(tokens: Range<Int>, kind: Int)] {
    tag(&features).map { span in
      switch span.kind {
      case .person: (span.tokens, 0)
      case .organization: (span.tokens, 1)
      case .place: (span.tokens, 2)
      case .demonym: (span.tokens, 3)
      case .group:
        // Armed groups are organizations.
        (span.tokens, GazetteerMatcher(gazetteer: gazetteer).isArmedGroup(span.tokens, in: features.text) ? 1 : 3)
      }
    }
  }

  /// What the model knows of words: for cutting a text into tokens before `tag`, and to be kept afterwards.
  var tables: FormTables { model.tables }

  /// For a text that was cut into tokens with a table that is gone.
  func tag(_ text: TokenizedText) -> [TaggedSpan] {
    var (text, forms) = (text, FormTable(gazetteer: gazetteer))
    for index in text.tokens.indices {
      let number = forms.number(of: text.tokens[index].span, in: text.bytes, kind: text.tokens[index].kind)
      text.tokens[index].form = Int32(number)
    }
    return tag(text, forms)
  }

  /// `forms` is the table with which the text was cut into tokens.
  func tag(_ text: TokenizedText, _ forms: FormTable) -> [TaggedSpan] {
    var features = TokenFeatures(text, forms)
    return tag(&features)
  }

  private func tag(_ features: inout TokenFeatures) -> [TaggedSpan] {
    let matcher = GazetteerMatcher(gazetteer: gazetteer)
    let text = features.text
    let names = model.read(&features)
    let rules = NameRules(gazetteer: gazetteer).tag(text, features.forms.matches)
    let reading = GazetteerReading(text: text, matcher: matcher, rules: rules, model: names)
    let learned = names.spans.flatMap { reading.spans($0.tokens, kind: $0.kind) }
    let free = learned.filter { !reading.isPartOfLonger($0) }
    let headings = HeadingNames(free, text)
    let spans = disjoint(merge(free.filter { !headings.isOverlong($0, reading) }, reading, headings))
    let listed = zip(spans, NameRules.coordinated(spans, in: text)).map { span, listed in
      span == listed || !reading.isInDoubt(listed) ? span : listed
    }
    let named = SurnameSpans(listed, in: text, gazetteer: gazetteer).corrected(listed)
    return CompoundDemonyms.read(named, in: text, matcher)
  }

  /// Of spans that overlap, the first.
  private func disjoint(_ spans: [TaggedSpan]) -> [TaggedSpan] {
    var end = 0
    return spans.filter { span in
      guard span.tokens.lowerBound >= end else { return false }
      end = span.tokens.upperBound
      return true
    }
  }

  /// What the gazetteer knows is found where the model sees nothing.
  private func merge(
    _ learned: [TaggedSpan], _ reading: GazetteerReading, _ headings: HeadingNames
  ) -> [TaggedSpan] {
    var result: [TaggedSpan] = []
    var next = 0
    for rule in reading.rules {
      while next < learned.count, learned[next].tokens.upperBound <= rule.tokens.lowerBound {
        result.append(learned[next])
        next += 1
      }
      let isFree = next == learned.count || learned[next].tokens.lowerBound >= rule.tokens.upperBound
      let isClear = result.last.map { $0.tokens.upperBound <= rule.tokens.lowerBound } ?? true
      guard isFree, isClear, reading.isCertain(rule) || headings.contains(rule) else { continue }
      if headings.contains(rule) || reading.isInDoubt(rule) || reading.isNational(rule) { result.append(rule) }
    }
    return result + learned[next...]
  }
}

/// Persons whom the article names in full, for headings where every word has a capital.
private struct HeadingNames {
  private let text: TokenizedText
  private var persons: Set<ArraySlice<UInt8>> = []
  /// Of every token: whether it stands in a heading.
  private var isHeading: [Bool]

  init(_ spans: [TaggedSpan], _ text: TokenizedText) {
    self.text = text
    isHeading = text.isHeading
    guard isHeading.contains(true) else { return }
    for span in spans where span.kind == .person {
      for index in span.tokens where text.tokens[index].key.count > 2 { persons.insert(text.key(index)) }
    }
  }

  /// “Okoye Offers Reform”: a person of the article, and words that a heading writes with capitals.
  func isOverlong(_ span: TaggedSpan, _ reading: GazetteerReading) -> Bool {
    guard isHeading[span.tokens.lowerBound], let rule = reading.rule(at: span.tokens.lowerBound) else { return false }
    return rule.tokens.lowerBound == span.tokens.lowerBound && rule.tokens.count < span.tokens.count && contains(rule)
  }

  func contains(_ span: TaggedSpan) -> Bool {
    span.kind == .person && isHeading[span.tokens.lowerBound]
      && span.tokens.allSatisfy { persons.contains(text.key($0)) }
  }
}
