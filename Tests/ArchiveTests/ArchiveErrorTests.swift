import GRDB
import News
import Testing

@testable import Archive

struct ArchiveErrorTests {
  @Test(arguments: [
    (ResultCode.SQLITE_BUSY, ArchiveError.Reason.busy), (.SQLITE_LOCKED, .busy), (.SQLITE_READONLY, .readOnly),
    (.SQLITE_CORRUPT, .damaged), (.SQLITE_NOTADB, .foreign), (.SQLITE_CANTOPEN, .cannotOpen), (.SQLITE_FULL, .full),
    (.SQLITE_IOERR, .failed), (.SQLITE_CORRUPT_VTAB, .damaged), (.SQLITE_READONLY_DIRECTORY, .readOnly),
  ])
  func whatSQLiteReportsHasAReason(code: ResultCode, reason: ArchiveError.Reason) {
    let error = ArchiveError(DatabaseError(resultCode: code, message: "details"), path: "/a.db")
    #expect(error == ArchiveError(reason, path: "/a.db", detail: "details"))
  }

  @Test func everyReasonIsASentence() {
    let reasons: [ArchiveError.Reason] = [
      .cannotOpen, .foreign, .tooNew, .readOnly, .busy, .full, .damaged, .unknownArticle, .invalid, .failed,
    ]
    let sentences = reasons.map { ArchiveError($0, path: "/a.db").description }
    #expect(Set(sentences).count == reasons.count)
    #expect(sentences.allSatisfy { $0.hasPrefix("“/a.db” ") && !$0.hasSuffix(": ") })
    #expect(ArchiveError(.busy, path: "/a.db", detail: "x").description.hasSuffix(": x"))
  }

  @Test func nothingInASentenceObeys() {
    let error = ArchiveError(.failed, path: "/\u{1b}]0;x\u{7}\u{202e}", detail: "\u{9b}2J\r\nnext")
    #expect(error.description.unicodeScalars.allSatisfy(Printable.allows))
  }

  @Test func whatIsSaidOnceIsNotSaidAgain() {
    let inner = ArchiveError(.tooNew, path: "/inner.db")
    #expect(ArchiveError(inner as any Error, path: "/outer.db") == inner)
    #expect(ArchiveError(Unreadable(what: "bad"), path: "/a") == ArchiveError(.damaged, path: "/a", detail: "bad"))
  }
}

struct PackedBytesTests {
  @Test(arguments: [0, 1, 127, 128, 300, 16_383, 16_384, 1 << 35, Int.max]) func numbersComeBack(number: Int) throws {
    var writer = PackedWriter()
    writer.write(number)
    var reader = PackedReader(writer.data)
    #expect(try reader.number() == number && reader.isAtEnd)
    #expect(writer.bytes.count == max(1, (Int.bitWidth - number.leadingZeroBitCount + 6) / 7))
  }

  @Test(arguments: [0.0, -0.0, .pi, -180, .infinity, .leastNonzeroMagnitude]) func doublesComeBack(number: Double)
    throws
  {
    var writer = PackedWriter()
    writer.write(number)
    var reader = PackedReader(writer.data)
    #expect(try reader.double().bitPattern == number.bitPattern && reader.isAtEnd)
  }

  @Test func aNumberThatNeverEndsIsRefused() {
    for bytes in [Array(repeating: 0xff, count: 12), [0x80], [], Array(repeating: 0x80, count: 9) + [1]] as [[UInt8]] {
      #expect(throws: Unreadable.self) {
        var reader = PackedReader(.init(bytes))
        _ = try reader.number()
      }
    }
  }
}

struct FileAccessTests {
  @Test(arguments: [
    ("/a/b.db", "file:/a/b.db?mode=ro"), ("/a b", "file:/a%20b?mode=ro"), ("/?#%&", "file:/%3f%23%25%26?mode=ro"),
    ("/é\n", "file:/%c3%a9%0a?mode=ro"),
  ])
  func namesAreEscapedForSQLite(path: String, uri: String) {
    #expect(FileAccess.uri(path, "mode=ro") == uri)
  }

  @Test func onlyABusyFileIsTriedAgain() throws {
    var attempts = 0
    let opened = try FileAccess.patiently {
      attempts += 1
      if attempts < 3 { throw DatabaseError(resultCode: .SQLITE_BUSY) }
      return attempts
    }
    #expect(opened == 3)
    #expect(throws: DatabaseError.self) {
      try FileAccess.patiently {
        attempts += 1
        throw DatabaseError(resultCode: .SQLITE_FULL)
      }
    }
    #expect(attempts == 4)
  }
}
