/* Replacing a file as a whole: whoever looks sees the old one or the new one,
 * also after a kill or a full disk.
 *
 * The new text is first written beside it, to .NAME.whichway-PROCESS-NUMBER,
 * which is locked as long as its process lives; what dead ones left behind is
 * swept away by the next one. Functions return 0 or an errno. */
#ifndef WW_CLI_REPLACE_H
#define WW_CLI_REPLACE_H

#include "cli/watch.h"

#include <stdbool.h>
#include <stddef.h>

/* Used from zero. */
typedef struct ww_replacement {
  char *path; /* the file itself, links followed; it need not exist */
  char *temp; /* NULL: not staged */
  int descriptor;
  ww_watch *watch; /* borrowed; what it does not hold of is not replaced */
} ww_replacement;

/* Follows links of the last component to a file that need not exist. EXDEV: it
 * leads to a device or a process's descriptors, which are never replaced;
 * /dev/shm holds ordinary files. */
int ww_replacement_find(ww_replacement *replacement, const char *name);
/* Whether two files that are not there would be one. */
bool ww_replacement_same(const ww_replacement *a, const ww_replacement *b);
/* Writes everything but the name. Keeps mode, owner and group. */
int ww_replacement_stage(ww_replacement *replacement, const char *bytes,
                         size_t size);
/* ESTALE: its watch is broken. */
int ww_replacement_commit(ww_replacement *replacement);
/* For a text that was staged empty and then written to the descriptor. */
int ww_replacement_finish(ww_replacement *replacement);
/* Removes what is staged and not committed; frees. */
void ww_replacement_free(ww_replacement *replacement);

#endif
