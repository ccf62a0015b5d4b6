internal import EntityRecognition
internal import Foundation

/// Trains and measures the recogniser. Not installed.
@main
struct Lab {
  static let usage = """
    lab clusters FORMS.tsv OUT            makes the table of word clusters
    lab train CORPORA OUT [--open]        trains the tagger on the corpora of a folder; --open: openly licensed ones only
    lab evaluate CORPORA [--raw] [--capitals] [--model FILE]
                                          measures the tagger; --raw: in sentences of its own; --capitals: all in capitals
    lab tag < ARTICLES                    adds a column of labels to token-per-line articles
    """

  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let isOpen = take("--open", from: &arguments)
    let isRaw = take("--raw", from: &arguments)
    let isShouted = take("--capitals", from: &arguments)
    var weights = TagWeights.embedded
    if let option = arguments.firstIndex(of: "--model"), option + 1 < arguments.count {
      weights = Model.load(try Data(contentsOf: URL(filePath: arguments[option + 1])))
      arguments.removeSubrange(option...option + 1)
    }
    switch (arguments.first, arguments.count) {
    case ("clusters", 3): try ClusterTable.write(from: arguments[1], to: arguments[2])
    case ("train", 3): try Training.run(corpora: arguments[1], output: arguments[2], isOpen: isOpen)
    case ("evaluate", 2):
      try Evaluation.run(corpora: arguments[1], isRaw: isRaw, isShouted: isShouted, weights: weights)
    case ("tag", 1): Tagging.run(weights: weights)
    default:
      FileHandle.standardError.write(Data((usage + "\n").utf8))
      exit(64)
    }
  }

  private static func take(_ option: String, from arguments: inout [String]) -> Bool {
    let count = arguments.count
    arguments.removeAll { $0 == option }
    return arguments.count < count
  }
}

enum Model {
  /// Weights of a file. The bytes stay in memory as long as the process lives, as embedded ones do.
  static func load(_ data: Data) -> TagWeights {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: data.count, alignment: 16)
    data.copyBytes(to: bytes)
    return TagWeights(bytes: UnsafeRawBufferPointer(bytes))
  }
}
