/* What the parts of the loader share; only src/rulebook/ includes it.
 *
 * Each part reads one kind of entry from the merged tree into ww_rules, adds
 * to the diagnostics what does not resolve, and goes on. Strings stay in the
 * tree, which lives as long as the rulebook. */
#ifndef WW_RULEBOOK_LOADING_H
#define WW_RULEBOOK_LOADING_H

#include "base/table.h"
#include "rulebook/format.h"
#include "rulebook/rulebook.h"

typedef enum ww_name_kind {
  WW_NAME_QUESTION,
  WW_NAME_CONSTANT,
  WW_NAME_CONDITION,
  WW_NAME_DECISION,
  WW_NAME_RULE,
  WW_NAME_ADVICE,
} ww_name_kind;

typedef struct ww_name {
  ww_str id;
  ww_name_kind kind;
  int index; /* of the question, constant, condition or decision */
  ww_place place;
} ww_name;

typedef struct ww_loading {
  ww_rules *rules;
  ww_arena *arena;
  ww_diag_list *diags;
  ww_table names;               /* ww_name: the one namespace */
  ww_table cited;               /* ww_cited */
  ww_table constants;           /* ww_constant */
  ww_str entry;                 /* the id of what is being read */
  const ww_node *condition_map; /* read once the options are known */
  /* What a condition leans on, its own conditions included. */
  int *condition_latest; /* the last decision that it tests, or WW_NONE */
  bool *condition_known; /* it asks whether something is known */
  int *condition_depth;  /* through how many conditions it leads */
  int *condition_tests;  /* how many tests it has, written out */
  int tests;             /* of all conditions and their uses, written out */
} ww_loading;

/* What a `when` may lean on where it stands. */
typedef struct ww_scope {
  int decisions; /* outcomes of the decisions before this one */
  bool known;    /* {known: ...} */
  bool shared;   /* a condition: whoever uses it decides what it may be */
  bool asking;   /* whether to ask a question */
} ww_scope;

/* Registers every id of the tree; complains about doubles. */
void ww_load_names(ww_loading *load, const ww_node *const top[]);

void ww_load_cited(ww_loading *load, const ww_node *map);
void ww_load_questions(ww_loading *load, const ww_node *map);
/* False after a complaint: tests of them would only repeat it. */
bool ww_load_constants(ww_loading *load, const ww_node *map);
/* What questions say of others, once conditions are known. */
void ww_load_ask_when(ww_loading *load, const ww_node *map);
void ww_load_conditions(ww_loading *load, const ww_node *map);
/* False: there is none. */
bool ww_load_decisions(ww_loading *load, const ww_node *map);
void ww_load_advice(ww_loading *load, const ww_node *map);
void ww_load_accepted(ww_loading *load, const ww_node *list);
void ww_load_costs(ww_loading *load, const ww_node *map);
void ww_load_needs(ww_loading *load, ww_decision_rules *decision,
                   const ww_node *map);
void ww_load_option(ww_loading *load, const ww_decision_rules *decision,
                    ww_option *option, const ww_node *node);
/* Layers, pattern and plan of an option. */
void ww_load_option_texts(ww_loading *load, ww_option *option,
                          const ww_node *const found[]);
/* Of the rules, once all of them are known. */
void ww_load_instead_of(ww_loading *load, ww_decision_rules *decision,
                        const ww_node *rules);
void ww_load_invariants(ww_loading *load, ww_decision_rules *decision,
                        int index, const ww_node *map);

void ww_load_published(ww_loading *load, ww_rule *rule, const ww_node *map);
/* A list of two numbers, the lower end first; false after a complaint. */
bool ww_load_published_range(ww_loading *load, const ww_node *node, double *low,
                             double *high);

/* A scalar, or a list of them, as if the values of its constants ("$id") stood
 * there; itself where it names none; NULL after a complaint. */
const ww_node *ww_constants_in(ww_loading *load, const ww_node *node);
/* "id" of a scalar that is "$id" and no more; else empty. */
ww_str ww_constant_name(const ww_node *node);
/* The constant, which the entry now uses; NULL after a complaint. */
const ww_constant *ww_want_constant(ww_loading *load, const ww_node *node,
                                    ww_str id);

/* NULL after a complaint (or for a NULL node). */
const ww_when *ww_load_when(ww_loading *load, const ww_node *map,
                            ww_scope scope);
/* It may show the outcomes of so many decisions. */
ww_template ww_load_template(ww_loading *load, const ww_node *node,
                             int decisions);
ww_str *ww_load_sources(ww_loading *load, const ww_node *list, int *count);
/* Complains of an "id" or "id#section" that is no source. */
void ww_check_cited(ww_loading *load, const ww_node *node);
ww_claim ww_load_claim(const ww_node *node);

/* Index of the option or need with this id, or WW_NONE. */
int ww_option_index(const ww_decision_rules *decision, ww_str id);
int ww_need_index(const ww_decision_rules *decision, ww_str id);
/* As ww_option_index; complains about an id that is none. */
int ww_want_option(ww_loading *load, const ww_decision_rules *decision,
                   ww_place place, ww_str id);
/* "'x' has no option 'y'", with the nearest one as hint. */
void ww_unknown_option(ww_loading *load, const ww_decision_rules *decision,
                       ww_place place, ww_str id, bool needs_too);
/* bool[option_count] with the listed options set. */
bool *ww_load_options(ww_loading *load, const ww_decision_rules *decision,
                      const ww_node *list);

/* "'x' is no question, ..." with the nearest name as hint. */
void ww_unknown_name(ww_loading *load, ww_place place, ww_str id,
                     const char *what);

/* ---- Load test -------------------------------------------------------- */

/* One entry of a `when`: what is asked of one question or outcome. */

/* has, has_any, has_all, empty, known */
enum { WW_TESTS_OF_ONE_MOST = 5 };

typedef struct ww_tests {
  int question; /* the subject: a question or a decision */
  int decision;
  bool known;                       /* {known: ...} may surely stand here */
  ww_test of[WW_TESTS_OF_ONE_MOST]; /* all must hold */
  int count;
} ww_tests;

/* False after a complaint. */
bool ww_load_tests(ww_loading *load, const ww_node *node, ww_tests *tests);

#endif
