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

  /// Regions of one name are told apart by number, whatever stands at their points.
  @Test func aRegionOfAnotherNumberIsWrong() throws {
    func right(_ number: Int, _ country: String) throws -> Bool {
      let program = try Program("lab")
      let text = "Police in Amazonas, Brazil, said so."
      _ = try program.home.file(
        "places/lgl.xml",
        """
        <articles><article><text>\(text)</text><toponyms><toponym><start>10</start><end>18</end><lat>-5.0</lat>
        <lon>-63.0</lon><gaztag geonameid="\(number)"><name>Amazonas</name><fcode>ADM1</fcode>
        <country geonameid="1">\(country)</country></gaztag></toponym></toponyms></article></articles>
        """)
      return try program.run("evaluate", program.home.path).output.contains("| places | LGL, spans given | 100.0 |")
    }
    #expect(try right(3_665_361, "Brazil"))
    #expect(try !right(3_689_982, "Colombia"))
    #expect(try !right(3_689_982, "Brazil"))
  }

  @Test func aSampleWithoutATabIsNamed() throws {
    let program = try Program("lab")
    let samples = try program.home.file("samples.tsv", "en\tThe ministers met.\nno tab\n")
    let result = try program.run("evaluate", "--language", "--samples", samples, program.home.path)
    #expect(result.status == 65)
    #expect(result.complaint.hasSuffix("samples.tsv, line 2: no tag, tab and sentence\n"))
  }
}
