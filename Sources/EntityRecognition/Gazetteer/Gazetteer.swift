internal import CModels
internal import News

/// Names of places, organizations, groups and office holders, what contains what, and what common words do: the
/// embedded file of Data/build-gazetteer.py, read in place.
///
/// Every load is checked against the file's length; a damaged file gives wrong answers and never a trap.
struct Gazetteer: @unchecked Sendable {
  // Unchecked because raw pointers are not Sendable: this one points to constant data that lives as long as the
  // process and is never written.
  private let bytes: UnsafeRawBufferPointer
  let sections: Sections
  let bucketShift: UInt32

  static let embedded = Gazetteer(
    bytes: UnsafeRawBufferPointer(start: models_gazetteer_bytes(), count: models_gazetteer_length()))

  /// A part of the file: where its records start, and how many there are.
  struct Section: Sendable {
    var offset = 0
    var count = 0
  }

  struct Sections: Sendable {
    var folds, buckets, entries, classSets, candidates, places: Section
    var containers, countries, letters, offices, strings, officesByCountry: Section

    /// All empty where the bytes are no gazetteer.
    init(_ bytes: UnsafeRawBufferPointer) {
      let isWhole = bytes.count > 100 && bytes.starts(with: "RGZ3".utf8)
      func section(_ number: Int) -> Section {
        func word(_ offset: Int) -> Int {
          Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        }
        guard isWhole else { return Section() }
        return Section(offset: word(4 + number * 8), count: min(word(8 + number * 8), bytes.count))
      }
      (folds, buckets, entries, classSets) = (section(0), section(1), section(2), section(3))
      (candidates, places, containers, countries) = (section(4), section(5), section(6), section(7))
      (letters, offices, strings, officesByCountry) = (section(8), section(9), section(10), section(11))
    }
  }

  init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    sections = Sections(bytes)
    let bucketCount = max(sections.buckets.count - 1, 1)
    bucketShift = UInt32(32 - (Int.bitWidth - 1 - bucketCount.leadingZeroBitCount))
  }

  /// The number at the offset within the section; 0 beyond the file.
  @inline(__always)
  func load<Value: FixedWidthInteger>(_ section: Section, _ offset: Int, as type: Value.Type) -> Value {
    let position = section.offset + offset
    guard offset >= 0, position + MemoryLayout<Value>.size <= bytes.count else { return 0 }
    return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Value.self))
  }

  /// Bytes of the section of strings; none beyond the file.
  func string(_ offset: Int, _ length: Int) -> UnsafeRawBufferPointer {
    let start = sections.strings.offset + offset
    guard length >= 0, start + length <= bytes.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<start + length])
  }

  /// A string whose offset and length share one number.
  func text(_ packed: UInt32) -> String {
    String(decoding: string(Int(packed & 0xff_ffff), Int(packed >> 24)), as: UTF8.self)
  }
}
