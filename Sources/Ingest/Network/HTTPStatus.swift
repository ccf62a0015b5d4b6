/// What the statuses of HTTP mean to a person (RFC 9110, section 15).
public enum HTTPStatus {
  /// Whether there is a document with it.
  public static func isGood(_ status: Int) -> Bool { (200..<300).contains(status) }

  /// It may be well the next time, without anybody changing anything.
  public static func isTemporary(_ status: Int) -> Bool {
    status == 408 || status == 425 || status == 429 || status >= 500
  }

  /// What is wrong and what to do about it: what follows the address in a sentence.
  public static func complaint(_ status: Int) -> String {
    switch status {
    case 401, 407: "wants a password (\(status)); give it in the address, as in https://name:password@example.com/"
    case 402, 403, 451: "the server refuses to give it (\(status)); open it in a browser to see why"
    case 404: "there is nothing at this address (404); check the spelling"
    case 410: "is gone for good (410)"
    case 429: "the server is asked too often (429); try again later"
    case 500...: "the server has a fault (\(status)); try again later"
    default: "the server answers \(status) instead of a document; check the address"
    }
  }
}
