/* Temporary files: a new text before it takes its place.
 *
 * One lies beside the file that it is to replace, is called
 * .NAME.whichway-PROCESS-NUMBER and is locked as long as its process lives.
 * What a signal ends removes its own; what dead processes left behind is swept
 * away by the next one. Functions return 0 or an errno. */
#ifndef WW_CLI_TEMPORARY_H
#define WW_CLI_TEMPORARY_H

#include "cli/unfinished.h"

#include <sys/types.h>

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

#endif
