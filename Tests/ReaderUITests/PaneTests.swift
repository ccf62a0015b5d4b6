import Testing

@testable import ReaderUI

@Suite struct PaneTests {
  @Test func threePanesFrom110Columns() {
    let session = Session(rows: 30, columns: 120)
    #expect(session.rows[1].contains("Notes from the landing st… added │ Notes from the landing stage"))
    #expect(session.rows[1].contains("│ RELATED"))
  }
}
