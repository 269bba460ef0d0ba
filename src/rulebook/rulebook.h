/* A rulebook: loaded, resolved and type-checked.
 *
 * Everything lives in one arena and is never changed after loading. Other
 * things are named by index (question 3, option 1), never by string. Points
 * are whole thousandths; effects and scores, products of points and serves,
 * whole millionths. A term of ours: a *variable* is what can be told apart
 * about a profile: a question (not a set), one member of a set, the outcome
 * of a decision, or a *gate* (a part of a test that several variables make
 * true together). Its *states* are its cells; one more state, the last,
 * stands for unknown. */
#ifndef WW_RULEBOOK_RULEBOOK_H
#define WW_RULEBOOK_RULEBOOK_H

#include "base/table.h"
#include "read/node.h"
#include "rulebook/when.h"

enum {
  WW_SET_MEMBERS_MOST = 64, /* a set's answer is one 64-bit mask */
  WW_RULES_MOST = 10000,    /* design.md section 6 */
  WW_PRECEDENTS_MOST = 2000,
  WW_CONSTANT_SIZE_MOST = 64,
  WW_DIGEST_SIZE = 65, /* of SHA-256 as digits, with a NUL */
  WW_NONE = -1,        /* no index */
};

typedef enum ww_type {
  WW_CHOICE,
  WW_SCALE,
  WW_SET,
  WW_FLAG,
  WW_NUMBER,
} ww_type; /* as ww_type_words */

typedef enum ww_claim {
  WW_MEASURED,
  WW_REPORTED,
  WW_ADVISED,
  WW_ASSUMED,
  WW_NO_CLAIM,
} ww_claim; /* as ww_claim_words */

typedef enum ww_kind { WW_STEP, WW_CAUTION, WW_CONTRADICTION } ww_kind;

typedef struct ww_value {
  ww_str id;
  ww_str text;
} ww_value;

typedef struct ww_unit {
  ww_str name;   /* "/day" */
  double factor; /* an answer in this unit times this is in the base unit */
} ww_unit;

/* A number that some test compares with. */
typedef struct ww_edge {
  double at;
  int decimals; /* as written, for the nearest value inside a cell */
  bool below;   /* a cell ends just below it: "< at" and ">= at" */
  bool above;   /* a cell ends just above it: "<= at" and "> at" */
} ww_edge;

/* A cell of a number: the numbers from low to high. */
typedef struct ww_piece {
  double low, high; /* may be infinite */
  bool low_open, high_open;
  int low_decimals, high_decimals;
} ww_piece;

typedef struct ww_question {
  ww_str id;
  ww_str ask;
  ww_str why;   /* may be empty */
  ww_str label; /* may be empty */
  ww_type type;
  bool core;
  ww_str *aliases; /* older ids of it */
  int alias_count;
  const struct ww_when
      *ask_when; /* not asked where it is false; NULL: always */
  bool broken;   /* it could not be read: of use while loading goes on only */
  ww_place place;
  /* choice, scale, set */
  ww_value *values;
  int value_count;
  ww_table by_value; /* ww_value, where there are many: see ww_value_index */
  /* number */
  ww_str unit; /* may be empty */
  ww_unit *units;
  int unit_count;
  bool whole;
  ww_piece range; /* what is allowed */
  ww_edge *edges; /* sorted */
  int edge_count;
  ww_piece *pieces; /* the cells, in order; they cover the range */
  int piece_count;
  /* Its variable; of a set, WW_NONE. */
  int variable;
  int *member_variable; /* [value_count], WW_NONE where no rule tests it */
} ww_question;

typedef struct ww_cited { /* a document */
  ww_str id;
  ww_str title, author, date, site; /* all but title may be empty */
  ww_place place;
} ww_cited;

/* A text that may show answers and outcomes: its parts in turn, text and then
 * what is shown. */
typedef struct ww_template {
  struct ww_part {
    ww_str text;
    int question; /* shown after the text; WW_NONE: none */
    int decision; /* whose outcome is; or WW_NONE */
  } * parts;
  int count;
} ww_template;

typedef struct ww_layer {
  ww_str name, text;
} ww_layer;

typedef struct ww_pattern {
  ww_str title; /* empty: no pattern */
  ww_layer *nodes;
  int node_count;
  struct ww_arrow {
    int from, to; /* nodes */
    ww_str label; /* may be empty */
  } * arrows;
  int arrow_count;
} ww_pattern;

typedef enum ww_phase { WW_NOW, WW_NEXT, WW_LATER } ww_phase;

typedef struct ww_plan_step {
  ww_phase phase;
  ww_str what, exit, days; /* exit and days may be empty */
} ww_plan_step;

typedef struct ww_need {
  ww_str id, title;
  ww_place place;
} ww_need;

typedef struct ww_option {
  ww_str id, title;
  ww_place place;
  int32_t base;    /* thousandths */
  int32_t *serves; /* [need_count], thousandths */
  ww_str summary;  /* may be empty */
  ww_layer *layers;
  int layer_count;
  ww_pattern pattern;
  ww_plan_step *plan;
  int plan_count;
} ww_option;

/* The range over which a question's threshold is published. */
typedef struct ww_published {
  int question;
  double low, high;
} ww_published;

typedef struct ww_rule {
  ww_str id;
  ww_place place;
  const ww_when *when;  /* NULL: always */
  int32_t *need_points; /* [need_count], thousandths */
  int32_t *points;      /* [option_count], thousandths: straight to options */
  int64_t *effect;      /* [option_count], millionths: with what serves adds */
  bool *rules_out;      /* [option_count] */
  ww_template because;
  ww_str *sources; /* "id" or "id#section" */
  int source_count;
  ww_claim claim;
  ww_published *published;
  int published_count;
  ww_str short_text; /* may be empty */
  int *instead_of; /* rules that are no printed reasons where this one fires */
  int instead_count;
} ww_rule;

typedef struct ww_invariant {
  ww_str id;
  ww_place place;
  int raising;           /* a question, or WW_NONE */
  int32_t *never_lowers; /* [option_count] weights in thousandths, or NULL */
  bool each;             /* each of them, not their sum */
  bool *keeps;           /* [option_count], or NULL */
  bool *never;           /* [option_count], or NULL; it binds ... */
  const ww_when *when;   /* ... where this is true (NULL: everywhere) ... */
  const ww_when *unless; /* ... and this is not (NULL: everywhere) */
} ww_invariant;

/* What a pair of outcomes is called in a headline. */
typedef struct ww_path {
  int now;    /* an option of the leading decision */
  int target; /* an option of the main decision */
  ww_str text;
} ww_path;

typedef struct ww_decision_rules {
  ww_str id, title;
  ww_place place;
  const ww_when *when; /* NULL: always made */
  ww_need *needs;
  int need_count;
  ww_option *options;
  int option_count;
  ww_rule *rules;
  int rule_count;
  ww_invariant *invariants;
  int invariant_count;
  ww_path *paths; /* of the leading decision */
  int path_count;
  int variable; /* of its outcome */
  bool broken;  /* its options could not be read: as a question's */
} ww_decision_rules;

typedef struct ww_advice {
  ww_str id;
  ww_place place;
  const ww_when *when; /* NULL: always */
  ww_kind kind;
  ww_template say;
  ww_str *sources;
  int source_count;
  ww_claim claim;
  ww_str short_text; /* may be empty */
} ww_advice;

typedef enum ww_price_kind {
  WW_ONCE,
  WW_MONTHLY,
  WW_PER_REQUEST,
  WW_HOURS,
  WW_DAYS,
  WW_LATENCY_MS,
  WW_YEARLY,
  WW_MONTHLY_HOURS,
  WW_PRICE_KINDS
} ww_price_kind; /* as ww_price_words */

/* What a factor counts from this answer on: a number, or the position of a
 * value. */
typedef struct ww_count {
  double from, as;
} ww_count;

/* What an amount is multiplied by: an answer, what it lacks to a number or is
 * counted as, over a divisor; without a question always low to high. */
typedef struct ww_factor {
  int question;  /* or WW_NONE */
  bool by_value; /* the position of its value, not its number */
  ww_str name;   /* of what is counted; may be empty */
  bool short_of;
  double target; /* of short_of */
  ww_count *counts;
  int count_count;                /* 0: the answer itself */
  double divide_low, divide_high; /* 1 where none is given */
  bool whole;                     /* rounded up, to 1 at least */
  bool has_range;                 /* low..high where there is no answer */
  double low, high;
} ww_factor;

typedef struct ww_validity {
  int question;
  double low, high;
} ww_validity;

/* Amounts are whole billionths of their unit (the currency, hours, days,
 * milliseconds): sums of them are exact. */
typedef struct ww_price {
  ww_str id, title;
  ww_place place;
  bool *options; /* [option_count] of the main decision */
  const ww_when *when;
  ww_price_kind kind;
  int64_t low, high;
  ww_factor *factors;
  int factor_count;
  int by_volume;      /* a factor that counts requests, or WW_NONE */
  bool bent;          /* by volume, neither straight nor in steps */
  ww_validity *valid; /* answers for which it was said */
  int valid_count;
  ww_str date; /* YYYY-MM-DD */
  ww_str *sources;
  int source_count;
  ww_claim claim;
} ww_price;

typedef struct ww_costs {
  ww_str currency; /* empty: the rulebook has no costs */
  int requests;    /* a question */
  int latency;     /* the question for a request's budget, or WW_NONE */
  ww_price *prices;
  int price_count;
} ww_costs;

typedef struct ww_use { /* of a constant */
  ww_str id;            /* of the entry that names it */
  struct ww_use *next;
} ww_use;

/* A threshold with a name. */
typedef struct ww_constant {
  ww_str id;
  ww_place place;
  ww_str value; /* as written: a number, or a value of a question */
  ww_str text;  /* the same for people */
  bool is_number;
  double number;
  bool is_published; /* over low..high */
  double low, high;
  ww_str *sources;
  int source_count;
  ww_use *uses, *last; /* in the order of reading; NULL: nothing names it */
} ww_constant;

typedef struct ww_accepted { /* a finding that is to stay */
  ww_str finding, at, because;
  ww_place place;
} ww_accepted;

typedef struct ww_condition {
  ww_str id;
  ww_place place;
  const ww_when *when;
} ww_condition;

typedef struct ww_program ww_program;             /* rulebook/program.h */
typedef struct ww_precedents ww_precedents;       /* rulebook/precedents.h */
typedef struct ww_overlay_entry ww_overlay_entry; /* rulebook/load.h */

typedef struct ww_rules { /* the rulebook */
  ww_arena *arena;
  ww_str name, version, title;
  const ww_node *tree; /* that it was made of */
  char *digest;        /* [WW_DIGEST_SIZE]: empty until ww_digest_of */
  ww_str *overlays;    /* names of files, without folders */
  int overlay_count;
  const ww_overlay_entry *entries; /* what they say */
  int entry_count;
  ww_cited *cited;
  int cited_count;
  ww_question *questions;
  int question_count;
  ww_accepted *accepted;
  int accepted_count;
  ww_constant *constants;
  int constant_count;
  ww_condition *conditions;
  int condition_count;
  ww_decision_rules *decisions;
  int decision_count;
  int main;    /* a decision */
  int leading; /* the one that says what to do first, or WW_NONE */
  ww_advice *advice;
  int advice_count;
  ww_costs costs;
  const ww_node *precedent_map;    /* or NULL; see rulebook/precedents.h */
  const ww_precedents *precedents; /* NULL: not read yet */
  bool shipped;                    /* its precedents are in the binary */
  int variable_count;              /* of questions, members and outcomes */
  const ww_program *program;
  ww_table by_id; /* ww_question: see ww_question_index */
} ww_rules;

/* The value of the question with this id, or WW_NONE. */
int ww_value_index(const ww_question *question, ww_str id);

/* The question with this id, now or formerly, or WW_NONE. */
int ww_question_index(const ww_rules *rules, ww_str id);

#endif
