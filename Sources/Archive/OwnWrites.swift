import GRDB
import Synchronization

/// How much of what the files say has changed was written by this process: who watches for the changes of others takes
/// it away.
///
/// It is counted where transactions are made, so that no write can be forgotten.
final class OwnWrites: Sendable {
  private let started = Atomic<Int>(0)
  private let ended = Atomic<Int>(0)
  private let articles = Atomic<Int64>(0)
  private let recognition = Atomic<Int64>(0)
  private let personal = Atomic<Int64>(0)

  /// The numbers of both files.
  struct Marks: Hashable, Sendable {
    var articles: Int64 = 0
    var recognition: Int64 = 0
    var personal: Int64 = 0
  }

  /// What has been counted, and how many writes had been made by then.
  struct Count: Hashable, Sendable {
    fileprivate var writes: Int
    var marks: Marks
  }

  /// Runs what writes one of the files, in one transaction.
  ///
  /// - Parameter write: says in its argument by how much the file's numbers have grown in the transaction.
  func counting<Value>(_ write: (inout Marks) throws -> Value) rethrows -> Value {
    started.add(1, ordering: .sequentiallyConsistent)
    defer { ended.add(1, ordering: .sequentiallyConsistent) }
    var growth = Marks()
    let value = try write(&growth)
    articles.add(growth.articles, ordering: .sequentiallyConsistent)
    recognition.add(growth.recognition, ordering: .sequentiallyConsistent)
    personal.add(growth.personal, ordering: .sequentiallyConsistent)
    return value
  }

  /// Nil while a write is under way: whether a reader sees it is not known.
  var count: Count? {
    let writes = ended.load(ordering: .sequentiallyConsistent)
    let marks = current
    return started.load(ordering: .sequentiallyConsistent) == writes ? Count(writes: writes, marks: marks) : nil
  }

  /// What has been counted so far.
  var current: Marks {
    Marks(
      articles: articles.load(ordering: .sequentiallyConsistent),
      recognition: recognition.load(ordering: .sequentiallyConsistent),
      personal: personal.load(ordering: .sequentiallyConsistent))
  }
}

extension OwnWrites.Marks {
  /// Those of the file of the articles; none while its tables are being made.
  static func ofArticles(_ db: Database) throws -> Self {
    guard let row = try db.row("SELECT generation, recognition FROM total") else { return Self() }
    return Self(articles: try row.get(0), recognition: try row.get(1))
  }

  /// Those of the personal file.
  static func ofPersonal(_ db: Database) throws -> Self {
    Self(personal: try PersonalMark.fetch(db).generation)
  }
}

extension OwnWrites.Marks {
  /// What is left without the others.
  func without(_ others: Self) -> Self {
    Self(
      articles: articles - others.articles, recognition: recognition - others.recognition,
      personal: personal - others.personal)
  }
}
