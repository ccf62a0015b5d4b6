import Foundation
import GRDB

/// A SQLite file read without SQLite: whatever in a damaged file still has the form of rows.
///
/// SQLite stops at the first page that contradicts another one. Here every page is looked at: those that the tables
/// lead to, and those that nothing leads to any more because a page above them, or the first one, is lost. What stands
/// in the write-ahead log counts. Format: <https://www.sqlite.org/fileformat2.html>.
final class DamagedFile {
  /// One row as it lies in a page.
  struct Record {
    /// Nil in a table without row numbers.
    var rowID: Int64?
    var values: [DatabaseValue]
  }

  /// What the first page says of a table or an index.
  private struct Tree {
    var name: String
    var root: Int
    var isTable: Bool
  }

  private let bytes: Data
  private let log: Data
  /// Where a page lies in the log, by its number.
  private var logged: [Int: Int] = [:]
  private var pageSize = 4096
  /// Bytes at the end of a page that are not used.
  private var reserved = 0
  private(set) var pageCount = 0
  private var visited: Set<Int> = []
  /// Pages that the tables lead to and that make no sense.
  private(set) var unreadablePages = 0

  /// Throws where the file cannot be read at all.
  init(path: String) throws {
    bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    log = (try? Data(contentsOf: URL(fileURLWithPath: path + "-wal"), options: .mappedIfSafe)) ?? Data()
    readHeader(bytes)
    readLog()
    pageCount = max((bytes.count + pageSize - 1) / pageSize, logged.keys.max() ?? 0)
    if let first = page(1) { readHeader(Data(first)) }
  }

  private func readHeader(_ data: Data) {
    let header = [UInt8](data.prefix(100))
    guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else { return }
    let size = Int(header[16]) << 8 | Int(header[17])
    guard size == 1 || size >= 512 && size & (size - 1) == 0 else { return }
    pageSize = size == 1 ? 65_536 : size
    reserved = Int(header[20])
  }

  /// Frames of the last writing of the log, up to the last that ends a transaction.
  private func readLog() {
    let header = [UInt8](log.prefix(32))
    guard header.count == 32, header.starts(with: [0x37, 0x7f, 0x06]) else { return }
    pageSize = Self.number(header, 8, 4)
    guard pageSize >= 512, pageSize <= 65_536 else { return pageSize = 4096 }
    var frames: [Int: Int] = [:]
    var start = 32
    while start + 24 + pageSize <= log.count {
      let frame = [UInt8](log[start..<start + 24])
      guard frame[8..<16].elementsEqual(header[16..<24]) else { break }
      frames[Self.number(frame, 0, 4)] = start + 24
      if Self.number(frame, 4, 4) > 0 { logged.merge(frames) { $1 } }
      start += 24 + pageSize
    }
  }

  // MARK: Rows

  /// Calls `body` with every row that can be read and the table that it lies in; nil where no table leads to it, which
  /// is looked at only where a table is not whole.
  func forEachRow(_ body: (_ table: String?, Record) throws -> Void) throws {
    let trees = self.trees()
    var isWhole = !trees.isEmpty
    for tree in trees {
      let before = unreadablePages
      try walk(tree.root, depth: 0) { if tree.isTable { try body(tree.name, $0) } }
      if unreadablePages > before { isWhole = false }
    }
    guard !isWhole else { return }
    visitFreePages()
    // The newest pages of a growing table come last.
    for number in stride(from: pageCount, to: 1, by: -1) where !visited.contains(number) {
      guard let page = page(number), [0x0d, 0x0a, 0x02].contains(page[0]) else { continue }
      for record in records(page, number).records { try body(nil, record) }
    }
  }

  private func trees() -> [Tree] {
    var trees: [Tree] = []
    try? walk(1, depth: 0) { record in
      guard record.values.count >= 4, let type = String.fromDatabaseValue(record.values[0]),
        let name = String.fromDatabaseValue(record.values[1]), let root = Int.fromDatabaseValue(record.values[3]),
        root > 0
      else { return }
      trees.append(Tree(name: name, root: root, isTable: type == "table"))
    }
    return trees
  }

  /// - Parameter depth: no tree is higher than 30 levels.
  private func walk(_ number: Int, depth: Int, _ body: (Record) throws -> Void) throws {
    guard depth < 30, visited.insert(number).inserted else { return }
    guard let page = page(number) else { return unreadablePages += 1 }
    let (records, children, isSound) = records(page, number)
    if !isSound { unreadablePages += 1 }
    for record in records { try body(record) }
    for child in children { try walk(child, depth: depth + 1, body) }
  }

  /// The pages that hold nothing any more, so that what was deleted does not come back.
  private func visitFreePages() {
    guard let first = page(1) else { return }
    var trunk = Self.number(first, 32, 4)
    while trunk > 0, visited.insert(trunk).inserted, let page = page(trunk) {
      let count = min(Self.number(page, 4, 4), (pageSize - 8) / 4)
      for index in 0..<count { visited.insert(Self.number(page, 8 + 4 * index, 4)) }
      trunk = Self.number(page, 0, 4)
    }
  }

  // MARK: Pages

  private func page(_ number: Int) -> [UInt8]? {
    guard number > 0 else { return nil }
    if let start = logged[number] { return [UInt8](log[start..<start + pageSize]) }
    let start = (number - 1) * pageSize
    guard start < bytes.count else { return nil }
    let found = [UInt8](bytes[start..<min(start + pageSize, bytes.count)])
    return found + [UInt8](repeating: 0, count: pageSize - found.count)
  }

  /// What the page holds; `isSound` is false where something in it has not the form of a page of a tree.
  private func records(_ page: [UInt8], _ number: Int) -> (records: [Record], children: [Int], isSound: Bool) {
    let start = number == 1 ? 100 : 0
    let kind = page[start]
    guard [0x02, 0x05, 0x0a, 0x0d].contains(kind) else { return ([], [], false) }
    let isInner = kind == 0x02 || kind == 0x05
    let count = Self.number(page, start + 3, 2)
    let pointers = start + (isInner ? 12 : 8)
    guard pointers + 2 * count <= pageSize else { return ([], [], false) }
    var records: [Record] = []
    var children: [Int] = []
    var isSound = true
    for index in 0..<count {
      var offset = Self.number(page, pointers + 2 * index, 2)
      if isInner {
        guard offset + 4 <= pageSize else {
          isSound = false
          continue
        }
        children.append(Self.number(page, offset, 4))
        offset += 4
      }
      guard kind != 0x05 else { continue }
      if let record = record(page, offset, isTable: kind == 0x0d) { records.append(record) } else { isSound = false }
    }
    if isInner { children.append(Self.number(page, start + 8, 4)) }
    if children.contains(where: { $0 < 1 || $0 > pageCount }) {
      isSound = false
      children.removeAll { $0 < 1 || $0 > pageCount }
    }
    return (records, children, isSound)
  }

  private func record(_ page: [UInt8], _ offset: Int, isTable: Bool) -> Record? {
    var cell = Bytes(page, offset)
    guard let length = cell.varint(), (1...1 << 30).contains(length) else { return nil }
    let rowID = isTable ? cell.varint() : nil
    guard !isTable || rowID != nil, let payload = payload(page, cell.index, Int(length), isTable: isTable) else {
      return nil
    }
    return Self.values(payload).map { Record(rowID: rowID, values: $0) }
  }

  /// The bytes of a row: those in the page, then those on the pages that it overflows to.
  private func payload(_ page: [UInt8], _ start: Int, _ length: Int, isTable: Bool) -> [UInt8]? {
    let usable = pageSize - reserved
    let most = isTable ? usable - 35 : (usable - 12) * 64 / 255 - 23
    let least = (usable - 12) * 32 / 255 - 23
    var local = length
    if length > most {
      local = least + (length - least) % (usable - 4)
      if local > most { local = least }
    }
    guard start + local + (local < length ? 4 : 0) <= usable else { return nil }
    var payload = Array(page[start..<start + local])
    guard local < length else { return payload }
    payload.reserveCapacity(min(length, bytes.count))
    var next = Self.number(page, start + local, 4)
    var steps = 0
    while payload.count < length {
      steps += 1
      guard steps <= pageCount, next > 1, let more = self.page(next) else { return nil }
      visited.insert(next)
      payload += more[4..<min(usable, 4 + length - payload.count)]
      next = Self.number(more, 0, 4)
    }
    return payload
  }

  /// Nil where the bytes are no row.
  private static func values(_ payload: [UInt8]) -> [DatabaseValue]? {
    var header = Bytes(payload, 0)
    guard let length = header.varint(), length >= 1, length <= payload.count else { return nil }
    var offset = Int(length)
    var values: [DatabaseValue] = []
    while header.index < Int(length) {
      guard let type = header.varint(), type >= 0, values.count < 100 else { return nil }
      let size: Int
      switch type {
      case 0, 8, 9: size = 0
      case 1...4: size = Int(type)
      case 5: size = 6
      case 6, 7: size = 8
      case 10, 11: return nil
      default: size = Int((type - 12) / 2)
      }
      guard size <= payload.count - offset else { return nil }
      let slice = payload[offset..<offset + size]
      offset += size
      switch type {
      case 0: values.append(.null)
      case 8, 9: values.append((type - 8).databaseValue)
      case 7:
        let bits = slice.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        values.append(Double(bitPattern: bits).databaseValue)
      case 1...6:
        let negative = slice.first.map { $0 & 0x80 != 0 } ?? false
        values.append(slice.reduce(Int64(negative ? -1 : 0)) { $0 << 8 | Int64($1) }.databaseValue)
      default:
        if type % 2 == 0 {
          values.append(Data(slice).databaseValue)
        } else {
          guard let text = String(validating: slice, as: UTF8.self) else { return nil }
          values.append(text.databaseValue)
        }
      }
    }
    return header.index == Int(length) && offset == payload.count ? values : nil
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    guard start + count <= bytes.count else { return 0 }
    return bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Bytes that are read one number after the other.
  private struct Bytes {
    let bytes: [UInt8]
    var index: Int

    init(_ bytes: [UInt8], _ index: Int) {
      self.bytes = bytes
      self.index = index
    }

    /// Seven bits a byte, the highest first; eight in the ninth byte.
    mutating func varint() -> Int64? {
      var value: UInt64 = 0
      for count in 1...9 {
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        index += 1
        if count == 9 { return Int64(bitPattern: value << 8 | UInt64(byte)) }
        value = value << 7 | UInt64(byte & 0x7f)
        if byte & 0x80 == 0 { return Int64(bitPattern: value) }
      }
      return nil
    }
  }
}
