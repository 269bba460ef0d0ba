/* Arenas: chained blocks, each at least twice as large as the one before up
 * to BLOCK_MOST. Under AddressSanitizer every allocation gets a block of its
 * own, so that a step over its end is seen. The only malloc of the library. */
#include "base/arena.h"

#include <assert.h>
#include <setjmp.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__) || defined(WW_ONE_BLOCK_EACH)
#define ONE_BLOCK_EACH 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_BLOCK_EACH 1
#endif
#endif
#ifndef ONE_BLOCK_EACH
#define ONE_BLOCK_EACH 0
#endif

enum { BLOCK_FIRST = 8 * 1024, BLOCK_MOST = 1024 * 1024 };

typedef struct block {
  struct block *older;
  size_t size; /* bytes that follow */
  size_t used;
  alignas(max_align_t) char bytes[];
} block;

struct ww_deferred {
  ww_deferred *older;
  void (*release)(void *); /* NULL once done */
  void *thing;
};

struct ww_arena {
  block *newest;
  ww_deferred *deferred;
  jmp_buf *trap;
  ww_arena *owner;        /* of a scratch arena */
  ww_deferred *own_entry; /* in the owner's list */
};

_Noreturn void ww_arena_exhausted(ww_arena *arena) {
  while (arena->owner)
    arena = arena->owner;
  assert(arena->trap && "allocation outside of ww_protect");
  longjmp(*arena->trap, 1);
}

static block *add_block(ww_arena *arena, size_t at_least) {
  size_t size = arena->newest ? arena->newest->size * 2 : BLOCK_FIRST;
  if (size > BLOCK_MOST)
    size = BLOCK_MOST;
  if (size < at_least || ONE_BLOCK_EACH)
    size = at_least;
  block *added = malloc(sizeof *added + size);
  if (!added)
    return NULL;
  added->older = arena->newest;
  added->size = size;
  added->used = 0;
  arena->newest = added;
  return added;
}

ww_arena *ww_arena_new(void) {
  ww_arena *arena = calloc(1, sizeof *arena);
  return arena;
}

static void run_deferred(ww_arena *arena) {
  while (arena->deferred) {
    ww_deferred *last = arena->deferred;
    arena->deferred = last->older;
    ww_arena_settle(last);
  }
}

void ww_arena_free(ww_arena *arena) {
  if (!arena)
    return;
  run_deferred(arena);
  while (arena->newest) {
    block *gone = arena->newest;
    arena->newest = gone->older;
    free(gone);
  }
  if (arena->own_entry)
    arena->own_entry->release = NULL;
  free(arena);
}

void ww_arena_reset(ww_arena *arena) {
  run_deferred(arena);
  /* The largest is kept. It need not be the newest: an allocation that fits
   * no usual block has one of its own size. */
  block *largest = NULL;
  for (block *b = arena->newest; b && !ONE_BLOCK_EACH; b = b->older)
    if (!largest || b->size > largest->size)
      largest = b;
  while (arena->newest) {
    block *gone = arena->newest;
    arena->newest = gone->older;
    if (gone != largest)
      free(gone);
  }
  if (largest) {
    largest->older = NULL;
    largest->used = 0;
  }
  arena->newest = largest;
}

static void free_scratch(void *arena) {
  ww_arena *scratch = arena;
  scratch->own_entry = NULL;
  ww_arena_free(scratch);
}

ww_arena *ww_arena_scratch(ww_arena *owner) {
  /* The entry first: it may jump, and then nothing is lost. */
  ww_deferred *entry = ww_arena_defer(owner, free_scratch, NULL);
  ww_arena *scratch = ww_arena_new();
  if (!scratch) {
    entry->release = NULL;
    ww_arena_exhausted(owner);
  }
  entry->thing = scratch;
  scratch->owner = owner;
  scratch->own_entry = entry;
  return scratch;
}

/* Not zeroed yet; `need` becomes what it takes. */
static void *take(ww_arena *arena, size_t count, size_t size, size_t *need) {
  const size_t align = alignof(max_align_t);
  if (size != 0 && count > (SIZE_MAX / 2) / size)
    ww_arena_exhausted(arena);
  *need = count * size;
  if (*need == 0)
    *need = 1;
  if (!ONE_BLOCK_EACH)
    *need = (*need + align - 1) / align * align;
  block *room = arena->newest;
  if (!room || room->size - room->used < *need)
    room = add_block(arena, *need);
  if (!room)
    ww_arena_exhausted(arena);
  void *result = room->bytes + room->used;
  room->used += *need;
  return result;
}

void *ww_arena_alloc(ww_arena *arena, size_t count, size_t size) {
  size_t need;
  void *taken = take(arena, count, size, &need);
  return memset(taken, 0, need);
}

char *ww_arena_copy(ww_arena *arena, const char *bytes, size_t size) {
  size_t need;
  char *copy = take(arena, size + 1, 1, &need);
  if (size)
    memcpy(copy, bytes, size);
  memset(copy + size, 0, need - size);
  return copy;
}

ww_deferred *ww_arena_defer(ww_arena *arena, void (*release)(void *),
                            void *thing) {
  ww_deferred *entry = WW_NEW(arena, ww_deferred);
  entry->older = arena->deferred;
  entry->release = release;
  entry->thing = thing;
  arena->deferred = entry;
  return entry;
}

void ww_arena_settle(ww_deferred *deferred) {
  void (*release)(void *) = deferred->release;
  deferred->release = NULL;
  if (release && deferred->thing)
    release(deferred->thing);
}

bool ww_protect(ww_arena *arena, void (*run)(void *), void *context) {
  jmp_buf trap;
  assert(!arena->trap && !arena->owner);
  if (setjmp(trap) != 0) {
    arena->trap = NULL;
    return false;
  }
  arena->trap = &trap;
  run(context);
  arena->trap = NULL;
  return true;
}
