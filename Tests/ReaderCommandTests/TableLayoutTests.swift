import News
import ReaderUI
import Testing

@testable import reader

/// One line a row, never longer than the terminal is wide.
struct TableLayoutTests {
  private static let nasty = [
    "", " ★", "Rain", String(repeating: "long words ", count: 12), String(repeating: "東京の会議", count: 12),
    String(repeating: "e\u{301}\u{302}", count: 90), "שלום עולם " + String(repeating: "ארוך ", count: 20),
    "https://wire.example/" + String(repeating: "a/b-", count: 300), "two\nlines\u{1b}[31m\u{2028}and more",
    "👩‍👩‍👧🇦🇲🇦🇲🇦🇲 ends",
    "\u{301}begins with a mark", "\t\ttabs", "2024-08-28", "added 2024-08-28", "12",
  ]

  /// The tables of the program.
  private static let tables: [PlainTable] = [
    .articles, .feeds, .corrections, .entities, .archiveEntities, .personTitles, .keys,
  ]

  private func filled(_ empty: PlainTable, seed: UInt64) -> PlainTable {
    var generator = SplitMix(state: seed)
    var table = empty
    table.rows = (0..<4).map { _ in
      table.columns.map { _ in Self.nasty[Int.random(in: Self.nasty.indices, using: &generator)] }
    }
    return table
  }

  @Test(arguments: tables.indices)
  func noLineIsLongerThanTheTerminalIsWide(_ index: Int) {
    for seed in 0..<2 as Range<UInt64> {
      let table = filled(Self.tables[index], seed: seed)
      for width in 20...300 {
        let lines = table.text(width: width).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == table.rows.count + 1)
        let widest = lines.map { DisplayWidth.of($0) }.max() ?? 0
        #expect(widest <= width, "\(width) columns, table \(index), seed \(seed)")
      }
    }
  }

  @Test func whatHasRoomIsNeverCut() {
    for (index, empty) in Self.tables.enumerated() {
      let table = filled(empty, seed: UInt64(index))
      let whole = table.text(width: nil)
      let widest = whole.split(separator: "\n", omittingEmptySubsequences: false).map { DisplayWidth.of($0) }.max() ?? 0
      #expect(table.text(width: widest + 2) == whole)
      #expect(!whole.contains("…"))
    }
  }

  /// At 80 columns and more a title has 30 of them, whatever stands beside it.
  @Test func aTitleHasThirtyColumns() throws {
    for index in [0, 1] {
      let columns = Self.tables[index].columns
      let place = try #require(columns.firstIndex { $0.title == "TITLE" })
      for seed in 0..<4 as Range<UInt64> {
        var table = filled(Self.tables[index], seed: seed)
        for row in table.rows.indices {
          table.rows[row][place] = "Ministers of three countries meet in the capital, again"
          if index == 0 { (table.rows[row][1], table.rows[row][2]) = ("added 2024-08-28", "●★") }
          for number in columns.indices where columns[number].isRightAligned { table.rows[row][number] = "1234" }
        }
        for width in 80...130 {
          let lines = table.text(width: width).split(separator: "\n").dropFirst()
          #expect(
            lines.allSatisfy {
              $0.contains("Ministers of three countries…") || $0.contains("Ministers of three countries ")
            }, "\(width)")
        }
      }
    }
  }

  @Test func idsOfTheProgramAreWholeAtEightyColumns() {
    var table = PlainTable.articles
    table.rows = [
      ["0123456789abcdef", "added 2024-08-28", "●", String(repeating: "x", count: 90), "A long source", "3", "4"]
    ]
    #expect(table.text(width: 80).contains("0123456789abcdef  added 2024-08-28  ●  xxx"))
  }

  @Test(
    arguments: [
      ([10, 10], [5, 5], 22, [10, 10]), ([10, 10], [5, 5], 21, [9, 10]), ([10, 10], [5, 5], 12, [5, 5]),
      ([20, 6], [5, 5], 18, [10, 6]), ([20, 6], [12, 2], 18, [12, 4]), ([20, 6], [12, 2], 8, [4, 2]),
      ([3, 90], [1, 4], 20, [3, 15]),
    ] as [([Int], [Int], Int, [Int])])
  func theWidestGivesWayFirst(_ natural: [Int], _ least: [Int], _ width: Int, _ widths: [Int]) {
    let yields = least.map { TableLayout.Yield(least: $0) }
    #expect(TableLayout.widths(natural: natural, yields: yields, width: width).map { $0 ?? -1 } == widths)
  }

  @Test func columnsAreLeftOutInTheirOrder() {
    let yields = [
      TableLayout.Yield(least: 10, exit: 2), .init(least: 30, turn: 2), .init(exit: 1), .init(least: 4),
    ]
    func kept(_ width: Int) -> [Int] {
      TableLayout.widths(natural: [20, 60, 8, 9], yields: yields, width: width).map { $0 ?? 0 }
    }
    #expect(kept(103) == [20, 60, 8, 9])
    #expect(kept(58) == [10, 30, 8, 4])
    #expect(kept(57) == [10, 39, 0, 4])
    #expect(kept(48) == [10, 30, 0, 4])
    #expect(kept(47) == [0, 41, 0, 4])
    #expect(kept(20) == [0, 14, 0, 4])
  }

  @Test func aCellIsCutBetweenCharacters() {
    #expect(PlainTable.fitted("東京の会議", to: 6) == "東京…")
    #expect(PlainTable.fitted("e\u{301}e\u{301}e\u{301}", to: 2) == "e\u{301}…")
    #expect(PlainTable.fitted("a b", to: 2) == "a…")
    #expect(PlainTable.fitted("ab cd", to: 4) == "ab…")
    #expect(PlainTable.fitted("ab", to: 2) == "ab")
    #expect(PlainTable.fitted("ab", to: 0).isEmpty)
  }

  @Test func theBlocksOfRelatedArticlesFit() {
    for width in 20...120 {
      for title in Self.nasty {
        let block = PlainTable.block(title, "28 Aug 2024", ["  id " + title, "  " + title], width: width)
        let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 3 && lines.allSatisfy { DisplayWidth.of($0) <= width })
        #expect(lines[0].hasSuffix("28 Aug 2024"))
      }
    }
  }
}

/// SplitMix64 (Steele et al. 2014), so that a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
