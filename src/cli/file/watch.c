/* Noticing that a file was written by others; see replace.h. */
#include "cli/file/replace.h"

#include "cli/file/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 16 * 1024 };

/* FNV-1a, 64 bits: draft-eastlake-fnv. Nobody is kept out by it; it notices
 * what size and time do not show. */
static const uint64_t fnv_basis = 0xCBF29CE484222325u;
static const uint64_t fnv_prime = 0x100000001B3u;

static uint64_t digest(uint64_t before, const char *bytes, size_t size) {
  for (size_t i = 0; i < size; i++)
    before = (before ^ (unsigned char)bytes[i]) * fnv_prime;
  return before;
}

void ww_watch_read(ww_watch *watch, const ww_file *file) {
  *watch =
      (ww_watch){.exists = true,
                 .status = file->status,
                 .digest = digest(fnv_basis, file->bytes, file->input.size)};
}

/* Should another have written between the two of us, the digest tells. */
void ww_watch_written(ww_watch *watch, const char *path, const char *bytes,
                      size_t size) {
  *watch = (ww_watch){.exists = true, .digest = digest(fnv_basis, bytes, size)};
  (void)!stat(path, &watch->status);
}

static bool same_status(const struct stat *a, const struct stat *b) {
  return S_ISREG(a->st_mode) && a->st_dev == b->st_dev &&
         a->st_ino == b->st_ino && a->st_size == b->st_size &&
         a->st_mtime == b->st_mtime;
}

static bool same_content(const ww_watch *watch, int descriptor) {
  char chunk[CHUNK];
  uint64_t now = fnv_basis;
  off_t size = 0;
  ssize_t got;
  while ((got = ww_descriptor_read(descriptor, chunk, CHUNK)) > 0 &&
         (size += got) <= watch->status.st_size)
    now = digest(now, chunk, (size_t)got);
  return got == 0 && now == watch->digest;
}

/* O_NONBLOCK: a FIFO would wait for its writer. */
bool ww_watch_holds(const ww_watch *watch, const char *path) {
  struct stat status;
  int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  int descriptor = ww_descriptor_open(path, flags, 0);
  if (descriptor == -1)
    return errno == ENOENT && !watch->exists;
  bool same = watch->exists && fstat(descriptor, &status) == 0 &&
              same_status(&status, &watch->status) &&
              same_content(watch, descriptor);
  close(descriptor);
  return same;
}
