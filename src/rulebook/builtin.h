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

#endif
