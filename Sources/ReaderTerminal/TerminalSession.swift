import CTerminalSignals
import Glibc
public import ReaderUI

/// What a session shows and hands its events to: `ReaderUI.State`.
public protocol ViewModel {
  /// Takes an event over; gives what is to be done about it.
  mutating func handle(_ event: Event) -> [Effect]
  /// The whole screen.
  func frame(size: Frame.Size) -> Frame
}

/// The event loop of the terminal: keys, signals, the mailbox and timers become events, frames become visible.
///
///     let signals = try SignalStream()           // first thing in main
///     let mailbox = Mailbox()
///     let terminal = try CursesTerminal()
///     let session = TerminalSession(terminal: terminal, signals: signals, mailbox: mailbox)
///     var state = State(options: …)
///     let ending = session.run(&state, settle: { … }) { effect in … post answers to the mailbox … }
///     terminal.close()
///     … close the archive …
///     ending.finish()
///
/// It runs on the thread that owns the terminal, sleeps in `poll`, and never waits for an effect.
public final class TerminalSession {
  /// Why the session is over.
  public enum Ending: Equatable, Sendable {
    /// The person wanted it.
    case quit
    /// A signal wanted it: SIGTERM, SIGHUP, SIGINT and their like.
    case signal(Int32)
    /// The terminal has gone away.
    case hungUp

    /// Ends the process: with the status, or by the signal, so that the parent sees what happened. Give the terminal
    /// back and save everything first.
    ///
    /// - Parameter isIdle: no other thread works any more, so that what libraries do at the end may be done.
    public func finish(status: Int32 = 0, isIdle: Bool = true) -> Never {
      switch self {
      case .quit: if isIdle { exit(status) } else { _exit(status) }
      case .signal(let number): cterminal_die(number)
      case .hungUp: cterminal_die(SIGHUP)
      }
    }
  }

  /// Runs another program on the terminal and waits for it; calls what it is handed a few times a second meanwhile, and
  /// ends the program where that answers false.
  public typealias Program = (_ mayGoOn: () -> Bool) -> Void

  private let terminal: CursesTerminal
  private let signals: SignalStream
  private let mailbox: Mailbox
  private let log = FrameLog.wanted()
  private let crash = CrashExercise.wanted()
  private var timers = TimerQueue()
  private var ending: Ending?
  private var codesRead = 0

  /// A session on an open terminal.
  public init(terminal: CursesTerminal, signals: SignalStream, mailbox: Mailbox) {
    self.terminal = terminal
    self.signals = signals
    self.mailbox = mailbox
  }

  /// Runs until something ends it.
  ///
  /// The time of `WayOut` begins with what ends it.
  ///
  /// - `settle`: called before the process stops or ends; waits until what was handed over is on disk, within bounds.
  /// - `lend`: gives, for an effect that is another program's in this terminal, what runs that program and waits for it,
  ///   calling what it is handed a few times a second; nil for all others.
  /// - `perform`: has every effect that is not the terminal's own; must return at once.
  public func run<Model: ViewModel>(
    _ model: inout Model, settle: () -> Void = {}, lend: (Effect) -> Program? = { _ in nil },
    perform: (Effect) -> Void
  ) -> Ending {
    // Whoever takes part in one turn of the loop.
    func take(_ event: Event) { carryOut(model.handle(event)) }
    func carryOut(_ effects: [Effect]) { for effect in effects { carryOut(effect) } }
    func carryOut(_ effect: Effect) {
      switch effect {
      case .quit:
        WayOut.begin()
        ending = ending ?? .quit
      case .suspend: suspend(wholeGroup: true)
      case .repaint: terminal.repaint()
      case .startTimer(let timer, let milliseconds):
        timers.start(timer, milliseconds: milliseconds, now: Self.now())
      default:
        if let program = lend(effect) { giveWay(to: program) } else { perform(effect) }
      }
    }
    func giveWay(to program: Program) {
      settle()
      self.giveWay(to: program)
      guard ending == nil else { return }
      if let size = terminal.adoptWindowSize() { take(.resized(size)) }
      terminal.takeBack()
    }
    func suspend(wholeGroup: Bool) {
      settle()
      stop(wholeGroup: wholeGroup)
      if let size = terminal.adoptWindowSize() { take(.resized(size)) }
      terminal.takeBack()
    }
    func answer(_ signal: Int32) {
      switch signal {
      case SIGWINCH:
        if let size = terminal.adoptWindowSize() { take(.resized(size)) }
      case SIGTSTP:
        take(.suspending)
        suspend(wholeGroup: false)
      case SIGCONT:
        // Stopped by a signal that asks nobody (SIGSTOP): a shell has had the terminal meanwhile.
        terminal.handBack()
        terminal.takeBack()
      default:
        end(.signal(signal))
      }
    }
    func end(_ reason: Ending) {
      guard ending == nil else { return }
      if case .signal(let number) = reason { WayOut.begin(signal: number) } else { WayOut.begin() }
      take(.terminating)
      ending = reason
    }

    take(.resized(terminal.size))
    while ending == nil {
      let frame = model.frame(size: terminal.size)
      terminal.show(frame)
      log?.write(frame, codesRead: codesRead, timers: timers.purposes)
      let ready = wait()
      for signal in signals.drain() where ending == nil { answer(signal) }
      for event in mailbox.drain() where ending == nil { take(event) }
      for timer in timers.elapsed(now: Self.now()) where ending == nil { take(.elapsed(timer)) }
      guard ready.keyboard else { continue }
      let input = terminal.readKeys()
      codesRead += input.codes
      if !input.keys.isEmpty { crash?.run() }
      for key in input.keys where ending == nil { take(.key(key)) }
      if input.codes == 0, ready.isHungUp || Self.waitingBytes() == 0 { end(.hungUp) }
    }
    WayOut.begin()
    settle()
    return ending ?? .quit
  }

  /// Sleeps until something happens.
  private func wait() -> (keyboard: Bool, isHungUp: Bool) {
    var polled = [STDIN_FILENO, signals.descriptor, mailbox.descriptor].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let count = poll(&polled, nfds_t(polled.count), timers.timeout(now: Self.now()))
    guard count > 0 else { return (false, false) }
    let gone = Int16(POLLHUP | POLLERR | POLLNVAL)
    return (polled[0].revents != 0, polled[0].revents & gone != 0)
  }

  /// Stops the process with the terminal given back; returns when it is continued.
  private func stop(wholeGroup: Bool) {
    terminal.handBack()
    cterminal_stop(wholeGroup ? 1 : 0)
    // The SIGCONT that ended the stop is no news, and the window's size is read anyway.
    _ = signals.drain().map { if SignalStream.ending.contains($0) { ending = ending ?? .signal($0) } }
  }

  /// Lets another program have the terminal until it has ended. Both stop together where the person stops it, and what
  /// interrupts that program does not end this one.
  private func giveWay(to program: Program) {
    terminal.handBack()
    cterminal_lend(1)
    program(answerBehindProgram)
    _ = answerBehindProgram()
    cterminal_lend(0)
  }

  /// What interrupts the other program came to this one as well. False where this one is to end.
  private func answerBehindProgram() -> Bool {
    for signal in signals.drain() {
      switch signal {
      case SIGTSTP: cterminal_stop(0)
      case SIGINT, SIGQUIT: break
      default:
        guard SignalStream.ending.contains(signal) else { continue }
        WayOut.begin(signal: signal)
        ending = ending ?? .signal(signal)
      }
    }
    return ending == nil
  }

  private static func waitingBytes() -> Int {
    var count: Int32 = 0
    return ioctl(STDIN_FILENO, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  /// Milliseconds of a clock that nobody sets.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
