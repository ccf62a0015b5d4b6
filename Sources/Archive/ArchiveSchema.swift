import GRDB

/// The tables of the archive file: articles and what was found in them.
///
/// Dates are seconds since 1970 (UTC). `date` is what the list is sorted by: published, or else added.
enum ArchiveSchema {
  /// `PRAGMA application_id`: “rdra”.
  static let applicationID = 0x7264_7261
  static let migrations: [Migration] = [
    Migration(version: 1) { db in
      try db.execute(sql: articles + entities + search + counters)
    },
    Migration(version: 2) { db in
      try db.execute(sql: identities)
      // What was found before is made anew, with titles and surnames.
      try db.execute(sql: "UPDATE article SET recogniser = min(recogniser, 1)")
    },
    Migration(version: 3) { db in
      try db.execute(sql: containment)
    },
    Migration(version: 4) { db in
      try db.execute(sql: corrected)
    },
    Migration(version: 5) { db in
      // Counts the transactions that store what recognition found, so that other processes learn of it.
      try db.execute(sql: "ALTER TABLE total ADD COLUMN recognition INTEGER NOT NULL DEFAULT 0")
    },
    Migration(version: 6) { db in
      try db.execute(sql: readingLanguage)
    },
    Migration(version: 7) { db in
      try db.execute(sql: "ALTER TABLE article ADD COLUMN guid TEXT")
      try db.execute(sql: feeds)
    },
    Migration(version: 8) { db in
      try db.execute(sql: resemblance)
    },
    Migration(version: 9) { db in
      // Of articles that have one date the one stored last comes first: the rowid, which ends every index, decides.
      try db.execute(
        sql: "DROP INDEX IF EXISTS article_by_date; CREATE INDEX article_by_date ON article (date);")
    },
    Migration(version: 10) { db in
      // What feeds attach to articles, as JSON: `[{"url","type","length"}]`; NULL for nothing.
      try db.execute(sql: "ALTER TABLE article ADD COLUMN enclosures TEXT")
    },
  ]

  /// The body comes last: what stands behind it lies on pages of its own.
  private static let articles = """
    CREATE TABLE source (rowid INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE article (
      rowid INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      byline TEXT,
      source INTEGER NOT NULL REFERENCES source,
      url TEXT,
      published INTEGER,
      language TEXT,
      origin TEXT,
      content_id TEXT,
      added INTEGER NOT NULL,
      date INTEGER NOT NULL,
      words INTEGER NOT NULL,
      actors INTEGER,
      places INTEGER,
      recogniser INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX article_by_date ON article (date, id);
    CREATE INDEX article_by_arrival ON article (added);
    CREATE INDEX article_by_source ON article (source);
    CREATE INDEX article_by_recogniser ON article (recogniser, date, id);
    CREATE INDEX article_by_origin ON article (origin) WHERE content_id IS NOT NULL;
    CREATE INDEX article_by_content ON article (content_id) WHERE content_id IS NOT NULL;
    CREATE TABLE content (
      article INTEGER PRIMARY KEY REFERENCES article,
      terms BLOB,
      mentions BLOB,
      paragraphs BLOB NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    """

  /// Who appears beside whom is read from `appearance_by_article` alone. `entity.articles` and `term.articles` are
  /// document frequencies, kept at write time. `appearance.first` is the first mention in the body, or in the title
  /// where it is named only there.
  private static let entities = """
    CREATE TABLE entity (
      rowid INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      type INTEGER NOT NULL,
      country TEXT,
      latitude REAL,
      longitude REAL,
      articles INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX entity_by_country ON entity (country) WHERE country IS NOT NULL;
    CREATE TABLE appearance (
      entity INTEGER NOT NULL REFERENCES entity,
      date INTEGER NOT NULL,
      article INTEGER NOT NULL REFERENCES article,
      type INTEGER NOT NULL,
      count INTEGER NOT NULL,
      first INTEGER NOT NULL,
      actor_count INTEGER NOT NULL,
      place_count INTEGER NOT NULL,
      PRIMARY KEY (entity, date, article)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX appearance_by_article ON appearance (article, entity, actor_count, place_count);
    CREATE TABLE name (
      rowid INTEGER PRIMARY KEY,
      entity INTEGER NOT NULL REFERENCES entity,
      kind INTEGER NOT NULL,
      text TEXT NOT NULL,
      count INTEGER NOT NULL,
      UNIQUE (entity, kind, text)
    ) STRICT;
    CREATE TABLE term (text TEXT PRIMARY KEY, articles INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    """

  /// What contains a place, itself an entity, the nearest first. Filled when an article is recognised anew.
  private static let containment = """
    CREATE TABLE containment (
      entity INTEGER NOT NULL REFERENCES entity,
      position INTEGER NOT NULL,
      container INTEGER NOT NULL REFERENCES entity,
      PRIMARY KEY (entity, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX containment_by_container ON containment (container, entity);
    """

  /// The language that recognition read the article in, a BCP 47 tag; NULL where it did not tell, or has not run.
  private static let readingLanguage = """
    ALTER TABLE article ADD COLUMN reading_language TEXT;
    CREATE INDEX article_by_language ON article (coalesce(reading_language, language));
    """

  private static let search = """
    CREATE VIEW searchable AS
      SELECT article.rowid AS rowid, article.title AS title, content.body AS body
      FROM article JOIN content ON content.article = article.rowid;
    CREATE VIRTUAL TABLE search USING fts5(
      title, body, content = 'searchable', prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE name_search USING fts5(
      text, content = 'name', tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE source_search USING fts5(
      name, content = 'source', tokenize = 'unicode61 remove_diacritics 2');
    """

  /// `bearer` counts for every 30 days the articles that name a person or an organization in full, by what it is called
  /// where its full name is not given: a surname in lower case, an acronym in capitals. `surname` holds where such a
  /// name stands alone: the entity that the article itself gives, and the one it is taken for. `unsettled` says where
  /// bearers or surnames have changed since that was decided.
  private static let identities = """
    CREATE TABLE bearer (
      surname TEXT NOT NULL,
      period INTEGER NOT NULL,
      entity INTEGER NOT NULL REFERENCES entity,
      articles INTEGER NOT NULL,
      PRIMARY KEY (surname, period, entity)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE surname (
      name TEXT NOT NULL,
      period INTEGER NOT NULL,
      article INTEGER NOT NULL REFERENCES article,
      entity INTEGER NOT NULL REFERENCES entity,
      person INTEGER REFERENCES entity,
      PRIMARY KEY (name, period, article)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX surname_by_article ON surname (article);
    CREATE TABLE unsettled (
      name TEXT NOT NULL,
      period INTEGER NOT NULL,
      PRIMARY KEY (name, period)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE title (
      rowid INTEGER PRIMARY KEY,
      entity INTEGER NOT NULL REFERENCES entity,
      name TEXT NOT NULL,
      body TEXT NOT NULL,
      country TEXT,
      is_former INTEGER NOT NULL,
      articles INTEGER NOT NULL,
      UNIQUE (entity, name, body, is_former)
    ) STRICT;
    CREATE TABLE title_use (
      title INTEGER NOT NULL REFERENCES title,
      article INTEGER NOT NULL REFERENCES article,
      date INTEGER,
      PRIMARY KEY (title, article)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX title_use_by_article ON title_use (article);
    CREATE INDEX title_use_by_date ON title_use (title, date) WHERE date IS NOT NULL;
    """

  /// `feed` holds what visits to a feed have told, `feed_item` which article each of its items is. An item whose article
  /// came another way (`owns_article` 0) never changes it. `page` says whether the page of the item is to be fetched for
  /// its whole text (`PageState`), `retry` when at the earliest. `watched_file` says which files of a watched directory
  /// have been read.
  private static let feeds = """
    CREATE TABLE feed (
      rowid INTEGER PRIMARY KEY,
      identity TEXT NOT NULL UNIQUE,
      host TEXT,
      title TEXT,
      homepage TEXT,
      etag BLOB,
      last_modified BLOB,
      checked INTEGER,
      changed INTEGER,
      due INTEGER,
      held INTEGER,
      interval INTEGER,
      failures INTEGER NOT NULL DEFAULT 0,
      problem TEXT
    ) STRICT;
    CREATE INDEX feed_by_host ON feed (host) WHERE host IS NOT NULL;
    CREATE TABLE feed_item (
      rowid INTEGER PRIMARY KEY,
      feed INTEGER NOT NULL REFERENCES feed,
      article INTEGER NOT NULL REFERENCES article,
      owns_article INTEGER NOT NULL,
      guid TEXT,
      address TEXT,
      content_id TEXT,
      digest TEXT NOT NULL,
      page INTEGER NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      retry INTEGER
    ) STRICT;
    CREATE INDEX item_by_digest ON feed_item (feed, digest);
    CREATE INDEX item_by_guid ON feed_item (feed, guid) WHERE guid IS NOT NULL;
    CREATE INDEX item_by_address ON feed_item (address, feed) WHERE address IS NOT NULL;
    CREATE INDEX item_by_content ON feed_item (feed, content_id) WHERE content_id IS NOT NULL;
    CREATE INDEX item_by_article ON feed_item (article);
    CREATE INDEX item_by_page ON feed_item (retry) WHERE page = 1;
    CREATE TABLE watched_file (
      path TEXT PRIMARY KEY,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// `head` is the article that stands for one that is nearly the same, from another source; NULL where it stands for
  /// itself. `resemblance` holds what texts are compared by, `resemblance_band` finds those that may be alike.
  private static let resemblance = """
    ALTER TABLE article ADD COLUMN head INTEGER REFERENCES article;
    CREATE INDEX article_by_head ON article (head) WHERE head IS NOT NULL;
    CREATE TABLE resemblance (article INTEGER PRIMARY KEY REFERENCES article, sketch BLOB NOT NULL) STRICT;
    CREATE TABLE resemblance_band (
      band INTEGER NOT NULL,
      hash INTEGER NOT NULL,
      article INTEGER NOT NULL REFERENCES article,
      PRIMARY KEY (band, hash, article)
    ) STRICT, WITHOUT ROWID;
    """

  /// `arrival` and `articles` count the heads alone, `arrival` per day of adding: what lies after a watermark is counted without counting articles.
  private static let counters = """
    CREATE TABLE total (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      articles INTEGER NOT NULL,
      analysed INTEGER NOT NULL,
      generation INTEGER NOT NULL
    ) STRICT;
    INSERT INTO total VALUES (1, 0, 0, 0);
    CREATE TABLE arrival (day INTEGER PRIMARY KEY, articles INTEGER NOT NULL) STRICT;
    """

  /// `found` holds what recognition found, for the articles of which corrections have made something else.
  /// `derivation` says which corrections the tables follow: those of a personal file, up to a serial number.
  private static let corrected = """
    CREATE TABLE found (article INTEGER PRIMARY KEY REFERENCES article, analysis BLOB NOT NULL) STRICT;
    CREATE TABLE derivation (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      personal TEXT NOT NULL,
      serial INTEGER NOT NULL
    ) STRICT;
    """
}

/// The tables of the personal file: what the person did, keyed by the identity of the article.
///
/// An article is read when it was added at or before the mark's `read_through`, unless `is_read` says otherwise.
/// Table names are unlike the archive's, so that they need no schema name where both are open.
enum PersonalSchema {
  /// `PRAGMA application_id`: “rdrp”.
  static let applicationID = 0x7264_7270
  static let migrations: [Migration] = [
    Migration(version: 1) { db in
      try db.execute(sql: tables())
    },
    Migration(version: 2) { db in
      try db.execute(sql: corrections())
    },
    Migration(version: 3) { db in
      try db.execute(sql: subscriptions)
    },
  ]

  /// The same tables once more as temporary ones, for readers where there is no personal file.
  static func tables(temporary: Bool = false) -> String {
    let create = temporary ? "CREATE TEMP TABLE" : "CREATE TABLE"
    let schema = temporary ? "temp." : ""
    return """
      \(create) personal_article (
        id TEXT PRIMARY KEY,
        is_read INTEGER,
        read_at INTEGER,
        is_starred INTEGER NOT NULL DEFAULT 0,
        starred_at INTEGER,
        position INTEGER,
        position_at INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX \(schema)personal_by_read ON personal_article (is_read) WHERE is_read IS NOT NULL;
      CREATE INDEX \(schema)personal_by_star ON personal_article (is_starred) WHERE is_starred = 1;
      \(create) personal_origin (origin TEXT PRIMARY KEY, id TEXT NOT NULL) STRICT, WITHOUT ROWID;
      \(create) personal_mark (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        read_through INTEGER NOT NULL,
        generation INTEGER NOT NULL
      ) STRICT;
      INSERT INTO personal_mark VALUES (1, \(Int64.min), 0);
      """
  }

  /// Corrections as JSON. What is undone stays as a row without effect, so that every archive learns of it: `serial`
  /// counts what was made and undone. `identity` tells personal files apart; it is empty where there is none.
  static func corrections(temporary: Bool = false) -> String {
    let create = temporary ? "CREATE TEMP TABLE" : "CREATE TABLE"
    let schema = temporary ? "temp." : ""
    return """
      \(create) correction (
        id TEXT PRIMARY KEY,
        article TEXT,
        made INTEGER NOT NULL,
        is_undone INTEGER NOT NULL DEFAULT 0,
        serial INTEGER NOT NULL,
        body TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX \(schema)correction_by_article ON correction (article) WHERE article IS NOT NULL;
      CREATE INDEX \(schema)correction_by_serial ON correction (serial);
      \(create) correction_mark (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        identity TEXT NOT NULL,
        serial INTEGER NOT NULL
      ) STRICT;
      INSERT INTO correction_mark VALUES (1, \(temporary ? "''" : "lower(hex(randomblob(16)))"), 0);
      """
  }

  /// What the person follows. `location` is an address or an absolute path; `tags` are JSON. It has no temporary form:
  /// where there is no personal file, nobody asks.
  private static let subscriptions = """
    CREATE TABLE subscription (
      serial INTEGER PRIMARY KEY AUTOINCREMENT,
      identity TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('feed', 'directory')),
      location TEXT NOT NULL UNIQUE,
      title TEXT,
      tags TEXT NOT NULL,
      full_text TEXT NOT NULL,
      added INTEGER NOT NULL,
      disabled TEXT,
      is_trusted INTEGER NOT NULL
    ) STRICT;
    """
}
