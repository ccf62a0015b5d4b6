/// Months and days of the week where their names are not English, in lower case.
enum DateWords {
  /// German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Danish and Norwegian, Polish, Russian; as they stand
  /// in dates, and their abbreviations. What is ambiguous between them is left out.
  static let months: [String: Int] = {
    let names = [
      "jän januar jänner januari janv janvier enero ene janeiro gennaio gen stycznia sty января янв",
      "februar februari févr février fevr fevrier fév febrero fevereiro fev febbraio lutego lut февраля фев февр",
      "märz mär maerz mrz mars marzo março marco maart mrt marca марта мар",
      "avr avril abril abr aprile kwietnia kwi апреля апр",
      "mai mayo maio maggio mag mei maj maja мая май",
      "juni juin junio junho giugno giu czerwca cze июня июн",
      "juli juil juillet julio julho luglio lug lipca lip июля июл",
      "août aout aoû agosto ago augustus augusti sierpnia sie августа авг",
      "septembre septiembre setiembre setembro set settembre sett września wrz сентября сен сент",
      "oktober okt octobre octubre outubro out ottobre ott października paź октября окт",
      "novembre noviembre novembro listopada lis ноября ноя нояб",
      "dezember dez décembre déc decembre diciembre dic dezembro dicembre december grudnia gru декабря дек",
    ]
    var months: [String: Int] = [:]
    for (index, list) in names.enumerated() {
      for name in list.split(separator: " ") { months[String(name)] = index + 1 }
    }
    return months
  }()

  static let weekdays: Set<String> = Set(
    """
    mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag lun mer jeu ven sam dim lundi mardi \
    mercredi jeudi vendredi samedi dimanche mié mie jue vie sáb sab dom lunes martes miércoles jueves viernes sábado \
    domingo seg ter qua qui sex segunda terça quarta quinta sexta gio lunedì martedì mercoledì giovedì venerdì sabato \
    domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo må ti on to lö sö pon wt śr czw \
    pt sob nie пн вт ср чт пт сб вс
    """.split(separator: " ").map(String.init))
}
