import Foundation
import Testing

/// `lab tag` as a program that reads what it answers calls it.
@Suite struct LabTagTests {
  private static let sentence = "Angela O\nMerkel O\nmet O\nmembers O\nof O\nthe O\nBundestag O\nin O\nBerlin O\n. O\n"

  private func tag(_ input: String) throws -> Program.Result { try Program("lab").run("tag", input: input) }

  /// The input with the last column of the output taken away, where both are lines.
  private func withoutLabels(_ output: Data, isSpaced: Bool = false) -> Data {
    var kept = Data()
    for line in output.split(separator: 0x0a, omittingEmptySubsequences: false) {
      if !kept.isEmpty || line.startIndex > output.startIndex { kept.append(0x0a) }
      let end = line.last == 0x0d ? line.endIndex - 1 : line.endIndex
      let isCopied = line[..<end].isEmpty || line.starts(with: Data("-DOCSTART-".utf8)) || line.first == 0x09
      let cut = isCopied ? end : line[..<end].lastIndex(of: isSpaced ? 0x20 : 0x09) ?? end
      kept.append(line[..<cut])
      kept.append(line[end...])
    }
    return kept
  }

  @Test func everyWordGetsOneMoreColumn() throws {
    let input = "-DOCSTART-\tO\n\n" + Self.sentence.replacing(" ", with: "\t") + "\n"
    let result = try tag(input)
    #expect(result.status == 0)
    #expect(result.complaint.isEmpty)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[..<2] == ["-DOCSTART-\tO", ""])
    #expect(lines[2...3] == ["Angela\tO\tB-PER", "Merkel\tO\tI-PER"])
    #expect(lines.contains("Berlin\tO\tB-LOC"))
    #expect(lines.suffix(3) == [".\tO\tO", "", ""])
  }

  @Test func aNameThatFollowsAnotherStartsAnew() throws {
    let result = try tag("Berlin\tO\n,\tO\nGermany\tO\n\nParis\tO\n")
    let labels = result.output.split(separator: "\n").compactMap { $0.split(separator: "\t").last }
    #expect(labels == ["B-LOC", "O", "B-LOC", "B-LOC"])
  }

  /// Without the new column, the output is the input byte for byte.
  @Test(arguments: [
    "", "\n", "\n\n\n", "Berlin", "Berlin\n", "Berlin\tB-LOC", "Berlin\tB-LOC\r\n\r\nParis\tB-LOC\r\n", "\r\n",
    "-DOCSTART-\n", "-DOCSTART- -X- O O\n\nBerlin\tO\n", "-DOCSTART-\tO\n-DOCSTART-\tO\n", "Berlin\tNNP\tB-NP\tB-LOC\n",
    "\tO\nBerlin\tO\n", "Berlin\t\n", "\u{FEFF}Berlin\tO\n", "\u{FEFF}-DOCSTART-\tO\n\nBerlin\tO\n",
    "U.S.-based\tO\nwon't\tO\n3,000km\tO\nBerlin/Paris\tO\n\u{1F1E9}\u{1F1EA}\tO\ne\u{301}\u{302}\u{303}\tO\n",
    "\u{00A0}\tO\n\u{200B}\tO\n\u{2028}\tO\n\u{85}\tO\n\u{FFFD}\tO\n\u{0}\tO\n\u{202E}Berlin\tO\n",
    "Berlin\tO\n\u{0B}\tO\n\u{0C}\nParis\tO\r\r\nRome\tO",
  ])
  func linesComeBackAsTheyWere(_ input: String) throws {
    // A byte order mark before a line that begins an article hides it from the helper above.
    let result = try tag(input)
    #expect(result.status == 0)
    let expected = input.hasPrefix("\u{FEFF}-") ? String(input.unicodeScalars.dropFirst()) : input
    let output = input.hasPrefix("\u{FEFF}-") ? result.bytes.dropFirst(3) : result.bytes
    #expect(withoutLabels(Data(output)) == Data(expected.utf8))
  }

  @Test func bytesThatAreNoTextComeBackToo() throws {
    let input =
      Data("Ber".utf8) + [0xff, 0xc3] + Data("lin\tO\nParis\tO\n\n".utf8) + [0x80] + Data("\tO\nRome\tO\n".utf8)
    let result = try Program("lab").run(["tag"], input: input)
    #expect(result.status == 0)
    #expect(withoutLabels(result.bytes) == input)
    #expect(result.output.contains("Rome\tO\tB-LOC\n"))
  }

  @Test func columnsMayStandAfterSpaces() throws {
    let result = try tag("-DOCSTART- -X- -X- O\n\n" + Self.sentence + "\nParis NNP B-NP B-LOC\n \n")
    #expect(withoutLabels(result.bytes, isSpaced: true).starts(with: Data("-DOCSTART- -X- -X- O\n\nAngela O\n".utf8)))
    #expect(result.output.contains("Angela O B-PER\nMerkel O I-PER\n"))
    #expect(result.output.contains("\nParis NNP B-NP B-LOC B-LOC\n"))
    #expect(result.output.hasSuffix("\n \n"))
  }

  @Test func labelsOfTheInputDoNotMatter() throws {
    let words = Self.sentence.split(separator: "\n").map { $0.split(separator: " ")[0] }
    let plain = try tag(words.map { $0 + "\n" }.joined())
    let labelled = try tag(words.map { $0 + "\tB-MISC\n" }.joined())
    #expect(plain.output == labelled.output.replacing("\tB-MISC\t", with: "\t"))
  }

  @Test func anArticleOfAnyLengthIsOne() throws {
    let input = String(repeating: Self.sentence.replacing(" ", with: "\t") + "\n", count: 10_000)
    let result = try tag(input)
    #expect(result.status == 0)
    #expect(withoutLabels(result.bytes) == Data(input.utf8))
  }

  @Test(.timeLimit(.minutes(1))) func anArticleIsAnsweredWhenTheNextBegins() throws {
    let dialogue = try Dialogue(Program("lab"), "tag")
    try dialogue.say("-DOCSTART-\tO\n")
    for _ in 0..<3 {
      try dialogue.say("Berlin\tO\n-DOCSTART-\tO\n")
      #expect(dialogue.line() == "-DOCSTART-\tO")
      #expect(dialogue.line() == "Berlin\tO\tB-LOC")
    }
  }

  @Test func whatCannotBeReadIsSaid() throws {
    let program = try Program("lab")
    let result = try program.run("tag", "--model", program.home.path + "/none.bin")
    #expect(result.status == 66)
    #expect(result.complaint.hasPrefix("lab: “\(program.home.path)/none.bin”"))
    #expect(try program.run("tag", "--nonsense").status == 64)
  }
}
