/* start ROUNDS COMMAND [ARG ...] [-- COMMAND [ARG ...]] ...: whole processes
 * side by side. The commands take turns, their output goes nowhere; printed
 * is for each the median wall time, how often the first command's that is,
 * and the largest peak of memory.
 *
 * It stays small itself: a child's peak counts from before its exec, so a
 * large parent would hide it. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COMMANDS_MOST = 8, ROUNDS_MOST = 20000 };

static double times_us[COMMANDS_MOST][ROUNDS_MOST];
static long peak_kib[COMMANDS_MOST];

static double now_us(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* Wall time in microseconds; negative when the command fails. */
static double run(char **command, long *peak) {
  double before = now_us();
  pid_t child = vfork();
  if (child == 0) {
    int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, 0);
    dup2(nowhere, 1);
    execvp(command[0], command);
    _exit(127);
  }
  int status = 0;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0)
    return -1;
  if (usage.ru_maxrss > *peak)
    *peak = usage.ru_maxrss;
  return now_us() - before;
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a;
  double y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median_us(double *times, int rounds) {
  qsort(times, (size_t)rounds, sizeof *times, by_value);
  return times[rounds / 2];
}

int main(int argc, char **argv) {
  char **commands[COMMANDS_MOST];
  int count = 0;
  int rounds = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0;
  if (rounds < 1 || rounds > ROUNDS_MOST) {
    fputs("usage: start ROUNDS COMMAND [ARG ...] [-- COMMAND ...]\n", stderr);
    return 2;
  }
  for (int i = 2; i < argc && count < COMMANDS_MOST; i++) {
    commands[count++] = &argv[i];
    while (i < argc && strcmp(argv[i], "--") != 0)
      i++;
    argv[i] = NULL;
  }
  for (int round = 0; round < rounds; round++) {
    for (int i = 0; i < count; i++) {
      times_us[i][round] = run(commands[i], &peak_kib[i]);
      if (times_us[i][round] < 0) {
        fprintf(stderr, "start: '%s' failed\n", commands[i][0]);
        return 1;
      }
    }
  }
  double base = 0;
  for (int i = 0; i < count; i++) {
    double median = median_us(times_us[i], rounds);
    base = i == 0 ? median : base;
    printf("%8.0f us %6.2fx %6ld KiB ", median, median / base, peak_kib[i]);
    for (char **word = commands[i]; *word; word++)
      printf(" %s", *word);
    putchar('\n');
  }
  return 0;
}
