internal import News

/// Puts titles into words: as the article has them, and in the one form that articles share.
struct TitleNaming {
  let referents: [Referent]
  let text: TokenizedText
  var gazetteer = Gazetteer.embedded

  init(referents: [Referent], in text: TokenizedText) {
    self.referents = referents
    self.text = text
  }

  /// As the article has it: “Armenia's premier”.
  func words(_ office: Office) -> String { Printed.line(text, office.words) }

  /// In the one form: “Prime Minister” of Armenia. Nil for “Mr”.
  func title(_ office: Office) -> PersonTitle? {
    guard !office.name.isEmpty else { return nil }
    var title = PersonTitle(name: OfficeWords.spelled(office.name), isFormer: office.isFormer)
    guard let body = office.body, referents.indices.contains(body) else { return title }
    let referent = referents[body]
    if let place = referent.place {
      (title.body, title.country) = (place.name, place.country)
    } else if let token = office.nation, let nation = nation(token) {
      (title.body, title.country) = (nation.name, nation.country)
    } else {
      (title.body, title.country) = (referent.entity.name, referent.entity.country)
    }
    return title
  }

  /// The country that the word names first.
  private func nation(_ token: Int) -> Gazetteer.Place? {
    let candidates = gazetteer.entry(text.key(token)).map { gazetteer.candidates($0) } ?? []
    return candidates.first { gazetteer.type(ofPlace: $0.place) == .country }.map { gazetteer.place($0.place) }
  }
}
