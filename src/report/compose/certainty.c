/* How sure the recommendation is, in a few sentences; see compose.h. */
#include "report/compose/compose.h"

#include "base/number.h"
#include "engine/analysis.h"

static ww_str grouped(const ww_composing *c, int number) {
  ww_buf buf = ww_buf_new(c->arena);
  ww_put_number_grouped(&buf, number);
  return ww_buf_str(&buf);
}

static int count_open(const ww_composing *c) {
  int open = 0;
  for (int q = 0; q < c->verdict->rules->question_count; q++)
    open += !c->verdict->answers->of[q].known;
  return open;
}

/* "95.6 %" */
static ww_str percent(const ww_composing *c, int share) {
  ww_buf buf = ww_buf_new(c->arena);
  ww_put_number(&buf, share / 10.0);
  ww_put_c(&buf, " %");
  return ww_buf_str(&buf);
}

/* "completed as each of 211 published projects, which count by how like this
 * one they are, 55.6 % keep it, 40.3 % lead to RAG and 4.1 % to Hybrid": all
 * that occur, today's first. Without precedents nothing: draws are blind. */
static bool add_shares(const ww_composing *c, const ww_result *result,
                       ww_element *text) {
  const ww_completions *completions = c->verdict->analysis->completions;
  int now = ww_outcome_now(result);
  int count = 1;
  int told = 1;
  if (completions->drawn)
    return false;
  for (int o = 0; o < completions->outcome_count; o++)
    count += o != now && completions->shares[o] > 0;
  ww_run_addf(text, WW_RUN_PLAIN,
              "completed as each of %.*s published projects, which count by "
              "how like this one they are, %.*s keep it",
              WW_P(grouped(c, completions->kin.count)),
              WW_P(percent(c, completions->shares[now])));
  for (int o = 0; o < completions->outcome_count; o++) {
    int share = completions->shares[o];
    if (o == now || share == 0)
      continue;
    ww_run_addf(text, WW_RUN_PLAIN, "%s%.*s%s to %.*s",
                ww_joiner(told, count, " and "), WW_P(percent(c, share)),
                told > 1 ? "" : " lead", WW_P(ww_outcome_words(result, o)));
    told++;
  }
  return true;
}

/* "Hybrid is possible, too": what can come out but no completion leads to; all
 * that can where they are drawn. What is not proved could merely not be
 * excluded. Whether there is any; `said`: something stands before it. */
static bool add_rare(const ww_composing *c, const ww_result *result,
                     bool proved, bool said, ww_element *text) {
  const ww_unknowns *unknowns = c->verdict->analysis->unknowns;
  bool drawn = c->verdict->analysis->completions->drawn;
  int *rare = WW_NEWS(c->arena, int, (size_t)unknowns->possible_count);
  int count = 0;
  for (int i = 0; i < unknowns->possible_count; i++) {
    const ww_possible *possible = &unknowns->possible[i];
    if (possible->option != result->winner && possible->proved == proved &&
        (drawn || possible->share == 0))
      rare[count++] = possible->option;
  }
  for (int i = 0; i < count; i++)
    ww_run_addf(text, WW_RUN_PLAIN, "%s%.*s",
                i > 0  ? ww_joiner(i, count, " and ")
                : said ? "; "
                       : "",
                WW_P(ww_outcome_words(result, rare[i])));
  if (count > 0)
    ww_run_add(text, WW_RUN_PLAIN,
               !proved      ? WW_S(" could not be excluded")
               : count == 1 ? WW_S(" is possible, too")
                            : WW_S(" are possible, too"));
  return said || count > 0;
}

static void add_settled(const ww_composing *c, ww_element *text) {
  int open = count_open(c);
  ww_run_add(text, WW_RUN_STRONG, WW_S("Settled: "));
  if (open == 0)
    ww_run_add(text, WW_RUN_PLAIN, WW_S("every question is answered."));
  else if (open == 1)
    ww_run_add(text, WW_RUN_PLAIN,
               WW_S("no answer to the one open question can change it."));
  else
    ww_run_addf(text, WW_RUN_PLAIN,
                "no answers to the %d open questions can change it.", open);
}

static void add_unsettled(const ww_composing *c, const ww_result *result,
                          ww_element *text) {
  const ww_analysis *analysis = c->verdict->analysis;
  bool stable = analysis->unknowns->state == WW_STABLE;
  int nothing = result->rules->option_count;
  ww_run_add(text, WW_RUN_STRONG,
             stable ? WW_S("Stable: ") : WW_S("Provisional: "));
  bool said = add_shares(c, result, text);
  said = add_rare(c, result, true, said, text);
  said = add_rare(c, result, false, said, text);
  if (analysis->unknowns->may_block && ww_outcome_now(result) != nothing &&
      (analysis->completions->drawn ||
       analysis->completions->shares[nothing] == 0))
    ww_run_addf(text, WW_RUN_PLAIN,
                "%ssome answers may lead to no recommendation",
                said ? "; " : "");
  ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
}

static void add_robustness(const ww_composing *c, const ww_result *result,
                           ww_element *text) {
  const ww_robustness *robustness = &c->verdict->analysis->robustness;
  bool all = robustness->held == robustness->samples;
  ww_run_add(text, WW_RUN_PLAIN,
             all ? WW_S(" It holds in all ") : WW_S(" It holds in "));
  if (!all)
    ww_run_addf(text, WW_RUN_PLAIN, "%.*s of ",
                WW_P(grouped(c, robustness->held)));
  ww_run_addf(text, WW_RUN_PLAIN,
              "%.*s variations of points and published thresholds",
              WW_P(grouped(c, robustness->samples)));
  if (robustness->fragile_to != WW_NONE) {
    ww_run_add(text, WW_RUN_PLAIN, WW_S("; it is most fragile to "));
    ww_run_add(text, WW_RUN_CODE,
               result->rules->rules[robustness->fragile_to].id);
  }
  ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
}

static void add_conflict(const ww_composing *c, ww_element *text) {
  const ww_conflict *conflict = c->verdict->analysis->conflict;
  ww_run_add(text, WW_RUN_STRONG, WW_S("Blocked: "));
  for (int i = 0; i < conflict->count; i++) {
    int q = conflict->questions[i];
    const ww_answer *answer = &c->verdict->answers->of[q];
    ww_buf words = ww_buf_new(c->arena);
    ww_put_answer(&words, &c->verdict->rules->questions[q], answer);
    ww_run_add(text, WW_RUN_PLAIN,
               ww_str_from(ww_joiner(i, conflict->count, " and ")));
    ww_run_add(text, WW_RUN_CODE, c->verdict->rules->questions[q].id);
    ww_run_addf(text, WW_RUN_PLAIN, " (%.*s%s)", WW_P(ww_buf_str(&words)),
                answer->basis == WW_BASIS_GUESSED ? ", a guess" : "");
  }
  ww_run_add(text, WW_RUN_PLAIN,
             conflict->count == 0
                 ? WW_S("every option is ruled out, whatever is answered.")
             : conflict->count == 1
                 ? WW_S(" alone rules out every option, whatever else is "
                        "answered.")
                 : WW_S(" together rule out every option, whatever else is "
                        "answered."));
}

void ww_compose_certainty(ww_composing *c, const ww_result *result,
                          const char *heading) {
  const ww_analysis *analysis = c->verdict->analysis;
  if (!analysis)
    return;
  if (heading)
    ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN, ww_str_from(heading));
  ww_element *text = ww_element_add(c->doc, WW_ELEMENT_PARAGRAPH);
  ww_add_strength(c, result, text);
  if (!result->silent)
    ww_add_certainty(c, result, text);
}

void ww_add_certainty(const ww_composing *c, const ww_result *result,
                      ww_element *text) {
  const ww_analysis *analysis = c->verdict->analysis;
  if (analysis->unknowns->state == WW_BLOCKED)
    add_conflict(c, text);
  else if (analysis->unknowns->state == WW_SETTLED)
    add_settled(c, text);
  else
    add_unsettled(c, result, text);
  if (result->winner != WW_NONE)
    add_robustness(c, result, text);
}
