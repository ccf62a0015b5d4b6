import News
import Testing

private func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}

private func digest(_ bytes: some Sequence<UInt8>) -> String {
  var digest = SHA256()
  digest.update(bytes)
  return hexadecimal(digest.finish())
}

@Suite struct SHA256Tests {
  /// The examples of NIST for FIPS 180-4 (“SHA-256”, and the long ones of FIPS 180-2, appendix B).
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func theExamplesOfTheStandardHold(_ message: String, _ expected: String) {
    #expect(digest(message.utf8) == expected)
  }

  @Test func aMillionLettersHold() {
    #expect(
      digest(repeatElement(UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Lengths around the block and around the place of the length field, in one piece and in two.
  @Test func thePiecesDoNotMatter() {
    for length in 0...130 {
      let bytes = (0..<length).map { UInt8($0 &* 7 & 0xff) }
      let whole = digest(bytes)
      for cut in [0, 1, length / 2, length] where cut <= length {
        var pieces = SHA256()
        pieces.update(bytes[..<cut])
        pieces.update(bytes[cut...])
        #expect(hexadecimal(pieces.finish()) == whole)
      }
    }
  }

  @Test func paddingAtTheEdgesOfABlockHolds() {
    // Computed with sha256sum of GNU coreutils.
    let expected = [
      55: "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318",
      56: "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a",
      63: "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34",
      64: "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb",
    ]
    for (count, sum) in expected { #expect(digest(repeatElement(UInt8(ascii: "a"), count: count)) == sum) }
  }

  @Test func anArticleIsKnownByItsContent() {
    let id = ArticleID(contentOf: "abc", paragraphs: [])
    #expect(id.rawValue == "ba7816bf8f01cfea")
    let others = [
      ArticleID(contentOf: "", paragraphs: ["abc"]), ArticleID(contentOf: "ab", paragraphs: ["c"]),
      ArticleID(contentOf: "abc", paragraphs: [], source: ""), ArticleID(contentOf: "abc", paragraphs: [], source: "x"),
      ArticleID(contentOf: "abc", paragraphs: [""]), ArticleID(contentOf: "abc", paragraphs: ["", ""]), id,
    ]
    #expect(Set(others).count == others.count)
    #expect(others.allSatisfy { $0.rawValue.utf8.count == 16 })
  }
}
