/* Replacing a file as a whole; see replace.h. */
#include "cli/replace.h"

#include "cli/descriptors.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
  LINKS_MOST = 40,      /* as Linux */
  TARGET_MOST = 4096,   /* of a link; Linux's PATH_MAX */
  TRIES_MOST = 1000,    /* names for a temporary file */
  BASE_BYTES_MOST = 200 /* of NAME, so that its temporary file has one, too */
};

/* How many bytes of a path are its folder, with the slash. */
static size_t folder_size(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? (size_t)(slash + 1 - path) : 0;
}

/* ---- Finding ---------------------------------------------------------- */

static bool starts_with(const char *text, const char *start) {
  return strncmp(text, start, strlen(start)) == 0;
}

/* What a link at `path` leads to; a relative one starts at its folder. */
static char *follow(const char *path) {
  char target[TARGET_MOST];
  ssize_t size = readlink(path, target, sizeof target);
  if (size < 0 || size == TARGET_MOST) {
    errno = size < 0 ? errno : ENAMETOOLONG;
    return NULL;
  }
  size_t before = size > 0 && target[0] == '/' ? 0 : folder_size(path);
  char *led = malloc(before + (size_t)size + 1);
  if (!led)
    return NULL;
  memcpy(led, path, before);
  memcpy(led + before, target, (size_t)size);
  led[before + (size_t)size] = '\0';
  return led;
}

int ww_replacement_find(ww_replacement *replacement, const char *name) {
  struct stat status;
  *replacement = (ww_replacement){.path = strdup(name), .descriptor = -1};
  for (int links = 0; replacement->path; links++) {
    if ((starts_with(replacement->path, "/dev/") &&
         !starts_with(replacement->path, "/dev/shm/")) ||
        starts_with(replacement->path, "/proc/"))
      return EXDEV;
    if (lstat(replacement->path, &status) == -1)
      return errno == ENOENT ? 0 : errno;
    if (!S_ISLNK(status.st_mode))
      return 0;
    if (links == LINKS_MOST)
      return ELOOP;
    char *led = follow(replacement->path);
    int error = errno;
    free(replacement->path);
    replacement->path = led;
    if (!led)
      return error;
  }
  return ENOMEM;
}

static bool look_at_folder(const char *path, struct stat *status) {
  size_t size = folder_size(path);
  char *folder = strdup(size ? path : ".");
  if (!folder)
    return false;
  if (size)
    folder[size] = '\0';
  bool found = stat(folder, status) == 0;
  free(folder);
  return found;
}

bool ww_replacement_same(const ww_replacement *a, const ww_replacement *b) {
  struct stat one;
  struct stat other;
  return strcmp(a->path + folder_size(a->path),
                b->path + folder_size(b->path)) == 0 &&
         look_at_folder(a->path, &one) && look_at_folder(b->path, &other) &&
         one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* ---- Temporary files -------------------------------------------------- */

static int lock(int descriptor) {
  struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  return fcntl(descriptor, F_SETLK, &all);
}

/* ".NAME.whichway-", after its folder. */
static char *temp_prefix(const char *path) {
  size_t folder = folder_size(path);
  size_t size = strlen(path) + sizeof "..whichway-";
  char *prefix = malloc(size);
  if (prefix)
    snprintf(prefix, size, "%.*s.%.*s.whichway-", (int)folder, path,
             BASE_BYTES_MOST, path + folder);
  return prefix;
}

/* Removes a temporary file when its process is dead: nobody holds its lock. */
static void sweep_file(int folder, const char *name) {
  int flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  int descriptor = openat(folder, name, flags);
  if (descriptor == -1)
    return;
  struct stat status;
  if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
      lock(descriptor) == 0)
    unlinkat(folder, name, 0);
  close(descriptor);
}

static void sweep(const char *prefix) {
  size_t folder = folder_size(prefix);
  const char *start = prefix + folder;
  char *path = strdup(prefix);
  if (!path)
    return;
  path[folder] = '\0';
  DIR *entries = opendir(folder ? path : ".");
  free(path);
  if (!entries)
    return;
  const struct dirent *entry;
  while ((entry = readdir(entries)) != NULL) {
    if (!starts_with(entry->d_name, start))
      continue;
    const char *numbers = entry->d_name + strlen(start);
    if (*numbers && numbers[strspn(numbers, "0123456789-")] == '\0')
      sweep_file(dirfd(entries), entry->d_name);
  }
  closedir(entries);
}

/* A new file that we hold the lock of. Between its making and its locking
 * another process may take it for a dead one's and remove it: once more. */
static int make_temp(ww_replacement *replacement, const char *prefix,
                     mode_t mode) {
  size_t size = strlen(prefix) + 32;
  struct stat status;
  replacement->temp = malloc(size);
  if (!replacement->temp)
    return ENOMEM;
  for (int i = 0; i < TRIES_MOST; i++) {
    snprintf(replacement->temp, size, "%s%ld-%d", prefix, (long)getpid(), i);
    replacement->descriptor = ww_descriptor_open(
        replacement->temp, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (replacement->descriptor == -1 && errno == EEXIST)
      continue;
    if (replacement->descriptor == -1)
      break;
    /* Without locks on this file system nobody sweeps, either. */
    bool swept = lock(replacement->descriptor) == -1 &&
                 (errno == EACCES || errno == EAGAIN);
    if (!swept && fstat(replacement->descriptor, &status) == 0 &&
        status.st_nlink > 0)
      return 0;
    unlink(replacement->temp);
    close(replacement->descriptor);
    replacement->descriptor = -1;
  }
  int error = errno;
  free(replacement->temp);
  replacement->temp = NULL;
  return error;
}

/* ---- Replacing -------------------------------------------------------- */

/* The new file is like the old one. Who may not give it to its owner keeps
 * it. */
static bool inherit(int descriptor, const struct stat *old) {
  struct stat status;
  if (fstat(descriptor, &status) == -1)
    return false;
  mode_t mode = old->st_mode & 07777;
  if ((status.st_uid != old->st_uid || status.st_gid != old->st_gid) &&
      fchown(descriptor, old->st_uid, old->st_gid) == -1)
    mode &= 0777;
  return fchmod(descriptor, mode) == 0;
}

/* Some file systems cannot. */
static bool sync_file(int descriptor) {
  int result;
  do
    result = fsync(descriptor);
  while (result == -1 && errno == EINTR);
  return result == 0 || errno == EINVAL || errno == ENOTSUP;
}

int ww_replacement_stage(ww_replacement *replacement, const char *bytes,
                         size_t size) {
  struct stat old;
  bool exists = lstat(replacement->path, &old) == 0;
  if (exists && !S_ISREG(old.st_mode))
    return EBUSY; /* changed since it was looked at */
  if (exists && faccessat(AT_FDCWD, replacement->path, W_OK, AT_EACCESS) == -1)
    return errno;
  char *prefix = temp_prefix(replacement->path);
  if (!prefix)
    return ENOMEM;
  sweep(prefix);
  int error = make_temp(replacement, prefix, exists ? 0600 : 0666);
  free(prefix);
  if (error)
    return error;
  if ((exists && !inherit(replacement->descriptor, &old)) ||
      !ww_descriptor_write(replacement->descriptor, bytes, size) ||
      !sync_file(replacement->descriptor))
    return errno;
  return 0;
}

/* A name that nobody has yet. Some file systems cannot link: then it is free
 * as far as was seen. */
static int take_free_name(const ww_replacement *replacement) {
  if (link(replacement->temp, replacement->path) == 0) {
    unlink(replacement->temp);
    return 0;
  }
  if (errno == EEXIST)
    return ESTALE;
  return rename(replacement->temp, replacement->path) == 0 ? 0 : errno;
}

static int take_name(const ww_replacement *replacement) {
  const ww_watch *watch = replacement->watch;
  if (watch && !ww_watch_holds(watch, replacement->path))
    return ESTALE;
  if (watch && !watch->exists)
    return take_free_name(replacement);
  return rename(replacement->temp, replacement->path) == 0 ? 0 : errno;
}

int ww_replacement_commit(ww_replacement *replacement) {
  int error = take_name(replacement);
  if (replacement->watch)
    replacement->watch->broken = error == ESTALE;
  if (error)
    return error;
  free(replacement->temp);
  replacement->temp = NULL;
  return 0;
}

int ww_replacement_finish(ww_replacement *replacement) {
  return sync_file(replacement->descriptor) ? ww_replacement_commit(replacement)
                                            : errno;
}

void ww_replacement_free(ww_replacement *replacement) {
  if (replacement->temp)
    unlink(replacement->temp);
  if (replacement->descriptor > STDERR_FILENO)
    close(replacement->descriptor);
  free(replacement->temp);
  free(replacement->path);
  *replacement = (ww_replacement){.descriptor = -1};
}
