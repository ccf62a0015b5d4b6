import Foundation
import Testing

@Suite struct ArchiveCommandTests {
  @Test func addListShow() throws {
    let program = try Program()
    let path = try program.home.file("harbour.md", Example.harbour)
    let added = try program.run("add", path)
    #expect(added.status == 0)
    #expect(added.output == "1 added, 0 updated, 0 already there\n")

    let rows = try program.run("list", "--json").array()
    let row = try #require(rows.first)
    #expect(rows.count == 1)
    #expect(
      Set(row.keys) == [
        "id", "guid", "title", "source", "alsoIn", "published", "url", "language", "unread", "actors", "places",
      ])
    #expect(row["language"] as? String == "en")
    #expect(row["title"] as? String == "Norway and Iceland Reopen Harbour Talks")
    #expect(row["source"] as? String == "Test Wire")
    #expect(row["published"] as? String == "2023-03-04T00:00:00Z")
    #expect(row["url"] as? String == "https://wire.example/harbour")
    #expect(row["unread"] as? Bool == true)
    #expect((row["actors"] as? Int ?? 0) > 0)

    let id = try #require(row["id"] as? String)
    let shown = try program.run("show", id)
    #expect(shown.output.contains("Norway and Iceland Reopen Harbour Talks\nA. Writer · Test Wire · 4 Mar 2023"))
    #expect(shown.output.contains("Oslo dismissed the proposal"))
    #expect(try program.run("show", "--json", id).object()["byline"] as? String == "A. Writer")
  }

  @Test func theLanguageIsShownAndAskedFor() throws {
    let program = try Program()
    let body =
      "Dışişleri Bakanı pazartesi günü yaptığı açıklamada iki ülke arasındaki görüşmelerin gelecek hafta süreceğini söyledi."
    let path = try program.home.file("bakan.txt", "Bakan konuştu\n\n" + body + "\n\n" + body + "\n")
    let declared = try program.home.file("lied.md", "---\ntitle: Bakan\nlanguage: en\n---\n" + body + "\n")
    #expect(try program.run("show", "--json", path).object()["language"] as? String == "tr")
    #expect(try program.run("show", "--json", declared).object()["language"] as? String == "tr")
    #expect(try program.run("show", path).output.contains(" · in Turkish"))
    // What says too little is what its source says.
    let short = try program.home.file("short.md", "---\ntitle: Bakan\nlanguage: tr-CY\n---\n1 2 3\n")
    #expect(try program.run("show", "--json", short).object()["language"] as? String == "tr-CY")
    _ = try program.run("add", path, declared, short)
    let listed = try program.run("list", "--json", "language:tr").array()
    #expect(listed.compactMap { $0["language"] as? String }.sorted() == ["tr", "tr", "tr-CY"])
    #expect(try program.run("list", "--json", "-lang:turkish").array().isEmpty)
    #expect(try program.run("list", "language:klingonish").status == 64)
  }

  @Test func addingAgainChangesNothing() throws {
    let program = try Program()
    let path = try program.home.file("harbour.md", Example.harbour)
    _ = try program.run("add", path)
    #expect(try program.run("add", path).output == "0 added, 0 updated, 1 already there\n")
    _ = try program.home.file("harbour.md", Example.harbour.replacing("Friday", with: "Thursday"))
    #expect(try program.run("add", "--json", path).object()["updated"] as? Int == 1)
    #expect(try program.run("list", "--json").array().count == 1)
  }

  @Test func idsOfJSONLinesAreKept() throws {
    let program = try Program()
    let lines = """
      {"id": "tag:example,2024:7", "title": "One", "body": "Body of one."}
      not json
      {"id": "\\u001b]52;c;eA==\\u0007evil", "title": "Two \\u001b[31mred", "body": "Body of two.", "published": "2024-05-06T07:08:09+02:00"}
      """
    let added = try program.run("add", "-", input: lines)
    #expect(added.status == 65)
    #expect(added.output.hasPrefix("2 added"))
    #expect(added.complaint.contains("line 2") || added.complaint.contains(":2"))
    let rows = try program.run("list", "--json").array()
    #expect(rows.contains { $0["id"] as? String == "tag:example,2024:7" })
    #expect(
      rows.first { ($0["title"] as? String)?.hasPrefix("Two") == true }?["published"] as? String
        == "2024-05-06T05:08:09Z")
    for arguments in [["list"], ["list", "--json"], ["show", "tag:example,2024:7"]] {
      #expect(isPrintable(try program.run(arguments).output))
    }
  }

  @Test func queries() throws {
    let program = try Program()
    _ = try program.run(
      "add", program.home.file("a/harbour.md", Example.harbour), program.home.file("a/follow.md", Example.follow))
    func titles(_ query: String...) throws -> Int {
      try program.run(["list", "--json"] + query).array().count
    }
    #expect(try titles() == 2)
    #expect(try titles("stall") == 1)
    #expect(try titles("place:iceland") >= 1)
    #expect(try titles("source:wire", "date:2023-03-05..") == 1)
    #expect(try titles("is:starred") == 0)
    #expect(try titles("-stall") == 1)
    #expect(try titles("harbour", "-source:wire") == 0)
    let wrong = try program.run("list", "date:someday")
    #expect(wrong.status == 64)
    #expect(wrong.complaint.contains("a date is"))
  }

  @Test func relatedNamesReasons() throws {
    let program = try Program()
    _ = try program.run("add", Program.seeds)
    let rows = try program.run("list", "--json").array()
    let seed = try #require(
      rows.first { ($0["title"] as? String)?.hasPrefix("Putin Offers") == true }?["id"] as? String)
    let related = try program.run("related", "--json", seed, "--limit", "5").array()
    #expect((1...5).contains(related.count))
    #expect(Set(related[0].keys) == ["id", "title", "score", "reasons"])
    let scores = related.compactMap { $0["score"] as? Double }
    #expect(scores == scores.sorted(by: >))
    #expect(related.allSatisfy { ($0["reasons"] as? [String])?.isEmpty == false })
    #expect(!related.contains { $0["id"] as? String == seed })
  }

  @Test func anotherArchive() throws {
    let program = try Program()
    let path = try program.home.file("harbour.md", Example.harbour)
    let archive = program.home.path + "/deep/er/other.sqlite"
    #expect(try program.run("add", "--archive", archive, path).status == 0)
    #expect(try program.run("list", "--json").array().isEmpty)
    #expect(try program.run("list", "--json", "--archive", archive).array().count == 1)
  }

  @Test func aDamagedArchiveIsSaidToBeDamaged() throws {
    let program = try Program()
    _ = try program.run("add", program.home.file("harbour.md", Example.harbour))
    let path = program.home.path + "/data/reader/archive.sqlite"
    // Closes the file in the foreground, so that nothing is left in its log.
    _ = try program.run("list")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try #require(bytes.count > 4096)
    // All but the first page, which says what the file is.
    bytes.replaceSubrange(4096..., with: repeatElement(0xff, count: bytes.count - 4096))
    try bytes.write(to: URL(fileURLWithPath: path))
    for arguments in [["list"], ["entities"], ["show", "x"]] {
      let result = try program.run(arguments)
      #expect(result.status == 65)
      #expect(result.complaint.hasPrefix("reader: “\(path)” is damaged"))
      #expect(isPrintable(result.complaint))
    }
  }

  @Test func doctorReports() throws {
    let program = try Program()
    _ = try program.run("add", program.home.file("harbour.md", Example.harbour))
    let report = try program.run("doctor", "--json")
    #expect(report.status == 0)
    #expect(try report.object()["articles"] as? Int == 1)
    let libraries = try report.object()["libraries"] as? [String] ?? []
    for library in ["libncursesw", "libsqlite3", "libxml2"] {
      #expect(libraries.contains { $0.contains(library) })
    }
    // It is loaded to ask for its version, and otherwise by the first request alone.
    #expect(try (report.object()["libcurl"] as? String)?.contains("libcurl") == false)
    #expect(!libraries.contains { $0.contains("libcurl") })
    let archive = program.home.path + "/data/reader/archive.sqlite"
    try Data("this is no database, and long enough to be read as one".utf8).write(to: URL(fileURLWithPath: archive))
    let damaged = try program.run("doctor")
    #expect(damaged.status == 65)
    #expect(isPrintable(damaged.output))
  }
}

/// Whether text has nothing that a terminal could obey.
func isPrintable(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    scalar == "\n"
      || !(scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value)
        || (0x202a...0x202e).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value))
  }
}
