/* What the entries of a rulebook have in common as JSON; only
 * report/json/rules.c and report/json/entry_*.c include it. */
#ifndef WW_REPORT_JSON_ENTRY_H
#define WW_REPORT_JSON_ENTRY_H

#include "report/json/values.h"
#include "study/show/show.h"

/* The one word that tells its kind. */
#define WW_ENTRY_KIND(word)                                                    \
  {                                                                            \
    .kind = WW_JSON_WORD, .words = (const char *const[]) {                     \
      (word), NULL                                                             \
    }                                                                          \
  }

#define WW_ENTRY "whichway.rule/1"
static const ww_json_type ww_json_entry_schema = WW_JSON_SCHEMA(WW_ENTRY);

/* The keys that all begin with. */
#define WW_ENTRY_HEAD(kind)                                                    \
  WW_KEY("schema", ww_json_entry_schema, "name and version of this format"),   \
      WW_KEY("rulebook", ww_json_a_rulebook, NULL),                            \
      WW_KEY("id", ww_json_a_text, NULL), WW_KEY("kind", kind, NULL),          \
      WW_KEY_MAYBE("also", ww_json_texts,                                      \
                   "other entries with this id, as they are asked for")

#define WW_ENTRY_USERS                                                         \
  WW_KEY("used_by", ww_json_texts,                                             \
         "ids of what tests it, moves it, has its price or cites it")
void ww_json_users(ww_json *json, const ww_entry *entry);

/* Each kind has its table, and writes what follows WW_ENTRY_HEAD. */
extern const ww_json_type ww_json_question_kind, ww_json_precedent_kind;
extern const ww_json_row ww_json_question_keys[], ww_json_precedent_keys[];
void ww_json_put_question(ww_json *json, const ww_entry *entry);
extern const ww_json_type ww_json_part_kinds;
extern const ww_json_row ww_json_part_keys[];
/* An option, a need, an invariant, a price or a source. */
void ww_json_put_part(ww_json *json, const ww_entry *entry);
void ww_json_put_precedent(ww_json *json, const ww_entry *entry);

/* Of `rules list`; rules NULL: of none. */
extern const ww_json_type ww_json_listed_precedents;
void ww_json_list_precedents(ww_json *json, const ww_rules *rules);

#endif
