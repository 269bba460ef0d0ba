/* What a text may have been meant to be that was not what was wanted. */
#ifndef WW_CLI_GUESS_H
#define WW_CLI_GUESS_H

#include <stddef.h>

typedef enum ww_guess {
  WW_GUESS_NONE,
  WW_GUESS_YAML,   /* begins with a key, a comment, '---' or '%YAML' */
  WW_GUESS_LIST,   /* one of JSON */
  WW_GUESS_SPREAD, /* a map of JSON, over several lines */
  WW_GUESS_LINES,  /* a map of JSON on each of several lines */
} ww_guess;

/* By how it begins; of the first line alone neither _LINES nor that there are
 * more can be seen. */
ww_guess ww_guess_text(const char *bytes, size_t size);

#endif
