import Testing

@testable import Ingest

struct FetchProblemTests {
  @Test func sentenceSaysWhereWhatAndWhatToDo() {
    let problem = FetchProblem(url: "https://a.example/", hop: "http://b.example/", reason: .downgrade)
    #expect(
      problem.description
        == "https://a.example/: leads from https to http, where anybody could change it; ask the site to mend it "
        + "(redirected to http://b.example/)")
    #expect(FetchProblem(url: "x", reason: .noLibrary("missing")).message.contains("libcurl4"))
  }

  @Test func nothingUnprintableIsSaid() {
    let problem = FetchProblem(url: "http://a/\u{1b}[31m", reason: .malformedAnswer("\u{7}\u{9b}x"))
    for text in [problem.description, problem.message] {
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 || (0x7f..<0xa0).contains($0.value) })
    }
  }

  @Test(
    arguments: [
      (.timeout(.stall), 75), (.unknownHost, 75), (.truncated, 75), (.connectionLost(""), 75), (.tls(.expired), 69),
      (.notPublic("127.0.0.1"), 69), (.tooLarge(limit: 1), 69), (.malformedAddress, 64), (.scheme("ftp"), 64),
    ] as [(FetchProblem.Reason, Int32)])
  func statuses(reason: FetchProblem.Reason, status: Int32) {
    #expect(FetchProblem(url: "", reason: reason).exitStatus == status)
  }
}
