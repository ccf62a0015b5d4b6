#define _GNU_SOURCE
#include "include/CTerminalSignals.h"
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

enum { most = 64 };

int cterminal_free_descriptors(int wanted) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max && limit.rlim_cur < 256) {
    limit.rlim_cur = limit.rlim_max < 256 ? limit.rlim_max : 256;
    setrlimit(RLIMIT_NOFILE, &limit);
  }
  int opened[most], count = 0;
  if (wanted > most) wanted = most;
  while (count < wanted) {
    int descriptor = eventfd(0, EFD_CLOEXEC);
    if (descriptor < 0) break;
    opened[count++] = descriptor;
  }
  for (int i = 0; i < count; i++) close(opened[i]);
  return count;
}

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static void *pass_gate(void *unused) {
  pthread_mutex_lock(&gate);
  pthread_mutex_unlock(&gate);
  return unused;
}

int cterminal_free_threads(int wanted) {
  pthread_t started[most];
  int count = 0;
  if (wanted > most) wanted = most;
  pthread_mutex_lock(&gate);
  while (count < wanted && pthread_create(&started[count], NULL, pass_gate, NULL) == 0) count++;
  pthread_mutex_unlock(&gate);
  for (int i = 0; i < count; i++) pthread_join(started[i], NULL);
  return count;
}

// Swift ends the process by a trap where there is no memory, and so do libraries; no caller gets to say why.
static const char *sentence;
static size_t sentence_length;

// A stack that cannot grow ends the process by SIGSEGV: nobody is asked. What the main thread needs is taken before.
__attribute__((noinline)) static void take_stack(void) {
  volatile char pages[512 * 1024];
  for (size_t offset = 0; offset < sizeof pages; offset += 4096) pages[offset] = 0;
}

void cterminal_end_without_memory(const char *text, size_t length) {
  static char kept[512];
  sentence_length = length < sizeof kept ? length : sizeof kept;
  memcpy(kept, text, sentence_length);
  take_stack();
  sentence = kept;
}

#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static void *checked(void *block, size_t size) {
  // What could never be had is the caller's mistake, and told to it.
  if (block != NULL || size == 0 || size > PTRDIFF_MAX || sentence == NULL) return block;
  static atomic_int is_ending;
  if (atomic_exchange(&is_ending, 1) != 0) {
    for (;;) pause();
  }
  cterminal_give_back(0);
  cterminal_say(sentence, sentence_length);
  _exit(71);  // EX_OSERR
}

void *malloc(size_t size) { return checked(__libc_malloc(size), size); }
void *calloc(size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total)) total = SIZE_MAX;
  return checked(__libc_calloc(count, size), total);
}
void *realloc(void *block, size_t size) { return checked(__libc_realloc(block, size), size); }
void *memalign(size_t alignment, size_t size) { return checked(__libc_memalign(alignment, size), size); }
void *aligned_alloc(size_t alignment, size_t size) { return checked(__libc_memalign(alignment, size), size); }
int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
  void *block = checked(__libc_memalign(alignment, size), size);
  if (block == NULL && size != 0) return ENOMEM;
  *result = block;
  return 0;
}
#endif
