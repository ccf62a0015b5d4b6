import Foundation
import Testing

/// How the binary is linked (`man 5 elf`).
@Suite struct BinaryTests {
  private let bytes: Data

  init() throws { bytes = try Data(contentsOf: Program().binary, options: .alwaysMapped) }

  private func number(at offset: Int, bytes count: Int = 8) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  /// The program headers: type, flags, offset in the file and size there.
  private var segments: [(type: Int, flags: Int, offset: Int, size: Int)] {
    let (start, size, count) = (number(at: 32), number(at: 54, bytes: 2), number(at: 56, bytes: 2))
    return (0..<count).map { index in
      let header = start + index * size
      return (
        number(at: header, bytes: 4), number(at: header + 4, bytes: 4), number(at: header + 8), number(at: header + 32)
      )
    }
  }

  /// The entries of the dynamic section, by their tags.
  private var dynamic: [Int: Int] {
    guard let section = segments.first(where: { $0.type == 2 }) else { return [:] }
    return stride(from: section.offset, to: section.offset + section.size, by: 16).reduce(into: [:]) { entries, entry in
      entries[number(at: entry)] = number(at: entry + 8)
    }
  }

  @Test func addressesAreRandomAndWhatIsLinkedIsReadOnly() throws {
    try #require(bytes.starts(with: [0x7f, 0x45, 0x4c, 0x46, 2, 1]))
    #expect(number(at: 16, bytes: 2) == 3, "ET_DYN")
    let flags = dynamic[0x6fff_fffb] ?? 0
    #expect(flags & 0x0800_0000 != 0, "DF_1_PIE")
    #expect(segments.contains { $0.type == 0x6474_e552 }, "PT_GNU_RELRO")
    #expect(flags & 1 != 0, "DF_1_NOW")
    let stack = try #require(segments.first { $0.type == 0x6474_e551 })
    #expect(stack.flags & 1 == 0, "no executable stack")
  }
}
