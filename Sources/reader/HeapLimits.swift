import CMalloc

/// How the C library keeps memory that has been given back.
///
/// By itself it learns from the largest blocks that are freed to keep as much, and has an arena for every thread: after
/// some hundred articles that is as much memory as recognition needs.
enum HeapLimits {
  static func set() {
    // Blocks of an article's size go back to the system when they are freed, smaller ones when enough lie together.
    mallopt(M_MMAP_THRESHOLD, 128 << 10)
    mallopt(M_TRIM_THRESHOLD, 256 << 10)
    mallopt(M_ARENA_MAX, 2)
  }
}
