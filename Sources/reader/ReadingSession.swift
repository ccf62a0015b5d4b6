import Foundation
import Ingest
import News
import Newsroom
public import ReaderTerminal
public import ReaderUI

/// The reading screen from its first frame to the shell's prompt.
struct ReadingSession {
  let terminal: CursesTerminal
  let signals: SignalStream

  /// Ends the process, as a signal would where one asked for it.
  func run(inputs: [Intake.Input], options: ArchiveOptions) -> Never {
    let mailbox = Mailbox()
    let runner = EffectRunner(mailbox: mailbox)
    let work = BackgroundWork(mailbox: mailbox)
    runner.open {
      Newsroom(archive: inputs.isEmpty ? try options.openArchive() : try options.openTemporary())
    } then: { newsroom in
      work.start(newsroom, inputs: inputs)
    }
    var state = State(
      options: .init(usesUnicode: terminal.usesUnicode, usesColor: terminal.colorCount > 0, today: Today.local))
    let session = TerminalSession(terminal: terminal, signals: signals, mailbox: mailbox)
    let ending = session.run(&state, settle: runner.finish, perform: runner.perform)
    terminal.close()
    work.stop()
    ending.finish()
  }
}

extension State: ViewModel {}

/// The day where the person is.
enum Today {
  static var local: CalendarDay {
    let now = Date()
    let offset = TimeZone.current.secondsFromGMT(for: now)
    return Timestamp(seconds: Int64(now.timeIntervalSince1970) + Int64(offset)).day
  }
}
