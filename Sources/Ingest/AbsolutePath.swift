internal import Glibc

/// Paths from the root on, without `.` and `..`.
public enum AbsolutePath {
  /// By the letters alone: links stay as they are, so the path reads as the person knows it.
  public static func of(_ path: String) -> String {
    let complete = path.hasPrefix("/") ? path : workingDirectory() + "/" + path
    var parts: [Substring] = []
    for part in complete.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  private static func workingDirectory() -> String {
    guard let path = getcwd(nil, 0) else { return "" }
    defer { free(path) }
    return String(cString: path)
  }
}
