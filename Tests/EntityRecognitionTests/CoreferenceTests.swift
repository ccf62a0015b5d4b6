import Testing

@testable import EntityRecognition

@Suite struct CoreferenceTests {
  /// The mentions that were resolved: short form and what it stands for.
  static func resolved(_ string: String) -> [String] {
    let text = Tokenizer().tokenize(string)
    let spans = EntityTagger().tag(text)
    let best = Coreference().antecedents(of: spans, offices: OfficeReader(spans, in: text).offices(), in: text)
    return spans.indices.compactMap { index in
      let (short, long) = (text.string(spans[index].tokens), text.string(spans[best[index]].tokens))
      return short == long ? nil : "\(short) = \(long)"
    }
  }

  @Test(arguments: [
    ("President William Ruto spoke. Ruto left.", ["Ruto = William Ruto"]),
    ("Bashar al-Assad fled. Assad is in Moscow.", ["Assad = Bashar al-Assad"]),
    ("President Xi Jinping spoke. Xi left.", ["Xi = Xi Jinping"]),
    ("Mary Robinson met Gerry Adams. Robinson smiled at Adams.", ["Robinson = Mary Robinson", "Adams = Gerry Adams"]),
    ("Barack Obama won. Barack H. Obama smiled.", ["Barack H. Obama = Barack Obama"]),
    (
      "The Organisation for Human Rights Monitoring (OHRM) wrote. OHRM waits.",
      ["OHRM = Organisation for Human Rights Monitoring", "OHRM = Organisation for Human Rights Monitoring"]
    ),
    (
      "The Peruvian Foreign Ministry wrote. The Foreign Ministry waits.",
      ["Foreign Ministry = Peruvian Foreign Ministry"]
    ),
    ("The Peruvian Foreign Ministry met the Chilean Foreign Ministry. The Foreign Ministry waits.", []),
  ])
  func resolves(_ text: String, _ expected: [String]) { #expect(Self.resolved(text) == expected) }

  /// Relatives, other names, surnames of two words, and surnames that stand first.
  @Test(arguments: [
    (
      "President Karim Denga spoke. Denga followed his father, Omar Denga, in 2009. Denga smiled.",
      ["Denga = Karim Denga", "Denga = Karim Denga"]
    ),
    (
      "Pavel Dubinin spoke. His wife, Anna Dubinin, left. Mrs Dubinin wept. Dubinin stayed.",
      ["Dubinin = Anna Dubinin", "Dubinin = Pavel Dubinin"]
    ),
    (
      "Mohamed Hamdan Dagalo, known as Hemedti, came. Hemedti left.",
      ["Hemedti = Mohamed Hamdan Dagalo", "Hemedti = Mohamed Hamdan Dagalo"]
    ),
    ("Edmundo Barrientos spoke. Barrientos Urquiza is 74.", ["Barrientos Urquiza = Edmundo Barrientos"]),
    ("Hossein Amir-Abdollahian left. Amirabdollahian was 60.", ["Amirabdollahian = Hossein Amir-Abdollahian"]),
    (
      "Kim Signs Pact\n\nKorean leader Kim Jong Un signed it. His sister, Kim Yo Jong, came.", ["Kim = Kim Jong Un"]
    ),
  ])
  func resolvesPersons(_ text: String, _ expected: [String]) { #expect(Self.resolved(text) == expected) }

  @Test func lettersStandForTheEndOfALongerName() {
    let found = Self.resolved("The Northern Command of the Royal Border Guard (RBG) wrote. The RBG waits.")
    #expect(!found.contains { $0.hasPrefix("RBG = Northern") }, "\(found)")
  }

  @Test func lookAheadFindsTheFullNameOfAHeadline() {
    #expect(
      Self.resolved("Ruto Offers Talks After Protests\n\nPresident William Ruto offered talks.") == [
        "Ruto = William Ruto"
      ])
  }

  @Test func aVerbInAHeadlineIsNoPartOfAName() {
    let found = Self.resolved("Aliyev and Pashinyan Agree to Meet\n\nNikol Pashinyan met Ilham Aliyev.")
    #expect(found.contains("Aliyev = Ilham Aliyev"))
    #expect(found.contains("Pashinyan = Nikol Pashinyan"))
  }

  @Test func aNamesakeBeforeTheMentionWins() {
    #expect(
      Self.resolved("Mary Robinson spoke. Robinson left. Peter Robinson came. Robinson sat.") == [
        "Robinson = Mary Robinson", "Robinson = Peter Robinson",
      ])
  }

  /// Names of all orders, particles and spellings.
  @Test(arguments: [
    ("President Nicolás Maduro Moros spoke. Maduro left.", ["Maduro = Nicolás Maduro Moros"]),
    ("Andrés Manuel López Obrador won. López Obrador smiled.", ["López Obrador = Andrés Manuel López Obrador"]),
    ("Crown Prince Mohammed bin Salman spoke. Bin Salman left.", ["Bin Salman = Mohammed bin Salman"]),
    ("Ursula von der Leyen spoke. Von der Leyen left.", ["Von der Leyen = Ursula von der Leyen"]),
    ("President Luiz Inácio Lula da Silva spoke. Lula left.", ["Lula = Luiz Inácio Lula da Silva"]),
    ("Prime Minister Nikol Pashinyan spoke. Later Pashinian left.", ["Pashinian = Nikol Pashinyan"]),
    ("President Volodymyr Zelensky spoke. Volodymyr Zelenskyy left.", ["Volodymyr Zelenskyy = Volodymyr Zelensky"]),
    ("Muammar Gaddafi spoke. Then Qaddafi left.", ["Qaddafi = Muammar Gaddafi"]),
    ("President Vladimir V. Putin spoke. Vladimir Putin left.", ["Vladimir V. Putin = Vladimir Putin"]),
    ("Mr. Kim Jong Un spoke. Mr. Kim left.", ["Kim = Kim Jong Un"]),
    ("Prime Minister Katrín Jakobsdóttir spoke. Katrín left.", ["Katrín = Katrín Jakobsdóttir"]),
  ])
  func readsNamesOfAllOrders(_ text: String, _ expected: [String]) { #expect(Self.resolved(text) == expected) }

  /// Gender, title and country tell two bearers of a name apart.
  @Test(arguments: [
    ("President Ilham Aliyev spoke. First Lady Mehriban Aliyeva smiled. Aliyev left.", ["Aliyev = Ilham Aliyev"]),
    ("Mr. Peter Robinson met Mrs. Mary Robinson. Mr. Robinson smiled.", ["Robinson = Peter Robinson"]),
    (
      "President George Bush came. Governor Jeb Bush sat. President Bush smiled. Governor Bush left.",
      ["Bush = George Bush", "Bush = Jeb Bush"]
    ),
    ("First Lady Laura Bush spoke. President Bush smiled.", []),
    (
      "Vladimir Putin met Vladimir Medinsky. Vladimir smiled.", []
    ),
  ])
  func tellsBearersOfANameApart(_ text: String, _ expected: [String]) { #expect(Self.resolved(text) == expected) }

  @Test(arguments: [
    ("The European Union (EU) met. The EU agreed.", ["EU = European Union", "EU = European Union"]),
    (
      "The Organisation for the Prohibition of Chemical Weapons wrote. The OPCW waits.",
      ["OPCW = Organisation for the Prohibition of Chemical Weapons"]
    ),
  ])
  func acronymsStandForTheLongName(_ text: String, _ expected: [String]) { #expect(Self.resolved(text) == expected) }
}
