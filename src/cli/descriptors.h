/* Reading and writing descriptors to the end: interrupted calls are taken up
 * again, short writes continued, a descriptor that is set not to block is
 * waited for. What fails leaves its reason in errno. */
#ifndef WW_CLI_DESCRIPTORS_H
#define WW_CLI_DESCRIPTORS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Descriptors 0 to 2 are opened if they are not, so that no file of ours gets
 * one of their numbers and no message lands in it. 0 can then not be read, 1
 * and 2 cannot be written. */
bool ww_descriptors_plug(void);

int ww_descriptor_open(const char *path, int flags, mode_t mode);
/* As openat(). */
int ww_descriptor_open_at(int folder, const char *path, int flags, mode_t mode);
/* At most `most` bytes; fewer are there at the end only. -1: failed. */
ssize_t ww_descriptor_read(int descriptor, char *bytes, size_t most);
/* As many as are there now, at least one; 0 at the end. */
ssize_t ww_descriptor_read_some(int descriptor, char *bytes, size_t most);
bool ww_descriptor_write(int descriptor, const char *bytes, size_t size);

#endif
