/// Words that say nothing of what an article is about: the function words of English, what is left of them where an
/// apostrophe splits them, the verbs of reporting, numbers, and the names of days and months.
enum StopWords {
  static func contains(_ word: String) -> Bool { words.contains(word) }

  private static let words = Set(
    [function, contracted, common, reporting, numbers, calendar].flatMap { $0.split(whereSeparator: \.isWhitespace) }
      .map(String.init))

  private static let function = """
    a about above across after again against ago all almost along already also although always am amid among an and
    another any anybody anyone anything anyway are around as aside at away back be became because become been before
    behind being below beside besides between beyond both but by can cannot could did do does doing done down during
    each either else enough especially etc even ever every everybody everyone everything everywhere except few for from
    further furthermore had hardly has have having he hence her here hers herself him himself his how however i if in
    indeed instead into is it its itself just least less lest like likely many may maybe me meanwhile might mine more
    moreover most mostly much must my myself namely near nearly neither never nevertheless no nobody none nonetheless
    nor not nothing now nowhere of off often on once only onto or other others otherwise ought our ours ourselves out
    outside over own per perhaps please quite rather really regarding same shall she should since so some somebody
    somehow someone something sometimes somewhat somewhere soon still such than that the their theirs them themselves
    then thence there thereby therefore these they this those though through throughout thus till to together too
    toward towards under underneath unless unlike until unto up upon us very via was we well were what whatever when
    whenever where whereas whereby wherever whether which whichever while who whoever whole whom whose why will with
    within without would yes yet you your yours yourself yourselves
    """

  private static let contracted =
    "aren couldn didn doesn don hadn hasn haven isn ll mightn mustn needn re shouldn ve wasn "
    + "weren won wouldn"

  private static let common = """
    able actual actually available bring came certain certainly clear clearly come could current currently different
    early earlier end ended entire far former full gave get getting give given gives giving go goes going gone good got
    great high important include included includes including instance keep kept know known large largely last late
    later latest let long look made main mainly major make makes making matter mean means need new next number old
    part particular particularly possible possibly previous previously put recent recently rest right run same saw see
    seem seemed seems seen several show showed shown shows similar simply small start started take taken takes taking
    thing things took top total try turn turned use used using usual usually various want wanted way ways went work yet
    """

  private static let reporting = """
    according add added adding announce announced announcing article call called calls comment commented correspondent
    mr mrs ms dr note noted noting quote quoted read report reported reportedly reporter reporters reporting reports
    said say saying says spokesman spokesperson spokeswoman tell telling tells told
    """

  private static let numbers = """
    zero one two three four five six seven eight nine ten eleven twelve dozen dozens fifteen twenty thirty forty fifty
    hundred hundreds thousand thousands million millions billion billions trillion percent half quarter first second
    third fourth fifth
    """

  private static let calendar = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january february
    march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    today yesterday tomorrow tonight morning afternoon evening night noon midnight day days daily hour hours minute
    minutes week weeks weekly weekend month months monthly year years yearly annual decade decades time times
    """
}
