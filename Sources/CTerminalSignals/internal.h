// What the files of this module have of each other.
#pragma once
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

pid_t cterminal_thread_id(void);
/// Sends the signal to a thread of this process.
int cterminal_send(pid_t thread, int signal_number);
/// Does by the signal what it does where nobody handles it; returns where that does not end the process.
void cterminal_default_action(int signal_number, int whole_group);

/// Gives the terminal back, if that has not been done: with async-signal-safe calls, and without waiting for a terminal
/// that takes nothing. With `is_stuck`, what waits to be shown is thrown away, so that these bytes find room.
void cterminal_give_back(int is_stuck);
/// Writes to standard error, and gives up after a moment.
void cterminal_say(const char *text, size_t length);

/// The thread that has to get this signal, or 0.
pid_t cterminal_keeper_of(int signal_number);
/// The keeper ends nothing any more.
void cterminal_dismiss(void);

/// Milliseconds of a clock that nobody sets.
int64_t cterminal_now(void);
void cterminal_rest(int milliseconds);
