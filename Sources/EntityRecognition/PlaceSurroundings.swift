/// What the words around a place's name say of where it lies: “Paris, Texas”, “Gori in Georgia”, “Iraq's Anbar
/// province”.
struct PlaceSurroundings {
  /// Containers of one place; any of them will do.
  struct Hint {
    var containers: [PlaceCandidate]
    /// By a comma or in brackets, and so meant as an address.
    var isAddress: Bool
  }

  let text: TokenizedText
  let finder: PlaceCandidates
  /// Of every token, the span that starts there and the span that ends before it; -1 for none.
  private var starting: [Int]
  private var ending: [Int]
  private let spans: [TaggedSpan]

  init(text: TokenizedText, spans: [TaggedSpan], finder: PlaceCandidates) {
    self.text = text
    self.spans = spans
    self.finder = finder
    starting = Array(repeating: -1, count: text.tokens.count + 1)
    ending = starting
    for (index, span) in spans.enumerated() {
      starting[span.tokens.lowerBound] = index
      ending[span.tokens.upperBound] = index
    }
  }

  /// All that is said around the span of where it lies, the strongest first.
  func hints(_ span: TaggedSpan) -> [Hint] {
    [address(of: span.tokens, depth: 2), preposition(span), owner(span), adjective(span)].compactMap {
      $0
    }
  }

  /// “, Texas”, “(Ohio)”, “, Dallas County, Texas”, “, Tex.”
  private func address(of tokens: Range<Int>, depth: Int) -> Hint? {
    var next = tokens.upperBound
    // “Augusta County, Va.”: the head of a region need not be part of the span.
    if text.isCapitalised(next), text.classes(next).contains(.regionHead) { next += 1 }
    guard text.isMark(next, ",") || text.isMark(next, "(") else { return nil }
    let start = next + 1
    guard start < text.tokens.count else { return nil }
    var containers = abbreviation(start)
    let isShort = !containers.isEmpty
    var stop = start + 1
    if containers.isEmpty, starting[start] >= 0, spans[starting[start]].kind == .place {
      let tokens = spans[starting[start]].tokens
      containers = self.containers(tokens)
      stop = tokens.upperBound
    }
    // “Paris, Dublin, Georgia and Ohio” is a list.
    let isList =
      !isShort && text.isMark(tokens.lowerBound - 1, ",") && (text.isMark(stop, ",") || text.isWord(stop, "and"))
    let further = depth > 1 ? address(of: start..<stop, depth: depth - 1)?.containers ?? [] : []
    containers += further
    return containers.isEmpty ? nil : Hint(containers: containers, isAddress: !isList)
  }

  /// “W. Va.” may be two words.
  private func abbreviation(_ start: Int) -> [PlaceCandidate] {
    let two = start + 1 < text.tokens.count ? finder.abbreviated(start..<start + 2, in: text) : []
    return two.isEmpty ? finder.abbreviated(start..<start + 1, in: text) : two
  }

  private func containers(_ tokens: Range<Int>) -> [PlaceCandidate] {
    finder.candidates(tokens, in: text).filter { $0.kind == .country || $0.kind == .region || $0.kind == .area }
  }

  /// “Gori in Georgia”, “the province of Anbar in western Iraq”.
  private func preposition(_ span: TaggedSpan) -> Hint? {
    var next = span.tokens.upperBound
    if text.classes(next).contains(.regionHead) || text.classes(next).contains(.featureHead) { next += 1 }
    guard text.isWord(next, "in") || text.isWord(next, "of") else { return nil }
    return named(at: next + 1)
  }

  /// The place that starts at the token or a word or two later: “the northern Iraqi”, “western Sudan”.
  private func named(at start: Int) -> Hint? {
    for index in start..<min(start + 3, text.tokens.count) {
      if starting[index] >= 0 {
        let other = spans[starting[index]]
        let found = other.kind == .place ? containers(other.tokens) : other.kind == .demonym ? peoples(other) : []
        return found.isEmpty ? nil : Hint(containers: found, isAddress: false)
      }
      guard text.isWord(index, "the") || text.classes(index).contains(.compassWord) else { return nil }
    }
    return nil
  }

  /// “Iraq's Anbar province”, “Egypt's capital Cairo”.
  private func owner(_ span: TaggedSpan) -> Hint? {
    var index = span.tokens.lowerBound
    for _ in 0..<4 where index > 0 {
      index -= 1
      let isOwner = text.kind(index) == .possessive
      if isOwner, ending[index] >= 0 || ending[index + 1] >= 0 {
        let other = spans[max(ending[index], ending[index + 1])]
        guard other.kind == .place else { return nil }
        let found = containers(other.tokens)
        return found.isEmpty ? nil : Hint(containers: found, isAddress: false)
      }
      guard text.kind(index) == .word, !text.isCapitalised(index) else { return nil }
    }
    return nil
  }

  /// “the Egyptian city of Alexandria”, “Iraqi Kurdistan”.
  private func adjective(_ span: TaggedSpan) -> Hint? {
    var index = span.tokens.lowerBound
    for _ in 0..<5 where index > 0 {
      if ending[index] >= 0, spans[ending[index]].kind == .demonym {
        let found = peoples(spans[ending[index]])
        return found.isEmpty ? nil : Hint(containers: found, isAddress: false)
      }
      index -= 1
      guard text.kind(index) == .word, !text.isCapitalised(index),
        text.classes(index).isDisjoint(with: [.sayVerb, .actVerb])
      else { return nil }
    }
    return nil
  }

  private func peoples(_ span: TaggedSpan) -> [PlaceCandidate] { finder.peoples(text.key(span.tokens)) }
}
