internal import CCurl

/// One request and its answer: what libcurl's callbacks gather, and what made them end it.
final class Exchange {
  let limits: FetchLimits
  /// Whether the socket may be connected to an address that is not public.
  let permitsPrivate: Bool
  private let handle: UnsafeMutableRawPointer
  private(set) var head: ResponseHead
  private(set) var body: [UInt8] = []
  /// What a callback ended the transfer for.
  private(set) var refusal: FetchProblem.Reason?
  private(set) var refusedAddress: String?
  /// The rest of a redirect's body is of no use, so the transfer was ended.
  private(set) var isSatisfied = false
  private var discarded = 0

  init(handle: UnsafeMutableRawPointer, limits: FetchLimits, permitsPrivate: Bool) {
    self.handle = handle
    self.limits = limits
    self.permitsPrivate = permitsPrivate
    head = ResponseHead(limits: limits)
  }

  /// Bytes of a redirect's body that are worth reading to keep the connection.
  private static let discardable = 64 << 10
  /// libcurl counts the bytes of a buffer before or behind what it makes of them, so that the count may be this late.
  private static let readSize = 16 << 10

  /// Whatever moves this has come over the line.
  var progress: Int64 { Int64(head.byteCount) + wireBytes }

  private var wireBytes: Int64 { ccurl_size(handle, CURLINFO_SIZE_DOWNLOAD_T) }

  private func takeHeader(_ line: UnsafeBufferPointer<UInt8>) -> Int {
    do {
      try head.take(Array(line))
      return line.count
    } catch {
      refusal = error
      return -1
    }
  }

  private func takeBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard head.redirect == nil else {
      discarded += bytes.count
      isSatisfied = discarded > Self.discardable
      return isSatisfied ? -1 : bytes.count
    }
    let size = body.count + bytes.count
    if size > limits.expansionFloor, Int64(size) > (wireBytes + Int64(Self.readSize)) * Int64(limits.expansion) {
      refusal = .decompressionBomb
    } else if size > limits.bodyBytes {
      refusal = .tooLarge(limit: limits.bodyBytes)
    }
    guard refusal == nil else { return -1 }
    body.append(contentsOf: bytes)
    return bytes.count
  }

  private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    if !permitsPrivate {
      let found = IPAddress(ccurl_address(address), length: Int(address.pointee.addrlen))
      guard let found, AddressPolicy.isPublic(found) else {
        refusedAddress = found?.description ?? "a socket of this machine"
        return -1
      }
    }
    return ccurl_socket(address)
  }

  /// Sets the callbacks. The exchange must live until the transfer has ended.
  func attach() -> CURLcode {
    ccurl_set_callbacks(
      handle, Unmanaged.passUnretained(self).toOpaque(),
      { Exchange.of($3).takeHeader(bytes($0, $1 * $2)) },
      { Exchange.of($3).takeBody(bytes($0, $1 * $2)) },
      { context, _, address in Exchange.of(context).open(address) })
  }

  private static func of(_ context: UnsafeMutableRawPointer) -> Exchange {
    Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
  }
}

private func bytes(_ start: UnsafeMutablePointer<CChar>, _ count: Int) -> UnsafeBufferPointer<UInt8> {
  UnsafeBufferPointer(
    start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
}
