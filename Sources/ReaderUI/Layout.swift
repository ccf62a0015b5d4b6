/// A part of the screen that keys can act on.
enum Pane: Hashable, Sendable { case list, reading, side }

/// Where the panes stand: three from 110 columns, two from 60, one below, none below 20×5.
struct Layout: Hashable, Sendable {
  static let minimum = Frame.Size(rows: 5, columns: 20)

  /// What the layout depends on beside the size.
  struct Choice: Hashable, Sendable {
    var focus = Pane.list
    /// The side panel has the list's place when there are two panes.
    var sideIsLeft = false
    /// An entity card, which takes the whole screen where there is no third pane.
    var sideIsCard = false
    /// One pane alone, at any size.
    var isFullWidth = false
  }

  let size: Frame.Size
  private(set) var list: Region?
  private(set) var reading: Region?
  private(set) var side: Region?
  /// Columns with a separator.
  private(set) var separators: [Int] = []

  /// Between the title bar and the status line; nil on a screen that is too small.
  let body: Region?

  init(size: Frame.Size, _ choice: Choice) {
    self.size = size
    guard size.rows >= Self.minimum.rows, size.columns >= Self.minimum.columns else {
      body = nil
      return
    }
    let body = Region(row: 1, column: 0, rows: size.rows - 2, columns: size.columns)
    self.body = body
    if choice.isFullWidth || size.columns < 60 || (size.columns < 110 && choice.sideIsCard && choice.focus == .side) {
      place(choice.focus, in: body)
    } else if size.columns < 110 {
      let left = min(max(size.columns * 2 / 5, 24), 40)
      let keepsSide = choice.focus == .reading && choice.sideIsLeft && !choice.sideIsCard
      place(choice.focus == .side || keepsSide ? .side : .list, in: columns(0, left))
      place(.reading, in: columns(left + 1, size.columns - left - 1))
      separators = [left]
    } else {
      let left = min(max(size.columns * 3 / 10, 30), 56)
      let right = min(max(size.columns * 27 / 100, 28), 52)
      place(.list, in: columns(0, left))
      place(.reading, in: columns(left + 1, size.columns - left - right - 2))
      place(.side, in: columns(size.columns - right, right))
      separators = [left, size.columns - right - 1]
    }
  }

  /// Whether the pane is on the screen.
  func shows(_ pane: Pane) -> Bool { region(of: pane) != nil }

  func region(of pane: Pane) -> Region? {
    switch pane {
    case .list: list
    case .reading: reading
    case .side: side
    }
  }

  private func columns(_ column: Int, _ count: Int) -> Region {
    Region(row: 1, column: column, rows: size.rows - 2, columns: count)
  }

  private mutating func place(_ pane: Pane, in region: Region) {
    switch pane {
    case .list: list = region
    case .reading: reading = region
    case .side: side = region
    }
  }
}
