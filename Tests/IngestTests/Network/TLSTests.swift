import Foundation
import Glibc
import TestServer
import Testing

@testable import Ingest

/// Certificates made by `openssl` when the test runs, and its own server behind them.
@Suite(.enabled(if: TLSFixture.isPossible, "openssl is not installed"))
struct TLSTests {
  private func client(
    _ fixture: TLSFixture, limits: FetchLimits = .standard, knowsAuthority: Bool = true,
    environment: [String: String] = [:]
  ) -> HTTPClient {
    HTTPClient(
      limits: limits, allowsPrivate: true, environment: environment,
      hooks: .init(
        authorities: knowsAuthority ? fixture.authority : nil, addresses: ["good.example:\(fixture.port):127.0.0.1"]))
  }

  @Test func goodCertificate() throws {
    let fixture = try TLSFixture(name: "good.example")
    #expect(try client(fixture).connection().fetch(HTTPRequest(fixture.url("/whole"))).text == "whole")
  }

  @Test func unknownAuthority() throws {
    let fixture = try TLSFixture(name: "good.example")
    #expect(client(fixture, knowsAuthority: false).reason(HTTPRequest(fixture.url("/whole"))) == .tls(.untrusted))
    // Trust in the address is none in the certificate.
    #expect(
      client(fixture, knowsAuthority: false).reason(HTTPRequest(fixture.url("/whole"), isTrusted: true))
        == .tls(.untrusted))
  }

  @Test func selfSigned() throws {
    let fixture = try TLSFixture(name: "good.example", isSelfSigned: true)
    #expect(client(fixture).reason(HTTPRequest(fixture.url("/whole"))) == .tls(.untrusted))
  }

  @Test(arguments: ["other.example", "*.example.com", "good.example.com"])
  func wrongHost(name: String) throws {
    let fixture = try TLSFixture(name: name)
    #expect(client(fixture).reason(HTTPRequest(fixture.url("/whole"))) == .tls(.wrongHost))
  }

  @Test func expired() throws {
    let fixture = try TLSFixture(name: "good.example", days: -1)
    #expect(client(fixture).reason(HTTPRequest(fixture.url("/whole"))) == .tls(.expired))
  }

  @Test func neverFromSecureToPlain() throws {
    let plain = try TestServer { _ in TestAnswer.make() }
    let fixture = try TLSFixture(name: "good.example", files: ["down": TestAnswer.redirect(301, to: plain.url())])
    #expect(client(fixture).reason(HTTPRequest(fixture.url("/down"), isTrusted: true)) == .downgrade)
    #expect(plain.connections == 0)
  }

  @Test func fromPlainToSecure() throws {
    let fixture = try TLSFixture(name: "good.example")
    let place = fixture.url("/whole")
    let plain = try TestServer { _ in TestAnswer.redirect(301, to: place) }
    let response = try client(fixture).connection().fetch(HTTPRequest(plain.url()))
    #expect(response.text == "whole")
    #expect(response.permanentURL == place)
    #expect(!response.movesWithinOrigin)
  }

  @Test func throughATunnel() throws {
    let fixture = try TLSFixture(name: "good.example")
    let proxy = try TestServer(
      .v4, .request, .send("HTTP/1.1 200 Connected\r\nETag: proxy\r\n\r\n"), .tunnel(fixture.port))
    let client = client(fixture, environment: ["https_proxy": "http://127.0.0.1:\(proxy.port)"])
    let response = try client.connection().fetch(HTTPRequest(fixture.url("/whole")))
    #expect(response.text == "whole")
    // The proxy's headers are not the document's.
    #expect(response.etag == nil)
    #expect(proxy.requests.map(\.target) == ["good.example:\(fixture.port)"])
    #expect(proxy.requests.first?.header("User-Agent") == "reader/test")
  }

  @Test(arguments: [
    ScriptedHandshake(
      name: "plain HTTP", steps: [.send("HTTP/1.1 400 Bad Request\r\n\r\n"), .hold], isTemporary: false),
    ScriptedHandshake(
      name: "an alert", steps: [.read(5), .send([0x15, 3, 3, 0, 2, 2, 40]), .hold], isTemporary: false),
    ScriptedHandshake(
      name: "garbage", steps: [.read(5), .send([UInt8](repeating: 0xff, count: 64)), .hold], isTemporary: false),
    ScriptedHandshake(name: "an end at once", steps: [], isTemporary: true),
    ScriptedHandshake(name: "a reset at once", steps: [.reset], isTemporary: true),
    ScriptedHandshake(name: "a reset within the handshake", steps: [.read(5), .reset], isTemporary: true),
    ScriptedHandshake(name: "an end within the handshake", steps: [.read(5)], isTemporary: true),
    ScriptedHandshake(
      name: "a reset behind half a record", steps: [.read(5), .send([0x16, 3, 3, 0, 80, 2]), .reset], isTemporary: true),
  ])
  func brokenHandshake(_ example: ScriptedHandshake) throws {
    let server = try TestServer(scripts: [example.steps])
    let reason = HTTPClient(allowsPrivate: true).reason(HTTPRequest(server.url(scheme: "https")))
    let expected: [FetchProblem.Reason] =
      // A reset may come before the connection is seen to have come about.
      example.isTemporary ? [.connectionLost(""), .cannotConnect("")] : [.tls(.handshake(""))]
    #expect(expected.contains { reason?.isLike($0) == true }, "\(String(describing: reason))")
  }
}

struct ScriptedHandshake: Sendable, CustomTestStringConvertible {
  var name: String
  var steps: [TestServer.Step]
  var isTemporary: Bool
  var testDescription: String { name }
}

/// `openssl s_server` with a certificate of its own, which sends files as whole answers.
final class TLSFixture {
  static let isPossible = (try? run("version", in: "/")) != nil

  /// The certificate that has signed the server's.
  let authority: String
  let port: UInt16
  private let folder: TestFolder
  private let server = Process()

  init(name: String, days: Int = 2, isSelfSigned: Bool = false, files: [String: [UInt8]] = [:]) throws {
    folder = try TestFolder()
    let path = folder.path
    try folder.write("whole", bytes: TestAnswer.make(body: "whole"))
    for (name, bytes) in files { try folder.write(name, bytes: bytes) }
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    try Self.run(
      ["req", "-x509"] + key + ["-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Authority", "-days", "2"], in: path
    )
    let subject = ["-keyout", "own.key", "-subj", "/CN=Server", "-addext", "subjectAltName=DNS:\(name)"]
    if isSelfSigned {
      try Self.run(["req", "-x509"] + key + subject + ["-out", "own.pem", "-days", "2"], in: path)
    } else {
      try Self.run(["req"] + key + subject + ["-out", "own.csr"], in: path)
      try Self.run(
        [
          "x509", "-req", "-in", "own.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-copy_extensions",
          "copy",
          "-out", "own.pem", "-days", "\(days)",
        ], in: path)
    }
    authority = path + "/ca.pem"

    server.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    server.arguments = [
      "openssl", "s_server", "-HTTP", "-accept", "127.0.0.1:0", "-cert", "own.pem", "-key", "own.key",
    ]
    server.currentDirectoryURL = URL(fileURLWithPath: path)
    let output = Pipe()
    server.standardOutput = output
    server.standardError = FileHandle.nullDevice
    server.standardInput = FileHandle.nullDevice
    try server.run()
    // It says where it listens: “ACCEPT 127.0.0.1:40123”.
    var text = ""
    while !text.contains("ACCEPT") || text.last != "\n" {
      let bytes = output.fileHandleForReading.availableData
      guard !bytes.isEmpty else { throw TLSFixtureError.noServer(text) }
      text += String(decoding: bytes, as: UTF8.self)
    }
    let digits = text.split(separator: "\n").last { $0.contains("ACCEPT") }?.split(separator: ":").last ?? ""
    guard let port = UInt16(digits) else { throw TLSFixtureError.noServer(text) }
    self.port = port
  }

  deinit {
    // It inherits a mask with SIGTERM in it from the thread that runs the test.
    if server.isRunning { kill(server.processIdentifier, SIGKILL) }
    server.waitUntilExit()
  }

  func url(_ path: String) -> String { "https://good.example:\(port)\(path)" }

  private static func run(_ arguments: String..., in folder: String) throws { try run(arguments, in: folder) }

  private static func run(_ arguments: [String], in folder: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw TLSFixtureError.failed(arguments) }
  }
}

enum TLSFixtureError: Error {
  case failed([String])
  case noServer(String)
}
