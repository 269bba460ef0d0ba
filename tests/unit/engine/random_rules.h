/* For the tests of the engine: small random rulebooks and profiles.
 *
 * A rulebook is written as YAML and read by the real loader: all types of
 * questions, named conditions, any, all and not, needs that are served by
 * fractions, rules that rule out, now and then an earlier decision whose
 * outcome the main one tests, a later one, and advice. It has at most
 * BOOK_COMBINATIONS_MOST combinations of cells, so that all can be tried. */
#ifndef WW_TESTS_ENGINE_RANDOM_RULES_H
#define WW_TESTS_ENGINE_RANDOM_RULES_H

#include "base/random.h"
#include "profile/profile.h"

enum { BOOK_COMBINATIONS_MOST = 20000 };

typedef struct book {
  ww_rules *rules;
  ww_str text; /* as YAML */
} book;

/* Fails the test when the text does not load. */
book book_load(ww_arena *arena, ww_str text);
book book_random(ww_arena *arena, ww_random *random);
/* The rulebook that is compiled into the library. */
ww_rules *book_shipped(ww_arena *arena);

/* Each question is answered with this chance in percent; numbers at edges,
 * beside them and between. */
ww_answers *profile_random(ww_arena *arena, ww_random *random,
                           const ww_rules *rules, int percent);

/* The answers as JSON on one line: for messages. */
ww_str profile_text(ww_arena *arena, const ww_rules *rules,
                    const ww_answers *answers);

#endif
