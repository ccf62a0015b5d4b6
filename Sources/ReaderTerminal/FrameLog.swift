import Glibc
import ReaderUI

/// A file that always holds what the session shows and how far it has come, for tests that drive the real program.
///
/// The environment variable `READER_FRAME_LOG` names it. It is replaced whole, just before the session goes to sleep:
///
///     process 4711
///     codes 45
///     timers preview
///     size 24 80
///     …
///
/// `codes` counts the bytes and function keys taken from the keyboard; what follows is `Frame.dump`.
struct FrameLog {
  let path: String

  static func wanted() -> FrameLog? {
    getenv("READER_FRAME_LOG").map { FrameLog(path: String(cString: $0)) }
  }

  func write(_ frame: Frame, codesRead: Int, timers: [Timer.Purpose]) {
    let names = timers.map { "\($0)" }.sorted().joined(separator: " ")
    let text = "process \(getpid())\ncodes \(codesRead)\ntimers \(names)\n\(frame.dump)"
    let draft = path + ".new"
    guard let file = fopen(draft, "w") else { return }
    fputs(text, file)
    fclose(file)
    rename(draft, path)
  }
}
