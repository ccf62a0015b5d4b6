import News
import Testing

@testable import EntityRecognition

@Suite struct PersonTitlesTests {
  static func titles(_ string: String) -> [String?] {
    Recogniser().analyse(string).mentions.filter { $0.type == .person }.map(\.title)
  }

  @Test(arguments: [
    ("Chilean Foreign Minister Alberto van Klaveren spoke.", "Chilean Foreign Minister"),
    ("The former prime minister, Tony Blair, spoke.", "former prime minister"),
    ("Prime Minister Mette Frederiksen spoke.", "Prime Minister"),
    ("Chilean Foreign Ministry spokeswoman Maria Lopez spoke.", "Chilean Foreign Ministry spokeswoman"),
    ("Gen. John Smith spoke.", "Gen."),
    ("Secretary of State Antony Blinken spoke.", "Secretary of State"),
    ("Maria Lopez, the spokeswoman for the ministry, spoke.", "spokeswoman for the ministry"),
    ("Opposition leader and lawyer Maria Lopez spoke.", "Opposition leader and lawyer"),
    ("EU foreign policy chief Josep Borrell spoke.", "EU foreign policy chief"),
    ("Yesterday Maria Lopez spoke.", nil),
    ("Maria Lopez, who spoke, left.", nil),
  ])
  func finds(_ text: String, _ title: String?) { #expect(Self.titles(text) == [title]) }

  /// One form whatever the words.
  @Test(arguments: [
    ("Armenian Prime Minister Nikol Pashinyan spoke.", "Prime Minister of Armenia AM"),
    ("Armenia's premier Nikol Pashinyan spoke.", "Prime Minister of Armenia AM"),
    ("Nikol Pashinyan, the prime minister of Armenia, spoke.", "Prime Minister of Armenia AM"),
    ("The prime minister of Armenia, Nikol Pashinyan, spoke.", "Prime Minister of Armenia AM"),
    ("Armenian PM Nikol Pashinyan spoke.", "Prime Minister of Armenia AM"),
    ("Former Armenian President Serzh Sargsyan spoke.", "former President of Armenia AM"),
    ("Armenia's then-president Serzh Sargsyan spoke.", "former President of Armenia AM"),
    ("Armenia's ex-president, Serzh Sargsyan, spoke.", "former President of Armenia AM"),
    ("Russian Foreign Minister Sergei Lavrov spoke.", "Foreign Minister of Russia RU"),
    ("Russia's minister of foreign affairs, Sergei Lavrov, spoke.", "Foreign Minister of Russia RU"),
    ("Russian Foreign Ministry spokeswoman Maria Zakharova spoke.", "Foreign Ministry Spokeswoman of Russia RU"),
    ("NATO Secretary General Jens Stoltenberg spoke.", "Secretary General of NATO -"),
    ("EU foreign policy chief Josep Borrell spoke.", "Foreign Policy Chief of the European Union -"),
    ("US Secretary of State Antony Blinken spoke.", "Secretary of State of the United States US"),
    ("Prime Minister Mette Frederiksen spoke.", "Prime Minister -"),
    ("Commander-in-Chief Maria Lopez spoke.", "Commander in Chief -"),
    ("He will be in Hanoi and Japan's Prime Minister Shigeru Ishiba spoke.", "Prime Minister of Japan JP"),
    ("Maria Lopez, a lawyer from Armenia, spoke.", "Lawyer of Armenia AM"),
    ("Mr. John Smith spoke.", nil),
    ("Maria Lopez, an archbishop who heads the diocese of Lima, spoke.", "Archbishop -"),
    ("Maria Lopez, an adviser to President Dina Boluarte, spoke.", "Adviser to President - | President -"),
    ("Dmitry Peskov, the Kremlin spokesman, spoke.", "Spokesman of the Kremlin RU"),
    (
      "French President Emmanuel Macron and European Council President Charles Michel spoke.",
      "President of France FR | President of the European Council -"
    ),
    ("The commissions under Deputy Prime Ministers Mher Grigoryan and Maria Lopez met.", "Deputy Prime Minister -"),
  ])
  func bringsTitlesIntoOneForm(_ text: String, _ expected: String?) {
    let titles = Recogniser().analyse(text).titles.map { "\($0.title.text) \($0.title.country ?? "-")" }
    #expect(titles == (expected.map { $0.split(separator: " | ").map(String.init) } ?? []))
  }

  /// An office that stands for the one person of the article who holds it.
  @Test(arguments: [
    ("the Armenian premier left", "the premier is Nikol Pashinyan"),
    ("Armenia's prime minister left", "the prime minister is Nikol Pashinyan"),
    ("the prime minister of Armenia left", "the prime minister is Nikol Pashinyan"),
    ("the Armenian leader left", "the leader is Nikol Pashinyan"),
    ("the Armenian president left", nil),
    ("the Georgian premier left", nil),
  ])
  func officesStandForTheirHolder(_ words: String, _ expected: String?) {
    let text = "Armenian Prime Minister Nikol Pashinyan met Georgian President Salome Zourabichvili. Then \(words)."
    let cues = Recogniser().analyse(text).mentions.compactMap(\.cue).filter { $0.contains(" is ") }
    #expect(cues.map { $0.split(separator: "; ").last.map(String.init) } == (expected.map { [$0] } ?? []))
  }
}
