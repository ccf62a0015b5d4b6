import CNcurses
import Glibc

/// Which characters the person's terminal takes, as the locale says.
struct TerminalLocale: Equatable {
  var usesUnicode: Bool

  /// What the environment names, in the order of setlocale(3).
  static var name: String? {
    let variables: [String] = ["LC_ALL", "LC_CTYPE", "LANG"]
    return variables.compactMap { name in getenv(name).map { String(cString: $0) } }.first { !$0.isEmpty }
  }

  /// Sets the process's character type, and no other category: numbers are written and read the same everywhere.
  ///
  /// curses itself always runs in UTF-8, so that what is typed arrives whole; a terminal that is not said to take
  /// UTF-8 is sent ASCII alone.
  static func adopt() -> TerminalLocale {
    let isKnown = setlocale(LC_CTYPE, "") != nil
    let codeset = isKnown ? String(cString: nl_langinfo(nl_item(CODESET))) : ""
    let usesUnicode = codeset == "UTF-8" || !isKnown && saysUTF8(name ?? "")
    if codeset != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    return TerminalLocale(usesUnicode: usesUnicode)
  }

  /// Whether a locale's name says so. A name that came over SSH may not be installed here, and is right all the same.
  static func saysUTF8(_ name: String) -> Bool {
    let codeset = name.split(separator: ".", maxSplits: 1).dropFirst().first?.split(separator: "@").first ?? ""
    return ["utf-8", "utf8"].contains(codeset.lowercased())
  }
}
