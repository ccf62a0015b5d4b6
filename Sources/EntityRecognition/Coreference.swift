/// Finds the mentions of one article that stand for the same thing: “Putin” and “Vladimir Putin”, “CSTO” and what it
/// is short for.
struct Coreference: Sendable {
  /// For every span the index of the span that names the same thing best; its own index where there is none better.
  ///
  /// - Parameter offices: of every span the title beside it, as `OfficeReader` reads it.
  func antecedents(of spans: [TaggedSpan], offices: [Office?], in text: TokenizedText) -> [Int] {
    var best = Array(spans.indices)
    var persons = PersonCoreference(spans, offices: offices, in: text)
    persons.resolve(into: &best)
    var organizations = OrganizationCoreference(spans, in: text)
    organizations.resolve(into: &best)
    resolveExact(spans, in: text, into: &best)
    return best
  }

  /// What is left of the same kind and words is the same thing.
  private func resolveExact(_ spans: [TaggedSpan], in text: TokenizedText, into best: inout [Int]) {
    struct Name: Hashable {
      var kind: TaggedSpan.Kind
      var key: [UInt8]
    }
    var first: [Name: Int] = [:]
    for (index, span) in spans.enumerated() where best[index] == index {
      let name = Name(kind: span.kind, key: text.key(span.tokens))
      if let known = first[name] { best[index] = best[known] } else { first[name] = index }
    }
    // One step more: what a short form points to may itself point to something better.
    for index in best.indices { best[index] = best[best[index]] }
  }
}
