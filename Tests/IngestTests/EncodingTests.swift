import Testing

@testable import Ingest

@Suite struct EncodingTests {
  private static let text = "Ağdam, “Шуша” – 停战 €5"

  @Test func utf8WithAndWithoutMark() {
    let bytes = Array(Self.text.utf8)
    #expect(TextDecoder.decode(bytes) == Self.text)
    #expect(TextDecoder.decode([0xef, 0xbb, 0xbf] + bytes) == Self.text)
  }

  @Test func utf16WithItsMark() {
    let units = Array(Self.text.utf16)
    #expect(TextDecoder.decode([0xff, 0xfe] + units.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }) == Self.text)
    #expect(TextDecoder.decode([0xfe, 0xff] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }) == Self.text)
    #expect(TextDecoder.decode([0xff, 0xfe, 0x41, 0x00, 0x42]) == "A\u{fffd}")
  }

  @Test func everyWindowsByteHasItsCharacter() {
    let table: [UInt8: Unicode.Scalar] = [
      0x41: "A", 0x80: "€", 0x85: "…", 0x8a: "Š", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x96: "–", 0x97: "—",
      0x99: "™", 0x9f: "Ÿ", 0xa0: "\u{a0}", 0xe9: "é", 0xff: "ÿ", 0x81: "\u{fffd}",
    ]
    for (byte, scalar) in table { #expect(TextDecoder.windows1252(byte) == scalar) }
    let bytes: [UInt8] = [0x93, 0x63, 0x61, 0x66, 0xe9, 0x94]
    #expect(TextDecoder.decode(bytes) == "“café”")
  }

  @Test func utf8WithOneBrokenByteIsStillUTF8() {
    let bytes = Array(String(repeating: "Шуша ", count: 20).utf8) + [0xff] + Array("Шуша".utf8)
    #expect(TextDecoder.decode(bytes).hasPrefix("Шуша"))
    #expect(TextDecoder.decode(bytes).contains("\u{fffd}"))
  }

  @Test func aStrayByteOfADeclaredDocumentIsAGuess() {
    let bytes = Array("– caf".utf8) + [0xe9] + Array(" –".utf8)
    #expect(TextDecoder.decode(bytes, isDeclaredUTF8: true) == "– café –")
    #expect(TextDecoder.decode(bytes) == "â€“ café â€“")
    #expect(TextDecoder.decode([0x63, 0xe9], isDeclaredUTF8: true) == "cé")
    for cut in 1..<4 {
      let broken = Array("ж a ".utf8) + Array("😀".utf8).prefix(cut) + Array(" b".utf8)
      #expect(TextDecoder.decode(broken, isDeclaredUTF8: true) == (cut == 1 ? "ж a ð b" : "ж a \u{fffd} b"))
    }
  }

  @Test(arguments: ["<meta charset=utf-8>", "<meta http-equiv=Content-Type content='text/html; charset=UTF-8'>"])
  func aStrayByteDoesNotTurnAPageIntoAnotherEncoding(head: String) {
    let page = Self.page(head, body: Array("Il caff".utf8) + [0xe8] + Array(" – di Roma".utf8))
    #expect(PageEncoding.decode(page).contains(">Il caffè – di Roma<"))
    #expect(PageEncoding.decode(page, contentType: "text/html; charset=iso-8859-1").contains(">Il caffè – di Roma<"))
    #expect(PageEncoding.decode(page, contentType: "text/html; charset=none-such").contains(">Il caffè – di Roma<"))
  }

  @Test(arguments: [
    ("cp866", [0x8c, 0xa8, 0xe0] as [UInt8], "Мир"), ("866", [0x8c, 0xa8, 0xe0], "Мир"),
    ("IBM-866", [0x8c, 0xa8, 0xe0], "Мир"),
    ("windows_1251", [0xcc, 0xe8, 0xf0], "Мир"), ("x-mac-cyrillic", [0x8c, 0xe8, 0xf0], "Мир"),
    ("koi8_r", [0xed, 0xc9, 0xd2], "Мир"),
    ("euc_jp", [0xc6, 0xfc, 0xcb, 0xdc], "日本"), ("cp949", [0xc7, 0xd1], "한"),
    ("iso_8859-1", [0x93, 0xe9, 0x94], "“é”"),
  ])
  func namesOfEncodings(label: String, bytes: [UInt8], expected: String) {
    #expect(PageEncoding.text(of: bytes, from: label.lowercased()) == expected)
  }

  @Test func emptyIsEmpty() {
    #expect(TextDecoder.decode([UInt8]()) == "")
    #expect(TextDecoder.decode([0xef, 0xbb, 0xbf] as [UInt8]) == "")
  }

  private static func page(_ head: String, body: [UInt8]) -> [UInt8] {
    Array("<html><head>\(head)<title>t</title></head><body>".utf8) + body + Array("</body></html>".utf8)
  }

  @Test(arguments: [
    ("<meta charset=windows-1251>", [0xd8, 0xf3, 0xf8, 0xe0] as [UInt8], "Шуша"),
    ("<meta charset=\"iso-8859-2\">", [0xc8, 0x65, 0x9e] as [UInt8], nil),
    ("<meta http-equiv=Content-Type content='text/html; charset=GB2312'>", [0xcd, 0xa3, 0xd5, 0xbd], "停战"),
    ("<meta charset=Shift_JIS>", [0x92, 0xe2, 0x90, 0xed], "停戦"),
    ("<meta charset=iso-8859-1>", [0x93, 0xe9, 0x94], "“é”"),
    ("<meta charset=nonsense>", [0x93, 0xe9, 0x94], "“é”"),
    ("", [0x93, 0xe9, 0x94], "“é”"),
    ("<meta charset=utf-8>", Array("Шуша".utf8), "Шуша"),
    ("<meta charset=gbk>", Array("Шуша и Агдам".utf8), "Шуша и Агдам"),
    ("<meta charset=utf-16>", Array("Шуша".utf8), "Шуша"),
  ])
  func pagesSayTheirEncoding(head: String, body: [UInt8], expected: String?) {
    let decoded = PageEncoding.decode(Self.page(head, body: body))
    if let expected { #expect(decoded.contains(">\(expected)<")) } else { #expect(decoded.contains("Č")) }
  }

  @Test func aMarkCountsMoreThanTheDeclaration() {
    let bytes = [0xef, 0xbb, 0xbf] + Self.page("<meta charset=windows-1251>", body: Array("é".utf8))
    #expect(PageEncoding.decode(bytes).contains(">é<"))
  }

  @Test func brokenBytesOfAnEncodingDoNotStopIt() {
    let body: [UInt8] = [0xcd, 0xa3, 0xff, 0xff, 0xd5, 0xbd]
    let decoded = PageEncoding.decode(Self.page("<meta charset=gbk>", body: body))
    #expect(decoded.contains("停"))
    #expect(decoded.hasSuffix("</html>"))
  }
}
