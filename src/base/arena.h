/* Memory: an arena owns everything that lives equally long.
 *
 * A handle of the public interface lives inside its own arena, so one call
 * frees it whole. Memory comes zeroed and aligned for any type. Nobody checks
 * for NULL: when memory runs out, the arena jumps to the frame of ww_protect
 * around it, which reports false; an arena must not be asked for memory
 * outside of such a frame.
 *
 * Foreign things (a parser, a cJSON tree) are given to the arena by
 * ww_arena_defer and so are let go on every path, the jump included. */
#ifndef WW_BASE_ARENA_H
#define WW_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ww_arena ww_arena;
typedef struct ww_deferred ww_deferred;

/* NULL when there is no memory. */
ww_arena *ww_arena_new(void);
/* Runs what is deferred, last first, then frees all; NULL is allowed. */
void ww_arena_free(ww_arena *arena);
/* Forgets all allocations, keeps the largest block for the next round. */
void ww_arena_reset(ww_arena *arena);

/* A shorter-lived arena under the same protection; freed with its owner
 * unless ww_arena_free comes first. */
ww_arena *ww_arena_scratch(ww_arena *owner);

void *ww_arena_alloc(ww_arena *arena, size_t count, size_t size);
char *ww_arena_copy(ww_arena *arena, const char *bytes, size_t size);

#define WW_NEW(arena, type) ((type *)ww_arena_alloc(arena, 1, sizeof(type)))
#define WW_NEWS(arena, type, count)                                            \
  ((type *)ww_arena_alloc(arena, count, sizeof(type)))

/* Calls release(thing) when the arena is freed or reset, or by
 * ww_arena_settle at once; never twice. */
ww_deferred *ww_arena_defer(ww_arena *arena, void (*release)(void *),
                            void *thing);
void ww_arena_settle(ww_deferred *deferred);

/* For a foreign library that found no memory: jumps as the arena itself does.
 */
_Noreturn void ww_arena_exhausted(ww_arena *arena);

/* Runs run(context); false when the arena (or a scratch of it) ran out of
 * memory, in which case the caller frees the arena. Does not nest. */
bool ww_protect(ww_arena *arena, void (*run)(void *), void *context);

#endif
