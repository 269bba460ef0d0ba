/* Strings as pointer and size.
 *
 * A ww_str borrows its bytes: whoever made it says how long they live (mostly
 * an arena). The bytes are UTF-8, may hold any byte but need no final NUL.
 * The zero value is the empty string. Nothing here fails. */
#ifndef WW_BASE_STR_H
#define WW_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ww_str {
  const char *at;
  size_t size; /* bytes */
} ww_str;

/* A string literal as ww_str. */
#define WW_S(literal) ((ww_str){"" literal, sizeof(literal) - 1})

/* The two arguments that a "%.*s" takes. `str` is evaluated twice: a name or
 * a member, not a call that makes something. */
#define WW_P(str) ((int)(str).size), ((str).at ? (str).at : "")

ww_str ww_str_from(const char *text); /* NULL is the empty string */
bool ww_str_equal(ww_str a, ww_str b);
bool ww_str_is(ww_str a, const char *text);
int ww_str_compare(ww_str a, ww_str b); /* by bytes, as strcmp */
bool ww_str_starts(ww_str a, ww_str prefix);
ww_str ww_str_slice(ww_str a, size_t from, size_t to);
ww_str ww_str_trim(ww_str a); /* spaces and tabs at both ends */
/* A day of the Gregorian calendar as YYYY-MM-DD (ISO 8601). */
bool ww_str_is_date(ww_str a);

/* FNV-1a; for hash tables, not for security. */
unsigned long long ww_str_hash(ww_str a);

#endif
