/// The words of dates in the languages of the press. All are kept folded, see `folded`.
enum DateWords {
  /// In lower case, without the marks over and under letters of Latin and Greek: programs and people leave them out.
  static func folded(_ word: String) -> String {
    let lower = word.lowercased()
    guard lower.utf8.contains(where: { $0 > 0x7f }) else { return lower }
    var folded = ""
    for scalar in lower.unicodeScalars where !(0x300...0x36f).contains(scalar.value) {
      if let plain = plainLetters[scalar] { folded += plain } else { folded.unicodeScalars.append(scalar) }
    }
    return folded
  }

  private static let plainLetters: [Unicode.Scalar: String] = {
    let groups = [
      "aáàâãäåāăą", "cçćč", "dďđ", "eéèêëēėęě", "gğģ", "iíìîïīįı", "kķ", "lľłļ", "nñńňņ", "oóòôõöøőō", "rřŕ", "sśšşș",
      "tťţț", "uúùûüūůűų", "yýÿ", "zźżž", "αά", "εέ", "ηή", "ιίϊΐ", "οό", "υύϋΰ", "ωώ", "σς", "еёѐ", "иѝ",
    ]
    var letters: [Unicode.Scalar: String] = ["æ": "ae", "œ": "oe", "ß": "ss"]
    for group in groups {
      guard let base = group.first else { continue }
      for scalar in group.unicodeScalars.dropFirst() { letters[scalar] = String(base) }
    }
    return letters
  }()

  // MARK: Months

  /// 1…12, by a name, its abbreviation, or its first three letters or more.
  static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    if let index = english.firstIndex(where: { $0.hasPrefix(word) }) { return index + 1 }
    if let number = months[word] { return number }
    return beginnings[word] ?? nil
  }

  private static let english = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  private static func table(_ lists: [String]) -> [String: Int] {
    var months: [String: Int] = [:]
    for (index, list) in lists.enumerated() {
      for name in list.split(separator: " ") { months[folded(String(name))] = index + 1 }
    }
    return months
  }

  /// As they stand in dates, and their abbreviations. What is ambiguous between two languages is left out, but for the
  /// Polish and Czech name of November, which is Croatia's of October.
  private static let months: [String: Int] = table(names)

  private static let names = [
    """
    jän januar jänner januari janv janvier enero ene janeiro gennaio gen stycznia sty янв января януари јануар јануари \
    ianuarie ledna jan január januára ιανουαριος ιανουαριου ιαν ocak oca yanvar sausio janvaris janvari jaanuar tammikuuta \
    tammikuu janúar gener xaneiro urtarrila urtarrilaren siječnja січня січ студзеня იანვარი հունվարի ינואר يناير جانفي \
    ژانویه جنوری जनवरी জানুয়ারি มกราคม มค қаңтар januaro ionawr eanair janar januarie
    """,
    """
    februar februari févr février fevr fevrier fév febrero fevereiro fev febbraio lutego lut фев февр февраля февруари \
    фебруар februarie února úno február februára φεβρουαριος φεβρουαριου φεβ şubat şub fevral vasario februaris februari \
    veebruar helmikuuta helmikuu febrúar febrer febreiro otsaila otsailaren veljače лютого лют лютага თებერვალი փետրվարի \
    פברואר فبراير فيفري شباط فوریه فروری फ़रवरी फरवरी ফেব্রুয়ারি กุมภาพันธ์ กพ ақпан feb feabhra shkurt
    """,
    """
    märz mär maerz mrz mars marzo março marco maart mrt marca мар марта март martie března bře március márc marec \
    μαρτιος μαρτιου μαρ mart kovo marts märts maaliskuuta maaliskuu març martxoa martxoaren ožujka березня бер сакавіка \
    მარტი մարտի מרץ مارس آذار مارچ मार्च মার্চ มีนาคม มีค наурыз maret mac machi mawrth
    """,
    """
    avr avril abril abr aprile kwietnia kwi апр апреля април aprilie dubna dub április ápr apríl apríla απριλιος απριλιου \
    απρ nisan nis aprel balandžio aprilis aprili aprill huhtikuuta huhtikuu abril apirila apirilaren travnja квітня кві \
    красавіка აპრილი ապրիլի אפריל أبريل ابريل أفريل نيسان آوریل اپریل अप्रैल এপ্রিল เมษายน เมย сәуір ebrill prill
    """,
    """
    mai mayo maio maggio mag mei maj maja май мая мај mái máj mája květ května kvě május μαιος μαιου μαι mayıs gegužės \
    maijs maija toukokuuta toukokuu maí maig maiatza maiatzaren svibnja травня тра траўня მაისი մայիսի מאי مايو ماي أيار \
    مه مئی मई মে พฤษภาคม พค мамыр mei
    """,
    """
    juni juin junio junho giugno giu czerwca cze июн июня юни јун јуни iunie iun června čvn čer június jún júna ιουνιος \
    ιουνιου ιουν haziran haz iyun birželio jūnijs jūnija juuni kesäkuuta kesäkuu júní juny xuño ekaina ekainaren lipnja \
    червня чер чэрвеня ივნისი հունիսի יוני يونيو جوان حزيران ژوئن جون जून জুন มิถุนายน มิย маусым meitheamh qershor
    """,
    """
    juli juil juillet julio julho luglio lug lipca lip июл июля юли јул јули iulie iul července čvc július júl júla \
    ιουλιος ιουλιου ιουλ temmuz tem iyul liepos jūlijs jūlija juuli heinäkuuta heinäkuu júlí juliol xullo uztaila \
    uztailaren srpnja липня лип ліпеня ივლისი հուլիսի יולי يوليو جويلية تموز ژوئیه جولائی जुलाई জুলাই กรกฎาคม กค шілде \
    julai korrik
    """,
    """
    août aout aoû agosto ago augustus augusti sierpnia sie авг августа август srpna augusztus αυγουστος αυγουστου αυγ \
    ağustos ağu avqust avgust avgusta rugpjūčio augusts augusta elokuuta elokuu ágúst agost abuztua abuztuaren kolovoza \
    серпня сер жніўня აგვისტო օգոստոսի אוגוסט أغسطس اغسطس أوت آب اوت اگست अगस्त আগস্ট สิงหาคม สค тамыз agustus agt agu \
    ogos agosti awst lunasa gusht
    """,
    """
    septembre septiembre setiembre setembro set settembre sett września wrz сен сент сентября септември септембар \
    septembrie září zář szeptember szept septembra σεπτεμβριος σεπτεμβριου σεπ σεπτ eylül eyl sentyabr sentabr rugsėjo \
    septembris septembri syyskuuta syyskuu setembre iraila irailaren rujna вересня вер верасня სექტემბერი սեպտեմբերի \
    ספטמבר سبتمبر أيلول سپتامبر ستمبر सितंबर सितम्बर সেপ্টেম্বর กันยายน กย қыркүйек septemba medi shtator
    """,
    """
    oktober okt octobre octubre outubro out ottobre ott października paź окт октября октомври октобар octombrie října říj \
    október októbra οκτωβριος οκτωβριου οκτ ekim eki oktyabr oktabr spalio oktobris oktobri oktoober lokakuuta lokakuu \
    urria urriaren жовтня жов кастрычніка ოქტომბერი հոկտեմբերի אוקטובר أكتوبر اكتوبر اکتبر اکتوبر अक्टूबर अक्तूबर \
    অক্টোবর ตุลาคม ตค қазан oktoba hydref tetor
    """,
    """
    novembre noviembre novembro listopada listopadu lis ноя нояб ноября ноември новембар noiembrie noi novembra νοεμβριος \
    νοεμβριου νοε kasım kas noyabr lapkričio novembris novembri marraskuuta marraskuu nóvember azaroa azaroaren studenoga \
    листопада лис лістапада ნოემბერი նոյեմբերի נובמבר نوفمبر نوامبر نومبر नवंबर नवम्बर নভেম্বর พฤศจิกายน พย қараша novemba \
    tachwedd nentor
    """,
    """
    dezember dez décembre déc decembre diciembre dic dezembro dicembre grudnia gru дек декабря декември децембар decembrie \
    prosince pro decembra δεκεμβριος δεκεμβριου δεκ aralık ara dekabr gruodžio decembris decembri detsember joulukuuta \
    joulukuu desember desembre abendua abenduaren prosinca грудня гру снежня დეკემბერი դեկտեմբերի דצמבר ديسمبر دسامبر \
    دسمبر दिसंबर दिसम्बर ডিসেম্বর ธันวาคม ธค желтоқсан desemba rhagfyr dhjetor
    """,
  ]

  /// All beginnings of names from three letters on; nil where two months begin so.
  private static let beginnings: [String: Int?] = {
    var found: [String: Int?] = [:]
    for (name, number) in months where name.count > 3 {
      for length in 3..<name.count {
        let beginning = String(name.prefix(length))
        if let other = found[beginning], other != number {
          found[beginning] = .some(nil)
        } else {
          found[beginning] = number
        }
      }
    }
    return found
  }()

  // MARK: Days of the week

  static let weekdays: Set<String> = Set(
    """
    mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lun mer jeu ven sam dim \
    lundi mardi mercredi jeudi vendredi samedi dimanche mar mié mie jue vie sáb sab dom lunes martes miércoles jueves \
    viernes sábado domingo seg ter qua qui sex segunda terça quarta quinta sexta feira gio lunedì martedì mercoledì giovedì \
    venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo må ti on to lö sö \
    mån tis ons tors fre lör sön måndag tisdag onsdag torsdag fredag lördag söndag man tirs lør søn mandag tirsdag lørdag \
    søndag pon wt śr czw pt sob nie poniedziałek wtorek środa czwartek piątek sobota niedziela пн вт ср чт пт сб вс пон вто \
    сре чет пет суб нед понедельник вторник среда четверг пятница суббота воскресенье пнд втр срд чтв птн сбт вск \
    понеділок вівторок середа четвер субота неділя понеделник сряда четвъртък петък събота неделя po út st čt pá ne pondělí \
    úterý středa čtvrtek pátek neděle pondelok utorok streda štvrtok piatok nedeľa ponedjeljak utorak srijeda četvrtak petak \
    subota nedjelja uto sri čet pet sub ned sre ponedeljek torek petek nedelja luni marți miercuri joi vineri sâmbătă \
    duminică sâm dum hétfő kedd szerda csütörtök péntek szombat vasárnap hét sze csü pén szo vas δευ τρι τετ πεμ παρ σαβ κυρ \
    δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή pzt sal çar per cum cmt paz pazartesi salı çarşamba perşembe cuma \
    cumartesi pazar ke pe la su maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai maanantaina tiistaina \
    keskiviikkona torstaina perjantaina lauantaina sunnuntaina dilluns dimarts dimecres dijous divendres dissabte diumenge \
    senin selasa rabu kamis jumat sabtu minggu isnin khamis jumaat ahad الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة \
    السبت الأحد دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
    """.split(separator: " ").map { folded(String($0)) })

  private static func isWeekday(_ word: String) -> Bool {
    word.utf8.count >= 3
      && ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].contains { $0.hasPrefix(word) }
      || weekdays.contains(word)
  }

  // MARK: What stands between

  /// Whether the word says nothing of the date: a day of the week, a preposition, “published”, or a word of East Asia,
  /// where what counts stands behind the numbers.
  static func isFiller(_ word: String) -> Bool {
    fillers.contains(word) || isWeekday(word) || isEastAsian(word) || isThai(word)
  }

  private static let fillers: Set<String> = Set(
    """
    t at on of the st nd rd th published updated posted date local time de del of den d le el il em en a à as às alle ore \
    ora um uhr kl klo kello om saat o godz u sati v ve lúc в у о ч час г год года году р рік року г година m d gada an ko \
    er e ère ste го е й я ni erstellt veröffentlicht aktualisiert publié mis jour publicado publicada publicato pubblicato \
    il опубликовано дата στις thứ hai ba tư năm sáu bảy chủ nhật و في الساعة am
    """.split(separator: " ").map { folded(String($0)) })

  /// Words for hours, behind a number.
  static let hours: Set<String> = ["h", "hs", "hrs", "uhr", "u", "ч", "час", "часа", "часов", "g", "ore", "heures"]

  private static func isEastAsian(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy { (0x2e80...0x9fff).contains($0.value) || (0xac00...0xd7af).contains($0.value) }
      && !word.isEmpty
  }

  static func isKorean(_ word: String) -> Bool {
    word.unicodeScalars.contains { (0xac00...0xd7af).contains($0.value) }
  }

  static func isThai(_ word: String) -> Bool { word.unicodeScalars.contains { (0xe00...0xe7f).contains($0.value) } }

  /// Behind a number.
  static let units: [Unicode.Scalar: DateUnit] = [
    "年": .year, "月": .month, "日": .day, "号": .day, "號": .day, "時": .hour, "时": .hour, "点": .hour, "點": .hour,
    "分": .minute, "秒": .second, "년": .year, "월": .month, "일": .day, "시": .hour, "분": .minute, "초": .second,
  ]

  /// Before a number, in Vietnamese.
  static let announcedUnits: [String: DateUnit] = ["ngay": .day, "thang": .month, "thg": .month, "nam": .year]

  /// Whether it says “after noon”; nil where it says neither.
  static func halfDay(_ word: String) -> Bool? {
    switch word {
    case "am", "πμ", "ص", "oo": return false
    case "pm", "μμ", "م", "os": return true
    default: break
    }
    guard isEastAsian(word) else { return nil }
    if ["午後", "下午", "오후", "晚上", "傍晚", "저녁"].contains(where: word.contains) { return true }
    return ["午前", "上午", "오전", "凌晨", "早上", "새벽", "아침"].contains(where: word.contains) ? false : nil
  }

  // MARK: Zones

  /// RFC 2822 §4.3, and others that have one meaning only. Hours east of Greenwich.
  static let zones: [String: Double] = [
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "et": -5, "cst": -6, "cdt": -5, "ct": -6, "mst": -7,
    "mdt": -6, "mt": -7, "pst": -8, "pdt": -7, "pt": -8, "akst": -9, "akdt": -8, "hst": -10, "nst": -3.5, "ndt": -2.5,
    "ast": -4, "adt": -3, "brt": -3, "art": -3, "clt": -4, "cot": -5, "uyt": -3, "vet": -4, "bst": 1, "wet": 0,
    "west": 1,
    "met": 1, "mez": 1, "mesz": 2, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "мск": 3, "msd": 4, "trt": 3,
    "wat": 1, "cat": 2, "sast": 2, "eat": 3, "irst": 3.5, "azt": 4, "samt": 4, "uzt": 5, "yekt": 5, "pkt": 5,
    "npt": 5.75,
    "omst": 6, "ict": 7, "wib": 7, "wita": 8, "hkt": 8, "sgt": 8, "myt": 8, "pht": 8, "awst": 8, "wit": 9, "jst": 9,
    "kst": 9, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
  ]

  /// RFC 822, 5.1: one letter. Hours east of Greenwich.
  static func militaryZone(_ letter: String) -> Int? {
    guard let byte = letter.utf8.first else { return nil }
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "i"): return -Int(byte - UInt8(ascii: "a") + 1)
    case UInt8(ascii: "k")...UInt8(ascii: "m"): return -Int(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "n")...UInt8(ascii: "y"): return Int(byte - UInt8(ascii: "n") + 1)
    default: return nil
    }
  }
}
