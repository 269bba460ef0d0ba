/* `rules diff` as JSON; see study_json.h. */
#include "report/study_json.h"

#include "report/values_json.h"

static const ww_pairing *pairing_of(const ww_diff *diff, int decision) {
  return diff->decisions[decision].pairing;
}

/* "before" and "after". */
static void put_outcomes(ww_json *json, const ww_diff *diff, int decision,
                         const int outcome[WW_SIDES]) {
  const ww_pairing *p = pairing_of(diff, decision);
  ww_json_option(json, "before", p->decision[WW_BEFORE], outcome[WW_BEFORE]);
  ww_json_option(json, "after", p->decision[WW_AFTER], outcome[WW_AFTER]);
}

/* ---- Edits ------------------------------------------------------------ */

static void put_differs(ww_json *json, unsigned differs) {
  static const char *const words[] = {"test",   "below",     "points",
                                      "serves", "rules_out", "words"};
  ww_json_open(json, "differs", '[');
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (differs >> i & 1)
      ww_json_text(json, NULL, words[i]);
  ww_json_close(json, ']');
}

static void put_edits(ww_json *json, const ww_diff *diff) {
  ww_json_open(json, "edits", '[');
  for (int i = 0; i < diff->edit_count; i++) {
    const ww_edit *edit = &diff->edits[i];
    ww_json_open(json, NULL, '{');
    ww_json_text(json, "edit", ww_edit_words[edit->kind]);
    ww_json_text(json, "what", ww_edited_words[edit->what]);
    ww_json_str(json, "id", edit->id);
    if (edit->decision.size)
      ww_json_str(json, "decision", edit->decision);
    if (edit->differs)
      put_differs(json, edit->differs);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

/* ---- Profiles --------------------------------------------------------- */

static void put_blame(ww_json *json, const ww_diff *diff,
                      const ww_blame *blame) {
  const ww_pairing *p = pairing_of(diff, diff->main);
  ww_json_open(json, "turned_by", '{');
  ww_json_open(json, "rules", '[');
  for (int i = 0; i < blame->rule_count; i++) {
    const ww_paired_rule *paired = &p->rules[blame->rules[i]];
    int side = paired->rule[WW_BEFORE] == WW_NONE ? WW_AFTER : WW_BEFORE;
    ww_json_str(json, NULL, p->decision[side]->rules[paired->rule[side]].id);
  }
  ww_json_close(json, ']');
  ww_json_bool(json, "options", blame->options);
  ww_json_bool(json, "when", blame->when);
  ww_json_close(json, '}');
}

static void put_turned(ww_json *json, const ww_diff *diff,
                       const ww_turned *turned) {
  ww_json_open(json, NULL, '{');
  ww_json_int(json, "line", turned->line);
  if (turned->project.size)
    ww_json_str(json, "project", turned->project);
  else
    ww_json_null(json, "project");
  ww_json_open(json, "decisions", '[');
  for (int i = 0; i < turned->turn_count; i++) {
    const ww_turn *turn = &turned->turns[i];
    bool is_main = turn->decision == diff->main;
    ww_json_open(json, NULL, '{');
    ww_json_str(json, "decision",
                pairing_of(diff, turn->decision)->decision[WW_AFTER]->id);
    ww_json_bool(json, "main", is_main);
    put_outcomes(json, diff, turn->decision, turn->outcome);
    if (is_main)
      put_blame(json, diff, &turned->blame);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

static void put_profiles(ww_json *json, const ww_diff *diff) {
  if (!diff->read) {
    ww_json_null(json, "profiles");
    return;
  }
  ww_json_open(json, "profiles", '{');
  ww_json_int(json, "all", diff->profile_count);
  ww_json_int(json, "changed", diff->turned_count);
  ww_json_int(json, "recommendation_changed", diff->main_turned_count);
  ww_json_open(json, "changes", '[');
  for (int i = 0; i < diff->turned_count; i++)
    put_turned(json, diff, &diff->turned[i]);
  ww_json_close(json, ']');
  ww_json_open(json, "unread", '[');
  for (int i = 0; i < diff->unread_count; i++) {
    const ww_unread *unread = &diff->unread[i];
    ww_json_open(json, NULL, '{');
    ww_json_str(json, "question", unread->question);
    ww_json_int(json, "before", unread->profiles[WW_BEFORE]);
    ww_json_int(json, "after", unread->profiles[WW_AFTER]);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

/* ---- Without profiles -------------------------------------------------- */

static void put_decision(ww_json *json, const ww_diff *diff, int index) {
  const ww_diff_decision *decision = &diff->decisions[index];
  ww_json_open(json, NULL, '{');
  ww_json_str(json, "decision", decision->pairing->decision[WW_AFTER]->id);
  ww_json_bool(json, "main", index == diff->main);
  ww_json_bool(json, "exact", decision->exact);
  ww_json_open(json, "changes", '[');
  for (int i = 0; i < decision->pair_count; i++) {
    ww_json_open(json, NULL, '{');
    put_outcomes(json, diff, index, decision->pairs[i].outcome);
    ww_json_instance(json, "answers", &decision->pairs[i].example);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

void ww_put_diff_json(ww_buf *out, const ww_diff *diff) {
  ww_json json = ww_study_open(out, "whichway.diff/1");
  ww_json_rulebook(&json, "before", diff->rules[WW_BEFORE]);
  ww_json_rulebook(&json, "after", diff->rules[WW_AFTER]);
  put_edits(&json, diff);
  put_profiles(&json, diff);
  if (diff->read) {
    ww_json_null(&json, "decisions");
  } else {
    ww_json_open(&json, "decisions", '[');
    for (int i = 0; i < diff->decision_count; i++)
      put_decision(&json, diff, i);
    ww_json_close(&json, ']');
  }
  ww_study_close(&json);
}
