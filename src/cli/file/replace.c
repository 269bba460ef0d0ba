/* Replacing a file as a whole; see replace.h. */
#include "cli/file/replace.h"

#include "cli/file/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
  LINKS_MOST = 40,    /* as Linux */
  TARGET_MOST = 4096, /* of a link; Linux's PATH_MAX */
  COPIED_AT_ONCE = 16 * 1024,
};

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
  size_t before = size > 0 && target[0] == '/' ? 0 : ww_folder_size(path);
  char *led = malloc(before + (size_t)size + 1);
  if (!led)
    return NULL;
  memcpy(led, path, before);
  memcpy(led + before, target, (size_t)size);
  led[before + (size_t)size] = '\0';
  return led;
}

/* Links in /proc lead to open files, whatever they say. Of what is in /dev, the
 * files of POSIX's shared memory alone are ordinary ones. */
static bool is_special(const char *path, const struct stat *link) {
  struct stat proc;
  if (starts_with(path, "/proc/") ||
      (starts_with(path, "/dev/") && !starts_with(path, "/dev/shm/")))
    return true;
  return link && stat("/proc/self", &proc) == 0 && proc.st_dev == link->st_dev;
}

static int follow_links(ww_replacement *replacement) {
  struct stat status;
  for (int links = 0; replacement->path; links++) {
    bool there = lstat(replacement->path, &status) == 0;
    int error = there ? 0 : errno;
    if (is_special(replacement->path, there ? &status : NULL))
      return EXDEV;
    if (!there || !S_ISLNK(status.st_mode))
      return error == ENOENT ? 0 : error;
    if (links == LINKS_MOST)
      return ELOOP;
    char *led = follow(replacement->path);
    error = errno;
    free(replacement->path);
    replacement->path = led;
    if (!led)
      return error;
  }
  return ENOMEM;
}

/* Where the folder may not be read, names start at the current one; then what
 * dead processes left is not seen, and it cannot be synced. */
static int open_folder(ww_replacement *replacement) {
  struct stat status;
  size_t size = ww_folder_size(replacement->path);
  char *folder = strdup(size ? replacement->path : ".");
  if (!folder)
    return ENOMEM;
  if (size)
    folder[size] = '\0';
  int descriptor =
      ww_descriptor_open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int error = descriptor == -1 ? errno : 0;
  if (error == EACCES || !error)
    error = stat(folder, &status) == 0 ? 0 : errno;
  free(folder);
  replacement->folder = descriptor == -1 ? AT_FDCWD : descriptor;
  replacement->name = replacement->path + (descriptor == -1 ? 0 : size);
  if (error)
    return error;
  replacement->folder_device = status.st_dev;
  replacement->folder_inode = status.st_ino;
  return 0;
}

int ww_replacement_find(ww_replacement *replacement, const char *name) {
  *replacement = (ww_replacement){.path = strdup(name), .folder = AT_FDCWD};
  int error = follow_links(replacement);
  return error ? error : open_folder(replacement);
}

bool ww_replacement_same(const ww_replacement *a, const ww_replacement *b) {
  return strcmp(a->path + ww_folder_size(a->path),
                b->path + ww_folder_size(b->path)) == 0 &&
         a->folder_device == b->folder_device &&
         a->folder_inode == b->folder_inode;
}

/* ---- Staging ---------------------------------------------------------- */

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
  int folder = replacement->folder;
  const char *name = replacement->name;
  ww_temporary *temporary = &replacement->temporary;
  bool exists = fstatat(folder, name, &old, AT_SYMLINK_NOFOLLOW) == 0;
  if (!exists && errno != ENOENT)
    return errno;
  if (exists && !S_ISREG(old.st_mode))
    return EBUSY; /* changed since it was looked at */
  if (exists && faccessat(folder, name, W_OK, AT_EACCESS) == -1)
    return errno;
  int error = ww_temporary_make(temporary, folder, name, exists ? 0600 : 0666);
  if (error)
    return error;
  if ((exists && !inherit(temporary->descriptor, &old)) ||
      !ww_descriptor_write(temporary->descriptor, bytes, size) ||
      !sync_file(temporary->descriptor))
    return errno;
  return 0;
}

/* ---- Committing ------------------------------------------------------- */

/* A name that nobody has yet. Some file systems cannot link: then it is free
 * as far as was seen. */
static int take_free_name(ww_replacement *replacement) {
  int error = ww_temporary_link(&replacement->temporary, replacement->name);
  if (error == EEXIST)
    return ESTALE;
  return error ? ww_temporary_rename(&replacement->temporary, replacement->name)
               : 0;
}

static int take_name(ww_replacement *replacement) {
  const ww_watch *watch = replacement->watch;
  if (watch && !ww_watch_holds(watch, replacement->path))
    return ESTALE;
  if (watch && !watch->exists)
    return take_free_name(replacement);
  return ww_temporary_rename(&replacement->temporary, replacement->name);
}

/* All of a file over another one. */
static bool copy(int from, int to) {
  char bytes[COPIED_AT_ONCE];
  off_t size = 0;
  if (lseek(from, 0, SEEK_SET) == -1)
    return false;
  for (;;) {
    ssize_t got = ww_descriptor_read(from, bytes, sizeof bytes);
    if (got == -1 || !ww_descriptor_write(to, bytes, (size_t)got))
      return false;
    size += got;
    if (got == 0)
      return ftruncate(to, size) == 0 && sync_file(to);
  }
}

static int write_in_place(ww_replacement *replacement) {
  struct stat status;
  int flags = O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  int target =
      ww_descriptor_open_at(replacement->folder, replacement->name, flags, 0);
  if (target == -1)
    return errno;
  int error = EBUSY;
  ww_signals_hold();
  if (fstat(target, &status) == 0 && S_ISREG(status.st_mode)) {
    replacement->in_place = true;
    error = copy(replacement->temporary.descriptor, target) ? 0 : errno;
  }
  if (close(target) == -1 && errno != EINTR && !error)
    error = errno;
  ww_temporary_free(&replacement->temporary);
  ww_signals_let_go();
  return error;
}

int ww_replacement_commit(ww_replacement *replacement) {
  int error = take_name(replacement);
  if (replacement->watch)
    replacement->watch->broken = error == ESTALE;
  if (error == EBUSY)
    return write_in_place(replacement);
  if (error)
    return error;
  /* The new name lasts, too. Should that fail, what is watched has been
   * replaced all the same, and is so known from here on. */
  return replacement->folder == AT_FDCWD || sync_file(replacement->folder) ||
                 replacement->watch
             ? 0
             : errno;
}

int ww_replacement_finish(ww_replacement *replacement) {
  return sync_file(replacement->temporary.descriptor)
             ? ww_replacement_commit(replacement)
             : errno;
}

void ww_replacement_free(ww_replacement *replacement) {
  ww_temporary_free(&replacement->temporary);
  if (replacement->folder > STDERR_FILENO)
    close(replacement->folder);
  free(replacement->path);
  *replacement = (ww_replacement){.folder = AT_FDCWD};
}
