/// What an answer that brings nothing means for a person.
struct HTTPComplaint {
  var status: Int

  /// It may be well the next time, without anybody changing anything.
  var isTemporary: Bool { [408, 421, 425, 429].contains(status) || (500..<600).contains(status) && status != 501 }

  /// The server asks not to be asked so often, or not now (RFC 6585, section 4; RFC 9110, section 15.6.4).
  var wantsQuiet: Bool { status == 429 || status == 503 }

  /// One sentence without the address.
  var message: String {
    switch status {
    case 401, 403, 407: "the server refuses to give it (\(status)); it may need a name and a password in its address"
    case 404: "there is nothing at this address (404); correct it, or remove the feed"
    case 410: "is gone for good (410) and is no longer fetched; its articles stay"
    case 429: "was asked too often (429); it is left alone for as long as the server wants"
    case 503: "is not available now (503); it is left alone for as long as the server wants"
    case 304: "the server says that nothing has changed (304) to somebody who knows nothing yet; tell its owner"
    case 300..<400: "leads nowhere (\(status)); tell its owner"
    case 500...: "the server has a fault of its own (\(status)); it is tried again later"
    default: "the server does not give it (\(status)); correct the address, or remove the feed"
    }
  }
}
