import ReaderUI
import TestServer
import Testing

/// A page that is opened from the web: the screen does not wait for it.
@Suite(.serialized) struct FetchingTests {
  @Test func `q ends it while the page is on its way`() throws {
    let home = try Home()
    let server = try TestServer(.v4, .hold)
    let reader = try ReaderProcess([server.url("/page")], in: home)
    try reader.waitForScreen("the progress") { $0.frame.lines.joined().contains("fetching from 127.0.0.1") }
    reader.terminal.type(Array("q".utf8))
    #expect(try reader.end() == .exited(0))
    expectReturned(reader)
  }
}
