/* What stands in JSON documents, as tables: the writer of an object follows
 * its table (base/json_out.h), and its schema is made from it. */
#ifndef WW_REPORT_JSON_TABLE_H
#define WW_REPORT_JSON_TABLE_H

#include "base/json_out.h"
#include "rulebook/rulebook.h"

/* Ids of the rulebook that a schema is made from; of what belongs to a
 * decision, those of the decision at hand. */
typedef enum ww_json_ids {
  WW_IDS_QUESTIONS,
  WW_IDS_ADVICE,
  WW_IDS_DECISIONS,
  WW_IDS_FOLLOWUPS, /* all decisions but the main one */
  WW_IDS_OPTIONS,
  WW_IDS_RULES,
  WW_IDS_NEEDS,
} ww_json_ids;

typedef enum ww_json_kind {
  WW_JSON_TEXT,
  WW_JSON_NUMBER,
  WW_JSON_COUNT, /* whole, 0 or more */
  WW_JSON_BOUND, /* 0 or more */
  WW_JSON_SHARE, /* 0 to 1 */
  WW_JSON_FLAG,
  WW_JSON_WORD,       /* one of `words` */
  WW_JSON_ID,         /* one of `ids` */
  WW_JSON_VALUE,      /* an answer to the question at hand */
  WW_JSON_ANSWER,     /* an answer to any question */
  WW_JSON_LIST,       /* of `of` */
  WW_JSON_PAIR,       /* [of, of]; the last may be null but where `whole` */
  WW_JSON_NAMES,      /* from any names to `of` */
  WW_JSON_MAP,        /* from `ids` to `of`; question or decision are at hand */
  WW_JSON_AS_WRITTEN, /* a map of the rulebook, whatever is in it */
  WW_JSON_OBJECT,     /* of `keys` */
  WW_JSON_ONE_OF,     /* an object of one of `tables` */
} ww_json_kind;

typedef struct ww_json_type {
  ww_json_kind kind;
  bool nullable;
  bool whole; /* of a map: every id stands there; of a pair: both do */
  ww_json_ids ids;
  const struct ww_json_type *of;
  const ww_json_row *keys;
  const ww_json_row *const *tables; /* ends with NULL */
  const char *const *words;         /* ends with NULL */
  const char *pattern;              /* of a text */
  /* It is defined once, by this name; `of_decision`: once for each decision,
   * whose ids are in it. */
  const char *name;
  bool of_decision;
} ww_json_type;

/* Rows of a table: a key that always stands there, one that may not, and the
 * end. */
#define WW_KEY(name, type, says)                                               \
  { name, &(type), says, false }
#define WW_KEY_MAYBE(name, type, says)                                         \
  { name, &(type), says, true }
#define WW_KEYS_END                                                            \
  { NULL, NULL, NULL, false }

#define WW_JSON_LIST_OF(type)                                                  \
  { .kind = WW_JSON_LIST, .of = &(type) }
#define WW_JSON_OBJECT_OF(table)                                               \
  { .kind = WW_JSON_OBJECT, .keys = (table) }
#define WW_JSON_NAMED(table, called)                                           \
  { .kind = WW_JSON_OBJECT, .keys = (table), .name = (called) }
#define WW_JSON_WORD_OF(list)                                                  \
  { .kind = WW_JSON_WORD, .words = (list) }

/* ---- Types that many tables use --------------------------------------- */

extern const ww_json_type ww_json_a_text, ww_json_maybe_text, ww_json_texts;
extern const ww_json_type ww_json_a_number, ww_json_maybe_number,
    ww_json_numbers, ww_json_a_count, ww_json_maybe_count, ww_json_a_flag,
    ww_json_maybe_flag;
extern const ww_json_type ww_json_a_question, ww_json_maybe_question;
extern const ww_json_type ww_json_an_option, ww_json_maybe_option,
    ww_json_options;
extern const ww_json_type ww_json_a_rule, ww_json_maybe_rule, ww_json_rules;
extern const ww_json_type ww_json_a_decision;
extern const ww_json_type ww_json_an_answer, ww_json_maybe_answer;
/* From questions to answers, null where unknown; from options to points; from
 * decisions to what comes out. */
extern const ww_json_type ww_json_answers, ww_json_maybe_answers,
    ww_json_points_of, ww_json_outcomes;
extern const ww_json_type ww_json_a_status, ww_json_a_claim, ww_json_a_rulebook;
/* Of a document: its "schema", "whichway.check/1". */
#define WW_JSON_SCHEMA(word)                                                   \
  {                                                                            \
    .kind = WW_JSON_WORD, .words = (const char *const[]) {                     \
      (word), NULL                                                             \
    }                                                                          \
  }

/* ---- Schemas ---------------------------------------------------------- */

/* Of a document that the table describes; `rules`: its ids are those of this
 * rulebook, NULL: any. Its keys are all required, but the optional ones. */
void ww_put_table_schema(ww_buf *out, const char *name, const char *says,
                         const ww_json_type *type, const ww_rules *rules);

#endif
