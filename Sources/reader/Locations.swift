import Foundation

/// Where the program keeps its files, as the XDG Base Directory Specification 0.8 says.
struct Locations {
  /// The directory of the archive and of the personal file.
  var data: String
  /// The directory of what may be lost without harm to either.
  var state: String

  /// Relative paths in the variables are ignored, as the specification demands.
  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectory()
    let base = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.local/share"
    data = base + "/reader"
    let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.local/state"
    self.state = state + "/reader"
  }

  /// The archive that is used unless another is named.
  var archive: String { data + "/archive.sqlite" }

  /// What the person added. There is one, whichever archive is open.
  var personal: String { data + "/personal.sqlite" }

  /// Copies of the personal file, one a day.
  var backups: String { state + "/backups" }
}
