#define _GNU_SOURCE
#include "include/CTerminalSignals.h"
#include "internal.h"
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// Nothing is done by SIGURG where nobody handles it, and no terminal sends it: it wakes the keeper, and holds the main
// thread once the keeper ends the process in its place.
enum { wake_signal = SIGURG, stack_size = 64 * 1024 };

static sigset_t endings;
static atomic_int keeper_thread, main_thread;
static int only_notes;
static atomic_int noted;
static atomic_int is_lent, is_parting, is_held;
static _Atomic int64_t end_by;  // 0 where the end is not in sight
static atomic_int cause;        // the first signal that asked for it, or 0

static char remarks[2][1024];
static size_t remark_lengths[2];
static atomic_int remark = 0;

static void hold(int signal_number) {
  (void)signal_number;
  if (!atomic_load(&is_parting)) return;
  atomic_store(&is_held, 1);
  for (;;) pause();
}

// The main thread has had its time. It may wait for a terminal that nobody reads, and hold the terminal's lock while it
// does: a handler that never returns takes it out of there, and it draws nothing any more.
_Noreturn static void end_process(int signal_number) {
  atomic_store(&is_parting, 1);
  cterminal_send(atomic_load(&main_thread), wake_signal);
  for (int i = 0; i < 20 && !atomic_load(&is_held); i++) cterminal_rest(1);
  cterminal_give_back(1);
  int current = atomic_load(&remark);
  size_t length = remark_lengths[current];
  cterminal_say(remarks[current], length);
  if (signal_number != 0) {
    cterminal_default_action(signal_number, 0);
    _exit(128 + signal_number);
  }
  _exit(length > 0 ? 75 : 0);  // EX_TEMPFAIL
}

static void start_countdown(int signal_number) {
  int none = 0;
  int64_t never = 0;
  if (atomic_load(&end_by) == 0) atomic_compare_exchange_strong(&cause, &none, signal_number);
  atomic_compare_exchange_strong(&end_by, &never, cterminal_now() + cterminal_way_out);
}

static void *keep(void *unused) {
  (void)unused;
  sigset_t everything;
  sigfillset(&everything);
  pthread_sigmask(SIG_BLOCK, &everything, NULL);
  atomic_store(&keeper_thread, cterminal_thread_id());
  sigset_t waited = endings;
  sigaddset(&waited, wake_signal);
  for (;;) {
    int64_t end = atomic_load(&end_by);
    int64_t left = end - cterminal_now();
    if (end != 0 && left <= 0) end_process(atomic_load(&cause));
    struct timespec timeout = {.tv_sec = left / 1000, .tv_nsec = left % 1000 * 1000000};
    int number = sigtimedwait(&waited, NULL, end == 0 ? NULL : &timeout);
    if (number <= 0 || number == wake_signal) continue;
    if (sigismember(&endings, number) != 1) end_process(number);  // the program does without a screen after all
    if (only_notes) {
      if (atomic_exchange(&noted, number) != 0) end_process(number);
    } else {
      cterminal_send(atomic_load(&main_thread), number);
      // They are for the program that has the terminal.
      if (atomic_load(&is_lent) && (number == SIGINT || number == SIGQUIT)) continue;
    }
    start_countdown(number);
  }
  return NULL;
}

int cterminal_keep(const sigset_t *set, int notes) {
  endings = *set;
  sigdelset(&endings, SIGTSTP);
  sigdelset(&endings, SIGCONT);
  sigdelset(&endings, SIGWINCH);
  only_notes = notes;
  atomic_store(&main_thread, cterminal_thread_id());
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = hold;
  sigfillset(&action.sa_mask);
  sigaction(wake_signal, &action, NULL);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, stack_size);
  pthread_t thread;
  int code = pthread_create(&thread, &attributes, keep, NULL);
  pthread_attr_destroy(&attributes);
  return code;
}

pid_t cterminal_keeper_of(int signal_number) {
  return sigismember(&endings, signal_number) == 1 ? atomic_load(&keeper_thread) : 0;
}

void cterminal_dismiss(void) { sigemptyset(&endings); }

int cterminal_noted_signal(void) { return atomic_load(&noted); }

void cterminal_depart(int signal_number) {
  start_countdown(signal_number);
  pid_t keeper = atomic_load(&keeper_thread);
  if (keeper != 0) cterminal_send(keeper, wake_signal);
}

int cterminal_time_left(void) {
  int64_t end = atomic_load(&end_by);
  if (end == 0) return cterminal_way_out;
  int64_t left = end - cterminal_now();
  return left > 0 ? (int)left : 0;
}

void cterminal_lend(int is_away) { atomic_store(&is_lent, is_away); }

void cterminal_remark(const char *text, size_t length) {
  int next = 1 - atomic_load(&remark);
  remark_lengths[next] = length < sizeof remarks[next] ? length : sizeof remarks[next];
  memcpy(remarks[next], text, remark_lengths[next]);
  atomic_store(&remark, next);
}
