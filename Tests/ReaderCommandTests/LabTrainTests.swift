import Foundation
import Testing

@Suite struct LabTrainTests {
  private static let learned = [
    "conll-train", "worldwide-train", "crossner-politics-train", "crossner-politics-dev", "wnut17-train", "btc-train",
  ]
  private static let measured = ["conll-testa", "uner-ewt-dev", "wikigold"]

  /// A folder of sets. “zorblat” is a place in those that are measured on and in every fifth article of Worldwide;
  /// “quorlat” is one in CoNLL, which is not openly licensed.
  private func corpora() throws -> Program {
    let program = try Program("lab")
    for name in Self.learned + Self.measured {
      let word = name == "conll-train" ? "quorlat" : "Oslo"
      let articles = (0..<10).map { number in
        let isMeasured = Self.measured.contains(name) || name == "worldwide-train" && number % 5 == 0
        return "-DOCSTART-\tO\n\nIt\tO\nrained\tO\non\tO\n\(isMeasured ? "zorblat" : word)\tB-LOC\n\n"
          + "Nothing\tO\nelse\tO\nhappened\tO\nthere\tO\n.\tO\n\n"
      }
      _ = try program.home.file("ner/\(name).conll", articles.joined())
    }
    return program
  }

  private func train(_ program: Program, _ name: String, _ options: String...) throws -> String {
    let file = program.home.path + "/" + name
    let result = try program.run(["train", program.home.path, file] + options)
    #expect(result.status == 0, "\(result.complaint)")
    return file
  }

  private func isPlace(_ word: String, _ program: Program, _ model: String) throws -> Bool {
    let result = try program.run("tag", "--model", model, input: "\(word)\n")
    #expect(result.status == 0 && result.output.hasPrefix("\(word)\t"))
    return result.output == "\(word)\tB-LOC\n"
  }

  @Test func whatIsMeasuredOnIsNotLearned() throws {
    let program = try corpora()
    let model = try train(program, "model.bin")
    #expect(try isPlace("quorlat", program, model))
    #expect(try !isPlace("zorblat", program, model))
  }

  @Test func anOpenModelLearnsFromOpenlyLicensedSetsAlone() throws {
    let program = try corpora()
    let model = try train(program, "open.bin", "--open")
    #expect(try isPlace("Oslo", program, model))
    #expect(try !isPlace("quorlat", program, model))
  }

  @Test func theSameBytesComeOutTwice() throws {
    let program = try corpora()
    let files = try ["one.bin", "two.bin"].map { try Data(contentsOf: URL(filePath: train(program, $0))) }
    #expect(!files[0].isEmpty && files[0] == files[1])
  }
}
