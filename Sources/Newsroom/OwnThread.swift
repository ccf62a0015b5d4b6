import Glibc

/// A thread that does one thing. Unlike those of Foundation and of libdispatch, it says so where the system has none to
/// give: the one ends the process then, the other tries again for ever.
package enum OwnThread {
  /// The main thread's size: a rule that is fine in the foreground does not overflow in the background.
  private static let stackSize = 8 << 20

  /// Starts it; false where the system has no thread left, and the work is not done.
  ///
  /// - Parameter name: at most 15 bytes, for whoever looks at the process.
  package static func start(_ name: String, _ work: @escaping @Sendable () -> Void) -> Bool {
    // Allocated: for Swift, another module owns the initializer.
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    pthread_attr_setstacksize(attributes, stackSize)
    pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
    let job = Unmanaged.passRetained(Job(name: name, work: work))
    var thread: pthread_t = 0
    let code = pthread_create(&thread, attributes, { Job.run($0) }, job.toOpaque())
    if code != 0 { job.release() }
    return code == 0
  }

  private final class Job {
    private let name: String
    private let work: @Sendable () -> Void

    init(name: String, work: @escaping @Sendable () -> Void) {
      self.name = name
      self.work = work
    }

    static func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
      guard let pointer else { return nil }
      let job = Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue()
      // Swift does not import prctl, which takes a varying number of arguments.
      let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
      if file >= 0 {
        _ = write(file, job.name, job.name.utf8.count)
        close(file)
      }
      job.work()
      return nil
    }
  }
}
