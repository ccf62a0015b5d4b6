import Foundation
import GRDB

extension Archive {
  /// A number for each file that grows when another process adds or changes articles, stores what recognition found, or
  /// when the person does something there. What this process writes does not count: it knows of that.
  public struct Generation: Hashable, Sendable {
    var others: OwnWrites.Marks
  }

  /// Looks at the most, five thousandths of a second apart, for a moment in which this process writes nothing.
  private static let looks = 40

  /// Where both files stand now. It costs the same for an archive of any size, and waits a moment for a write of this
  /// process that is under way.
  public func generation() throws(ArchiveError) -> Generation {
    for _ in 0..<Self.looks {
      if let before = ownWrites.count {
        let all = try marks()
        if ownWrites.count == before { return Generation(others: all.without(before.marks)) }
      }
      Thread.sleep(forTimeInterval: 0.005)
    }
    // A write that takes this long may be taken for another's: a look too many, never one too few.
    return Generation(others: try marks().without(ownWrites.current))
  }

  private func marks() throws(ArchiveError) -> OwnWrites.Marks {
    try read { db in
      var marks = try OwnWrites.Marks.ofArticles(db)
      marks.personal = try OwnWrites.Marks.ofPersonal(db).personal
      return marks
    }
  }
}
