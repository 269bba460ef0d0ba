/* How sure the verdict is, and the scores; see sections.h. */
#include "report/compose/sections.h"

#include "base/number.h"
#include "engine/analysis.h"
#include "phrase/phrase.h"
#include "report/document/figure.h"

void ww_section_certainty(ww_sections *s) {
  ww_compose_certainty(&s->composing, s->result, NULL);
}

/* ---- At a glance -------------------------------------------------------- */

static ww_element *add_fact(ww_element *facts, const char *label) {
  ww_element *pair = ww_element_add(facts, WW_ELEMENT_PAIR);
  ww_run_add(pair, WW_RUN_PLAIN, ww_str_from(label));
  return ww_element_add(pair, WW_ELEMENT_PARAGRAPH);
}

static void add_count(ww_element *fact, int count, const char *of, int whole) {
  ww_buf buf = ww_buf_new(fact->arena);
  ww_put_number_grouped(&buf, count);
  ww_run_add(fact, WW_RUN_STRONG, ww_buf_str(&buf));
  buf = ww_buf_new(fact->arena);
  ww_put_c(&buf, of);
  ww_put_number_grouped(&buf, whole);
  ww_run_add(fact, WW_RUN_ASIDE, ww_buf_str(&buf));
}

static void add_status(const ww_analysis *analysis, ww_element *facts) {
  static const char *const says[] = {
      [WW_SETTLED] = " whatever else is answered",
      [WW_STABLE] = " though some answers could change it",
      [WW_PROVISIONAL] = " until more is answered",
      [WW_BLOCKED] = " until an answer gives way"};
  ww_state state = analysis->unknowns->state;
  ww_element *fact = add_fact(facts, "Status");
  ww_run_add(fact, WW_RUN_STRONG, ww_str_from(ww_state_names[state]));
  ww_run_add(fact, WW_RUN_ASIDE, ww_str_from(says[state]));
}

/* What the winner costs a month, where its volume is known. */
static void add_month(ww_sections *s, ww_element *facts) {
  const ww_verdict *verdict = s->report->verdict;
  const ww_cost_report *costs = verdict->costs;
  if (!costs || s->result->winner == WW_NONE)
    return;
  ww_range winner = costs->options[s->result->winner].month;
  if (!winner.counted)
    return;
  ww_str currency = verdict->rules->costs.currency;
  ww_buf volume = ww_buf_new(s->composing.arena);
  ww_put_number_grouped(&volume, costs->volume);
  ww_str requests = ww_buf_str(&volume);
  ww_buf month = ww_buf_new(s->composing.arena);
  ww_put_money_range(&month, winner);
  ww_element *fact = add_fact(facts, "A month");
  ww_run_add(fact, WW_RUN_STRONG, ww_buf_str(&month));
  ww_run_addf(fact, WW_RUN_ASIDE, " %.*s at %.*s requests", WW_P(currency),
              WW_P(requests));
}

static void add_facts(ww_sections *s) {
  const ww_verdict *verdict = s->report->verdict;
  const ww_analysis *analysis = verdict->analysis;
  const ww_result *result = s->result;
  if (!analysis)
    return;
  const ww_certainty *certainty = &analysis->certainty;
  ww_element *facts = ww_element_add(s->composing.doc, WW_ELEMENT_PAIRS);
  facts->facts = true;
  add_status(analysis, facts);
  if (result->winner != WW_NONE && result->runner_up != WW_NONE) {
    ww_element *fact = add_fact(facts, "Margin");
    ww_run_add(fact, WW_RUN_STRONG, ww_points_words(s, result->margin));
    ww_run_addf(fact, WW_RUN_ASIDE,
                result->tie ? " level with %.*s" : " over %.*s",
                WW_P(ww_option_of(result, result->runner_up)->title));
  }
  if (certainty->record.of > 0)
    add_count(add_fact(facts, "Track record"), certainty->record.right, " of ",
              certainty->record.of);
  if (result->winner != WW_NONE)
    add_count(add_fact(facts, "Kept by variations"), analysis->robustness.held,
              " of ", analysis->robustness.samples);
  add_month(s, facts);
  int open = 0;
  for (int q = 0; q < verdict->rules->question_count; q++)
    open += !verdict->answers->of[q].known;
  add_count(add_fact(facts, "Open questions that matter"),
            analysis->open_questions->count, " of ", open);
}

/* How far to trust it was told on the first page. */
static void add_certainty(ww_sections *s) {
  const ww_analysis *analysis = s->report->verdict->analysis;
  if (!analysis || s->result->silent || analysis->unknowns->state == WW_BLOCKED)
    return;
  ww_add_certainty(&s->composing, s->result,
                   ww_element_add(s->composing.doc, WW_ELEMENT_PARAGRAPH));
}

void ww_section_sure(ww_sections *s) {
  add_facts(s);
  add_certainty(s);
  ww_section_robustness(s);
}

void ww_section_contradictions(ww_sections *s) {
  ww_compose_warnings(&s->composing, WW_CONTRADICTION, NULL);
}

/* ---- Scores ------------------------------------------------------------- */

void ww_section_scores(ww_sections *s) {
  ww_compose_bars(&s->composing, s->result);
  ww_element *bars = s->composing.doc->last;
  ww_run_add(bars, WW_RUN_PLAIN, WW_S("Points of each option, best first."));
}

/* ---- Robustness --------------------------------------------------------- */

static void add_shares(ww_sections *s, const char *title, ww_shares *shares) {
  ww_figure *figure = WW_NEW(s->composing.arena, ww_figure);
  figure->kind = WW_FIGURE_SHARES;
  figure->title = ww_str_from(title);
  figure->of.shares = shares;
  ww_element *element = ww_figure_add(s->composing.doc, figure);
  ww_element *list = ww_element_add(element, WW_ELEMENT_LIST);
  for (int i = 0; i < shares->part_count; i++) {
    ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
    ww_element *text = ww_paragraph_add(item, shares->parts[i].title);
    ww_run_add(text, WW_RUN_PLAIN, WW_S(": "));
    add_count(text, shares->parts[i].count, " of ", shares->whole);
  }
}

static ww_shares *new_shares(ww_arena *arena, int most, int whole) {
  ww_shares *shares = WW_NEW(arena, ww_shares);
  shares->parts = WW_NEWS(arena, ww_share, (size_t)most);
  shares->whole = whole;
  return shares;
}

static void add_share(ww_shares *shares, ww_str title, int count,
                      ww_mark mark) {
  shares->parts[shares->part_count++] = (ww_share){title, count, mark};
}

/* What the answers of precedents to the open questions would lead to. */
static void add_completions(ww_sections *s) {
  const ww_analysis *analysis = s->report->verdict->analysis;
  const ww_decision_rules *rules = s->result->rules;
  ww_shares *shares =
      new_shares(s->composing.arena, rules->option_count + 1, WW_SHARES);
  for (int i = 0; i < rules->option_count; i++) {
    int option = s->result->ranking[i];
    int count = analysis->completions->shares[option];
    if (count > 0)
      add_share(shares, rules->options[option].title, count,
                ww_is_chosen(s->result, option) ? WW_MARK_CHOSEN
                                                : WW_MARK_NONE);
  }
  int none = analysis->completions->shares[rules->option_count];
  if (none > 0)
    add_share(shares, WW_S("Nothing to recommend"), none, WW_MARK_OUT);
  add_shares(s,
             "Where published projects would lead, had they answered what is "
             "open; each counts by how like this one it is.",
             shares);
}

void ww_section_robustness(ww_sections *s) {
  const ww_analysis *analysis = s->report->verdict->analysis;
  if (!analysis || s->result->winner == WW_NONE)
    return;
  const ww_robustness *robustness = &analysis->robustness;
  ww_paragraph_add(
      s->composing.doc,
      WW_S("Points are judgements, and thresholds are published as ranges. "
           "Each variation moves every rule's points by up to a quarter and "
           "every such threshold within its range."));
  ww_shares *shares = new_shares(s->composing.arena, 2, robustness->samples);
  add_share(shares, WW_S("Keep the recommendation"), robustness->held,
            WW_MARK_CHOSEN);
  if (robustness->held < robustness->samples)
    add_share(shares, WW_S("Change it"), robustness->samples - robustness->held,
              WW_MARK_NONE);
  add_shares(s, "Variations of points and published thresholds.", shares);
  if (!analysis->completions->drawn && analysis->unknowns->state != WW_SETTLED)
    add_completions(s);
}
