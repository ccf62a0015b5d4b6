#define _GNU_SOURCE
#include "include/CTerminalSignals.h"
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static const int fatal_signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
enum { fatal_count = sizeof fatal_signals / sizeof *fatal_signals, patience = 300 };
static struct sigaction earlier[fatal_count];
static struct termios shell_modes;
static char leave_bytes[512];
static size_t leave_length;
static atomic_int is_armed;
// Swift's backtracer asks a question on the terminal and waits; it comes only where it was asked for.
static int wants_report;
static char handler_stack[64 * 1024];  // a stack overflow leaves no room on the stack it overflowed

// Only async-signal-safe calls from here to `crashed`.
int64_t cterminal_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void cterminal_rest(int milliseconds) {
  struct timespec time = {.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000L};
  nanosleep(&time, NULL);
}

// What cannot be written by then is left out. A write that waits would do so for as long as nobody reads the terminal.
static void write_until(int64_t end, int descriptor, const char *bytes, size_t length) {
  int flags = fcntl(descriptor, F_GETFL);
  if (flags >= 0) fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
  for (size_t sent = 0; sent < length;) {
    ssize_t count = write(descriptor, bytes + sent, length - sent);
    if (count > 0) {
      sent += (size_t)count;
    } else if ((errno == EAGAIN || errno == EINTR) && cterminal_now() < end) {
      // poll would say that the terminal takes something, while another thread is in the middle of writing to it.
      cterminal_rest(5);
    } else {
      break;
    }
  }
  // The description is the shell's as well.
  if (flags >= 0) fcntl(descriptor, F_SETFL, flags);
}

void cterminal_say(const char *text, size_t length) {
  if (length > 0) write_until(cterminal_now() + patience, STDERR_FILENO, text, length);
}

void cterminal_give_back(int is_stuck) {
  if (atomic_exchange(&is_armed, 0) == 0) return;
  // Where the program is in the background by now, setting the modes would stop it.
  sigset_t set, before;
  sigemptyset(&set);
  sigaddset(&set, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &set, &before);
  if (is_stuck) tcflush(STDOUT_FILENO, TCOFLUSH);
  write_until(cterminal_now() + patience, STDOUT_FILENO, leave_bytes, leave_length);
  tcsetattr(STDIN_FILENO, TCSANOW, &shell_modes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void give_back_at_exit(void) { cterminal_give_back(0); }

static void crashed(int signal_number) {
  cterminal_give_back(0);
  struct sigaction next;
  memset(&next, 0, sizeof next);
  next.sa_handler = SIG_DFL;
  for (int i = 0; wants_report && i < fatal_count; i++) {
    if (fatal_signals[i] == signal_number) next = earlier[i];
  }
  sigaction(signal_number, &next, NULL);
  // A fault would come again by itself; a signal that another process sent would not.
  raise(signal_number);
}

void cterminal_guard(void) {
  static int is_installed;
  tcgetattr(STDIN_FILENO, &shell_modes);
  if (is_installed) return;
  is_installed = 1;
  wants_report = getenv("SWIFT_BACKTRACE") != NULL;
  atexit(give_back_at_exit);
  stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  sigaltstack(&stack, NULL);
  struct sigaction ours;
  memset(&ours, 0, sizeof ours);
  ours.sa_handler = crashed;
  ours.sa_flags = SA_ONSTACK;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal_signals[i], &ours, &earlier[i]);
}

void cterminal_arm(const char *leave, size_t length) {
  atomic_store(&is_armed, 0);
  leave_length = length < sizeof leave_bytes ? length : sizeof leave_bytes;
  memcpy(leave_bytes, leave, leave_length);
  atomic_store(&is_armed, 1);
}

void cterminal_disarm(void) { atomic_store(&is_armed, 0); }
