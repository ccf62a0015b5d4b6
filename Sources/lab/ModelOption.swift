internal import ArgumentParser
internal import EntityRecognition
internal import Foundation

/// Which weights a command uses: those in the binary, or those of a file.
struct ModelOption: ParsableArguments {
  @Option(name: .customLong("model"), help: "A file of weights, instead of those in the binary.") var path: String?

  func weights() throws -> TagWeights {
    guard let path else { return .embedded }
    let data = try Data(contentsOf: URL(filePath: path))
    // The bytes stay in memory as long as the process lives, as embedded ones do.
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: data.count, alignment: 16)
    data.copyBytes(to: bytes)
    return TagWeights(bytes: UnsafeRawBufferPointer(bytes))
  }
}
