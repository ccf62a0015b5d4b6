import Testing

@testable import Newsroom

struct WholeTextTests {
  private let article = [
    "The ministers of both countries met in the harbour town on Monday to speak about the ferry and its fares.",
    "After three hours they said that the ferry would sail again in May, and that nobody would pay more than before.",
    "Fishermen on the quay were not convinced, since the same had been said in each of the last four years.",
    "The harbour master said that the ship needed a new engine, which would take until autumn to build.",
  ]

  @Test(arguments: [
    // The same beginning, cut off.
    ["The ministers of both countries met in the harbour town on Monday to speak about the ferry and…"],
    // With an invitation behind it.
    [
      "The ministers of both countries met in the harbour town on Monday to speak about the ferry and its fares.",
      "Read more",
    ],
    // A summary in other words, much shorter.
    ["Hope for the island: talks about fares end well, but not everybody believes it."],
    [], ["Ferry talks"],
  ])
  func aWholeArticleTakesThePlaceOfItsBeginning(teaser: [String]) {
    #expect(WholeText.isBetter(article, than: teaser))
  }

  @Test func aNoticeDoesNot() {
    let teaser = [article[0], article[1]]
    #expect(!WholeText.isBetter(["Please log in to read on."], than: teaser))
    #expect(!WholeText.isBetter(["Please log in to read on."], than: []))
    #expect(!WholeText.isBetter([], than: []))
    #expect(!WholeText.isBetter(teaser, than: teaser), "it is no longer than what is there")
    // Longer, but about something else.
    let cookies = Array(repeating: "We and our partners keep cookies on your device to learn what you like.", count: 4)
    #expect(!WholeText.isBetter(cookies, than: teaser))
  }
}
