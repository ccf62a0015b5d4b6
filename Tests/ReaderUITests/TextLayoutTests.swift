import Foundation
import News
import Testing

@testable import ReaderUI

@Suite struct LineBreakerTests {
  static let glyphs = Glyphs(usesUnicode: true)

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 8, ["one two", "three"]),
    ("  led by  blanks ", 6, ["led by", "blanks"]),
    ("Armenian-Azerbaijani border", 12, ["Armenian-", "Azerbaijani", "border"]),
    ("minus -5 degrees", 8, ["minus -5", "degrees"]),
    ("one–two—three", 5, ["one–", "two—", "three"]),
    ("supercalifragilistic", 6, ["superc", "alifra", "gilist", "ic"]),
    ("a supercalifragilistic", 6, ["a", "superc", "alifra", "gilist", "ic"]),
    ("東京で外相会談", 5, ["東京", "で外", "相会", "談"]),
    ("a\u{a0}b c", 3, ["a\u{a0}b", "c"]),
    ("e\u{301}e\u{301}e\u{301} x", 3, ["e\u{301}e\u{301}e\u{301}", "x"]),
    ("", 5, [""]),
    ("   ", 5, [""]),
  ])
  func breaks(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(LineBreaker(glyphs: Self.glyphs, width: width).lines(of: text) == lines)
  }

  @Test func noLineIsTooWideAndNoLetterIsLost() {
    let text = Examples.ferry.article.text + " " + Examples.others.map(\.article.text).joined(separator: " ")
    for width in 2...120 {
      let lines = LineBreaker(glyphs: Self.glyphs, width: width).lines(of: text)
      #expect(lines.allSatisfy { Self.glyphs.width(of: $0) <= width })
      #expect(lines.joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
    }
  }
}

extension LineBreakerTests {
  /// Pieces in which bytes and graphemes part ways, in every order.
  @Test func linesEndAtGraphemesWhateverTheText() {
    let pieces = ["a", "\r\n", "\n", "é", "\u{301}", "\u{600}", "東", " ", "-", "\u{200d}", "👩‍👧", "\u{1b}", "–"]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          let text = first + second + third + "é"
          let offsets = Set(text.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [text.utf8.count])
          for range in LineBreaker(glyphs: Self.glyphs, width: 2).ranges(of: text) {
            let ends = [range.lowerBound, range.upperBound].filter { !offsets.contains($0) }
            // Only CR LF, which shows nothing, may be parted.
            #expect(ends.allSatisfy { Array(text.utf8)[$0] == 0x0a }, "\(text.debugDescription) \(range)")
          }
        }
      }
    }
  }
}

@Suite struct TextLayoutTests {
  func layout(_ stored: StoredArticle = Examples.ferry, width: Int = 30) -> TextLayout {
    TextLayout(
      article: stored.article, mentions: stored.analysis?.mentions ?? [], subtitle: ["subtitle"], width: width,
      glyphs: Glyphs(usesUnicode: true))
  }

  @Test func linesKnowWhereTheyStandInTheText() {
    for width in [2, 7, 30, 72, 500] {
      let layout = layout(width: width)
      let text = Array(Examples.ferry.article.text.utf8)
      var end = 0
      for line in layout.lines where line.kind != .subtitle && line.kind != .blank {
        #expect(line.range.lowerBound >= end && line.range.upperBound <= text.count)
        let skipped = String(decoding: text[end..<line.range.lowerBound], as: UTF8.self)
        #expect(skipped.allSatisfy { $0.isWhitespace })
        end = line.range.upperBound
      }
      #expect(end == text.count)
    }
  }

  @Test func everyOffsetHasItsLine() {
    let layout = layout()
    let count = Examples.ferry.article.text.utf8.count
    for offset in 0..<count {
      let line = layout.lines[layout.line(at: offset)]
      #expect(line.range.lowerBound <= offset)
      #expect(layout.line(at: offset) == 0 || line.kind == .title || line.kind == .body)
    }
    #expect(layout.line(at: .max) == layout.lines.count - 1)
    #expect(layout.line(at: -5) == 0)
  }

  @Test func segmentsCoverTheLineAndCutAtMentions() {
    for width in [5, 13, 40, 100] {
      let layout = layout(width: width)
      var covered: Set<Int> = []
      for (index, line) in layout.lines.enumerated() where !line.range.isEmpty {
        let segments = layout.segments(ofLine: index)
        #expect(segments.first?.range.lowerBound == line.range.lowerBound)
        #expect(segments.last?.range.upperBound == line.range.upperBound)
        for (left, right) in zip(segments, segments.dropFirst()) {
          #expect(left.range.upperBound == right.range.lowerBound)
        }
        for segment in segments {
          guard let mention = segment.mention else { continue }
          covered.insert(mention)
          let span = layout.mentions[mention].span
          #expect(span.lowerBound <= segment.range.lowerBound && segment.range.upperBound <= span.upperBound)
        }
      }
      #expect(covered == Set(layout.mentions.indices))
    }
  }

  @Test func mentionsBeyondTheTextAreLeftOut() {
    var stored = Examples.ferry
    let entity = EntityID("x")
    stored.analysis?.mentions.append(Mention(span: 90_000..<90_005, role: .actor, type: .person, entity: entity))
    #expect(layout(stored).mentions.count == 15)
  }
}

@Suite struct GlyphsTests {
  static let unicode = Glyphs(usesUnicode: true)

  @Test(arguments: [
    "\u{1b}", "\u{9b}", "\u{7}", "\u{7f}", "\u{202e}", "\u{2066}", "\u{200b}", "\u{feff}", "\u{e0041}", "\u{301}",
  ])
  func whatATerminalWouldObeyIsNotShown(_ text: Character) {
    #expect(Self.unicode.cell(for: text) == nil)
  }

  @Test(arguments: ["\t", "\n", "\r\n", "\u{a0}", "\u{2028}", "\u{3000}"] as [Character])
  func whiteSpaceIsABlank(_ text: Character) {
    #expect(Self.unicode.cell(for: text)?.text == " ")
    #expect(Self.unicode.cell(for: text)?.width == 1)
  }

  @Test func controlsInsideAGraphemeAreTakenOut() {
    // The tag characters of a regional flag can carry text that nobody sees.
    #expect(Self.unicode.cell(for: "🏴\u{e0067}\u{e007f}")?.text == "🏴")
  }

  @Test func textIsCutByColumns() {
    #expect(Self.unicode.cut("東京で外相", to: 10) == "東京で外相")
    #expect(Self.unicode.cut("東京で外相", to: 9) == "東京で外…")
    #expect(Self.unicode.cut("東京で外相", to: 8) == "東京で…")
    #expect(Self.unicode.cut("one two", to: 5) == "one…")
    #expect(Self.unicode.cut("one", to: 0).isEmpty)
  }

  @Test func withoutUnicodeTheNearestASCIIIsShown() {
    let ascii = Glyphs(usesUnicode: false)
    let shown = "“Petrović’s” – Łódź, Ağrı, Əliyev… 東".compactMap { ascii.cell(for: $0)?.text }
    #expect(String(shown) == "\"Petrovic's\" - Lodz, Agri, Eliyev. ?")
  }
}

@Suite struct CanvasTests {
  @Test func aWideCharacterIsNeverCut() {
    var canvas = Canvas(
      size: Frame.Size(rows: 1, columns: 6), glyphs: GlyphsTests.unicode, theme: Theme(usesColor: true))
    canvas.write("東京x", row: 0, column: 0)
    canvas.write("a", row: 0, column: 1)
    #expect(canvas.frame.cells.map(\.text) == [" ", "a", "京", nil, "x", " "])
    canvas.write("b", row: 0, column: 2)
    #expect(canvas.frame.cells.map(\.text) == [" ", "a", "b", " ", "x", " "])
    canvas.write("京", row: 0, column: 5)
    #expect(canvas.frame.cells.last?.text == " ")
  }
}
