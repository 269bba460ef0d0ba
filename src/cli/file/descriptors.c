/* Reading and writing descriptors; see file.h. */
#include "cli/file/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

bool ww_descriptors_plug(void) {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO;
       descriptor++) {
    if (fcntl(descriptor, F_GETFD) != -1 || errno != EBADF)
      continue;
    /* The wrong way round: using it fails with EBADF, as if it were closed.
     * The lowest free number is this one. */
    int flags = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    if (ww_descriptor_open("/dev/null", flags, 0) != descriptor)
      return false;
  }
  return true;
}

int ww_descriptor_open(const char *path, int flags, mode_t mode) {
  return ww_descriptor_open_at(AT_FDCWD, path, flags, mode);
}

int ww_descriptor_open_at(int folder, const char *path, int flags,
                          mode_t mode) {
  int descriptor;
  do
    descriptor = openat(folder, path, flags | O_NOCTTY, mode);
  while (descriptor == -1 && errno == EINTR);
  return descriptor;
}

/* Whether a call that failed shall be made again. */
static bool try_again(int descriptor, short event) {
  if (errno == EINTR)
    return true;
  if (errno != EAGAIN)
    return false;
  struct pollfd wanted = {.fd = descriptor, .events = event};
  return poll(&wanted, 1, -1) != -1 || errno == EINTR;
}

ssize_t ww_descriptor_read_some(int descriptor, char *bytes, size_t most) {
  ssize_t got;
  do
    got = read(descriptor, bytes, most);
  while (got == -1 && try_again(descriptor, POLLIN));
  return got;
}

ssize_t ww_descriptor_read(int descriptor, char *bytes, size_t most) {
  size_t got = 0;
  while (got < most) {
    ssize_t more = ww_descriptor_read_some(descriptor, bytes + got, most - got);
    if (more == -1)
      return -1;
    if (more == 0)
      break;
    got += (size_t)more;
  }
  return (ssize_t)got;
}

bool ww_descriptor_write(int descriptor, const char *bytes, size_t size) {
  while (size > 0) {
    ssize_t written = write(descriptor, bytes, size);
    if (written == 0) { /* no progress, and no reason: as git has it */
      errno = ENOSPC;
      return false;
    }
    if (written > 0) {
      bytes += written;
      size -= (size_t)written;
    } else if (!try_again(descriptor, POLLOUT)) {
      return false;
    }
  }
  return true;
}
