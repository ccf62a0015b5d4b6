internal import CCurl

/// Fetches one document after the other, and keeps the connection to the host of the last one. For one thread at a time.
public final class HTTPConnection {
  private let client: HTTPClient
  /// One easy handle, in a multi handle that keeps its connection; nil before the first fetch.
  private var transport: Transport?

  init(_ client: HTTPClient) { self.client = client }

  /// Gives up the kept connection; the next fetch makes a new one.
  public func close() { transport = nil }

  /// Fetches the document, over at most `FetchLimits.redirects` redirects, and waits for it.
  ///
  /// Whatever the server answers, 304, 404 and 503 included, is an answer; what is thrown says why there is none.
  ///
  /// - Parameter isCancelled: asked at least twenty times a second, on this thread.
  public func fetch(
    _ request: HTTPRequest, isCancelled: () -> Bool = { false }
  ) throws(FetchProblem) -> HTTPResponse {
    let asked = FetchProblem.displayed(request.url)
    if let reason = ccurl_load() {
      throw FetchProblem(url: asked, reason: .noLibrary(String(cString: reason)))
    }
    var journey: Journey
    do {
      journey = try Journey(request, limits: client.limits)
    } catch {
      throw FetchProblem(url: asked, reason: error)
    }
    do {
      return try travel(&journey, request, isCancelled)
    } catch {
      let hop = journey.address == journey.start ? nil : FetchProblem.displayed(journey.address.text)
      throw FetchProblem(url: asked, hop: hop, reason: error)
    }
  }

  private func travel(
    _ journey: inout Journey, _ request: HTTPRequest, _ isCancelled: () -> Bool
  ) throws(FetchProblem.Reason) -> HTTPResponse {
    while true {
      let exchange = try exchange(request, journey, isCancelled)
      if let redirect = exchange.head.redirect {
        try journey.follow(redirect.location, isPermanent: redirect.isPermanent, limit: client.limits.redirects)
      } else {
        return journey.response(exchange.head, body: exchange.body)
      }
    }
  }

  private func exchange(
    _ request: HTTPRequest, _ journey: Journey, _ isCancelled: () -> Bool
  ) throws(FetchProblem.Reason) -> Exchange {
    let address = journey.address
    let permitsPrivate = client.allowsPrivate || (request.isTrusted && address.isSameOrigin(as: journey.start))
    let proxy = client.proxies.proxy(scheme: address.scheme, host: address.host)
    // The socket leads to the proxy then, wherever that is; what can be checked is the name that it is asked for.
    if proxy != nil, !permitsPrivate, !AddressPolicy.isPublic(host: address.host) { throw .notPublic(address.host) }
    let transport = try transport(forPrivate: permitsPrivate || proxy != nil)
    return try transport.perform(
      TransferOrder(
        address: address, accept: request.purpose.accept, etag: request.etag, lastModified: request.lastModified,
        proxy: proxy, permitsPrivate: permitsPrivate || proxy != nil, client: client, deadline: journey.deadline),
      isCancelled: isCancelled)
  }

  /// A connection that was made where private addresses were permitted is not used where they are not: its address is
  /// not looked at again.
  private func transport(forPrivate permitsPrivate: Bool) throws(FetchProblem.Reason) -> Transport {
    if let transport, !transport.hasPermittedPrivate || permitsPrivate {
      transport.hasPermittedPrivate = permitsPrivate
      return transport
    }
    transport = nil
    let new = try Transport()
    new.hasPermittedPrivate = permitsPrivate
    transport = new
    return new
  }
}

/// The way from the address that was asked for over the redirects.
private struct Journey {
  let start: HTTPAddress
  let deadline: ContinuousClock.Instant
  private(set) var address: HTTPAddress
  private var redirects = 0
  /// The end of the permanent redirects, as long as there was no other.
  private var permanent: HTTPAddress?
  private var isPermanent = true

  init(_ request: HTTPRequest, limits: FetchLimits) throws(FetchProblem.Reason) {
    start = try HTTPAddress(request.url)
    address = start
    deadline = .now + limits.total
  }

  mutating func follow(_ location: [UInt8], isPermanent: Bool, limit: Int) throws(FetchProblem.Reason) {
    let next = try address.following(location)
    guard redirects < limit else { throw .tooManyRedirects(limit: limit) }
    guard next.scheme == "https" || address.scheme == "http" else { throw .downgrade }
    redirects += 1
    self.isPermanent = self.isPermanent && isPermanent
    if self.isPermanent { permanent = next }
    address = next
  }

  func response(_ head: ResponseHead, body: [UInt8]) -> HTTPResponse {
    let isGood = (200..<300).contains(head.status) || head.status == 304
    let moved = isGood && permanent?.text != start.text ? permanent : nil
    return HTTPResponse(
      status: head.status, finalURL: address.text, permanentURL: moved?.complete,
      movesWithinOrigin: moved?.isSameOrigin(as: start) ?? false, body: body,
      contentType: head.first("content-type").map { String(decoding: $0.prefix(1024), as: UTF8.self) },
      etag: head.validator("etag"), lastModified: head.validator("last-modified"),
      cacheControl: CacheControl(head.all("cache-control")),
      retryAfter: head.first("retry-after").flatMap(RetryAfter.init),
      date: head.first("date").flatMap(HTTPDate.parse))
  }
}
