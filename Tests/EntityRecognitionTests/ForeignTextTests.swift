import News
import Testing

@testable import EntityRecognition

/// What is not English: only names that are certain, and nobody invented.
@Suite struct ForeignTextTests {
  static func found(_ paragraphs: [String], title: String = "", declared: String? = nil) -> (Analysis, [String]) {
    let article = Article(
      id: ArticleID("x"), title: title, source: "test", language: declared, paragraphs: paragraphs)
    let bytes = Array(article.text.utf8)
    let analysis = Recogniser().analyse(article)
    analysis.checkInvariants(textLength: bytes.count)
    return (
      analysis, analysis.mentions.map { "\(String(decoding: bytes[$0.span], as: UTF8.self)) \($0.type) \($0.role)" }
    )
  }

  @Test(arguments: [
    (
      "ru",
      "Президент России Владимир Путин провёл в Москве переговоры с премьер-министром Армении Николом Пашиняном. Стороны обсудили мирный договор с Азербайджаном."
    ),
    ("hy", "Հայաստանի վարչապետ Նիկոլ Փաշինյանը Երևանում հանդիպել է Ռուսաստանի փոխվարչապետի հետ։"),
    ("he", "ראש הממשלה בנימין נתניהו נפגש בירושלים עם שר החוץ של ארצות הברית."),
    ("zh", "中国外交部发言人毛宁星期一在北京举行的例行记者会上回答了记者的提问。"),
    ("ar", "التقى الرئيس المصري عبد الفتاح السيسي في القاهرة وزير الخارجية الأمريكي لبحث الوضع في غزة."),
  ])
  func otherScriptsHaveNoMentions(_ tag: String, _ text: String) {
    let (analysis, found) = Self.found([text])
    #expect(analysis.language == tag)
    #expect(found == [])
  }

  /// Names that the gazetteer has, within the sentence, are places; everything else with a capital is left alone.
  @Test(arguments: [
    (
      "tr",
      "Cumhurbaşkanı Recep Tayyip Erdoğan dün Ankara’da Azerbaycan Cumhurbaşkanı İlham Aliyev ile görüştü. Van’da meydana gelen depremin ardından Bakan Koca bölgeye gitti. Ordu bölgede arama yaptı, sonra heyet yeniden Ankara’ya döndü.",
      ["Ankara city place", "Ankara city place"]
    ),
    (
      "fr",
      "Le président Emmanuel Macron s’est rendu lundi à Erevan. Nice a gagné, Tours a perdu. Selon Orange, le réseau fonctionne. La France et l’Iran ont repris les négociations, et la France reste prudente.",
      ["Erevan city place", "France country place", "Iran country place", "France country place"]
    ),
    (
      "de",
      "Bundeskanzler Olaf Scholz sprach am Montag in Berlin über das Essen und die Halle. Die Minister aus Iran und Israel kamen nicht. Worms und Bergen blieben unerwähnt, sagte Angela Hagen.",
      ["Berlin city place", "Iran country place", "Israel country place"]
    ),
    (
      "es",
      "Granada explotó junto a la casa, dijo el ministro Juan Valencia. Real Madrid ganó. Los países se reunieron en Madrid y hablaron de Cuba con José de Córdoba.",
      ["Madrid city place", "Cuba country place"]
    ),
    (
      "az",
      "Prezident İlham Əliyev Milli Məclisin sədri Sahibə Qafarovanı qəbul edib. Görüşdə sülh danışıqlarından və yeni yolun tikintisindən danışılıb, nazir Ceyhun Bayramov da iştirak edib.",
      []
    ),
    (
      "nl",
      "Van der Bellen sprak gisteren met de minister over de verkiezingen van volgend jaar. De Vries en Jansen waren het daarmee eens, maar Bakker wilde er niets over zeggen.",
      []
    ),
  ])
  func onlyCertainNamesAreMarked(_ tag: String, _ text: String, _ expected: [String]) {
    let (analysis, found) = Self.found([text])
    #expect(analysis.language == tag)
    #expect(found == expected)
  }

  @Test func organizationsThatAreCertainAreMarked() {
    let (_, found) = Self.found([
      "Die NATO und die OSZE haben am Montag erklärt, dass sie die Verhandlungen unterstützen, während UN und EU noch schweigen."
    ])
    #expect(found.first == "NATO organization actor")
    #expect(!found.contains { $0.hasPrefix("UN ") || $0.hasPrefix("EU ") })
  }

  private static let english =
    "Prime Minister Nikol Pashinyan said in Yerevan on Monday that the talks with his counterpart would go on next week."
  private static let russian =
    "Премьер-министр заявил журналистам в понедельник, что переговоры с коллегой продолжатся на следующей неделе."
  private static let turkish =
    "Başbakan pazartesi günü gazetecilere yaptığı açıklamada Ahmet Yılmaz ile görüşmelerin gelecek hafta süreceğini söyledi."

  @Test func aForeignParagraphOfAnEnglishArticleIsReadAsWhatItIs() {
    for foreign in [Self.russian, Self.turkish] {
      let (analysis, found) = Self.found([Self.english, foreign, Self.english])
      #expect(analysis.language == "en")
      #expect(found == Self.found([Self.english, Self.english]).1)
      #expect(found.contains("Nikol Pashinyan person actor"))
    }
  }

  @Test func anEnglishParagraphOfAForeignArticleIsReadInFull() {
    let (analysis, found) = Self.found([Self.turkish, Self.turkish, Self.turkish, Self.english])
    #expect(analysis.language == "tr")
    #expect(found == Self.found([Self.english]).1)
  }

  @Test func whatIsFoundWinsOverWhatTheSourceSays() {
    #expect(Self.found([Self.russian], declared: "en").0.language == "ru")
    let (analysis, found) = Self.found([Self.english], declared: "tr-TR")
    #expect(analysis.language == "en")
    #expect(found == Self.found([Self.english]).1)
  }

  @Test func whereTheTextIsTooShortTheSourceTells() {
    let title = "Pashinyan Yerevan"
    #expect(Self.found([], title: title).0.language == nil)
    #expect(Self.found([], title: title, declared: "az-Latn").0.language == "az")
    #expect(Self.found([], title: "Olaf Scholz", declared: "de").1 == [])
  }
}
