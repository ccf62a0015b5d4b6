public import ReaderUI

/// Keys written down, so that they can be pressed again: for `reader --keys FILE`, bug reports and tests.
///
///     # The card of the first actor
///     size 24 80
///     keys enter tab enter
///     keys /
///     type peace treaty
///
/// A key is a character, or one of the names of `KeyScript.names`, or `ctrl-l`, `f5`.
public struct KeyScript: Equatable, Sendable {
  /// One thing that the script does.
  public enum Step: Equatable, Sendable {
    case resize(Frame.Size)
    case press(Key)
  }

  /// What a script cannot mean, and in which line of it, counted from 1.
  public struct ParseError: Error, Equatable, CustomStringConvertible {
    public var line: Int
    public var word: String

    /// A sentence for people.
    public var description: String { "line \(line): “\(word)” is no step and no key" }
  }

  public var steps: [Step]

  /// The keys that have names.
  public static let names: [String: Key] = [
    "enter": .enter, "esc": .escape, "tab": .tab, "shift-tab": .backTab, "backspace": .backspace, "delete": .delete,
    "up": .up, "down": .down, "left": .left, "right": .right, "page-up": .pageUp, "page-down": .pageDown,
    "home": .home, "end": .end, "space": .character(" "),
  ]

  /// Reads a script; throws at the first word that means nothing.
  public init(_ text: String) throws(ParseError) {
    steps = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = line.drop { $0 == " " || $0 == "\t" }
      let words = line.split { $0 == " " || $0 == "\t" }
      guard let verb = words.first, !verb.hasPrefix("#") else { continue }
      let arguments = words.dropFirst()
      switch verb {
      case "size": steps.append(try Self.resize(arguments, line: index + 1))
      case "keys":
        for word in arguments {
          guard let key = Self.key(named: String(word)) else { throw ParseError(line: index + 1, word: String(word)) }
          steps.append(.press(key))
        }
      case "type": steps += line.dropFirst(verb.count + 1).map { .press(.character($0)) }
      default: throw ParseError(line: index + 1, word: String(verb))
      }
    }
  }

  private static func resize(_ words: ArraySlice<Substring>, line: Int) throws(ParseError) -> Step {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == 2, words.count == 2, numbers.allSatisfy({ (1...1000).contains($0) }) else {
      throw ParseError(line: line, word: words.joined(separator: " "))
    }
    return .resize(Frame.Size(rows: numbers[0], columns: numbers[1]))
  }

  private static func key(named name: String) -> Key? {
    if let key = names[name] { return key }
    if name.count == 1 { return name.first.map { .character($0) } }
    if name.hasPrefix("ctrl-"), name.count == 6, let letter = name.last, letter.isASCII, letter.isLowercase {
      return .control(letter)
    }
    if name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...12).contains(number) { return .function(number) }
    return nil
  }
}
