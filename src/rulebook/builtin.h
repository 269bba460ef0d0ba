/* The shipped rulebook, compiled into the binary by tools/rules_image: as a
 * tree, for what is laid over it and for its digest, and as what loading made
 * of it; and the text of its cases. */
#ifndef WW_RULEBOOK_BUILTIN_H
#define WW_RULEBOOK_BUILTIN_H

#include "read/frozen.h"
#include "rulebook/rulebook.h"

typedef struct ww_builtin {
  ww_str tree;              /* read/image.h */
  const ww_source *sources; /* the files that it was made of */
  size_t source_count;
  const ww_frozen *rules;
  const ww_frozen *precedents;
  const ww_source *case_files;
  size_t case_file_count;
} ww_builtin;

extern const ww_builtin ww_builtin_rules;

/* As ww_rules_load gives it. */
ww_rules *ww_builtin_thaw(ww_arena *arena);

const ww_node *ww_builtin_tree(ww_arena *arena);

/* Whether the place is in one of its files, which nobody has at hand. */
bool ww_in_builtin(ww_place place);

#endif
