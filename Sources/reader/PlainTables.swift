/// The tables that commands print, and how their columns give way on a narrow terminal.
///
/// What a row is about keeps its room; ids, sources and addresses are cut first, then columns that count are left out.
extension PlainTable {
  /// `reader list`. Ids that the program makes have 16 letters; others may be of any length.
  static var articles: PlainTable {
    PlainTable(columns: [
      .init(title: "ID", least: 16, exit: 4), .init(title: "DATE"), .init(title: " "),
      .init(title: "TITLE", least: 30, turn: 2), .init(title: "SOURCE", least: 8, exit: 3),
      .init(title: "ACTORS", isRightAligned: true, exit: 2), .init(title: "PLACES", isRightAligned: true, exit: 1),
    ])
  }

  /// `reader feeds`.
  static var feeds: PlainTable {
    PlainTable(columns: [
      .init(title: "TITLE", least: 30, turn: 2), .init(title: "ARTICLES", isRightAligned: true, exit: 3),
      .init(title: "UNREAD", isRightAligned: true, exit: 4), .init(title: "CHECKED", least: 10, turn: 3, exit: 2),
      .init(title: "TAGS", least: 6, exit: 1), .init(title: "ADDRESS", least: 16, exit: 5),
    ])
  }

  /// `reader entities ID`.
  static var entities: PlainTable {
    PlainTable(columns: [
      .init(title: "NAME", least: 24, turn: 2), .init(title: "TYPE", exit: 5),
      .init(title: "AS ACTOR", isRightAligned: true, exit: 4), .init(title: "AS PLACE", isRightAligned: true, exit: 3),
      .init(title: "COUNTRY", exit: 2), .init(title: "ID", least: 8, exit: 1),
    ])
  }

  /// What an article calls its persons.
  static var personTitles: PlainTable {
    PlainTable(columns: [.init(title: "PERSON", least: 20, turn: 2), .init(title: "TITLE", least: 20)])
  }

  /// `reader entities`.
  static var archiveEntities: PlainTable {
    PlainTable(columns: [
      .init(title: "NAME", least: 30, turn: 2), .init(title: "TYPE", exit: 2),
      .init(title: "ARTICLES", isRightAligned: true, exit: 3), .init(title: "ID", least: 12, exit: 1),
    ])
  }

  /// `reader corrections`.
  static var corrections: PlainTable {
    PlainTable(columns: [
      .init(title: "ID", least: 16, exit: 3), .init(title: "MADE", exit: 2),
      .init(title: "CORRECTION", least: 30, turn: 2), .init(title: "WHERE", least: 12, exit: 1),
    ])
  }

  /// `reader keys`.
  static var keys: PlainTable {
    PlainTable(columns: [
      .init(title: "KEYS", least: 12, turn: 3), .init(title: "WHAT THEY DO", least: 30, turn: 2),
      .init(title: "WHERE", least: 12, exit: 1),
    ])
  }
}
