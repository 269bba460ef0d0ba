/* A text that was read, and places in it.
 *
 * A ww_source borrows name and bytes: its maker (mostly the API, by a copy in
 * the arena of the handle) keeps them as long as nodes or diagnostics point
 * into it. A place is a byte offset; line and column are worked out only when
 * a message needs them. */
#ifndef WW_BASE_SOURCE_H
#define WW_BASE_SOURCE_H

#include "base/str.h"

#include <stdint.h>

typedef struct ww_source {
  ww_str name; /* as the user gave it: "profile.yaml", "<stdin>" */
  ww_str text; /* all bytes; at most 4 GiB - 1 */
} ww_source;

typedef struct ww_place {
  const ww_source *source; /* NULL: no place */
  uint32_t at;             /* byte offset into source->text */
} ww_place;

/* A place in a file that is not at hand: it has a name, but no line. */
#define WW_NO_PLACE UINT32_MAX

typedef struct ww_line {
  unsigned line;   /* from 1; 0: no place */
  unsigned column; /* from 1, in characters (code points) */
  ww_str text;     /* the line without its end */
} ww_line;

/* Lines end at LF or CR LF. A byte order mark has no column. */
ww_line ww_place_line(ww_place place);

#endif
