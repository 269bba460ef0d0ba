/* Thawing; see frozen.h. */
#include "read/frozen.h"

void *ww_thaw(ww_arena *arena, const ww_frozen *frozen,
              const ww_source *sources) {
  const void *from = frozen->words;
  void *copy = ww_arena_copy(arena, from, frozen->size);
  uintptr_t *words = copy;
  const uintptr_t bases[WW_BASES] = {
      [WW_BASE_WORDS] = (uintptr_t)words,
      [WW_BASE_CONSTANTS] = (uintptr_t)frozen->constants,
      [WW_BASE_SOURCES] = (uintptr_t)sources,
      [WW_BASE_ARENA] = (uintptr_t)arena,
  };
  const uint32_t *at = frozen->addresses;
  for (int base = 0; base < WW_BASES; base++)
    for (size_t i = frozen->counts[base]; i > 0; i--)
      words[*at++] += bases[base];
  return copy;
}
