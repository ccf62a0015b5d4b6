import Glibc

/// A small archive of its own words: enough articles to scroll through, long enough to page through, with names in
/// many scripts.
enum Fixture {
  static let titles = [
    "Ministers meet in Tbilisi", "Talks on the border resume", "Envoy returns to Yerevan", "Parliament in Ankara votes",
    "Pipeline through Georgia repaired", "Observers leave the valley", "Summit in Prague announced",
    "President of Iran visits Baku", "Railway to Kars reopens", "Court in The Hague hears Armenia",
    "Grain ships pass the Bosphorus", "Ceasefire holds in the south",
  ]

  private static let paragraphs = [
    "The foreign minister of Georgia, Nino Beridze, met her Armenian colleague Aram Petrosyan in Tbilisi on Monday.",
    "Tbilisi dismissed the accusation, and Ankara said that it would wait for the outcome of the talks in Brussels.",
    "“We have come closer to each other than in any month before,” Beridze said after three hours of talks.",
    "The European Union and the United Nations had asked both sides to open the road from Yerevan to Batumi.",
    "Observers of the Organization for Security and Co-operation in Europe will stay in Gori until the spring.",
    "In Moscow, a spokeswoman said that Russia supported the agreement, while Iran and Türkiye welcomed the railway.",
    "Petrosyan is expected in Baku next week; Azerbaijan's government has not confirmed the visit.",
  ]

  /// Writes the archive; gives the folder's path.
  static func write(in home: Home) throws -> String {
    let folder = home.path + "/articles"
    mkdir(folder, 0o700)
    for (index, title) in titles.enumerated() {
      let day = (index < 9 ? "0" : "") + "\(index + 1)"
      let body = (0..<12).map { paragraphs[($0 + index) % paragraphs.count] + " (\($0 + 1))" }
      try home.write(
        """
        ---
        title: \(title)
        date: 2023-05-\(day)
        source: Example Wire
        url: https://news.example/\(index + 1)
        ---
        \(body.joined(separator: "\n\n"))
        """, to: "articles/\(day).md")
    }
    try home.write(scripts, to: "articles/13.md")
    return folder
  }

  /// Everything that is hard to place in columns.
  private static let scripts = """
    ---
    title: Names in many scripts: Երևան, თბილისი, Bakı, 北京, 서울
    date: 2023-05-13
    source: 例 Wire
    ---
    The talks in Երևան and თბილისი were followed in 北京 and 서울; İlham Əliyev, Nikol Pašinjan and Владимир Путин sent notes.

    Combining marks: Ye\u{301}re\u{300}va\u{302}n, n\u{303}, a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}. Hangul parts: \u{1112}\u{1161}\u{11ab}.

    Emoji: 😀 👍🏽 👩‍🚀 ❤️ 1️⃣ and flags 🇦🇲 🇬🇪 🇹🇷. Wide forms: Ｗｉｄｅ, half: ｱｲｳ. Soft\u{ad}hyphen, ½, …, €, №.

    हिन्दी में राष्ट्रपति, عربي, עברית, ไทย, தமிழ் and unassigned \u{2fe0} \u{378} stand here, \u{e000} too.
    """
}
