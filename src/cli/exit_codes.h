/* What the command's exit status says. Where several apply, the greatest
 * wins, so that comparing numbers is enough. 130, interrupted, is what a shell
 * makes of a process that SIGINT ends. */
#ifndef WW_CLI_EXIT_CODES_H
#define WW_CLI_EXIT_CODES_H

enum {
  WW_EXIT_DONE = 0,    /* the answer is delivered, the gate is met */
  WW_EXIT_GATE = 1,    /* delivered, but not what was expected */
  WW_EXIT_USAGE = 2,   /* usage or input is wrong, also a missing file */
  WW_EXIT_STOPPED = 3, /* could not complete: output, a broken disk, memory */
};

#endif
