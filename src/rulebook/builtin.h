/* The shipped rulebook, compiled into the binary by tools/rules_image. */
#ifndef WW_RULEBOOK_BUILTIN_H
#define WW_RULEBOOK_BUILTIN_H

#include "base/source.h"

typedef struct ww_builtin {
  const char *image; /* read/image.h */
  size_t image_size;
  const ww_source *sources; /* the files that it was made of */
  size_t source_count;
  const char *digest;
} ww_builtin;

extern const ww_builtin ww_builtin_rules;

/* Whether the place is in one of its files, which nobody has at hand. */
static inline bool ww_in_builtin(ww_place place) {
  for (size_t i = 0; i < ww_builtin_rules.source_count; i++)
    if (place.source == &ww_builtin_rules.sources[i])
      return true;
  return false;
}

#endif
