import GRDB
import Synchronization

extension Archive {
  /// A number for each file that grows when articles are added or changed and when the person does something,
  /// whichever process it was; and one that grows when another process has stored what recognition found. Whoever
  /// recognises here knows of it.
  public struct Generation: Hashable, Sendable {
    var articles: Int64
    var personal: Int64
    var recognition: Int64
  }

  /// Where both files stand now. It costs the same for an archive of any size.
  public func generation() throws(ArchiveError) -> Generation {
    try read { db in
      let row = try db.row("SELECT generation, recognition FROM total")
      // What is committed here between the two numbers is taken for another's: a look too many, never one too few.
      let all = try row?.get(1, as: Int64.self) ?? 0
      return Generation(
        articles: try row?.get(0) ?? 0, personal: try PersonalMark.fetch(db).generation,
        recognition: all - ownRecognition.load(ordering: .relaxed))
    }
  }
}
