import Foundation
import Testing

@testable import Ingest

/// How much of the main text is found on real pages, beside a baseline that takes every paragraph of a page.
///
/// The pages are the test pages of Mozilla's Readability, which lie beside the checkout. Figure: F1 over runs of four
/// words, as in Scrapinghub's article extraction benchmark, mean over the pages.
@Suite struct ExtractionCorpusTests {
  private static let archive = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/corpora/extraction/readability-test-pages.tar.xz").path

  private struct Figures {
    var pages = 0
    var extracted = 0.0
    var baseline = 0.0
    var titles = 0
    var bylines = 0

    mutating func add(_ other: Figures) {
      pages += other.pages
      extracted += other.extracted
      baseline += other.baseline
      titles += other.titles
      bylines += other.bylines
    }

    func line(_ name: String) -> String {
      let count = Double(max(pages, 1))
      func figure(_ sum: Double) -> String { String(format: "%.3f", sum / count) }
      return "\(name): \(pages) pages, F1 \(figure(extracted)), all paragraphs \(figure(baseline)), "
        + "title \(figure(Double(titles))), byline \(figure(Double(bylines)))"
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: archive), "the corpora lie beside the checkout"))
  func mainTextIsFound() throws {
    let folder = try TestFolder()
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    tar.arguments = ["tar", "-xJf", Self.archive, "-C", folder.path]
    try tar.run()
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0)

    // Rules are made on one half and measured on both.
    var halves = [Figures(), Figures()]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let half = name.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xffff } % 2
      halves[half].add(try Self.figures(folder.path + "/" + name))
    }
    var all = halves[0]
    all.add(halves[1])
    for line in [halves[0].line("tuning half"), halves[1].line("held-out half"), all.line("all")] { print(line) }
    #expect(halves.allSatisfy { $0.extracted / Double($0.pages) >= 0.97 })
    #expect(all.extracted > all.baseline)
  }

  private static func figures(_ folder: String) throws -> Figures {
    let source = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/source.html")))
    let expected = try PageParser.parse(
      String(decoding: Data(contentsOf: URL(fileURLWithPath: folder + "/expected.html")), as: UTF8.self))
    let expectedRuns = runs(PageText.paragraphs(of: PageTree.root, in: expected))
    let page = try PageExtractor().extract(source, url: nil)
    let tree = try PageParser.parse(PageEncoding.decode(source))
    let everything = tree.elements(named: "p").map { tree.text(of: $0) }
    let metadata = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: folder + "/expected-metadata.json")))
    let fields = metadata as? [String: Any] ?? [:]
    return Figures(
      pages: 1, extracted: agreement(runs(page.paragraphs), expectedRuns),
      baseline: agreement(runs(everything), expectedRuns),
      titles: folded(page.title) == folded(fields["title"] as? String) ? 1 : 0,
      bylines: agree(page.byline, fields["byline"] as? String) ? 1 : 0)
  }

  private static func runs(_ paragraphs: [String]) -> Set<ArraySlice<Substring>> {
    let text = paragraphs.joined(separator: "\n")
    let words = text.split { !($0.isLetter || $0.isNumber) }
    guard words.count > 4 else { return words.isEmpty ? [] : [words[...]] }
    return Set((0...(words.count - 4)).map { words[$0..<($0 + 4)] })
  }

  private static func agreement(_ found: Set<ArraySlice<Substring>>, _ expected: Set<ArraySlice<Substring>>) -> Double {
    guard !(found.isEmpty && expected.isEmpty) else { return 1 }
    return 2 * Double(found.intersection(expected).count) / Double(found.count + expected.count)
  }

  private static func folded(_ text: String?) -> String {
    (text ?? "").lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The expected lines keep “By” and dates.
  private static func agree(_ found: String?, _ expected: String?) -> Bool {
    let (found, expected) = (folded(found), folded(expected))
    return found == expected || (!found.isEmpty && expected.contains(found))
  }
}
