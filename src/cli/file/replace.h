/* Replacing a file as a whole, unless somebody else wrote it meanwhile. */
#ifndef WW_CLI_FILE_REPLACE_H
#define WW_CLI_FILE_REPLACE_H

#include "cli/file/file.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* ---- Watch ------------------------------------------------------------ */

/* A file that is read, and written later: whether somebody else wrote it in
 * between. */

/* What a file was when it was read or written last. Zero: it was not there. */
typedef struct ww_watch {
  bool exists;
  struct stat status; /* device, inode, size and time of change count */
  uint64_t digest;    /* of its content */
  bool broken;        /* it was found to be another */
} ww_watch;

/* As it was when it was read. */
void ww_watch_read(ww_watch *watch, const ww_file *file);
/* As it is now that these bytes were written to it. */
void ww_watch_written(ww_watch *watch, const char *path, const char *bytes,
                      size_t size);
/* Whether it is still so; what cannot be looked at is not. */
bool ww_watch_holds(const ww_watch *watch, const char *path);

/* ---- Unfinished ------------------------------------------------------- */

/* Files that are not to be left behind when a signal ends the process. */

/* Stays where it is, with its folder and name, until it is dropped. */
typedef struct ww_unfinished {
  int folder; /* a descriptor, or AT_FDCWD */
  char *name;
  struct ww_unfinished *next;
} ww_unfinished;

/* From here on a signal that would end the process removes the file first. What
 * is ignored or handled when this is first called stays so. Signals are held.
 */
void ww_unfinished_add(ww_unfinished *file);
/* Signals are held. */
void ww_unfinished_drop(const ww_unfinished *file);

/* Lets signals wait that would end the process; may be nested. */
void ww_signals_hold(void);
void ww_signals_let_go(void);

/* ---- Temporary -------------------------------------------------------- */

/* Temporary files: a new text before it takes its place.
 *
 * One lies beside the file that it is to replace, is called
 * .NAME.whichway-PROCESS-NUMBER and is locked as long as its process lives.
 * What a signal ends removes its own; what dead processes left behind is swept
 * away by the next one. Functions return 0 or an errno. */

/* Used from zero. Stays where it is in memory. */
typedef struct ww_temporary {
  ww_unfinished file; /* its name is NULL: there is none */
  int descriptor;     /* to read and to write */
} ww_temporary;

/* How many bytes of a path are its folder, with the slash. */
size_t ww_folder_size(const char *path);

/* `name` is that of the file to replace, in the folder: a descriptor, or
 * AT_FDCWD. */
int ww_temporary_make(ww_temporary *temporary, int folder, const char *name,
                      mode_t mode);
/* Gives it the name of the file to replace. */
int ww_temporary_rename(ww_temporary *temporary, const char *name);
/* The same, but EEXIST where there is such a file. */
int ww_temporary_link(ww_temporary *temporary, const char *name);
/* Removes what still has its name; frees. */
void ww_temporary_free(ww_temporary *temporary);

/* ---- Replace ---------------------------------------------------------- */

/* Replacing a file as a whole: whoever looks sees the old one or the new one,
 * also after a kill, a full disk or a loss of power.
 *
 * The new text is first written to a temporary file beside it (temporary.c).
 * Functions return 0 or an errno. */

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
