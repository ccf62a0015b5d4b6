internal import CModels

/// Words of an embedded file, by the hash of each (FNV-1a, 32 bits): some thousand words among four billion numbers
/// leave no room for a mistake that matters.
struct EmbeddedWords: Hashable, Sendable {
  /// Sorted.
  private let hashes: [UInt32]

  init(sortedHashes hashes: [UInt32]) { self.hashes = hashes }

  var count: Int { hashes.count }

  /// The place of the word among those of the file; nil where it is not there.
  func index(of word: String) -> Int? {
    let hash = Self.hash(word)
    var (low, high) = (0, hashes.count)
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash ? low : nil
  }

  /// <http://www.isthe.com/chongo/tech/comp/fnv/>
  static func hash(_ word: String) -> UInt32 {
    word.utf8.reduce(0x811c_9dc5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}

/// The bytes of an embedded file, copied once at the first use: they are few.
enum EmbeddedFile {
  static func background() -> [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: models_background_bytes(), count: models_background_length()))
  }

  static func stopWords() -> [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: models_stop_words_bytes(), count: models_stop_words_length()))
  }
}

extension [UInt8] {
  /// A little-endian number of so many bytes; 0 where the file is too short.
  func number(at offset: Int, bytes count: Int) -> Int {
    guard offset >= 0, offset <= self.count - count else { return 0 }
    return (0..<count).reversed().reduce(0) { $0 << 8 | Int(self[offset + $1]) }
  }
}
