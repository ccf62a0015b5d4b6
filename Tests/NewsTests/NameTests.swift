import News
import Testing

@Suite struct NameTests {
  @Test(arguments: [
    ("person:vladimir putin", ["putin"]), ("person:bashar al assad", ["assad"]),
    ("person:xi jinping", ["jinping", "xi"]),
    ("person:kim jong un", ["un", "kim"]), ("person:ursula von der leyen", ["leyen"]),
    ("person:martin luther king jr", ["king"]), ("person:putin", []), ("person:al assad", []), ("city:oslo", []),
  ])
  func surnames(_ id: String, _ expected: [String]) {
    #expect((PersonName(EntityID(id))?.surnames ?? []) == expected)
  }

  @Test(arguments: ["person:putin", "person:al assad", "person:jr", "person:van"])
  func aSingleWordIsAlone(_ id: String) { #expect(PersonName(EntityID(id))?.isAlone == true) }

  @Test(arguments: [
    ("organization:european union", ["EU"]), ("organization:council of europe", ["CE", "COE"]),
    ("organization:nato", []), ("organization:élan party", []), ("person:john smith", []),
  ])
  func acronyms(_ id: String, _ expected: [String]) {
    #expect((OrganizationName(EntityID(id))?.acronyms ?? []) == expected)
  }

  @Test func titlesAreSpelledAsPeopleWriteThem() {
    #expect(PersonTitle(name: "President").text == "President")
    #expect(PersonTitle(name: "Premier", body: "Georgia", isFormer: true).text == "former Premier of Georgia")
    #expect(PersonTitle(name: "President", body: "United States").text == "President of the United States")
    #expect(PersonTitle(name: "Spokesman", body: "Kremlin").text == "Spokesman of the Kremlin")
    #expect(PersonTitle(name: "Secretary General", body: "NATO").text == "Secretary General of NATO")
  }
}
