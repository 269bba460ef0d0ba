/* A file that is read, and written later: whether somebody else wrote it in
 * between. */
#ifndef WW_CLI_WATCH_H
#define WW_CLI_WATCH_H

#include "cli/files.h"

#include <stdint.h>

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

#endif
