/* Temporary files; see replace.h. */
#include "cli/file/replace.h"

#include "cli/file/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
  TRIES_MOST = 1000, /* names */
  /* Of NAME, so that there is room for the rest: names have 255 bytes, on
   * eCryptfs 143. */
  BASE_BYTES_MOST = 100,
};

size_t ww_folder_size(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? (size_t)(slash + 1 - path) : 0;
}

/* ---- Names ------------------------------------------------------------ */

/* Whole characters of a name, at most BASE_BYTES_MOST. */
static int base_size(const char *name) {
  size_t size = strnlen(name, BASE_BYTES_MOST);
  while (size > 0 && ((unsigned char)name[size] & 0xC0) == 0x80)
    size--;
  return (int)size;
}

/* ".NAME.whichway-", after its folder. */
static char *prefix_of(const char *name) {
  size_t folder = ww_folder_size(name);
  size_t size = strlen(name) + sizeof "..whichway-";
  char *prefix = malloc(size);
  if (prefix)
    snprintf(prefix, size, "%.*s.%.*s.whichway-", (int)folder, name,
             base_size(name + folder), name + folder);
  return prefix;
}

/* ---- Sweeping --------------------------------------------------------- */

/* The lock is the open file's, not the process's as that of fcntl() is: a
 * process sees its own, too, and closing another descriptor of the file does
 * not lose it. */
static int lock(int descriptor) {
  return flock(descriptor, LOCK_EX | LOCK_NB);
}

/* Removes a temporary file when its process is dead: nobody holds its lock. */
static void sweep_file(int folder, const char *name) {
  int flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  int descriptor = ww_descriptor_open_at(folder, name, flags, 0);
  if (descriptor == -1)
    return;
  struct stat status;
  if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
      lock(descriptor) == 0)
    unlinkat(folder, name, 0);
  close(descriptor);
}

static bool is_temporary(const char *name, const char *prefix) {
  size_t size = strlen(prefix);
  if (strncmp(name, prefix, size) != 0)
    return false;
  const char *numbers = name + size;
  return *numbers && numbers[strspn(numbers, "0123456789-")] == '\0';
}

/* What cannot be looked at or removed stays. */
static void sweep(int folder, const char *prefix) {
  int descriptor =
      folder == AT_FDCWD
          ? -1
          : ww_descriptor_open_at(folder, ".",
                                  O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  DIR *entries = descriptor == -1 ? NULL : fdopendir(descriptor);
  if (!entries) {
    if (descriptor != -1)
      close(descriptor);
    return;
  }
  const struct dirent *entry;
  while ((entry = readdir(entries)) != NULL)
    if (is_temporary(entry->d_name, prefix))
      sweep_file(folder, entry->d_name);
  closedir(entries);
}

/* ---- Making and moving ------------------------------------------------ */

/* A new file that we hold the lock of. Between its making and its locking
 * another process may take it for a dead one's and remove it: once more. */
static int make(ww_temporary *temporary, const char *prefix, mode_t mode) {
  size_t size = strlen(prefix) + 32;
  struct stat status;
  ww_unfinished *file = &temporary->file;
  for (int i = 0; i < TRIES_MOST; i++) {
    snprintf(file->name, size, "%s%ld-%d", prefix, (long)getpid(), i);
    int descriptor = ww_descriptor_open_at(
        file->folder, file->name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor == -1 && errno == EEXIST)
      continue;
    if (descriptor == -1)
      return errno;
    /* Without locks on this file system nobody sweeps, either. */
    bool swept = lock(descriptor) == -1 && errno == EWOULDBLOCK;
    if (!swept && fstat(descriptor, &status) == 0 && status.st_nlink > 0) {
      temporary->descriptor = descriptor;
      return 0;
    }
    unlinkat(file->folder, file->name, 0);
    close(descriptor);
  }
  return EEXIST;
}

int ww_temporary_make(ww_temporary *temporary, int folder, const char *name,
                      mode_t mode) {
  char *prefix = prefix_of(name);
  if (!prefix)
    return ENOMEM;
  *temporary = (ww_temporary){.descriptor = -1};
  temporary->file.folder = folder;
  temporary->file.name = malloc(strlen(prefix) + 32);
  int error = ENOMEM;
  if (temporary->file.name) {
    sweep(folder, prefix);
    ww_signals_hold();
    error = make(temporary, prefix, mode);
    if (error == 0)
      ww_unfinished_add(&temporary->file);
    ww_signals_let_go();
  }
  free(prefix);
  if (error) {
    free(temporary->file.name);
    temporary->file.name = NULL;
  }
  return error;
}

/* It has no name of its own any more. */
static void drop(ww_temporary *temporary) {
  ww_unfinished_drop(&temporary->file);
  free(temporary->file.name);
  temporary->file.name = NULL;
}

static void remove_name(ww_temporary *temporary) {
  ww_signals_hold();
  unlinkat(temporary->file.folder, temporary->file.name, 0);
  drop(temporary);
  ww_signals_let_go();
}

int ww_temporary_rename(ww_temporary *temporary, const char *name) {
  ww_signals_hold();
  int folder = temporary->file.folder;
  int error =
      renameat(folder, temporary->file.name, folder, name) == -1 ? errno : 0;
  if (!error)
    drop(temporary);
  ww_signals_let_go();
  return error;
}

int ww_temporary_link(ww_temporary *temporary, const char *name) {
  int folder = temporary->file.folder;
  if (linkat(folder, temporary->file.name, folder, name, 0) == -1)
    return errno;
  remove_name(temporary);
  return 0;
}

void ww_temporary_free(ww_temporary *temporary) {
  if (temporary->file.name)
    remove_name(temporary);
  if (temporary->descriptor > STDERR_FILENO)
    close(temporary->descriptor);
  *temporary = (ww_temporary){.descriptor = -1};
}
