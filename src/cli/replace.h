/* Replacing a file as a whole: whoever looks sees the old one or the new one,
 * also after a kill, a full disk or a loss of power.
 *
 * The new text is first written to a temporary file beside it (temporary.h).
 * Functions return 0 or an errno. */
#ifndef WW_CLI_REPLACE_H
#define WW_CLI_REPLACE_H

#include "cli/temporary.h"
#include "cli/watch.h"

#include <stdbool.h>

/* Used from zero. Stays where it is in memory once it is staged. */
typedef struct ww_replacement {
  char *path;       /* the file itself, links followed; it need not exist */
  int folder;       /* a descriptor; AT_FDCWD where it may not be read */
  const char *name; /* of the file there; borrows from path */
  dev_t folder_device;
  ino_t folder_inode;
  ww_temporary temporary;
  bool in_place;   /* see ww_replacement_commit */
  ww_watch *watch; /* borrowed; what it does not hold of is not replaced */
} ww_replacement;

/* Follows links of the last component to a file that need not exist, in a
 * folder that must. EXDEV: it leads to a device or a process's descriptors,
 * which are never replaced; /dev/shm holds ordinary files. */
int ww_replacement_find(ww_replacement *replacement, const char *name);
/* Whether two files that are not there would be one. */
bool ww_replacement_same(const ww_replacement *a, const ww_replacement *b);
/* Writes everything but the name. Keeps mode, owner and group. */
int ww_replacement_stage(ww_replacement *replacement, const char *bytes,
                         size_t size);
/* A file that is mounted by itself, as `docker -v $PWD/out:/out` does, cannot
 * be replaced (EBUSY). It is written in place; a failure leaves it damaged.
 * ESTALE: its watch is broken. */
int ww_replacement_commit(ww_replacement *replacement);
/* For a text that was staged empty and then written to the descriptor. */
int ww_replacement_finish(ww_replacement *replacement);
/* Removes what is staged and not committed; frees. */
void ww_replacement_free(ww_replacement *replacement);

#endif
