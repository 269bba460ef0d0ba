/* A rulebook and a profile in which every text is hostile to some format:
 * for the tests of reports, and for tests/tools/hostile_reports.c. */
#ifndef WW_TESTS_HOSTILE_BOOK_H
#define WW_TESTS_HOSTILE_BOOK_H

#include "engine/decide.h"

/* Well-formed UTF-8 that no door refuses, of one to six pieces of markup; it
 * shows at least one letter. */
ww_str hostile_markup(ww_arena *arena, uint64_t *seed);

/* A decision with texts from this seed, and all that the analysis adds where
 * it is `full`; how many strings went in. NULL where a door complained. With
 * `tame`, the same with a letter for every text. */
ww_verdict *hostile_verdict(ww_arena *arena, uint64_t seed, bool full,
                            bool tame, int *strings);

#endif
