import Foundation
import News
import Testing

@testable import EntityRecognition

/// Figures on labelled news, printed, with a floor below which something is broken.
@Suite struct CorpusTests {
  static let corpora = SeedArticleTests.shared.appending(path: "corpora")
  static let arePresent = FileManager.default.fileExists(atPath: corpora.path)

  struct Labelled: Hashable {
    var span: Range<Int>
    var label: String
  }

  /// Articles of `token TAB BIO-label` lines as text, with the labelled spans in bytes.
  static func articles(_ file: String) throws -> [(text: String, gold: Set<Labelled>)] {
    let lines = try String(contentsOf: corpora.appending(path: file), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    var articles: [(text: String, gold: Set<Labelled>)] = []
    var (text, gold): (String, Set<Labelled>) = ("", [])
    var open: Labelled?
    for line in lines {
      let fields = line.split(separator: "\t")
      let label = fields.count > 1 ? String(fields[1]) : "O"
      if let current = open, label != "I-" + current.label {
        gold.insert(current)
        open = nil
      }
      if line.hasPrefix("-DOCSTART-") {
        articles.append((text, gold))
        (text, gold) = ("", [])
      } else if fields.isEmpty {
        text += text.isEmpty || text.hasSuffix("\n\n") ? "" : "\n\n"
      } else {
        let word = String(fields[0])
        let isTight =
          text.isEmpty || text.hasSuffix("\n") || text.hasSuffix("(") || [",", ".", ")", ":"].contains(word)
          || (word.hasPrefix("'") && word.count < 4)
        text += (isTight ? "" : " ") + word
        let end = text.utf8.count
        if let current = open {
          open = Labelled(span: current.span.lowerBound..<end, label: current.label)
        } else if label != "O" {
          open = Labelled(span: end - word.utf8.count..<end, label: String(label.dropFirst(2)))
        }
      }
    }
    return (articles + [(text, gold)]).filter { !$0.text.isEmpty }
  }

  static func labels(_ string: String) -> Set<Labelled> {
    let text = Tokenizer().tokenize(string)
    return Set(
      EntityTagger().tag(text).compactMap { span in
        switch span.kind {
        case .person: Labelled(span: text.span(span.tokens), label: "PER")
        case .organization: Labelled(span: text.span(span.tokens), label: "ORG")
        case .place: Labelled(span: text.span(span.tokens), label: "LOC")
        case .group, .demonym: nil
        }
      })
  }

  @Test(
    .enabled(if: arePresent, "the corpora are not beside the checkout"),
    arguments: [
      ("ner/conll-testa.conll", 0.90), ("ner/wikigold.conll", 0.71),
    ])
  func findsNames(_ file: String, _ floor: Double) throws {
    var (hits, found, gold) = (0, 0, 0)
    for article in try Self.articles(file) {
      let labels = Self.labels(article.text)
      let wanted = article.gold.filter { $0.label != "MISC" }
      (hits, found, gold) = (hits + labels.intersection(wanted).count, found + labels.count, gold + wanted.count)
    }
    let figure = 2 * Double(hits) / Double(found + gold)
    print("\(file): F1 of exact span and type, persons, organizations, places: \(figure)")
    #expect(figure >= floor)
  }

  struct Example: Decodable {
    var sentence: [String]
    var pos: [Int]
    var label: Int
  }

  /// The shipped weights have learned these sentences: the figure says that they and the features belong together, not
  /// how good they are. That is for `lab evaluate`, which cross-validates.
  @Test(
    .enabled(if: arePresent, "the corpora are not beside the checkout"),
    arguments: ["relocar", "conll", "gwn", "semeval"])
  func tellsActorsFromPlaces(_ name: String) throws {
    let file = Self.corpora.appending(path: "roles/\(name)_train.json")
    let examples = try JSONDecoder().decode([Example].self, from: Data(contentsOf: file))
    let right = examples.count { example in
      let before = example.sentence[..<example.pos[0]].joined(separator: " ")
      let words = example.sentence[example.pos[0]..<example.pos[1]].joined(separator: " ")
      let string = [before, words, example.sentence[example.pos[1]...].joined(separator: " ")]
        .filter { !$0.isEmpty }.joined(separator: " ").replacing(" 's", with: "'s")
      let start = before.isEmpty ? 0 : before.replacing(" 's", with: "'s").utf8.count + 1
      let text = Tokenizer().tokenize(string)
      return Self.role(of: start..<start + words.utf8.count, in: text) == (example.label == 1 ? .actor : .place)
    }
    let figure = Double(right) / Double(examples.count)
    print("roles/\(name): accuracy on what was learned \(figure)")
    #expect(figure >= 0.85)
  }

  /// The role of a place whose span is given: the tagger's errors do not count here.
  static func role(of bytes: Range<Int>, in text: TokenizedText) -> Role? {
    let tokens = text.tokens.indices.filter { text.tokens[$0].span.overlaps(bytes) }
    guard let first = tokens.first, let last = tokens.last else { return nil }
    let wanted = first..<last + 1
    var spans = EntityTagger().tag(text)
    if !spans.contains(where: { $0.tokens == wanted && ($0.kind == .place || $0.kind == .demonym) }) {
      spans.removeAll { $0.tokens.overlaps(wanted) }
      spans.append(TaggedSpan(tokens: wanted, kind: .place))
      spans.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
    let referents = Linker().referents(of: spans, antecedents: Array(spans.indices), in: text)
    let decisions = RoleClassifier().decisions(for: spans, referents: referents, in: text)
    return spans.firstIndex { $0.tokens == wanted }.map { decisions[$0].role }
  }
}
