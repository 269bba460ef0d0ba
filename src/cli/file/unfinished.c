/* Removing files when a signal ends the process; see replace.h. The handler
 * calls nothing but what POSIX allows there: unlinkat, sigaction, raise. */
#include "cli/file/replace.h"

#include "cli/terminal/terminal.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

static const int ending[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGPIPE,
                             SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU};
enum { ENDING = sizeof ending / sizeof *ending };

/* A signal is the process's; what its handler needs can be handed to it in no
 * other way. */
static struct {
  ww_unfinished *volatile first;
  bool taken;
  int holds; /* how often signals are held */
  sigset_t before;
} state;

static void on_ending(int number) {
  for (const ww_unfinished *file = state.first; file; file = file->next)
    unlinkat(file->folder, file->name, 0);
  ww_signal_die(number);
}

static void list_ending(sigset_t *set) {
  sigemptyset(set);
  for (size_t i = 0; i < ENDING; i++)
    sigaddset(set, ending[i]);
}

void ww_signals_hold(void) {
  sigset_t held;
  list_ending(&held);
  if (state.holds++ == 0)
    sigprocmask(SIG_BLOCK, &held, &state.before);
}

void ww_signals_let_go(void) {
  if (--state.holds == 0)
    sigprocmask(SIG_SETMASK, &state.before, NULL);
}

/* Once and for good: with no file to remove, nothing else is done. */
static void take(void) {
  struct sigaction ours = {.sa_handler = on_ending};
  struct sigaction before;
  list_ending(&ours.sa_mask);
  for (size_t i = 0; i < ENDING; i++)
    if (sigaction(ending[i], &ours, &before) == 0 &&
        before.sa_handler != SIG_DFL)
      sigaction(ending[i], &before, NULL);
  state.taken = true;
}

void ww_unfinished_add(ww_unfinished *file) {
  if (!state.taken)
    take();
  file->next = state.first;
  state.first = file;
}

void ww_unfinished_drop(const ww_unfinished *file) {
  if (state.first == file) {
    state.first = file->next;
    return;
  }
  for (ww_unfinished *at = state.first; at; at = at->next)
    if (at->next == file)
      at->next = file->next;
}
