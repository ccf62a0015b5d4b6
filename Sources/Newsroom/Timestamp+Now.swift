import Foundation
public import News

extension Timestamp {
  /// The current second of the system's clock.
  public static var now: Timestamp { Timestamp(seconds: Int64(time(nil))) }
}
