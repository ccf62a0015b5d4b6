import Archive
import Dispatch
import Foundation
import Logging
import News

/// The copy of the personal file that is taken once a day at most, where the program has something to copy.
enum DailyCopy {
  private static let queue = DispatchQueue(label: "reader.backups", qos: .utility)

  /// Takes it where the day has none. What goes wrong is said and keeps nobody from working.
  static func take() {
    let locations = Locations()
    do throws(ArchiveError) {
      try PersonalCopies(directory: locations.backups).take(of: locations.personal, day: Today.local)
    } catch {
      Logger(label: "reader.backups").warning("no copy of the personal file was made: \(error)")
    }
  }

  /// The same behind a screen, whose first frame and keys are never delayed by it.
  static func takeInBackground() { queue.async { take() } }

  /// The same at the end of a session, for at most as long as nobody notices. One that is not ready by then is thrown
  /// away, and made the next time.
  static func takeBriefly() {
    let isDone = DispatchSemaphore(value: 0)
    queue.async {
      take()
      isDone.signal()
    }
    _ = isDone.wait(timeout: .now() + .milliseconds(300))
  }
}
