/* The folder that the command runs in. */
#ifndef WW_CLI_FOLDER_H
#define WW_CLI_FOLDER_H

#include <limits.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

typedef struct ww_folder_name {
  char name[PATH_MAX]; /* absolute; empty where nobody can tell */
} ww_folder_name;

/* As the shell has it, links and all, since so do the names that it makes. */
void ww_folder_here(ww_folder_name *folder);

#endif
