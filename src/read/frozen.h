/* What an arena held in another process, as it lay there (tools/freeze.h). To
 * have it, what holds addresses is copied and they are put right; all else is
 * read where it is. */
#ifndef WW_READ_FROZEN_H
#define WW_READ_FROZEN_H

#include "base/arena.h"
#include "base/source.h"

/* What an address is reckoned from. */
typedef enum ww_base {
  WW_BASE_WORDS, /* their copy */
  WW_BASE_CONSTANTS,
  WW_BASE_SOURCES,
  WW_BASE_ARENA,
  WW_BASES
} ww_base;

typedef struct ww_frozen {
  const uintptr_t *words; /* begin with what all else is found from */
  size_t size;            /* their bytes */
  const uintptr_t *constants;
  const uint32_t *addresses; /* which words are some, base by base */
  size_t counts[WW_BASES];
} ww_frozen;

/* What all else is found from, in the arena. */
void *ww_thaw(ww_arena *arena, const ww_frozen *frozen,
              const ww_source *sources);

#endif
