/* `rules diff` as JSON; see report/json/json.h. Ids are those of two rulebooks.
 */
#include "report/json/json.h"

#include "report/json/values.h"

#define NAME "whichway.diff/1"

static const ww_pairing *pairing_of(const ww_diff *diff, int decision) {
  return diff->decisions[decision].pairing;
}

/* What comes out before and after; null: nothing. */
#define OUTCOMES                                                               \
  WW_KEY("before", ww_json_maybe_text, NULL),                                  \
      WW_KEY("after", ww_json_maybe_text, NULL)

static void put_outcomes(ww_json *json, const ww_diff *diff, int decision,
                         const int outcome[WW_SIDES]) {
  const ww_pairing *p = pairing_of(diff, decision);
  ww_json_option(json, p->decision[WW_BEFORE], outcome[WW_BEFORE]);
  ww_json_option(json, p->decision[WW_AFTER], outcome[WW_AFTER]);
}

/* ---- Edits ------------------------------------------------------------ */

static const char *const differences[] = {
    "test", "below", "points", "serves", "rules_out", "words", NULL};
static const ww_json_type difference = WW_JSON_WORD_OF(differences);
static const ww_json_type differs = WW_JSON_LIST_OF(difference);
static const ww_json_type edit_kind = WW_JSON_WORD_OF(ww_edit_words);
static const ww_json_type edited = WW_JSON_WORD_OF(ww_edited_words);
static const ww_json_row edit_keys[] = {
    WW_KEY("edit", edit_kind, NULL),
    WW_KEY("what", edited, NULL),
    WW_KEY("id", ww_json_a_text, NULL),
    WW_KEY_MAYBE("to", ww_json_a_text, "of what was renamed: its id now"),
    WW_KEY_MAYBE("decision", ww_json_a_text, "that it belongs to"),
    WW_KEY_MAYBE("differs", differs, "in what"),
    WW_KEYS_END};
static const ww_json_type edit = WW_JSON_OBJECT_OF(edit_keys);
static const ww_json_type edits = WW_JSON_LIST_OF(edit);

static void put_differs(ww_json *json, unsigned bits) {
  ww_json_open(json, NULL, '[');
  for (size_t i = 0; differences[i]; i++)
    if (bits >> i & 1)
      ww_json_text(json, NULL, differences[i]);
  ww_json_close(json, ']');
}

static void put_edits(ww_json *json, const ww_diff *diff) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < diff->edit_count; i++) {
    const ww_edit *one = &diff->edits[i];
    ww_json_begin(json, NULL, edit_keys);
    ww_json_text(json, NULL, ww_edit_words[one->kind]);
    ww_json_text(json, NULL, ww_edited_words[one->what]);
    ww_json_str(json, NULL, one->id);
    if (one->to.size)
      ww_json_str(json, NULL, one->to);
    else
      ww_json_skip(json);
    if (one->decision.size)
      ww_json_str(json, NULL, one->decision);
    else
      ww_json_skip(json);
    if (one->differs)
      put_differs(json, one->differs);
    else
      ww_json_skip(json);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

/* ---- Profiles --------------------------------------------------------- */

static const ww_json_row blame_keys[] = {
    WW_KEY("rules", ww_json_texts, NULL),
    WW_KEY("options", ww_json_a_flag, "what options start from or serve"),
    WW_KEY("when", ww_json_a_flag, "when the decision is made"), WW_KEYS_END};
static const ww_json_type blame = WW_JSON_OBJECT_OF(blame_keys);

static void put_blame(ww_json *json, const ww_diff *diff,
                      const ww_turn *turn_of) {
  const ww_pairing *p = pairing_of(diff, turn_of->decision);
  const ww_turning *turning = &turn_of->blame;
  ww_json_begin(json, NULL, blame_keys);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < turning->rule_count; i++) {
    const ww_paired_rule *paired = &p->rules[turning->rules[i]];
    int side = paired->rule[WW_BEFORE] == WW_NONE ? WW_AFTER : WW_BEFORE;
    ww_json_str(json, NULL, p->decision[side]->rules[paired->rule[side]].id);
  }
  ww_json_close(json, ']');
  ww_json_bool(json, NULL, turning->options);
  ww_json_bool(json, NULL, turning->when);
  ww_json_end(json);
}

static const ww_json_row turn_keys[] = {
    WW_KEY("decision", ww_json_a_text, NULL),
    WW_KEY("main", ww_json_a_flag, NULL), OUTCOMES,
    WW_KEY("turned_by", blame, "the fewest changes that lead there"),
    WW_KEYS_END};
static const ww_json_type turn = WW_JSON_OBJECT_OF(turn_keys);
static const ww_json_type turns = WW_JSON_LIST_OF(turn);
static const ww_json_row turned_keys[] = {
    WW_KEY("line", ww_json_a_count, "of the profiles"),
    WW_KEY("project", ww_json_maybe_text, "name of the project"),
    WW_KEY("decisions", turns, NULL), WW_KEYS_END};
static const ww_json_type turned = WW_JSON_OBJECT_OF(turned_keys);
static const ww_json_type all_turned = WW_JSON_LIST_OF(turned);

static void put_turned(ww_json *json, const ww_diff *diff,
                       const ww_turned *one) {
  ww_json_begin(json, NULL, turned_keys);
  ww_json_int(json, NULL, one->line);
  ww_json_maybe_str(json, one->project);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < one->turn_count; i++) {
    const ww_turn *told = &one->turns[i];
    bool is_main = told->decision == diff->main;
    ww_json_begin(json, NULL, turn_keys);
    ww_json_str(json, NULL,
                pairing_of(diff, told->decision)->decision[WW_AFTER]->id);
    ww_json_bool(json, NULL, is_main);
    put_outcomes(json, diff, told->decision, told->outcome);
    put_blame(json, diff, told);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
  ww_json_end(json);
}

static const ww_json_row unread_keys[] = {
    WW_KEY("question", ww_json_a_text, NULL),
    WW_KEY("before", ww_json_a_count, "profiles that answer it"),
    WW_KEY("after", ww_json_a_count, NULL), WW_KEYS_END};
static const ww_json_type unread = WW_JSON_OBJECT_OF(unread_keys);
static const ww_json_type all_unread = WW_JSON_LIST_OF(unread);
static const ww_json_row profiles_keys[] = {
    WW_KEY("all", ww_json_a_count, NULL),
    WW_KEY("changed", ww_json_a_count, NULL),
    WW_KEY("recommendation_changed", ww_json_a_count, NULL),
    WW_KEY("changes", all_turned, NULL),
    WW_KEY("unread", all_unread,
           "questions that only one of the rulebooks has"),
    WW_KEYS_END};
static const ww_json_type profiles = {
    .kind = WW_JSON_OBJECT, .keys = profiles_keys, .nullable = true};

static void put_profiles(ww_json *json, const ww_diff *diff) {
  if (!diff->read) {
    ww_json_null(json, NULL);
    return;
  }
  ww_json_begin(json, NULL, profiles_keys);
  ww_json_int(json, NULL, diff->profile_count);
  ww_json_int(json, NULL, diff->turned_count);
  ww_json_int(json, NULL, diff->main_turned_count);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < diff->turned_count; i++)
    put_turned(json, diff, &diff->turned[i]);
  ww_json_close(json, ']');
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < diff->unread_count; i++) {
    const ww_unread *one = &diff->unread[i];
    ww_json_begin(json, NULL, unread_keys);
    ww_json_str(json, NULL, one->question);
    ww_json_int(json, NULL, one->profiles[WW_BEFORE]);
    ww_json_int(json, NULL, one->profiles[WW_AFTER]);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
  ww_json_end(json);
}

/* ---- Without profiles -------------------------------------------------- */

static const ww_json_row change_keys[] = {
    OUTCOMES, WW_KEY("answers", ww_json_answers, "that lead there"),
    WW_KEYS_END};
static const ww_json_type change = WW_JSON_OBJECT_OF(change_keys);
static const ww_json_type changes = WW_JSON_LIST_OF(change);
static const ww_json_row decision_keys[] = {
    WW_KEY("decision", ww_json_a_text, NULL),
    WW_KEY("main", ww_json_a_flag, NULL),
    WW_KEY("exact", ww_json_a_flag, "false: there may be more changes"),
    WW_KEY("changes", changes, NULL), WW_KEYS_END};
static const ww_json_type decision = WW_JSON_OBJECT_OF(decision_keys);
static const ww_json_type decisions = {
    .kind = WW_JSON_LIST, .of = &decision, .nullable = true};

static void put_decision(ww_json *json, const ww_diff *diff, int index) {
  const ww_diff_decision *one = &diff->decisions[index];
  ww_json_begin(json, NULL, decision_keys);
  ww_json_str(json, NULL, one->pairing->decision[WW_AFTER]->id);
  ww_json_bool(json, NULL, index == diff->main);
  ww_json_bool(json, NULL, one->exact);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < one->pair_count; i++) {
    ww_json_begin(json, NULL, change_keys);
    put_outcomes(json, diff, index, one->pairs[i].outcome);
    ww_json_instance(json, &one->pairs[i].example);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
  ww_json_end(json);
}

/* ---- All -------------------------------------------------------------- */

static const ww_json_type schema = WW_JSON_SCHEMA(NAME);
static const ww_json_row diff_keys[] = {
    WW_KEY("schema", schema, "name and version of this format"),
    WW_KEY("before", ww_json_a_rulebook, NULL),
    WW_KEY("after", ww_json_a_rulebook, NULL),
    WW_KEY("edits", edits, "what was added, taken out or changed"),
    WW_KEY("profiles", profiles,
           "what changes for the given ones; null: none were"),
    WW_KEY("decisions", decisions,
           "what changes for any profile; null: some were given"),
    WW_KEYS_END};
const ww_json_type ww_json_diff = WW_JSON_OBJECT_OF(diff_keys);

void ww_put_diff_json(ww_buf *out, const ww_diff *diff) {
  ww_json json = ww_document_begin(out, diff_keys, NAME);
  ww_json_rulebook(&json, diff->rules[WW_BEFORE]);
  ww_json_rulebook(&json, diff->rules[WW_AFTER]);
  put_edits(&json, diff);
  put_profiles(&json, diff);
  if (diff->read) {
    ww_json_null(&json, NULL);
  } else {
    ww_json_open(&json, NULL, '[');
    for (int i = 0; i < diff->decision_count; i++)
      put_decision(&json, diff, i);
    ww_json_close(&json, ']');
  }
  ww_document_end(&json);
}
