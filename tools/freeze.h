/* Freezing: what an arena holds, written as C, to be thawed by ww_thaw
 * (read/frozen.h) in another process.
 *
 * Nobody has to tell which words are addresses: the same is made twice, in two
 * regions of memory, and a word that differs by just what lies between the
 * regions is one. What is found from the root is written, the rest is not. */
#ifndef WW_TOOLS_FREEZE_H
#define WW_TOOLS_FREEZE_H

#include "base/source.h"

#include <stdio.h>

enum { FREEZE_REGIONS = 2 };

/* In which region arenas take their memory from now on. */
void freeze_in(int region);

typedef struct freeze_job {
  FILE *out;
  const char *name;                /* of the ww_frozen that is written */
  const void *root;                /* as made in region 0, like all here */
  const ww_source *const *sources; /* addresses of these are kept apart */
  size_t source_count;
} freeze_job;

/* Complains, and is false, where the regions do not hold the same. */
bool freeze_write(const freeze_job *job);

#endif
