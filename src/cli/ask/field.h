/* A line that is being typed. */
#ifndef WW_CLI_ASK_FIELD_H
#define WW_CLI_ASK_FIELD_H

#include "cli/terminal/keys.h"

#include <stdbool.h>
#include <stddef.h>

enum { WW_FIELD_MOST = 2000 };

/* Used from zero. */
typedef struct ww_field {
  char text[WW_FIELD_MOST + 1];
  size_t size;
} ww_field;

void ww_field_clear(ww_field *field);
/* Typing and erasing; false: the key is not for a field. */
bool ww_field_key(ww_field *field, const ww_key *key);

#endif
