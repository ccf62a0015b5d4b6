/// A key as the terminal reported it.
public enum Key: Hashable, Sendable {
  case character(Character)
  /// The letter in lower case: `control("l")`.
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, pageUp, pageDown, home, end
  case function(Int)
  /// A key code that has no name here.
  case unknown(Int32)
}
