import Glibc
public import ReaderUI

/// A session without a terminal: presses the keys of a script and gives the last frame, for `reader --keys`.
///
/// Its clock is the script's: a timer that would change the screen runs out as soon as everything asked for has come.
public struct ScriptedSession {
  private let mailbox: Mailbox
  /// More rounds than any key needs; a model that never comes to rest ends there.
  private static let mostRounds = 1000
  /// How long background work may take, in milliseconds.
  private static let patience: Int32 = 60_000

  /// A session whose answers come through this mailbox.
  public init(mailbox: Mailbox) { self.mailbox = mailbox }

  /// Runs the script to its end, or to `quit`.
  ///
  /// - `awaitsWork`: whether background work is under way whose end (`.progressed(nil)`) the first key waits for.
  /// - `settle`: must wait until everything handed over has been answered into the mailbox.
  /// - `perform`: has every effect that is not the terminal's own.
  public func run<Model: ViewModel>(
    _ model: inout Model, script: KeyScript, size: Frame.Size, awaitsWork: Bool = false, settle: () -> Void = {},
    perform: (Effect) -> Void
  ) -> Frame {
    var size = size
    var timers = TimerQueue()
    var hasQuit = false

    func take(_ event: Event) {
      for effect in model.handle(event) {
        switch effect {
        case .quit: hasQuit = true
        case .startTimer(let timer, _): timers.start(timer, milliseconds: 0, now: 0)
        case .suspend, .repaint, .copy, .openInBrowser: break
        default: perform(effect)
        }
      }
    }
    func rest() {
      for _ in 0..<Self.mostRounds {
        settle()
        let events = mailbox.drain()
        // That a position is written down changes nothing that a script looks at.
        let elapsed = events.isEmpty ? timers.elapsed(now: 1).filter { $0.purpose == .preview } : []
        if events.isEmpty, elapsed.isEmpty { return }
        for event in events { take(event) }
        for timer in elapsed { take(.elapsed(timer)) }
      }
    }

    take(.resized(size))
    if awaitsWork { awaitWork { take($0) } }
    rest()
    for step in script.steps where !hasQuit {
      switch step {
      case .resize(let new):
        size = new
        take(.resized(new))
      case .press(let key): take(.key(key))
      }
      rest()
    }
    return model.frame(size: size)
  }

  /// Hands on what comes until background work has ended.
  private func awaitWork(_ take: (Event) -> Void) {
    while true {
      var polled = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&polled, 1, Self.patience) > 0 else { return }
      let events = mailbox.drain()
      for event in events { take(event) }
      if events.contains(.progressed(nil)) { return }
    }
  }
}
