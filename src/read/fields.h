/* Maps with known keys, described by tables.
 *
 * A table says which keys a map may have, what stands under each, and what
 * it means. The same table reads a map (ww_fields_read), words the complaint
 * about a wrong one, and yields its JSON Schema (report/schema). */
#ifndef WW_READ_FIELDS_H
#define WW_READ_FIELDS_H

#include "read/node.h"

enum { WW_SHORT_MOST = 66 }; /* so that it fits on a line of a screen */

typedef enum ww_shape {
  WW_SHAPE_ANY,         /* whoever reads it checks it */
  WW_SHAPE_MAP,         /* a map that whoever reads it checks */
  WW_SHAPE_TEXT,        /* a scalar with something in it */
  WW_SHAPE_SHORT,       /* the same, at most WW_SHORT_MOST columns wide */
  WW_SHAPE_DATE,        /* YYYY-MM-DD */
  WW_SHAPE_YEAR,        /* the same, or less of it: YYYY-MM, YYYY */
  WW_SHAPE_ID,          /* a name: letters, digits, '_' and '-' */
  WW_SHAPE_WORD,        /* one of field.words */
  WW_SHAPE_FLAG,        /* true or false */
  WW_SHAPE_NUMBER,      /* a JSON number */
  WW_SHAPE_THRESHOLD,   /* a number, or the name of one: $id */
  WW_SHAPE_RANGE,       /* [low, high] */
  WW_SHAPE_TEXTS,       /* a list of texts */
  WW_SHAPE_ONE_OR_MORE, /* a text, or a list of texts */
  WW_SHAPE_OBJECT,      /* a map described by field.inside */
  WW_SHAPE_OBJECTS,     /* a list of such maps */
  WW_SHAPE_NAMED,       /* a map from ids to maps described by field.inside */
  WW_SHAPE_TEXT_MAP,    /* a map from names to texts */
  WW_SHAPE_NUMBER_MAP,
  WW_SHAPE_UNITS,     /* a map from names to numbers or fractions: 1/60 */
  WW_SHAPE_RANGE_MAP, /* a map from names to [low, high] or $id */
  WW_SHAPE_WHEN,      /* tests: rulebook/when.h */
  WW_SHAPE_WHENS,     /* a map from ids to tests */
  WW_SHAPE_WEIGHTS,   /* a list of ids or a map from ids to numbers */
  WW_SHAPE_AMOUNT,    /* a number, or [low, high] */
  WW_SHAPE_FACTORS,   /* a list of numbers, question ids and factors */
} ww_shape;

typedef struct ww_field {
  const char *name;
  ww_shape shape;
  bool required;
  const char *says;               /* one line for the schema and the docs */
  const struct ww_fields *inside; /* of OBJECT, OBJECTS, NAMED, FACTORS */
  const char *const *words;       /* of WORD; ends with NULL */
} ww_field;

typedef struct ww_fields {
  const char *what; /* "a question": for messages */
  const ww_field *fields;
  size_t count;
} ww_fields;

/* The field of this name, or NULL. */
const ww_field *ww_field_find(const ww_fields *fields, ww_str key);

/* Looks up every key of the map: found[i] is the node of fields[i], or NULL
 * where it is absent or null. Complains about a node that is no map, unknown
 * keys (with the nearest), missing ones, and scalars of the wrong shape; such
 * a field is NULL too. False when it complained. */
bool ww_fields_read(const ww_node *map, const ww_fields *fields,
                    const ww_node *found[], ww_diag_list *diags);

/* Each complains and returns false when the node is not what it wants. */
bool ww_want_map(const ww_node *node, const char *what, ww_diag_list *diags);
bool ww_want_list(const ww_node *node, const char *what, ww_diag_list *diags);
bool ww_want_text(const ww_node *node, const char *what, ww_diag_list *diags);
bool ww_want_id(const ww_node *node, const char *what, ww_diag_list *diags);
bool ww_want_flag(const ww_node *node, bool *value, ww_diag_list *diags);
bool ww_want_number(const ww_node *node, double *value, int *decimals,
                    ww_diag_list *diags);
/* At most three decimals, as whole thousandths. */
bool ww_want_points(const ww_node *node, int32_t *value, ww_diag_list *diags);
/* As ww_want_map, of a whole: "a rulebook must be a map, not text". */
bool ww_want_whole_map(const ww_node *node, const char *whole,
                       ww_diag_list *diags);

/* ---- Meant ------------------------------------------------------------ */

/* The number that was meant: ".5", "+5", "1,000", "1_000", "1.5k", "012"; empty
 * where it is none, or written as it should be. */
ww_str ww_number_meant(ww_arena *arena, ww_str text);

/* A comparison in its only form: ">= 5" of "=> 5", with quotes where YAML wants
 * them. It need not be a good one. */
ww_str ww_test_meant(ww_arena *arena, ww_str text);

/* ---- Words ------------------------------------------------------------ */

/* Complains of a number that a double cannot hold; false. */
bool ww_refuse_number(ww_place place, ww_str text, ww_diag_list *diags);

/* Whether the text may be an id. */
bool ww_is_id(ww_str text);
bool ww_check_key_id(const ww_node *member, ww_diag_list *diags);

/* The position of a word in a list that ends with NULL; past the last when it
 * is none of them. */
int ww_word_at(ww_str word, const char *const *words);

/* "'x' is not known" with the nearest of the words as hint, else the words
 * themselves where they are few. */
void ww_hint_words(ww_diag_list *diags, ww_diag *diag, ww_str word,
                   const ww_str *words, size_t count);

#endif
