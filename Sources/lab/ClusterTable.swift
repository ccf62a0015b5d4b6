internal import EntityRecognition
internal import Foundation

/// Makes the table of word clusters from lines `form⇥a⇥b⇥c⇥d`.
enum ClusterTable {
  static func write(from path: String, to output: String) throws {
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    var grains: [[UInt8]: [UInt64]] = [:]
    for line in text.utf8.split(separator: 0x0a) {
      let fields = line.split(separator: 0x09)
      guard fields.count == 5 else { continue }
      let numbers = fields[1...].compactMap { UInt64(Substring($0)) }
      guard numbers.count == 4, numbers[0] < 4096, numbers[1] < 1024, numbers[2] < 128, numbers[3] < 32 else {
        continue
      }
      grains[Array(fields[0])] = numbers
    }
    let kept = grains.filter { isUseful($0.key, $0.value, grains) }
    let sorted = kept.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    let table = WordClusters.table(sorted.map { ($0.key, $0.value) })
    try Data(table).write(to: URL(filePath: output))
    print("\(grains.count) forms, \(sorted.count) kept, \(table.count) bytes")
  }

  /// Left out: numbers, forms that no word has, and forms whose other spelling says the same, which is looked up next.
  private static func isUseful(_ form: [UInt8], _ own: [UInt64], _ all: [[UInt8]: [UInt64]]) -> Bool {
    guard form.count <= 24, own.contains(where: { $0 > 0 }) else { return false }
    let letters = form.count { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7a || $0 >= 0x80 }
    let digits = form.count { $0 >= 0x30 && $0 <= 0x39 }
    guard letters > digits, form.dropFirst(2).count(where: { $0 == 0x2d || $0 == 0x2e || $0 == 0x2f }) < 1 else {
      return form.count < 3
    }
    let lower = form.map { $0 >= 0x41 && $0 <= 0x5a ? $0 | 0x20 : $0 }
    if lower != form, let other = all[lower] { return other != own }
    var capitalised = lower
    if let first = lower.first, first >= 0x61, first <= 0x7a { capitalised[0] = first & ~0x20 }
    if lower != form, capitalised != form, let other = all[capitalised] { return other != own }
    return true
  }
}
