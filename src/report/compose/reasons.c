/* What speaks for the winner, against it, and against each other option; see
 * compose.h. Points are what a rule does to the winner against the runner-up,
 * so that those for, those against and the two starts sum up to the margin. */
#include "phrase/phrase.h"
#include "report/compose/compose.h"

enum { PUSHES_MOST = 3 };

/* ---- For and against -------------------------------------------------- */

typedef struct side {
  bool against;
  int decimals; /* of all points in it */
} side;

static bool belongs(const side *s, int64_t weight) {
  return s->against ? weight < 0 : weight > 0;
}

/* What both start with, as the winner's lead. */
static int64_t start_lead(const ww_result *result) {
  if (result->runner_up == WW_NONE)
    return 0;
  int64_t lead = ww_option_of(result, result->winner)->base -
                 (int64_t)ww_option_of(result, result->runner_up)->base;
  return lead * 1000;
}

/* The strongest first: reasons stand from the most for the winner to the most
 * against it. */
static const ww_reason *nth_reason(const ww_result *result, const side *s,
                                   int n) {
  return &result->reasons[s->against ? result->reason_count - 1 - n : n];
}

static ww_element *add_weighed(ww_composing *c, ww_element *pairs,
                               const side *s, int64_t weight) {
  ww_buf points = ww_buf_new(c->arena);
  ww_put_signed_points(&points, weight, s->decimals);
  ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
  ww_run_add(pair, WW_RUN_STRONG, ww_buf_str(&points));
  return pair;
}

static void add_start(ww_composing *c, const ww_result *result,
                      ww_element *pairs, const side *s) {
  int64_t lead = start_lead(result);
  if (!belongs(s, lead))
    return;
  const ww_option *winner = ww_option_of(result, result->winner);
  const ww_option *other = ww_option_of(result, result->runner_up);
  ww_buf text = ww_buf_new(c->arena);
  ww_put_c(&text, "It starts from ");
  ww_put_points_in_words(&text, (int64_t)winner->base * 1000);
  ww_putf(&text, ", %.*s from ", WW_P(other->title));
  ww_put_points(&text, (int64_t)other->base * 1000,
                ww_points_decimals((int64_t)other->base * 1000));
  ww_put_c(&text, ", before any answer.");
  ww_paragraph_add(add_weighed(c, pairs, s, lead), ww_buf_str(&text));
}

static void compose_side(ww_composing *c, const ww_result *result, side s,
                         ww_str heading) {
  int count = 0;
  int told = 0;
  int64_t hidden = 0; /* of those that are not told: they count as well */
  s.decimals = ww_points_decimals(start_lead(result));
  for (; count < result->reason_count; count++) {
    int64_t weight = ww_reason_weight(result, nth_reason(result, &s, count));
    if (!belongs(&s, weight))
      break;
    int decimals = ww_points_decimals(weight);
    s.decimals = decimals > s.decimals ? decimals : s.decimals;
  }
  if (count == 0 && !belongs(&s, start_lead(result)))
    return;
  ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN, heading);
  ww_element *pairs = ww_element_add(c->doc, WW_ELEMENT_PAIRS);
  pairs->right = true;
  for (int i = 0; i < count; i++) {
    const ww_reason *reason = nth_reason(result, &s, i);
    const ww_rule *rule = &result->rules->rules[reason->rule];
    int64_t weight = ww_reason_weight(result, reason);
    if (reason->covered) {
      hidden += weight;
      continue;
    }
    told++;
    ww_element *pair = add_weighed(c, pairs, &s, weight);
    ww_paragraph_add(pair, ww_say(c, &rule->because));
    ww_compose_grounds(c, pair, result, reason->rule);
  }
  if (count > told) {
    ww_element *more =
        ww_element_add(add_weighed(c, pairs, &s, hidden), WW_ELEMENT_PARAGRAPH);
    ww_run_addf(more, WW_RUN_PLAIN,
                count - told == 1
                    ? "Another rule, whose reason a reason above includes."
                    : "%d more rules, whose reasons a reason above includes.",
                count - told);
  }
  add_start(c, result, pairs, &s);
}

void ww_compose_reasons(ww_composing *c, const ww_result *result) {
  if (result->winner == WW_NONE)
    return;
  ww_str winner = ww_option_of(result, result->winner)->title;
  ww_str heading = ww_format(c->arena, "Why %.*s", WW_P(winner));
  if (result->runner_up != WW_NONE)
    heading = ww_format(c->arena, "Why %.*s rather than %.*s", WW_P(winner),
                        WW_P(ww_option_of(result, result->runner_up)->title));
  compose_side(c, result, (side){.against = false}, heading);
  compose_side(c, result, (side){.against = true},
               WW_S("What speaks against it"));
}

/* ---- Why not the others ----------------------------------------------- */

/* Whether an objection before the i-th is by the same rule. */
static bool told_before(const ww_result *result, int i) {
  int rule = result->objections[i].ruled_out_by[0];
  for (int k = 0; k < i; k++)
    if (result->objections[k].ruled_out_count > 0 &&
        result->objections[k].ruled_out_by[0] == rule)
      return true;
  return false;
}

static void compose_ruled_out(ww_composing *c, const ww_result *result, int i,
                              ww_element *pair) {
  const ww_objection *objection = &result->objections[i];
  const ww_rule *rules = result->rules->rules;
  int first = objection->ruled_out_by[0];
  ww_element *text = ww_element_add(pair, WW_ELEMENT_PARAGRAPH);
  ww_element *grounds = text;
  if (told_before(result, i)) {
    ww_run_add(text, WW_RUN_PLAIN, WW_S("Ruled out for the same reason: "));
    ww_run_add(text, WW_RUN_CODE, rules[first].id);
    ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
  } else {
    ww_run_addf(text, WW_RUN_PLAIN, "Ruled out: %.*s",
                WW_P(ww_say(c, &rules[first].because)));
    grounds = ww_compose_grounds(c, pair, result, first);
  }
  int count = objection->ruled_out_count;
  for (int k = 1; k < count; k++)
    ww_run_addf(grounds, WW_RUN_ASIDE, "%s%.*s%s",
                k == 1           ? " Also ruled out by "
                : k == count - 1 ? " and "
                                 : ", ",
                WW_P(rules[objection->ruled_out_by[k]].id),
                k == count - 1 ? "." : "");
}

static void compose_pushes(ww_composing *c, const ww_result *result,
                           const ww_objection *objection, ww_element *text) {
  int count = objection->rule_count;
  int shown = count > PUSHES_MOST ? PUSHES_MOST : count;
  for (int i = 0; i < shown; i++) {
    const ww_rule *rule = &result->rules->rules[objection->rules[i]];
    int64_t weight =
        rule->effect[result->winner] - rule->effect[objection->option];
    ww_buf points = ww_buf_new(c->arena);
    ww_put_points(&points, weight, ww_points_decimals(weight));
    ww_run_add(text, WW_RUN_PLAIN,
               ww_str_from(i == 0           ? ", mostly through "
                           : i == shown - 1 ? " and "
                                            : ", "));
    ww_run_add(text, WW_RUN_CODE, rule->id);
    ww_run_addf(text, WW_RUN_PLAIN, " (%.*s)", WW_P(ww_buf_str(&points)));
  }
}

static void compose_behind(ww_composing *c, const ww_result *result,
                           const ww_objection *objection, ww_element *pair) {
  ww_element *text = ww_element_add(pair, WW_ELEMENT_PARAGRAPH);
  ww_buf words = ww_buf_new(c->arena);
  if (objection->behind_by == 0) {
    ww_put_c(&words, "Level with it");
  } else {
    ww_put_c(&words, "Behind by ");
    ww_put_points_in_words(&words, objection->behind_by);
  }
  ww_run_add(text, WW_RUN_PLAIN, ww_buf_str(&words));
  if (objection->option == result->runner_up)
    ww_run_add(text, WW_RUN_PLAIN, WW_S(", for the reasons above"));
  else
    compose_pushes(c, result, objection, text);
  ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
}

void ww_compose_objections(ww_composing *c, const ww_result *result) {
  ww_element *pairs = ww_element_add(c->doc, WW_ELEMENT_PAIRS);
  for (int i = 0; i < result->objection_count; i++) {
    const ww_objection *objection = &result->objections[i];
    ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
    ww_run_add(pair, WW_RUN_STRONG,
               ww_option_of(result, objection->option)->title);
    if (objection->ruled_out_count > 0)
      compose_ruled_out(c, result, i, pair);
    else
      compose_behind(c, result, objection, pair);
  }
}
