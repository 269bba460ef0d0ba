/* For LD_PRELOAD: memory runs out at a chosen call, once or from there on.
 *
 *   FAIL_MEMORY_AT=N     the N-th call for memory (from 1) fails; 0: none
 *   FAIL_MEMORY_ON=1     and so does every later one
 *   FAIL_MEMORY_COUNT=F  at its end, how many calls there were is written to F
 *
 * Calls are counted from main on: what the loader takes is not ours. The
 * program is one that calls for memory from one thread. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EARLY_MOST = 4096 };

static unsigned long calls, fail_at;
static bool counting, fail_on;

static void *(*next_malloc)(size_t);
static void *(*next_calloc)(size_t, size_t);
static void *(*next_realloc)(void *, size_t);
static void *(*next_aligned)(size_t, size_t);
static void (*next_free)(void *);

/* What dlsym itself calls for, while the others are not found yet. */
static _Alignas(max_align_t) char early[EARLY_MOST];
static size_t early_used;
static bool finding;

static void *take_early(size_t size) {
  size_t align = _Alignof(max_align_t);
  size = (size + align - 1) / align * align;
  if (size > sizeof early - early_used)
    abort();
  void *taken = early + early_used;
  early_used += size;
  return taken;
}

static bool is_early(const void *at) {
  return (const char *)at >= early && (const char *)at < early + sizeof early;
}

/* A function as an object: ISO C has no cast for it. */
static void find(void *function, const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  memcpy(function, &found, sizeof found);
}

static void find_all(void) {
  if (next_free || finding)
    return;
  finding = true;
  find(&next_malloc, "malloc");
  find(&next_calloc, "calloc");
  find(&next_realloc, "realloc");
  find(&next_aligned, "aligned_alloc");
  find(&next_free, "free");
  finding = false;
}

static bool fails(void) {
  find_all();
  if (!counting)
    return false;
  calls++;
  if (fail_at == 0 || calls < fail_at || (calls > fail_at && !fail_on))
    return false;
  errno = ENOMEM;
  return true;
}

/* ---- In the place of libc's ------------------------------------------- */

void *malloc(size_t size) {
  if (fails())
    return NULL;
  return next_malloc ? next_malloc(size) : take_early(size);
}

void *calloc(size_t count, size_t size) {
  if (fails())
    return NULL;
  return next_calloc ? next_calloc(count, size) : take_early(count * size);
}

void *realloc(void *old, size_t size) {
  if (fails())
    return NULL;
  return next_realloc(old, size);
}

void *aligned_alloc(size_t align, size_t size) {
  return fails() ? NULL : next_aligned(align, size);
}

int posix_memalign(void **out, size_t align, size_t size);
int posix_memalign(void **out, size_t align, size_t size) {
  if (fails())
    return ENOMEM;
  *out = next_aligned(align, size);
  return *out ? 0 : ENOMEM;
}

void free(void *at) {
  find_all();
  if (!is_early(at))
    next_free(at);
}

/* ---- Beginning and end ------------------------------------------------- */

static unsigned long number_of(const char *name) {
  const char *text = getenv(name);
  return text ? strtoul(text, NULL, 10) : 0;
}

__attribute__((constructor)) static void begin(void) {
  find_all();
  fail_at = number_of("FAIL_MEMORY_AT");
  fail_on = number_of("FAIL_MEMORY_ON") != 0;
  counting = true;
}

__attribute__((destructor)) static void end(void) {
  const char *name = getenv("FAIL_MEMORY_COUNT");
  counting = false;
  int file = name ? open(name, O_WRONLY | O_CREAT | O_TRUNC, 0644) : -1;
  if (file == -1)
    return;
  char text[32];
  int size = snprintf(text, sizeof text, "%lu\n", calls);
  if (write(file, text, (size_t)size) != size)
    abort();
  close(file);
}
