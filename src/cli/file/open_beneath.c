/* Opening beneath a folder; see cli/file/file.h.
 *
 * Each component is opened by itself and never through a link, so that nobody
 * can swap one for a link in between. What a link says takes its place in
 * what is still to be walked. */
#include "cli/file/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WAY_MOST = 4096 };

typedef struct walk {
  int folders[WW_BENEATH_FOLDERS_MOST + 1]; /* [0] is the caller's */
  int depth;
  int links;
  char way[WAY_MOST]; /* still to be walked */
} walk;

static bool fail(int error) {
  errno = error;
  return false;
}

/* Puts what the link says in front of the rest. */
static bool follow(walk *w, const char *link, const char *rest) {
  char target[WAY_MOST];
  char way[WAY_MOST];
  ssize_t size = readlinkat(w->folders[w->depth], link, target, WAY_MOST);
  if (size < 0)
    return false;
  if (++w->links > WW_BENEATH_LINKS_MOST)
    return fail(ELOOP);
  if (size == 0 || target[0] == '/')
    return fail(EXDEV);
  int all = snprintf(way, sizeof way, "%.*s/%s", (int)size, target, rest);
  if (all < 0 || all >= WAY_MOST)
    return fail(ENAMETOOLONG);
  memcpy(w->way, way, (size_t)all + 1);
  return true;
}

static bool is_link(const walk *w, const char *name) {
  struct stat status;
  return fstatat(w->folders[w->depth], name, &status, AT_SYMLINK_NOFOLLOW) ==
             0 &&
         S_ISLNK(status.st_mode);
}

/* Into a folder. */
static bool descend(walk *w, const char *name) {
  if (w->depth == WW_BENEATH_FOLDERS_MOST)
    return fail(ELOOP);
  int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
  int folder = openat(w->folders[w->depth], name, flags);
  if (folder == -1)
    return false;
  w->folders[++w->depth] = folder;
  return true;
}

static bool ascend(walk *w) {
  if (w->depth == 0)
    return fail(EXDEV);
  close(w->folders[w->depth--]);
  return true;
}

/* O_NONBLOCK: a FIFO would wait for its writer. */
static int open_file(const walk *w, const char *name) {
  int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  int file = openat(w->folders[w->depth], name, flags);
  struct stat status;
  if (file != -1 && fstat(file, &status) == 0) {
    if (S_ISREG(status.st_mode))
      return file;
    close(file);
    errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
  }
  return -1;
}

/* One step; true with *file still -1: walk on. */
static bool step(walk *w, int *file) {
  char name[WAY_MOST];
  const char *start = w->way + strspn(w->way, "/");
  size_t size = strcspn(start, "/");
  const char *rest = start + size + strspn(start + size, "/");
  memcpy(name, start, size);
  name[size] = '\0';
  bool last = *rest == '\0';
  if (size == 0)
    return fail(EISDIR); /* the way ends at a folder */
  if (is_link(w, name))
    return follow(w, name, rest);
  bool done = true;
  if (strcmp(name, "..") == 0)
    done = ascend(w);
  else if (strcmp(name, ".") != 0 && !last)
    done = descend(w, name);
  else if (strcmp(name, ".") != 0)
    done = (*file = open_file(w, name)) != -1;
  memmove(w->way, rest, strlen(rest) + 1);
  return done;
}

int ww_open_beneath(int folder, const char *name) {
  walk w = {.folders = {folder}};
  int file = -1;
  if (strlen(name) >= WAY_MOST) {
    errno = ENAMETOOLONG;
    return -1;
  }
  memcpy(w.way, name, strlen(name) + 1);
  bool walking = true;
  while (file == -1 && walking)
    walking = step(&w, &file);
  int error = errno;
  while (w.depth > 0)
    close(w.folders[w.depth--]);
  errno = error;
  return file;
}
