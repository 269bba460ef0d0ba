/* The rows of the one screen; see screen.h. */
#include "report/compose/screen.h"

#include "engine/analysis.h"
#include "engine/costs.h"
#include "phrase/phrase.h"
#include "rulebook/digest.h"
#include "rulebook/precedents.h"

static int rows_most(const ww_screen *s) {
  return s->page ? WW_ROW_MOST : WW_SCREEN_MOST;
}

static void add_entry(ww_screen *s, ww_screen_row row, int64_t points,
                      ww_str text, size_t columns) {
  ww_screen_entries *entries = &s->rows[row];
  if (entries->count < rows_most(s))
    entries->of[entries->count++] =
        (ww_screen_entry){.points = points, .text = text, .columns = columns};
}

static void add_text(ww_screen *s, ww_screen_row row, ww_str text) {
  add_entry(s, row, 0, text, WW_SCREEN_ROOM);
}

/* ---- Words ------------------------------------------------------------ */

ww_str ww_called(ww_arena *arena, const ww_question *question) {
  if (question->label.size)
    return question->label;
  ww_buf words = ww_buf_new(arena);
  for (size_t i = 0; i < question->id.size; i++)
    ww_put_char(&words, question->id.at[i] == '_' ? ' ' : question->id.at[i]);
  return ww_buf_str(&words);
}

ww_str ww_rule_in_short(const ww_composing *c, const ww_rule *rule) {
  return rule->short_text.size ? rule->short_text
                               : ww_first_sentence(ww_say(c, &rule->because));
}

ww_str ww_advice_in_short(const ww_composing *c, const ww_advice *advice) {
  return advice->short_text.size ? advice->short_text
                                 : ww_first_sentence(ww_say(c, &advice->say));
}

/* Without what stands in brackets after it. */
ww_str ww_title_in_short(ww_str title) {
  for (size_t i = 1; i + 1 < title.size; i++)
    if (title.at[i] == ' ' && title.at[i + 1] == '(')
      return ww_str_slice(title, 0, i);
  return title;
}

/* The words of a composed line, with what questions are called for ids. */
static void put_flat(const ww_screen *s, ww_buf *buf, const ww_element *text) {
  const ww_rules *rules = s->c.verdict->rules;
  for (const ww_run *run = text->first_run; run; run = run->next) {
    int q = run->kind == WW_RUN_CODE ? ww_question_index(rules, run->text)
                                     : WW_NONE;
    ww_put(buf, q == WW_NONE ? run->text
                             : ww_called(s->c.arena, &rules->questions[q]));
  }
}

/* ---- Reasons ---------------------------------------------------------- */

bool ww_is_said_better(const ww_result *result, int rule) {
  for (int i = 0; i < result->reason_count; i++)
    if (result->reasons[i].rule == rule)
      return result->reasons[i].covered;
  return false;
}

static bool is_reason_told(const ww_screen *s, int rule) {
  const ww_screen_entries *why = &s->rows[WW_ROW_WHY];
  for (int i = 0; i < why->count; i++)
    if (why->of[i].rule == rule)
      return true;
  return false;
}

static void add_reasons(ww_screen *s) {
  /* Columns of "+8.5" and what sets it apart, of "+10.0" one more. */
  enum { POINTS = 6, TWO_DIGITS = 9950000 };
  size_t room = WW_SCREEN_ROOM - POINTS;
  for (int i = 0; i < s->result->reason_count; i++) {
    const ww_reason *reason = &s->result->reasons[i];
    int64_t weight = ww_reason_weight(s->result, reason);
    if (weight <= 0 || reason->covered ||
        s->rows[WW_ROW_WHY].count == rows_most(s))
      continue;
    room -= weight >= TWO_DIGITS && s->rows[WW_ROW_WHY].count == 0;
    add_entry(s, WW_ROW_WHY, weight,
              ww_rule_in_short(&s->c, &s->result->rules->rules[reason->rule]),
              room);
    s->rows[WW_ROW_WHY].of[s->rows[WW_ROW_WHY].count - 1].rule = reason->rule;
  }
}

ww_str ww_screen_objection(const ww_screen *s, const ww_objection *o,
                           bool why) {
  const ww_result *result = s->result;
  ww_buf words = ww_buf_new(s->c.arena);
  if (o->ruled_out_count > 0) {
    ww_put_c(&words, "ruled out: ");
    ww_put(&words,
           ww_rule_in_short(&s->c, &result->rules->rules[o->ruled_out_by[0]]));
    return ww_buf_str(&words);
  }
  if (o->behind_by == 0)
    return WW_S("level with it");
  ww_put_points(&words, o->behind_by, 1);
  ww_put_c(&words, " behind");
  for (int i = 0; i < o->rule_count && why; i++) {
    if (ww_is_said_better(result, o->rules[i]) ||
        is_reason_told(s, o->rules[i]))
      continue;
    ww_putf(&words, ": %.*s",
            WW_P(ww_rule_in_short(&s->c, &result->rules->rules[o->rules[i]])));
    break;
  }
  return ww_buf_str(&words);
}

void ww_screen_reasons(ww_screen *s) {
  if (!s->result->made || s->result->silent)
    return;
  if (s->result->winner != WW_NONE)
    add_reasons(s);
  for (int i = 0; i < s->result->objection_count; i++) {
    const ww_objection *o = &s->result->objections[i];
    ww_str title = ww_title_in_short(ww_option_of(s->result, o->option)->title);
    add_text(s, WW_ROW_WHY_NOT,
             ww_format(s->c.arena, "%.*s is %.*s", WW_P(title),
                       WW_P(ww_screen_objection(s, o, true))));
  }
}

/* ---- What to do now --------------------------------------------------- */

static bool starts_alike(ww_str a, ww_str b) {
  enum { ALIKE = 14 };
  return a.size >= ALIKE && b.size >= ALIKE &&
         ww_str_equal(ww_str_slice(a, 0, ALIKE), ww_str_slice(b, 0, ALIKE));
}

static const ww_advice *first_advice(const ww_screen *s, ww_kind kind) {
  const ww_verdict *verdict = s->c.verdict;
  for (int i = 0; i < verdict->advice_count; i++) {
    const ww_advice *advice = &verdict->rules->advice[verdict->advice[i]];
    if (advice->kind == kind)
      return advice;
  }
  return NULL;
}

const ww_advice *ww_screen_warning(const ww_screen *s) {
  const ww_advice *conflict = first_advice(s, WW_CONTRADICTION);
  return conflict ? conflict : first_advice(s, WW_CAUTION);
}

/* A contradiction or a warning takes the last line. */
void ww_screen_now(ww_screen *s) {
  enum { MARK = 3 }; /* "1. " */
  const ww_verdict *verdict = s->c.verdict;
  const ww_rules *rules = verdict->rules;
  const ww_advice *warning = ww_screen_warning(s);
  ww_screen_entries *lines = &s->rows[WW_ROW_NOW];
  ww_str first = {0};
  if (rules->leading != WW_NONE && verdict->results[rules->leading].made &&
      verdict->results[rules->leading].winner != WW_NONE) {
    const ww_result *now = &verdict->results[rules->leading];
    first = ww_option_of(now, now->winner)->title;
    add_entry(s, WW_ROW_NOW, 0, first, WW_SCREEN_ROOM - MARK);
  }
  for (int i = 0; i < verdict->advice_count; i++) {
    const ww_advice *advice = &rules->advice[verdict->advice[i]];
    if (advice->kind != WW_STEP ||
        lines->count == rows_most(s) - (warning != NULL))
      continue;
    ww_str text = ww_advice_in_short(&s->c, advice);
    if (!starts_alike(text, first))
      add_entry(s, WW_ROW_NOW, 0, text, WW_SCREEN_ROOM - MARK);
  }
  if (!warning)
    return;
  add_entry(s, WW_ROW_NOW, 0, ww_advice_in_short(&s->c, warning),
            WW_SCREEN_ROOM - MARK);
  lines->of[lines->count - 1].warning = true;
}

/* ---- What would change it --------------------------------------------- */

static void add_change(ww_screen *s, const ww_flip *const flips[], int count) {
  ww_buf words = ww_buf_new(s->c.arena);
  ww_element *text =
      ww_element_add(ww_doc_new(s->c.arena), WW_ELEMENT_PARAGRAPH);
  ww_compose_changes(&s->c, text, flips, count);
  ww_putf(
      &words, "%.*s if ",
      WW_P(ww_title_in_short(ww_outcome_words(s->result, flips[0]->outcome))));
  put_flat(s, &words, text);
  add_text(s, WW_ROW_CHANGES, ww_buf_str(&words));
}

void ww_screen_changes(ww_screen *s) {
  const ww_analysis *analysis = s->c.verdict->analysis;
  bool told[WW_FLIPS_MOST] = {false};
  if (!analysis || s->result->silent)
    return;
  const ww_flips *flips = analysis->flips;
  for (int i = 0; i < flips->count; i++) {
    const ww_flip *alike[WW_FLIPS_MOST];
    int count = 0;
    for (int k = i; k < flips->count && !told[i]; k++)
      if (k == i || ww_changes_merge(&s->c, &flips->of[i], &flips->of[k]))
        alike[count++] = &flips->of[k];
    for (int k = i; count > 0 && k < flips->count; k++)
      told[k] = told[k] || k == i ||
                ww_changes_merge(&s->c, &flips->of[i], &flips->of[k]);
    if (count > 0)
      add_change(s, alike, count);
  }
  if (flips->count == 0 && s->result->winner != WW_NONE)
    add_text(s, WW_ROW_CHANGES,
             flips->exact ? WW_S("No other answers to up to three questions.")
                          : WW_S("No other answers to up to three questions "
                                 "were found."));
}

/* ---- Facts ------------------------------------------------------------ */

/* " Outcome: RAG." where it did not come out as recommended here. */
static void put_other_way(const ww_screen *s, ww_buf *words,
                          const ww_precedent *precedent) {
  const char *before = " Outcome: ";
  for (int i = 0; i < precedent->outcome_count; i++) {
    ww_str title = ww_option_of(s->result, precedent->outcomes[i])->title;
    ww_putf(words, "%s%.*s", before, WW_P(ww_title_in_short(title)));
    before = " or ";
  }
  ww_put_c(words, ".");
}

static void add_similar(ww_screen *s) {
  enum { SIMILAR_MOST = 3 };
  const ww_completions *completions = s->c.verdict->analysis->completions;
  const ww_evidence *evidence = s->c.verdict->analysis->evidence;
  if (!evidence || s->result->silent || completions->kin.count == 0)
    return;
  int most = s->page ? SIMILAR_MOST : 1;
  for (int i = 0; i < completions->kin.count && i < most; i++) {
    const ww_precedent *one = evidence->of[completions->kin.of[i].precedent];
    ww_buf words = ww_buf_new(s->c.arena);
    ww_put(&words, one->short_text.size ? one->short_text : one->title);
    if (s->result->winner != WW_NONE &&
        !ww_precedent_led_to(one, s->result->winner))
      put_other_way(s, &words, one);
    add_text(s, WW_ROW_SIMILAR, ww_buf_str(&words));
  }
}

/* "RAG 112 USD a month, 1-2 days"; `brief` leaves out "a month". */
/* "124 USD a month"; where nobody knows how many, "70 USD a month and 0.0006
 * USD a request". */
static void put_money(ww_buf *words, const ww_cost_report *report, int option,
                      bool brief) {
  const ww_option_costs *of = &report->options[option];
  ww_str currency = report->rules->costs.currency;
  ww_range month = report->has_volume ? of->month : of->of[WW_MONTHLY];
  bool each = !report->has_volume && of->of[WW_PER_REQUEST].counted;
  if (month.counted || !each)
    ww_put_money_range(words, month);
  if (month.counted)
    ww_putf(words, " %.*s%s", WW_P(currency),
            brief && report->has_volume ? "" : " a month");
  if (!each)
    return;
  ww_put_c(words, month.counted ? " and " : "");
  ww_put_exact_money_range(words, of->of[WW_PER_REQUEST]);
  ww_putf(words, " %.*s a request", WW_P(currency));
}

static void put_cost(const ww_screen *s, ww_buf *words,
                     const ww_cost_report *report, int option, bool brief) {
  ww_range days = report->options[option].of[WW_DAYS];
  ww_putf(words, "%.*s ",
          WW_P(ww_title_in_short(ww_option_of(s->result, option)->title)));
  put_money(words, report, option, brief);
  if (days.counted) {
    ww_put_c(words, ", ");
    ww_put_money_range(words, days);
    ww_put_c(words, " days");
  }
}

static void add_cost(ww_screen *s) {
  ww_buf words = ww_buf_new(s->c.arena);
  const ww_cost_report *report = s->c.verdict->costs;
  if (!report || s->result->winner == WW_NONE)
    return;
  put_cost(s, &words, report, s->result->winner, false);
  if (s->result->runner_up != WW_NONE) {
    ww_put_c(&words, "; ");
    put_cost(s, &words, report, s->result->runner_up, true);
  }
  add_text(s, WW_ROW_COST, ww_buf_str(&words));
}

static bool flips_it(const ww_flips *flips, int question) {
  for (int i = 0; i < flips->count; i++)
    for (int k = 0; k < flips->of[i].count; k++)
      if (!flips->of[i].open && flips->of[i].changes[k].question == question)
        return true;
  return false;
}

/* Guesses that could turn the verdict stand first. */
static void add_guesses(ww_screen *s) {
  const ww_verdict *verdict = s->c.verdict;
  const ww_flips *flips = verdict->analysis->flips;
  for (int turn = 1; turn >= 0; turn--) {
    ww_buf words = ww_buf_new(s->c.arena);
    int count = 0;
    for (int q = 0; q < verdict->rules->question_count; q++) {
      const ww_answer *answer = &verdict->answers->of[q];
      if (!answer->known || answer->basis != WW_BASIS_GUESSED ||
          flips_it(flips, q) != (turn == 1))
        continue;
      ww_put_c(&words, count++ ? ", " : "");
      ww_put(&words, ww_called(s->c.arena, &verdict->rules->questions[q]));
      if (answer->owner.size)
        ww_putf(&words, " (%.*s)", WW_P(answer->owner));
      else if (s->page)
        ww_put_c(&words, " (nobody is named)");
    }
    if (count == 0)
      continue;
    ww_put_c(&words, turn ? ": could change the verdict; find out"
                          : ": changes nothing on its own");
    add_text(s, WW_ROW_GUESSED, ww_buf_str(&words));
  }
}

static void add_ask(ww_screen *s) {
  const ww_open_questions *open = s->c.verdict->analysis->open_questions;
  enum { ASKED_MOST = 3 };
  int most = s->result->silent || s->page ? ASKED_MOST : 1;
  for (int i = 0; i < open->count && i < most; i++)
    add_text(s, WW_ROW_ASK,
             s->c.verdict->rules->questions[open->of[i].question].ask);
}

/* "; rests on dreaming, callmissed": what is cited for the first reasons. */
static void put_sources(const ww_screen *s, ww_buf *words) {
  enum { MOST = 3 };
  const ww_rules *rules = s->c.verdict->rules;
  int told = 0;
  for (int i = 0; i < rules->cited_count && told < MOST; i++) {
    bool cited = false;
    for (int r = 0; r < s->result->reason_count && r < rows_most(s); r++) {
      const ww_rule *rule =
          &s->result->rules->rules[s->result->reasons[r].rule];
      for (int k = 0; k < rule->source_count; k++)
        cited =
            cited || (ww_str_starts(rule->sources[k], rules->cited[i].id) &&
                      (rule->sources[k].size == rules->cited[i].id.size ||
                       rule->sources[k].at[rules->cited[i].id.size] == '#'));
    }
    if (!cited)
      continue;
    ww_putf(words, "%s%.*s", told++ ? ", " : "; rests on ",
            WW_P(rules->cited[i].id));
  }
}

static void add_from(ww_screen *s) {
  enum { DIGITS = 12 };
  const ww_rules *rules = s->c.verdict->rules;
  ww_buf words = ww_buf_new(s->c.arena);
  ww_putf(&words, "rulebook %.*s, %.*s", WW_P(rules->version), DIGITS,
          ww_digest_of(s->c.arena, rules));
  for (int i = 0; i < rules->overlay_count; i++)
    ww_putf(&words, "%s%.*s", i == 0 ? " with " : ", ",
            WW_P(rules->overlays[i]));
  put_sources(s, &words);
  add_text(s, WW_ROW_FROM, ww_buf_str(&words));
}

void ww_screen_facts(ww_screen *s) {
  if (s->c.verdict->analysis) {
    add_similar(s);
    add_cost(s);
    add_guesses(s);
    add_ask(s);
  }
  add_from(s);
  add_text(s, WW_ROW_MORE,
           WW_S("decide --full tells all of it; report writes it up"));
}
