/* The digest of a rulebook: 64 hexadecimal digits, worked out when somebody
 * asks for it first, since writing all of it as canonical JSON takes more than
 * a quarter of loading it. */
#ifndef WW_RULEBOOK_DIGEST_H
#define WW_RULEBOOK_DIGEST_H

#include "rulebook/rulebook.h"

/* Of a tree: canonical JSON (read/image.h), SHA-256. The arena is given back
 * what this takes. */
void ww_digest_make(ww_arena *arena, const ww_node *tree,
                    char hex[WW_DIGEST_SIZE]);

/* Of the rulebook, which keeps it; threads may share the rulebook. */
const char *ww_digest_of(ww_arena *arena, const ww_rules *rules);

#endif
