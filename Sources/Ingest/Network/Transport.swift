internal import CCurl

/// What one exchange is to be.
struct TransferOrder {
  var address: HTTPAddress
  var accept: String
  var etag: [UInt8]?
  var lastModified: [UInt8]?
  /// Nil where the host is asked itself.
  var proxy: String?
  var permitsPrivate: Bool
  var client: HTTPClient
  var deadline: ContinuousClock.Instant
}

/// libcurl's handles: an easy handle for one exchange after the other, within a multi handle. The multi handle keeps the
/// connection and, unlike `curl_easy_perform`, comes back often enough to look at the clock and at cancellation.
final class Transport {
  /// Whether the connection that is kept may lead to an address that is not public.
  var hasPermittedPrivate = false
  private let easy: UnsafeMutableRawPointer
  private let multi: UnsafeMutableRawPointer
  /// libcurl's own words for what went wrong.
  private let message: UnsafeMutablePointer<CChar>

  init() throws(FetchProblem.Reason) {
    guard let easy = ccurl_open() else { throw .noLibrary("no handle can be made") }
    guard let multi = ccurl_open_multi(1) else {
      ccurl_close(easy)
      throw .noLibrary("no handle can be made")
    }
    self.easy = easy
    self.multi = multi
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    ccurl_close(easy)
    ccurl_close_multi(multi)
    message.deallocate()
  }

  /// How long at most nobody looks at the clock.
  private static let patience = Duration.milliseconds(50)

  func perform(_ order: TransferOrder, isCancelled: () -> Bool) throws(FetchProblem.Reason) -> Exchange {
    let exchange = Exchange(handle: easy, limits: order.client.limits, permitsPrivate: order.permitsPrivate)
    ccurl_reset(easy)
    message[0] = 0
    var lists: [UnsafeMutablePointer<curl_slist>] = []
    defer {
      // The handle forgets the lists and the exchange before they go.
      ccurl_reset(easy)
      for list in lists { ccurl_free_list(list) }
    }
    try prepare(order, exchange, &lists)
    guard ccurl_add(multi, easy) == CURLM_OK else { throw .noLibrary("a transfer cannot be begun") }
    defer { ccurl_remove(multi, easy) }
    let code = try withExtendedLifetime(exchange) { () throws(FetchProblem.Reason) in
      try run(exchange, deadline: order.deadline, isCancelled)
    }
    if let refusal = exchange.refusal { throw refusal }
    guard code == CURLE_OK || exchange.isSatisfied else { throw reason(code, exchange, order) }
    guard exchange.head.isComplete else { throw .malformedAnswer("no headers") }
    return exchange
  }

  private func run(
    _ exchange: Exchange, deadline: ContinuousClock.Instant, _ isCancelled: () -> Bool
  ) throws(FetchProblem.Reason) -> CURLcode {
    let limits = exchange.limits
    var code = CURLE_OK
    var isConnected = false
    var progress: Int64 = 0
    var lastMove = ContinuousClock.now
    while ccurl_perform(multi, &code) == 0 {
      if isCancelled() { throw .cancelled }
      let now = ContinuousClock.now
      if now >= deadline { throw .timeout(.total) }
      let reached = exchange.progress
      if !isConnected, ccurl_size(easy, CURLINFO_PRETRANSFER_TIME_T) > 0 || reached > 0 {
        isConnected = true
        lastMove = now
      } else if reached != progress {
        lastMove = now
      }
      progress = reached
      let quiet = lastMove + (isConnected ? limits.stall : limits.connect)
      if now >= quiet { throw .timeout(isConnected ? .stall : .connect) }
      let rest = now.duration(to: min(quiet, deadline))
      ccurl_wait(multi, Int32(min(Self.patience, rest).wholeMilliseconds))
    }
    return code
  }

  private func prepare(
    _ order: TransferOrder, _ exchange: Exchange, _ lists: inout [UnsafeMutablePointer<curl_slist>]
  ) throws(FetchProblem.Reason) {
    let client = order.client
    try check(ccurl_set_error_buffer(easy, message))
    try check(exchange.attach())
    try set(CURLOPT_URL, order.address.text)
    try set(CURLOPT_PROTOCOLS_STR, "http,https")
    try set(CURLOPT_FOLLOWLOCATION, 0)
    try set(CURLOPT_NOSIGNAL, 1)
    try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    try set(CURLOPT_HTTP09_ALLOWED, 0)
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    try set(CURLOPT_CONNECTTIMEOUT_MS, max(client.limits.connect.wholeMilliseconds, 1))
    try check(ccurl_set_size(easy, CURLOPT_MAXFILESIZE_LARGE, Int64(client.limits.bodyBytes)))
    // Lets go of a thread that still waits for a name; libraries before 7.87 wait for it.
    _ = ccurl_set_number(easy, CURLOPT_QUICK_EXIT, 1)
    try set(CURLOPT_USERAGENT, client.userAgent)
    let hasBrotli = ccurl_features() & CURL_VERSION_BROTLI != 0
    try set(CURLOPT_ACCEPT_ENCODING, hasBrotli ? "gzip, deflate, br" : "gzip, deflate")
    try set(CURLOPT_SSL_VERIFYPEER, 1)
    try set(CURLOPT_SSL_VERIFYHOST, 2)
    try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let authorities = client.hooks.authorities { try set(CURLOPT_CAINFO, authorities) }
    // Empty texts keep libcurl from looking into the environment itself.
    try set(CURLOPT_PROXY, order.proxy ?? "")
    try set(CURLOPT_NOPROXY, "")
    if let user = order.address.user {
      try set(CURLOPT_HTTPAUTH, Int(CURLAUTH_BASIC_ONLY))
      try set(CURLOPT_USERNAME, user)
      try set(CURLOPT_PASSWORD, order.address.password ?? "")
    }
    var headers = [Array("Accept: \(order.accept)".utf8)]
    for (name, value) in [("If-None-Match", order.etag), ("If-Modified-Since", order.lastModified)] {
      if let value, HTTPValidator.canBeSent(value) { headers.append(Array("\(name): ".utf8) + value) }
    }
    try set(CURLOPT_HTTPHEADER, headers, &lists)
    if !client.hooks.addresses.isEmpty {
      try set(CURLOPT_RESOLVE, client.hooks.addresses.map { Array($0.utf8) }, &lists)
    }
  }

  private func set(_ option: CURLoption, _ value: Int) throws(FetchProblem.Reason) {
    try check(ccurl_set_number(easy, option, value))
  }

  private func set(_ option: CURLoption, _ value: String) throws(FetchProblem.Reason) {
    try check(ccurl_set_text(easy, option, value))
  }

  /// Lines byte for byte, without NUL.
  private func set(
    _ option: CURLoption, _ lines: [[UInt8]], _ lists: inout [UnsafeMutablePointer<curl_slist>]
  ) throws(FetchProblem.Reason) {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines {
      let longer = (line + [0]).withUnsafeBufferPointer { bytes in
        bytes.baseAddress.flatMap { start in
          start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { ccurl_append(list, $0) }
        }
      }
      guard let longer else {
        ccurl_free_list(list)
        throw .noLibrary("there is not enough memory")
      }
      list = longer
    }
    guard let list else { return }
    lists.append(list)
    try check(ccurl_set_list(easy, option, list))
  }

  private func check(_ code: CURLcode) throws(FetchProblem.Reason) {
    guard code == CURLE_OK else { throw .noLibrary(String(cString: ccurl_message(code))) }
  }

  private func reason(_ code: CURLcode, _ exchange: Exchange, _ order: TransferOrder) -> FetchProblem.Reason {
    let words = String(cString: message)
    return TransferFailure(
      code: code, words: words.isEmpty ? String(cString: ccurl_message(code)) : words,
      hasAnswer: exchange.head.isComplete, isConnected: ccurl_size(easy, CURLINFO_PRETRANSFER_TIME_T) > 0,
      refusedAddress: exchange.refusedAddress, usesProxy: order.proxy != nil,
      proxyStatus: ccurl_number(easy, CURLINFO_HTTP_CONNECTCODE),
      certificate: ccurl_number(easy, CURLINFO_SSL_VERIFYRESULT),
      systemError: Int32(ccurl_number(easy, CURLINFO_OS_ERRNO)),
      limit: exchange.limits.bodyBytes
    ).reason
  }
}

/// CURLAUTH_BASIC, a macro with a cast.
private let CURLAUTH_BASIC_ONLY = 1

extension Duration {
  /// Rounded up.
  var wholeMilliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
