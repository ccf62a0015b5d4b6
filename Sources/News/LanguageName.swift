/// English names of languages, by the primary subtags of BCP 47.
public enum LanguageName {
  /// “Turkish” of “tr” and “tr-CY”; nil where the language is not known or has no name here.
  public static func name(of tag: String) -> String? { names[primary(tag)] }

  /// The primary subtag of a language that is named or tagged, in any case: “tr” of “Turkish”, “TR” and “tr-CY”. Nil
  /// for what is neither.
  public static func subtag(named text: String) -> String? {
    let wanted = text.lowercased()
    if let known = names.first(where: { $0.value.lowercased() == wanted })?.key { return known }
    let subtag = primary(wanted)
    let isTag = (2...3).contains(subtag.utf8.count) && subtag.utf8.allSatisfy { (0x61...0x7a).contains($0) }
    return isTag ? subtag : nil
  }

  /// The name, in lower case, that the person may have meant; nil where none is so near.
  static func nearest(to text: some StringProtocol) -> String? {
    NearWords.nearest(to: text, among: names.values.map { $0.lowercased() }.sorted())
  }

  /// How the screen speaks of a language that is not English: “in Turkish”, “in another language”. Nil for English,
  /// and where the language is not known.
  public static func phrase(_ tag: String?) -> String? {
    guard let tag, primary(tag) != "en" else { return nil }
    return name(of: tag).map { "in \($0)" } ?? "in another language"
  }

  /// The tag of an article: the language that it was read in, and where that is not known, what its source gives. Where
  /// both are one language the source's tag may say more: “pt-BR”.
  public static func tag(read: String?, declared: String?) -> String? {
    guard let read, let declared else { return read ?? declared }
    return primary(read) == primary(declared) && !read.contains("-") ? declared : read
  }

  /// “pt” of “pt-BR”.
  public static func primary(_ tag: String) -> String { tag.prefix { $0 != "-" }.lowercased() }

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for line in list.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { names[String(parts[0])] = String(parts[1]) }
    }
    return names
  }()

  private static let list = """
    af Afrikaans
    am Amharic
    ar Arabic
    az Azerbaijani
    be Belarusian
    bg Bulgarian
    bn Bengali
    bo Tibetan
    bs Bosnian
    ca Catalan
    cs Czech
    cy Welsh
    da Danish
    de German
    el Greek
    en English
    eo Esperanto
    es Spanish
    et Estonian
    eu Basque
    fa Persian
    fi Finnish
    fr French
    ga Irish
    gl Galician
    gu Gujarati
    ha Hausa
    he Hebrew
    hi Hindi
    hr Croatian
    hu Hungarian
    hy Armenian
    id Indonesian
    is Icelandic
    it Italian
    ja Japanese
    ka Georgian
    kk Kazakh
    km Khmer
    kn Kannada
    ko Korean
    ku Kurdish
    ky Kyrgyz
    lg Ganda
    lo Lao
    lt Lithuanian
    lv Latvian
    mi Maori
    mk Macedonian
    ml Malayalam
    mn Mongolian
    mr Marathi
    ms Malay
    my Burmese
    nb Norwegian Bokmål
    ne Nepali
    nl Dutch
    nn Norwegian Nynorsk
    no Norwegian
    or Odia
    pa Punjabi
    pl Polish
    ps Pashto
    pt Portuguese
    ro Romanian
    ru Russian
    sh Serbo-Croatian
    si Sinhala
    sk Slovak
    sl Slovene
    sn Shona
    so Somali
    sq Albanian
    sr Serbian
    st Sotho
    sv Swedish
    sw Swahili
    ta Tamil
    te Telugu
    tg Tajik
    th Thai
    ti Tigrinya
    tk Turkmen
    tl Tagalog
    tn Tswana
    tr Turkish
    ts Tsonga
    tt Tatar
    ug Uyghur
    uk Ukrainian
    ur Urdu
    uz Uzbek
    vi Vietnamese
    xh Xhosa
    yi Yiddish
    yo Yoruba
    zh Chinese
    zu Zulu
    """
}
