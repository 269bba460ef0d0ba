/* Words compared as people mean them: without regard to case, and with '-',
 * '_' and a space for one another. ASCII folding only, whatever the locale. */
#ifndef WW_BASE_FOLD_H
#define WW_BASE_FOLD_H

#include "base/str.h"

bool ww_word_same(ww_str a, ww_str b);
bool ww_word_starts(ww_str text, ww_str start);
/* Whether the part stands anywhere in it. */
bool ww_word_has(ww_str word, ww_str part);
/* Whether it is one of the words, which end with NULL. */
bool ww_word_among(ww_str word, const char *const *words);

/* "true" or "false" for a word that means it (yes, On, TRUE, 1), as JSON and
 * YAML 1.2 write it; NULL for any other. */
const char *ww_word_flag(ww_str word);

/* Without white space at both ends. */
ww_str ww_word_trim(ww_str text);
/* Up to the next of the separators, which is passed over; *at moves on. */
ww_str ww_word_next(ww_str text, size_t *at, const char *separators);

#endif
