import CCurl
import Foundation
import TestServer
import Testing

@testable import Ingest

struct CompressionTests {
  private static let text = "<rss>brotli</rss>"
  private static let hasBrotli = ccurl_features() & CURL_VERSION_BROTLI != 0
  /// `text` and 20 MiB of NUL, by Brotli's encoder.
  private static let brotli = bytes("CwiAPHJzcz5icm90bGk8L3Jzcz4D")
  private static let brotliBomb = bytes("z///f/gnAOKxQCD3/j///3/wTwDEYQGA7v0P")

  private static func bytes(_ base64: String) -> [UInt8] { Data(base64Encoded: base64).map { [UInt8]($0) } ?? [] }

  private func server(_ coding: String, _ body: [UInt8], isChunked: Bool = false) throws -> TestServer {
    guard isChunked else {
      return try TestServer { _ in TestAnswer.make(200, [("Content-Encoding", coding)], body: body) }
    }
    let head = TestAnswer.head(200, [("Content-Encoding", coding), ("Transfer-Encoding", "chunked")])
    return try TestServer { _ in head + TestAnswer.chunk(body) + TestAnswer.chunk([]) }
  }

  private func outcome(_ server: TestServer, limits: FetchLimits = .standard) -> Result<HTTPResponse, FetchProblem> {
    HTTPClient(limits: limits, allowsPrivate: true).outcome(HTTPRequest(server.url()))
  }

  private func reason(_ server: TestServer, limits: FetchLimits = .standard) -> FetchProblem.Reason? {
    HTTPClient(limits: limits, allowsPrivate: true).reason(HTTPRequest(server.url()))
  }

  @Test(arguments: [false, true])
  func whatIsAskedForIsUnpacked(isChunked: Bool) throws {
    let text = Array(Self.text.utf8)
    #expect(try outcome(server("gzip", Deflate.gzip(text), isChunked: isChunked)).get().body == text)
    #expect(try outcome(server("x-gzip", Deflate.gzip(text), isChunked: isChunked)).get().body == text)
    #expect(try outcome(server("deflate", Deflate.zlib(text), isChunked: isChunked)).get().body == text)
    #expect(try outcome(server("identity", text, isChunked: isChunked)).get().body == text)
  }

  @Test(.enabled(if: hasBrotli, "this libcurl has no Brotli"))
  func brotliIsUnpacked() throws {
    #expect(try outcome(server("br", Self.brotli)).get().text == Self.text)
  }

  @Test(arguments: [false, true])
  func bombs(isChunked: Bool) throws {
    #expect(try reason(server("gzip", Deflate.gzipBomb(6 << 20), isChunked: isChunked)) == .decompressionBomb)
    #expect(try reason(server("deflate", Deflate.zlibBomb(6 << 20), isChunked: isChunked)) == .decompressionBomb)
  }

  @Test(.enabled(if: hasBrotli, "this libcurl has no Brotli"))
  func brotliBombs() throws {
    #expect(try reason(server("br", Self.brotliBomb)) == .decompressionBomb)
  }

  /// What unpacks honestly, but to more than the limit.
  @Test func sizeCountsBehindUnpacking() throws {
    let limits = FetchLimits(bodyBytes: 100_000, expansionFloor: 1_000_000)
    #expect(try reason(server("gzip", Deflate.gzipBomb(200_000)), limits: limits) == .tooLarge(limit: 100_000))
  }

  /// A small document may be packed as well as it likes.
  @Test func smallDocumentsAreNoBombs() throws {
    let bomb = Deflate.gzip([UInt8](repeating: 0x20, count: 150_000))
    #expect(try outcome(server("gzip", bomb), limits: FetchLimits(expansion: 0)).get().body.count == 150_000)
  }

  @Test func layersAreRefused() throws {
    let twice = Deflate.gzip(Deflate.gzip(Array(Self.text.utf8)))
    #expect(try reason(server("gzip, gzip", twice))?.isLike(.malformedAnswer("")) == true)
    #expect(try reason(server("gzip\r\nContent-Encoding: gzip", twice))?.isLike(.malformedAnswer("")) == true)
  }

  @Test func brokenPackages() throws {
    var broken = Deflate.gzip(Array(Self.text.utf8))
    broken[12] ^= 0xff
    #expect(try reason(server("gzip", broken))?.isLike(.malformedAnswer("")) == true)
    #expect(try reason(server("gzip", Array("no gzip at all".utf8)))?.isLike(.malformedAnswer("")) == true)
    var other = Deflate.zlib(Array(Self.text.utf8))
    other[3] ^= 0xff
    #expect(try reason(server("deflate", other))?.isLike(.malformedAnswer("")) == true)
  }
}
