/* What `rules diff` prints; see report/compose/documents.h. */
#include "report/compose/documents.h"

typedef struct composing {
  ww_arena *arena;
  ww_element *doc;
  const ww_diff *diff;
} composing;

static ww_str outcome_id(const composing *c, int decision, int side,
                         int outcome) {
  return ww_outcome_id(c->diff->decisions[decision].pairing->decision[side],
                       outcome);
}

/* "rag → hybrid". */
static void add_turn(const composing *c, ww_element *text, int decision,
                     const int outcome[WW_SIDES]) {
  ww_run_add(text, WW_RUN_STRONG,
             outcome_id(c, decision, WW_BEFORE, outcome[WW_BEFORE]));
  ww_run_add(text, WW_RUN_PLAIN, WW_S(" \xE2\x86\x92 "));
  ww_run_add(text, WW_RUN_STRONG,
             outcome_id(c, decision, WW_AFTER, outcome[WW_AFTER]));
}

/* ---- Edits ------------------------------------------------------------ */

static void compose_edits(composing *c) {
  const ww_diff *diff = c->diff;
  if (diff->edit_count == 0) {
    ww_paragraph_add(c->doc, WW_S("Nothing that decides or advises differs."));
    return;
  }
  ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN, WW_S("What was changed"));
  ww_element *list = ww_element_add(c->doc, WW_ELEMENT_LIST);
  for (int i = 0; i < diff->edit_count; i++) {
    const ww_edit *edit = &diff->edits[i];
    ww_element *text = ww_element_add(ww_element_add(list, WW_ELEMENT_ITEM),
                                      WW_ELEMENT_PARAGRAPH);
    ww_run_addf(text, WW_RUN_PLAIN, "%s ", ww_edited_words[edit->what]);
    ww_run_add(text, WW_RUN_CODE, edit->id);
    ww_run_addf(text, WW_RUN_PLAIN, " %s", ww_edit_words[edit->kind]);
    if (edit->kind == WW_EDIT_RENAMED) {
      ww_run_add(text, WW_RUN_PLAIN, WW_S(": now "));
      ww_run_add(text, WW_RUN_CODE, edit->to);
    }
    if (edit->differs)
      ww_run_addf(text, WW_RUN_PLAIN, ": %.*s",
                  WW_P(ww_differs_text(c->arena, edit->differs)));
    if (edit->decision.size)
      ww_run_addf(text, WW_RUN_ASIDE, " (%.*s)", WW_P(edit->decision));
  }
}

/* What is neither the same nor another: it is not made any more. */
static bool compose_dropped(composing *c) {
  bool any = false;
  for (int i = 0; i < c->diff->edit_count; i++) {
    const ww_edit *edit = &c->diff->edits[i];
    if (!ww_edit_drops(edit))
      continue;
    ww_element *callout = ww_element_add(c->doc, WW_ELEMENT_CALLOUT);
    ww_element *text = ww_element_add(callout, WW_ELEMENT_PARAGRAPH);
    ww_run_add(text, WW_RUN_PLAIN, WW_S("The new rulebook does not decide "));
    ww_run_add(text, WW_RUN_CODE, edit->id);
    ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
    any = true;
  }
  return any;
}

/* ---- Profiles --------------------------------------------------------- */

static void add_blame(const composing *c, ww_element *item,
                      const ww_turn *turn) {
  const ww_pairing *p = c->diff->decisions[turn->decision].pairing;
  const ww_turning *blame = &turn->blame;
  int count = blame->rule_count + blame->options + blame->when;
  int k = 0;
  if (count == 0)
    return;
  ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
  if (turn->decision == c->diff->main)
    ww_run_add(text, WW_RUN_PLAIN, WW_S("Turned by "));
  else
    ww_run_addf(text, WW_RUN_PLAIN, "%.*s turned by ",
                WW_P(p->decision[WW_AFTER]->id));
  for (int i = 0; i < blame->rule_count; i++) {
    const ww_paired_rule *paired = &p->rules[blame->rules[i]];
    bool added = paired->rule[WW_BEFORE] == WW_NONE;
    int side = added ? WW_AFTER : WW_BEFORE;
    bool removed = paired->rule[WW_AFTER] == WW_NONE;
    ww_add_listed(text, p->decision[side]->rules[paired->rule[side]].id, k++,
                  count);
    unsigned differs = paired->differs & ~(unsigned)WW_DIFFERS_WORDS;
    if (added || removed)
      ww_run_add(text, WW_RUN_ASIDE,
                 added ? WW_S(" (added)") : WW_S(" (removed)"));
    else if (differs)
      ww_run_addf(text, WW_RUN_ASIDE, " (%.*s)",
                  WW_P(ww_differs_text(c->arena, differs)));
    else
      ww_run_add(text, WW_RUN_ASIDE,
                 WW_S(" (an answer or outcome that it tests)"));
  }
  if (blame->options)
    ww_add_listed(text, WW_S("the options"), k++, count);
  if (blame->when)
    ww_add_listed(text,
                  p->when_edited ? WW_S("the decision's own test")
                                 : WW_S("an outcome that its test names"),
                  k++, count);
  ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
}

static void add_turned(const composing *c, ww_element *item,
                       const ww_turned *turned) {
  const ww_diff *diff = c->diff;
  ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
  if (turned->project.size)
    ww_run_addf(text, WW_RUN_PLAIN, "%.*s ", WW_P(turned->project));
  ww_run_addf(text, WW_RUN_ASIDE, "(line %u): ", turned->line);
  for (int i = 0; i < turned->turn_count; i++) {
    const ww_turn *turn = &turned->turns[i];
    if (i > 0)
      ww_run_add(text, WW_RUN_PLAIN, WW_S(", "));
    if (turn->decision != diff->main)
      ww_run_addf(
          text, WW_RUN_PLAIN, "%.*s ",
          WW_P(
              diff->decisions[turn->decision].pairing->decision[WW_AFTER]->id));
    add_turn(c, text, turn->decision, turn->outcome);
  }
  for (int i = 0; i < turned->turn_count; i++)
    add_blame(c, item, &turned->turns[i]);
}

static void add_unread(const composing *c) {
  static const char *const sides[] = {"old", "new"};
  const ww_diff *diff = c->diff;
  for (int i = 0; i < diff->unread_count; i++)
    for (int s = 0; s < WW_SIDES; s++) {
      const ww_unread *unread = &diff->unread[i];
      if (unread->profiles[s] == 0)
        continue;
      ww_element *callout = ww_element_add(c->doc, WW_ELEMENT_CALLOUT);
      ww_element *text = ww_element_add(callout, WW_ELEMENT_PARAGRAPH);
      ww_run_addf(text, WW_RUN_PLAIN, "The %s rulebook cannot read ", sides[s]);
      ww_run_add(text, WW_RUN_CODE, unread->question);
      ww_run_addf(text, WW_RUN_PLAIN,
                  " of %.*s: what it cannot read was left out there.",
                  WW_P(ww_counted(c->arena, unread->profiles[s], "profile")));
    }
}

static void compose_profiles(composing *c) {
  const ww_diff *diff = c->diff;
  ww_element *summary = ww_element_add(c->doc, WW_ELEMENT_PARAGRAPH);
  int others = diff->turned_count - diff->main_turned_count;
  ww_run_addf(summary, WW_RUN_STRONG, "%d of %.*s get%s another recommendation",
              diff->main_turned_count,
              WW_P(ww_counted(c->arena, diff->profile_count, "profile")),
              diff->main_turned_count == 1 || diff->profile_count == 1 ? "s"
                                                                       : "");
  if (others > 0)
    ww_run_addf(summary, WW_RUN_STRONG,
                ", and %d the same with other decisions that follow", others);
  ww_run_add(summary, WW_RUN_STRONG, WW_S("."));
  if (diff->turned_count > 0) {
    ww_element *list = ww_element_add(c->doc, WW_ELEMENT_LIST);
    for (int i = 0; i < diff->turned_count; i++)
      add_turned(c, ww_element_add(list, WW_ELEMENT_ITEM), &diff->turned[i]);
  }
  add_unread(c);
}

/* ---- Without profiles -------------------------------------------------- */

static void compose_decision(composing *c, int index) {
  const ww_diff_decision *decision = &c->diff->decisions[index];
  ww_run_addf(ww_heading_add(c->doc, 2), WW_RUN_PLAIN,
              "%.*s: what can come out otherwise",
              WW_P(decision->pairing->decision[WW_AFTER]->id));
  ww_element *list = NULL;
  for (int i = 0; i < decision->pair_count; i++) {
    const ww_pair_found *pair = &decision->pairs[i];
    if (!list)
      list = ww_element_add(c->doc, WW_ELEMENT_LIST);
    ww_element *text = ww_element_add(ww_element_add(list, WW_ELEMENT_ITEM),
                                      WW_ELEMENT_PARAGRAPH);
    add_turn(c, text, index, pair->outcome);
    ww_run_add(text, WW_RUN_PLAIN, WW_S(", for example with "));
    ww_run_add(text, WW_RUN_CODE, ww_instance_text(c->arena, &pair->example));
  }
  ww_str found = decision->pair_count ? WW_S("Nothing else") : WW_S("Nothing");
  ww_element *note = ww_element_add(c->doc, WW_ELEMENT_PARAGRAPH);
  if (decision->exact)
    ww_run_addf(note, WW_RUN_ASIDE, "%.*s can: all answers were considered.",
                WW_P(found));
  else
    ww_run_addf(note, WW_RUN_ASIDE,
                "%.*s was found, but the search was cut short: more may "
                "change.",
                WW_P(found));
}

/* Decisions that change only with another. */
static void compose_followers(composing *c) {
  int count = 0;
  int k = 0;
  for (int i = 0; i < c->diff->decision_count; i++)
    count += c->diff->decisions[i].pairing->follows;
  if (count == 0)
    return;
  ww_element *text = ww_element_add(c->doc, WW_ELEMENT_PARAGRAPH);
  for (int i = 0; i < c->diff->decision_count; i++) {
    const ww_pairing *p = c->diff->decisions[i].pairing;
    if (p->follows)
      ww_add_listed(text, p->decision[WW_AFTER]->id, k++, count);
  }
  ww_run_addf(text, WW_RUN_PLAIN,
              " can change only where a decision before %s does.",
              count == 1 ? "it" : "them");
}

static void compose_search(composing *c, bool dropped) {
  bool all_same = true;
  for (int i = 0; i < c->diff->decision_count; i++) {
    const ww_diff_decision *decision = &c->diff->decisions[i];
    all_same = all_same && decision->same;
    if (!decision->same && !decision->pairing->follows)
      compose_decision(c, i);
  }
  if (all_same)
    ww_run_add(ww_element_add(c->doc, WW_ELEMENT_PARAGRAPH), WW_RUN_STRONG,
               dropped ? WW_S("No other decision can change.")
                       : WW_S("No decision can change."));
  compose_followers(c);
}

ww_element *ww_compose_diff(ww_arena *arena, const ww_diff *diff) {
  composing c = {arena, ww_doc_new(arena), diff};
  const ww_rules *before = diff->rules[WW_BEFORE];
  const ww_rules *after = diff->rules[WW_AFTER];
  ww_run_addf(ww_heading_add(c.doc, 1), WW_RUN_PLAIN,
              "%.*s %.*s \xE2\x86\x92 %.*s %.*s", WW_P(before->name),
              WW_P(before->version), WW_P(after->name), WW_P(after->version));
  bool dropped = compose_dropped(&c);
  if (diff->read)
    compose_profiles(&c);
  else
    compose_search(&c, dropped);
  compose_edits(&c);
  return c.doc;
}
