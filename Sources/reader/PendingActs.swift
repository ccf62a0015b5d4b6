import News
import ReaderUI

/// What the person did that is not on disk yet: one queue, which is bounded, and one deadline for all of it.
///
/// The deadline is ten seconds after the first of them came, or after the last time that one was stored. When another
/// process has kept the file locked for so long, all are given up together: whoever pressed a key four times hears of
/// it once and at the same time, and not after four times ten seconds.
struct PendingActs {
  typealias Instant = ContinuousClock.Instant

  /// How many may wait. A person who presses keys does not come near it.
  static let most = 500
  static let patience = Duration.seconds(10)

  /// The oldest first; it is the one being stored.
  private(set) var waiting: [Effect] = []
  /// When waiting is over; nil while nothing waits.
  private(set) var deadline: Instant?
  private var leaveBy: Instant?

  var isEmpty: Bool { waiting.isEmpty }

  /// Puts an act in; false where too many wait. What waits and is overtaken by it goes out.
  mutating func add(_ act: Effect, at now: Instant) -> Bool {
    if let overtaken = waiting.indices.dropFirst().first(where: { act.overtakes(waiting[$0]) }) {
      waiting.remove(at: overtaken)
    }
    guard waiting.count < Self.most else { return false }
    if waiting.isEmpty { renewDeadline(at: now) }
    waiting.append(act)
    return true
  }

  /// The first has been stored, or cannot be.
  mutating func finishFirst(at now: Instant) {
    if !waiting.isEmpty { waiting.removeFirst() }
    if waiting.isEmpty { deadline = nil } else { renewDeadline(at: now) }
  }

  /// The program ends: no deadline is later than this.
  mutating func leave(by moment: Instant) {
    leaveBy = moment
    deadline = deadline.map { min($0, moment) }
  }

  /// Takes all out.
  mutating func giveUp() -> [Effect] {
    defer {
      waiting = []
      deadline = nil
    }
    return waiting
  }

  private mutating func renewDeadline(at now: Instant) {
    let ordinary = now + Self.patience
    deadline = leaveBy.map { min($0, ordinary) } ?? ordinary
  }

  /// “4 stars, 1 read mark and 2 corrections”: of several acts on the same thing one.
  static func words(for acts: [Effect]) -> String {
    let things = acts.reduce(into: [Thing]()) { things, act in
      if let thing = act.thing, !things.contains(thing) { things.append(thing) }
    }
    let parts = Thing.Kind.allCases.compactMap { kind -> String? in
      let count = things.count { $0.kind == kind }
      return count == 0 ? nil : "\(count) \(kind.rawValue)" + (count == 1 ? "" : "s")
    }
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

  /// What an act is about.
  struct Thing: Hashable {
    enum Kind: String, CaseIterable {
      case star
      case readMark = "read mark"
      case position = "reading position"
      case correction
    }

    var kind: Kind
    /// Of each correction its own.
    var name: String
  }
}

extension Effect {
  /// Whether it is an act of the person, which goes into the personal file.
  var isAct: Bool { thing != nil }

  fileprivate var thing: PendingActs.Thing? {
    switch self {
    case .setStarred(let id, _): .init(kind: .star, name: id.rawValue)
    case .setRead(let id, _): .init(kind: .readMark, name: id.rawValue)
    case .savePosition(let id, _): .init(kind: .position, name: id.rawValue)
    case .correct, .undoCorrection: .init(kind: .correction, name: "\(self)")
    default: nil
    }
  }

  /// Corrections are all different; of the others only the last counts.
  fileprivate func overtakes(_ other: Effect) -> Bool {
    guard let thing, thing.kind != .correction else { return false }
    return other.thing == thing
  }
}
