/// Natural logarithms and powers from additions and multiplications alone, so that every machine decides alike.
enum Logarithm {
  private static let two = 0.693_147_180_559_945_3

  /// The natural logarithm of a positive number, to some ten digits: the exponent, and the series of the inverse
  /// hyperbolic tangent for the rest.
  static func natural(_ number: Double) -> Double {
    guard number > 0, number.isFinite else { return number > 0 ? .infinity : -.infinity }
    let ratio = (number.significand - 1) / (number.significand + 1)
    let square = ratio * ratio
    var (sum, power) = (0.0, ratio)
    for divisor in stride(from: 1.0, through: 19, by: 2) {
      sum += power / divisor
      power *= square
    }
    return Double(number.exponent) * two + 2 * sum
  }

  /// Two to the power of the number; 0 far below.
  static func power(ofTwo number: Double) -> Double { exponential(number * two) }

  /// e to the power of the number; 0 far below.
  static func exponential(_ number: Double) -> Double {
    guard number > -700 else { return 0 }
    let whole = (min(number, 700) / two).rounded()
    let rest = min(number, 700) - whole * two
    var (sum, term) = (1.0, 1.0)
    for divisor in 1...12 {
      term *= rest / Double(divisor)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(whole), significand: sum)
  }
}
