import Foundation
import Testing

@Suite struct LabEvaluateTests {
  @Test func setsThatAreMissingAreSaidOnceAndTheRestIsMeasured() throws {
    let program = try Program("lab")
    _ = try program.home.file("ner/wikigold.conll", "-DOCSTART-\tO\n\nBerlin\tB-LOC\nslept\tO\n.\tO\n")
    let result = try program.run("evaluate", program.home.path)
    #expect(result.status == 0)
    let rows = result.output.split(separator: "\n")
    #expect(rows.first == "| task | set | | measure | detail |")
    #expect(rows.filter { $0.contains("wikigold, ") }.count == rows.count - 2)
    #expect(rows.contains { $0.hasPrefix("| tagger | wikigold, words given | 100.0 |") })
    let missing = result.complaint.split(separator: "\n")
    #expect(missing.count { $0.contains("ner/uner-ewt-dev") } == 1)
    for name in ["ner/conll-testa.conll", "places/lgl.xml", "roles/relocar_train.json"] {
      #expect(missing.contains { $0.contains(name) && $0.hasSuffix("is not there: left out") })
    }
  }

  @Test func noSetAtAllIsAFailure() throws {
    let program = try Program("lab")
    let result = try program.run("evaluate", "--json", program.home.path + "/nowhere")
    #expect(result.status == 66)
    #expect(result.output.isEmpty)
    #expect(result.complaint.hasSuffix("lab: there is no set in “\(program.home.path)/nowhere”\n"))
  }
}
