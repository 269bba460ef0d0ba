/* How far a long command is; see terminal.h. */
#include "cli/terminal/terminal.h"

#include "cli/file/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char wipe[] = "\r\x1B[K"; /* the start of the line; ECMA-48: EL */

ww_meter ww_meter_new(const char *what) {
  const char *terminal = getenv("TERM");
  bool able = terminal && *terminal && strcmp(terminal, "dumb") != 0;
  return (ww_meter){what, -1, able && isatty(STDERR_FILENO) == 1};
}

void ww_meter_tell(void *meter, size_t done, size_t all) {
  ww_meter *m = meter;
  char line[80];
  int percent = all ? (int)(done * 100 / all) : 100;
  if (!m->shows || percent == m->percent)
    return;
  m->percent = percent;
  int size = snprintf(line, sizeof line, "%s%s: %d %%", wipe, m->what, percent);
  ww_descriptor_write(STDERR_FILENO, line, (size_t)size);
}

void ww_meter_end(ww_meter *meter) {
  if (meter->percent >= 0)
    ww_descriptor_write(STDERR_FILENO, wipe, sizeof wipe - 1);
  meter->percent = -1;
}
