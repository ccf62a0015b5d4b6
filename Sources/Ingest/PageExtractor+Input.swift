extension PageExtractor {
  /// Reads one page from a file, or from bytes that are already here.
  /// - Throws: a problem where the file cannot be read, is no regular file, or is no page.
  public func extract(_ input: Intake.Input) throws(IntakeProblem) -> Page {
    switch input {
    case .path(let path):
      let bytes = try FileContents(path: path).readAll(limit: Intake.largest)
      return try extract(bytes, url: nil, origin: path)
    case .bytes(let bytes, let name):
      guard bytes.count <= Intake.largest else {
        throw IntakeProblem(origin: name, reason: .tooLarge(limit: Intake.largest))
      }
      return try extract(bytes, url: nil, origin: name)
    }
  }
}
