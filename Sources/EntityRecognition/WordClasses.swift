/// What a word does in news English. One word may do several things.
///
/// The order is that of `CLASSES` in Data/gazetteer/words.py.
struct WordClasses: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  private init(bit: Int) { rawValue = 1 << UInt64(bit) }

  /// “president”, “spokeswoman”: stands before a person's name.
  static let title = WordClasses(bit: 0)
  /// “prime”, “former”: stands inside a title.
  static let titleModifier = WordClasses(bit: 1)
  /// “ministry”, “party”: makes the capitalised words around it an organization.
  static let organizationHead = WordClasses(bit: 2)
  /// “Inc”, “plc”: ends a company's name.
  static let organizationTail = WordClasses(bit: 3)
  /// “corridor”, “river”: makes the words before it a feature.
  static let featureHead = WordClasses(bit: 4)
  /// “province”, “district”.
  static let regionHead = WordClasses(bit: 5)
  static let sayVerb = WordClasses(bit: 6)
  /// What only somebody who acts can do: “dismissed”.
  static let actVerb = WordClasses(bit: 7)
  /// What is done to somebody who can act: “accused”.
  static let objectVerb = WordClasses(bit: 8)
  /// “visited”, “connects”: its object is a place.
  static let motionVerb = WordClasses(bit: 9)
  /// “tensions”, “talks”: what actors have with one another.
  static let relationNoun = WordClasses(bit: 10)
  /// “assistance to”, “caution to”: goes to an actor.
  static let recipientNoun = WordClasses(bit: 11)
  /// “government”, “decision”: what belongs to an actor.
  static let policyNoun = WordClasses(bit: 12)
  static let peopleNoun = WordClasses(bit: 13)
  static let ethnicWord = WordClasses(bit: 14)
  /// “border”, “coast”: what belongs to a place.
  static let geographicNoun = WordClasses(bit: 15)
  /// “visit to”, “road to”: goes to a place.
  static let travelNoun = WordClasses(bit: 16)
  static let locationPreposition = WordClasses(bit: 17)
  static let directionPreposition = WordClasses(bit: 18)
  static let month = WordClasses(bit: 19)
  static let weekday = WordClasses(bit: 20)
  /// “de”, “bin”: joins the parts of a name.
  static let particle = WordClasses(bit: 21)
  static let nameSuffix = WordClasses(bit: 22)
  static let determiner = WordClasses(bit: 23)
  static let conjunction = WordClasses(bit: 24)
  static let ministryWord = WordClasses(bit: 25)
  static let compassWord = WordClasses(bit: 26)
  static let auxiliary = WordClasses(bit: 27)
  static let partisanPrefix = WordClasses(bit: 28)
  static let quantity = WordClasses(bit: 29)
  /// Mostly written in lower case.
  static let common = WordClasses(bit: 30)
  static let givenName = WordClasses(bit: 31)
  static let familyName = WordClasses(bit: 32)
  /// Mostly a word of an organization's name where it has a capital.
  static let companyWord = WordClasses(bit: 33)
  /// Sometimes written in lower case, mostly not.
  static let ordinary = WordClasses(bit: 34)
  /// “invasion of”, “part of”: what stands after it is not the one who acts.
  static let ownedNoun = WordClasses(bit: 35)
}
