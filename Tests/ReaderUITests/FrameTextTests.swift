import ReaderUI
import Testing

struct FrameTextTests {
  private var sample: Frame {
    var frame = Frame(size: .init(rows: 3, columns: 8))
    let style = Frame.Style(isBold: true, isUnderlined: true, foreground: 4, background: 200)
    for (column, text) in ["B", "é", "中", nil, "."].enumerated() {
      frame[row: 0, column: column + 1] = .init(text: text.map { Character($0) }, style: style)
    }
    frame[row: 2, column: 7] = .init(text: " ", style: .init(isDim: true, isReversed: true))
    return frame
  }

  @Test func `the dump shows rows and runs of style`() {
    #expect(
      sample.dump == """
        size 3 8
         Bé中.


        style 0 1 6 bold underline fg=4 bg=200
        style 2 7 8 dim reverse

        """)
  }

  @Test func `a dump reads back as the frame`() {
    #expect(Frame(dump: sample.dump) == sample)
    #expect(Frame(dump: Frame(size: .init(rows: 1, columns: 1)).dump) == Frame(size: .init(rows: 1, columns: 1)))
  }

  @Test(arguments: [
    "", "size", "size 0 3\n", "size 3 3\na\n", "size 1 3\nabcd\n", "size 1 3\nab中\n", "size 1 3\n\nstyle 1 0 1 bold",
    "size 1 3\n\nstyle 0 2 4 bold", "size 1 3\n\nstyle 0 0 1 loud", "size 1 3\n\nstyle 0 0 1", "size 99999 99999\n",
  ])
  func `other text is no frame`(_ text: String) {
    #expect(Frame(dump: text) == nil)
  }
}
