/* How text for people looks: the one place that decides on color, width and
 * drawing characters, from options, terminal and environment. The locale is
 * looked at, never set. */
#ifndef WW_CLI_TERMINAL_H
#define WW_CLI_TERMINAL_H

#include "whichway.h"

typedef struct ww_looks {
  const char *color; /* "auto", "always", "never"; NULL: auto */
  int width;         /* of --width; 0: not given */
  bool ascii;        /* --ascii */
} ww_looks;

enum { WW_WIDTH_LEAST = 20, WW_WIDTH_MOST = 1000 };

/* The style for a descriptor that is written to. */
ww_style ww_looks_style(const ww_looks *looks, int descriptor);
/* The style for a file: the same on every machine, and never colored. */
ww_style ww_looks_file_style(const ww_looks *looks);

/* A width between the two limits; 0 for any other text. */
int ww_width_read(const char *text);

#endif
