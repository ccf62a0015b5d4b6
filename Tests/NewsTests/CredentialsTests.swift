import News
import Testing

struct CredentialsTests {
  @Test(arguments: [
    ("http://jo:pw@a.example/x", "http://a.example/x"),
    ("https://token@a.example:81/x?y=@z", "https://a.example:81/x?y=@z"),
    ("http://a:b:c@d@a.example", "http://a.example"), ("http://jo:p w@a.example/", "http://a.example/"),
    ("HTTP:jo:pw@a.example", "HTTP:a.example"), ("http:/jo:pw@a.example", "http:/a.example"),
    ("http:\\\\jo:pw@a.example", "http:\\\\a.example"), ("feed:http://jo:pw@a.example/", "feed:http://a.example/"),
    // Nobody knows where the password ends.
    ("http://jo:p/w@a.example/x", "http://***@a.example/x"), ("http://jo:p#w@a.example/", "http://***@a.example/"),
    ("jo:pw@a.example/x", "***@a.example/x"), ("jo:p/w@a.example/x", "***@a.example/x"),
    // No password.
    ("http://a.example/@jo", "http://a.example/@jo"), ("http://a.example:80/@jo", "http://a.example:80/@jo"),
    ("http://[::1]:80/a@b", "http://[::1]:80/a@b"), ("mailto:jo@a.example", "mailto:jo@a.example"),
    ("https://a.example/http://jo@b.example/", "https://a.example/http://jo@b.example/"),
    ("a.example:80/@jo", "a.example:80/@jo"), ("http://a.example/", "http://a.example/"), ("", ""), ("@", "@"),
  ])
  func addresses(given: String, shown: String) {
    #expect(Credentials.removed(fromAddress: given) == shown)
    #expect(Credentials.removed(fromAddress: shown) == shown)
  }

  @Test(arguments: [
    ("“http://jo:pw@a.example/x” is gone", "“http://a.example/x” is gone"),
    ("http://jo:pw@a.example: gone, see https://x:y@b.example/.", "http://a.example: gone, see https://b.example/."),
    ("“http://jo:p w@a.example/” is none; try it", "“http://***@a.example/” is none; try it"),
    ("http://a.example:80: gone, tell me@a.example", "http://a.example:80: gone, tell me@a.example"),
    ("http: is not fetched, tell me@a.example", "http: is not fetched, tell me@a.example"),
    ("two: three@four", "two: three@four"), ("nothing", "nothing"),
  ])
  func sentences(given: String, shown: String) {
    #expect(Credentials.removed(from: given) == shown)
  }

  /// Whatever stands around it, the password of a well-formed address is gone.
  @Test func noPasswordSurvives() {
    let around = ["", "“", "”", ": ", " (redirected to ", ")", "\n", "@", "://", "http:", "a@b ", "x:y "]
    for before in around {
      for after in around {
        let text = "\(before)http://jo:hunter2@a.example/x\(after)"
        #expect(!Credentials.removed(from: text).contains("hunter2"), "\(text)")
        #expect(!Credentials.removed(fromAddress: text).contains("hunter2"), "\(text)")
      }
    }
  }
}
