internal import CCurl
import Glibc

/// What libcurl says of a transfer that failed, made into what a person is told.
struct TransferFailure {
  var code: CURLcode
  var words: String
  /// The headers of an answer have come.
  var hasAnswer: Bool
  var isConnected: Bool
  var refusedAddress: String?
  var usesProxy: Bool
  /// What the proxy said to CONNECT, 0 where it was not asked or said nothing.
  var proxyStatus: Int
  /// OpenSSL's result of the verification, 0 where there was nothing wrong with the chain.
  var certificate: Int
  /// The errno of a connection that failed.
  var systemError: Int32
  var limit: Int

  var reason: FetchProblem.Reason {
    if usesProxy, !isConnected, proxyStatus != 0, proxyStatus / 100 != 2 {
      return .proxy("its answer is \(proxyStatus)")
    }
    switch code {
    case CURLE_URL_MALFORMAT: return .malformedAddress
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: return .proxy(words)
    case CURLE_COULDNT_RESOLVE_HOST: return .unknownHost
    case CURLE_COULDNT_CONNECT:
      if let refusedAddress { return .notPublic(refusedAddress) }
      let why = systemError == 0 ? words : String(cString: strerror(systemError))
      return usesProxy ? .proxy(why) : .cannotConnect(why)
    case CURLE_OPERATION_TIMEDOUT: return .timeout(isConnected ? .total : .connect)
    case CURLE_FILESIZE_EXCEEDED: return .tooLarge(limit: limit)
    case CURLE_PARTIAL_FILE: return .truncated
    case CURLE_GOT_NOTHING, CURLE_SEND_ERROR: return hasAnswer ? .truncated : .connectionLost(words)
    case CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      if words.contains("chunk") { return .malformedAnswer(words) }
      return hasAnswer ? .truncated : .connectionLost(words)
    case CURLE_SSL_CONNECT_ERROR:
      let isBroken =
        [ECONNRESET, EPIPE, ECONNABORTED].contains(systemError) || words.contains("SSL_ERROR_SYSCALL")
        || words.contains("unexpected eof") || words.contains("reset by peer")
      return isBroken ? .connectionLost(words) : .tls(.handshake(words))
    case CURLE_PEER_FAILED_VERIFICATION: return .tls(verification)
    case CURLE_SSL_CACERT_BADFILE: return .tls(.noAuthorities)
    case CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_ENGINE_NOTFOUND:
      return .tls(.handshake(words))
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING:
      return .malformedAnswer(words)
    // What libcurl says of a header above its own bound of 100 KB, too, in versions before 8.
    case CURLE_OUT_OF_MEMORY where isConnected && !hasAnswer: return .excessiveHeaders
    case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT: return .noLibrary(words)
    default: return hasAnswer ? .malformedAnswer(words) : .connectionLost(words)
    }
  }

  /// The codes of X509_verify_cert: 9 and 10 are times, 62 to 64 names. libcurl compares the name itself, behind the
  /// chain, and says so in words only.
  private var verification: FetchProblem.TLSFailure {
    switch certificate {
    case 9, 10: .expired
    case 62...64: .wrongHost
    default: words.contains("host name") || words.contains("hostname") ? .wrongHost : .untrusted
    }
  }
}
