import Foundation
import Testing

@testable import ReaderUI

/// Compares a frame with the one that was recorded under the name in `Snapshots/`.
///
/// `RECORD_SNAPSHOTS=1` writes it anew; a run that does so fails, so that none passes unseen.
func expectSnapshot(
  _ frame: Frame, _ name: String, filePath: StaticString = #filePath, at location: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: "\(filePath)").deletingLastPathComponent().appending(path: "Snapshots")
  let file = folder.appending(path: name + ".txt")
  let seen = frame.description
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try seen.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)", sourceLocation: location)
    } catch {
      Issue.record(error, sourceLocation: location)
    }
    return
  }
  guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("no snapshot \(name): run with RECORD_SNAPSHOTS=1", sourceLocation: location)
    return
  }
  #expect(seen == recorded, "\(name):\n\(seen)", sourceLocation: location)
}
