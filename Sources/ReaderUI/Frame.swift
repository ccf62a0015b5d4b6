/// What the screen shows: a grid of cells, and nothing else. Drawing makes one, the terminal shows it.
public struct Frame: Hashable, Sendable {
  /// Rows and columns of the screen, at least one of each.
  public struct Size: Hashable, Sendable {
    public var rows: Int
    public var columns: Int

    public init(rows: Int, columns: Int) {
      self.rows = max(rows, 1)
      self.columns = max(columns, 1)
    }
  }

  /// How a cell looks.
  public struct Style: Hashable, Sendable {
    public var isBold: Bool
    public var isDim: Bool
    public var isUnderlined: Bool
    public var isReversed: Bool
    /// A palette index, or -1 for the terminal's own colour.
    public var foreground: Int16
    /// A palette index, or -1 for the terminal's own colour.
    public var background: Int16

    public init(
      isBold: Bool = false, isDim: Bool = false, isUnderlined: Bool = false, isReversed: Bool = false,
      foreground: Int16 = -1, background: Int16 = -1
    ) {
      self.isBold = isBold
      self.isDim = isDim
      self.isUnderlined = isUnderlined
      self.isReversed = isReversed
      self.foreground = foreground
      self.background = background
    }

    public static let plain = Style()
  }

  /// One place of the grid.
  public struct Cell: Hashable, Sendable {
    /// One grapheme that `DisplayWidth` gives 1 or 2 columns; nil in the second column of a wide one.
    public var text: Character?
    public var style: Style

    public init(text: Character?, style: Style) {
      self.text = text
      self.style = style
    }

    public static let blank = Cell(text: " ", style: .plain)
  }

  public let size: Size
  /// Row by row.
  public private(set) var cells: [Cell]

  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.rows * size.columns)
  }

  /// The cell at row and column, counted from 0; both must lie within the size.
  public subscript(row row: Int, column column: Int) -> Cell {
    get { cells[row * size.columns + column] }
    set { cells[row * size.columns + column] = newValue }
  }
}
