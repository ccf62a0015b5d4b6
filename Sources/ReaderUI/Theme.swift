/// What the parts of the screen mean, and how each looks. Colour never carries a meaning alone.
public struct Theme: Hashable, Sendable {
  /// What a piece of the screen is.
  public enum Meaning: Hashable, Sendable, CaseIterable {
    case text, dim, heading, title, actor, place, unread, key, bar, error, hint
    /// The row under the cursor, in the pane that has the keyboard, and in one that has not.
    case selected, remembered
  }

  /// Whether palette colours may be used.
  public let usesColor: Bool

  public init(usesColor: Bool) { self.usesColor = usesColor }

  /// How the meaning looks.
  public func style(_ meaning: Meaning) -> Frame.Style {
    switch meaning {
    case .text: .plain
    case .dim: Frame.Style(isDim: true)
    case .heading, .key, .remembered: Frame.Style(isBold: true)
    // Without colours a bold title would hide the actors in it.
    case .title: Frame.Style(isBold: usesColor)
    case .actor: Frame.Style(isBold: true, foreground: color(6))
    case .place: Frame.Style(isUnderlined: true, foreground: color(2))
    case .unread: Frame.Style(foreground: color(3))
    case .bar, .selected: Frame.Style(isReversed: true)
    case .error: Frame.Style(isBold: true, foreground: color(1))
    case .hint: Frame.Style(isBold: true, isReversed: true, foreground: color(3))
    }
  }

  /// How the meaning looks under the cursor.
  func focused(_ meaning: Meaning) -> Frame.Style {
    var style = style(meaning)
    style.isReversed = true
    return style
  }

  private func color(_ index: Int16) -> Int16 { usesColor ? index : -1 }
}
