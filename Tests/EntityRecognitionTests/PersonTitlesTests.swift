import News
import Testing

@testable import EntityRecognition

@Suite struct PersonTitlesTests {
  static func titles(_ string: String) -> [String?] {
    Recogniser().analyse(string).mentions.filter { $0.type == .person }.map(\.title)
  }

  @Test(arguments: [
    ("Chilean Foreign Minister Alberto van Klaveren spoke.", "Chilean Foreign Minister"),
    ("The former prime minister, Tony Blair, spoke.", nil),
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
}
