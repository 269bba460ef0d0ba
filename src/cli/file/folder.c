/* The folder that the command runs in; see file.h. */
#include "cli/file/file.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* PWD may be left over from anywhere. */
static bool is_here(const char *name) {
  struct stat named;
  struct stat here;
  return name && name[0] == '/' && strlen(name) < PATH_MAX &&
         stat(name, &named) == 0 && stat(".", &here) == 0 &&
         named.st_dev == here.st_dev && named.st_ino == here.st_ino;
}

void ww_folder_here(ww_folder_name *folder) {
  const char *name = getenv("PWD");
  if (is_here(name))
    memcpy(folder->name, name, strlen(name) + 1);
  else if (!getcwd(folder->name, sizeof folder->name))
    folder->name[0] = '\0';
}
