/* Signals during an interview; see terminal.h. Handlers call nothing but what
 * POSIX allows there: write, tcsetattr, sigaction, raise. */
#include "cli/terminal/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* These would end the process: the interview ends in order. */
static const int ending[] = {SIGINT,  SIGTERM, SIGHUP,  SIGQUIT,
                             SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU};
/* After these nothing can be relied on. */
static const int crashing[] = {SIGSEGV, SIGBUS,  SIGILL, SIGFPE,
                               SIGABRT, SIGTRAP, SIGSYS};
static const int telling[] = {SIGWINCH, SIGTSTP, SIGCONT};

enum {
  ENDING = sizeof ending / sizeof *ending,
  CRASHING = sizeof crashing / sizeof *crashing,
  TELLING = sizeof telling / sizeof *telling,
};

static struct {
  volatile sig_atomic_t caught;
  volatile sig_atomic_t resized;
  volatile sig_atomic_t stopped;
  volatile sig_atomic_t restores;
  int pipe[2]; /* a byte for each signal, so that poll() wakes up */
  int descriptor;
  struct termios settings;
  const char *bytes;
  size_t size;
  struct sigaction ending[ENDING], crashing[CRASHING], telling[TELLING];
} state = {.pipe = {-1, -1}};

/* ---- Handlers --------------------------------------------------------- */

static void restore(void) {
  if (!state.restores)
    return;
  (void)!write(state.descriptor, state.bytes, state.size);
  tcsetattr(state.descriptor, TCSANOW, &state.settings);
}

/* What the signal does where nobody handles it. */
static void take_usual(int number) {
  struct sigaction usual = {.sa_handler = SIG_DFL};
  sigset_t only;
  sigaction(number, &usual, NULL);
  sigemptyset(&only);
  sigaddset(&only, number);
  sigprocmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
}

static void wake(void) {
  int error = errno;
  (void)!write(state.pipe[1], "", 1);
  errno = error;
}

static void on_ending(int number) {
  if (state.caught) {
    restore();
    take_usual(number);
    return;
  }
  state.caught = number;
  wake();
}

/* Whoever handled it before us (a sanitizer) still does. */
static void on_crash(int number) {
  restore();
  for (size_t i = 0; i < CRASHING; i++)
    if (crashing[i] == number)
      sigaction(number, &state.crashing[i], NULL);
  raise(number);
}

static void on_telling(int number) {
  if (number == SIGTSTP)
    state.stopped = 1;
  else
    state.resized = 1; /* SIGCONT: who knows what is on the screen now */
  wake();
}

/* ---- Taking and giving back ------------------------------------------- */

static bool take(const int numbers[], size_t count, void (*handler)(int),
                 struct sigaction before[]) {
  for (size_t i = 0; i < count; i++) {
    struct sigaction ours = {.sa_handler = handler};
    sigemptyset(&ours.sa_mask);
    if (sigaction(numbers[i], NULL, &before[i]) == -1)
      return false;
    /* Ignored on purpose (nohup): it stays so. */
    if (before[i].sa_handler != SIG_IGN &&
        sigaction(numbers[i], &ours, NULL) == -1)
      return false;
  }
  return true;
}

bool ww_signals_take(void) {
  if (pipe(state.pipe) == -1)
    return false;
  for (int i = 0; i < 2; i++)
    if (fcntl(state.pipe[i], F_SETFD, FD_CLOEXEC) == -1 ||
        fcntl(state.pipe[i], F_SETFL, O_NONBLOCK) == -1)
      return false; /* a handler might wait for ever */
  return take(ending, ENDING, on_ending, state.ending) &&
         take(crashing, CRASHING, on_crash, state.crashing) &&
         take(telling, TELLING, on_telling, state.telling);
}

static void give_back(const int numbers[], size_t count,
                      const struct sigaction before[]) {
  for (size_t i = 0; i < count; i++)
    sigaction(numbers[i], &before[i], NULL);
}

void ww_signals_give_back(void) {
  give_back(ending, ENDING, state.ending);
  give_back(crashing, CRASHING, state.crashing);
  give_back(telling, TELLING, state.telling);
  for (int i = 0; i < 2; i++) {
    close(state.pipe[i]);
    state.pipe[i] = -1;
  }
}

void ww_signals_restore(int descriptor, const struct termios *settings,
                        const char *bytes) {
  state.restores = 0;
  if (!settings)
    return;
  state.descriptor = descriptor;
  state.settings = *settings;
  state.bytes = bytes;
  state.size = strlen(bytes);
  state.restores = 1;
}

/* ---- Waiting ---------------------------------------------------------- */

static void empty_pipe(void) {
  char bytes[64];
  ssize_t got;
  do
    got = read(state.pipe[0], bytes, sizeof bytes);
  while (got > 0);
}

/* What has come meanwhile; TIMEOUT: nothing. */
static ww_event noted(void) {
  if (state.caught)
    return WW_EVENT_SIGNAL;
  if (state.stopped) {
    state.stopped = 0;
    return WW_EVENT_STOP;
  }
  if (state.resized) {
    state.resized = 0;
    return WW_EVENT_RESIZE;
  }
  return WW_EVENT_TIMEOUT;
}

ww_event ww_signals_wait(int descriptor, int milliseconds) {
  for (;;) {
    struct pollfd wanted[] = {{.fd = descriptor, .events = POLLIN},
                              {.fd = state.pipe[0], .events = POLLIN}};
    int count = poll(wanted, 2, milliseconds);
    empty_pipe();
    ww_event event = noted();
    if (event != WW_EVENT_TIMEOUT)
      return event;
    if (count == 0)
      return WW_EVENT_TIMEOUT;
    if (count > 0 && wanted[0].revents)
      return WW_EVENT_INPUT;
    if (count == -1 && errno != EINTR && errno != EAGAIN)
      return WW_EVENT_INPUT; /* reading will tell what is wrong */
  }
}

int ww_signal_caught(void) {
  return state.caught;
}

/* Not by SIGSTOP: SIGTSTP is ignored where no shell could resume us. */
void ww_signal_stop(void) {
  struct sigaction ours;
  sigaction(SIGTSTP, NULL, &ours);
  take_usual(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

_Noreturn void ww_signal_die(int signal) {
  for (;;) {
    take_usual(signal);
    /* Where it is blocked for good, the shell is told at least. */
    _exit(128 + signal);
  }
}
