import GRDB

extension Archive {
  /// A number for each file that grows when articles are added or changed and when the person does something,
  /// whichever process it was. Recognition is not counted.
  public struct Generation: Hashable, Sendable {
    var articles: Int64
    var personal: Int64
  }

  /// Where both files stand now. It costs the same for an archive of any size.
  public func generation() throws(ArchiveError) -> Generation {
    try read { db in
      let articles = try db.value("SELECT generation FROM total", [], as: Int64.self) ?? 0
      return Generation(articles: articles, personal: try PersonalMark.fetch(db).generation)
    }
  }
}
