internal import EntityRecognition
internal import Foundation

/// Sentences with one place name each, and whether it stands for somebody who acts.
enum RoleCorpus {
  static let names = ["relocar", "conll", "gwn", "semeval"]

  struct Line: Decodable {
    var sentence: [String]
    var pos: [Int]
    var label: Int
  }

  /// A line as features.
  struct Example {
    var features: [UInt64]
    var isActor: Bool
    /// Lines of one sentence are learned or measured together.
    var sentence: UInt64
  }

  /// The examples of a set; nil, with a line on standard error, where it is not there.
  static func find(_ folder: String, _ name: String) throws -> [Example]? {
    let file = URL(filePath: folder).appending(path: "roles/\(name)_train.json")
    guard FileManager.default.fileExists(atPath: file.path()) else {
      FileHandle.standardError.write(Data("\(file.path()) is not there: left out\n".utf8))
      return nil
    }
    var reading = RoleReading()
    return try JSONDecoder().decode([Line].self, from: Data(contentsOf: file)).compactMap { line in
      guard let given = line.mention else { return nil }
      reading.read(given)
      return Example(
        features: reading.features.hashes, isActor: line.label == 1, sentence: letters(line.sentence.joined()))
    }
  }

  /// A number for the letters of a sentence, whatever its spaces and marks.
  static func letters(_ text: String) -> UInt64 {
    FeatureHash.of(text.utf8.lazy.map { $0 | 0x20 }.filter { (0x61...0x7a).contains($0) })
  }
}

extension RoleCorpus.Line {
  /// Nil where `pos` is no range of words.
  var mention: GivenMention? {
    guard pos.count == 2, pos[0] >= 0, pos[0] < pos[1] else { return nil }
    return GivenMention(sentence, name: pos[0]..<pos[1])
  }
}
