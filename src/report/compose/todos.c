/* What to do, as one list; see sections.h. */
#include "report/compose/sections.h"

typedef struct listing {
  ww_sections *s;
  ww_todo *of;
  int count;
} listing;

enum { RANK_FIRST, RANK_MAIN, RANK_ADVICE, RANK_BESIDES };

static const ww_result *leading_of(const ww_sections *s) {
  const ww_verdict *verdict = s->report->verdict;
  const ww_result *now = verdict->rules->leading == WW_NONE
                             ? NULL
                             : &verdict->results[verdict->rules->leading];
  return now && now->made && now->winner != WW_NONE ? now : NULL;
}

static void add_todo(listing *l, ww_todo todo) {
  l->of[l->count++] = todo;
}

static void add_steps(listing *l, ww_phase phase, int rank,
                      const ww_result *result) {
  if (!result->made || result->winner == WW_NONE)
    return;
  const ww_option *option = ww_option_of(result, result->winner);
  for (int i = 0; i < option->plan_count; i++)
    if (option->plan[i].phase == phase)
      add_todo(l, (ww_todo){.phase = phase,
                            .rank = rank,
                            .of = option,
                            .step = &option->plan[i]});
}

/* What leads, with the first step of its own plan. */
static void add_first(listing *l, const ww_result *now) {
  const ww_option *option = ww_option_of(now, now->winner);
  int first = l->count;
  add_steps(l, WW_NOW, RANK_BESIDES, now);
  if (l->count == first)
    add_todo(l, (ww_todo){.phase = WW_NOW, .of = option});
  l->of[first].leads = true;
  l->of[first].rank = RANK_FIRST;
}

static void add_advice(listing *l) {
  const ww_verdict *verdict = l->s->report->verdict;
  for (int i = 0; i < verdict->advice_count; i++) {
    const ww_advice *advice = &verdict->rules->advice[verdict->advice[i]];
    if (advice->kind == WW_STEP)
      add_todo(
          l, (ww_todo){.phase = WW_NOW, .rank = RANK_ADVICE, .advice = advice});
  }
}

/* What leads stands first, with its own plan for the same; then the target,
 * then advice, then whatever is decided besides. */
static void add_phase(listing *l, ww_phase phase) {
  const ww_verdict *verdict = l->s->report->verdict;
  const ww_rules *rules = verdict->rules;
  const ww_result *now = leading_of(l->s);
  if (now && phase == WW_NOW)
    add_first(l, now);
  else if (now)
    add_steps(l, phase, RANK_BESIDES, now);
  add_steps(l, phase, now && phase == WW_NOW ? RANK_BESIDES : RANK_MAIN,
            l->s->result);
  if (phase == WW_NOW)
    add_advice(l);
  for (int d = 0; d < rules->decision_count; d++)
    if (d != rules->main && d != rules->leading)
      add_steps(l, phase, RANK_BESIDES, &verdict->results[d]);
}

int ww_todos_list(ww_sections *s, ww_todo **list) {
  const ww_verdict *verdict = s->report->verdict;
  int most = 1 + verdict->advice_count;
  for (int d = 0; d < verdict->rules->decision_count; d++) {
    const ww_result *result = &verdict->results[d];
    if (result->made && result->winner != WW_NONE)
      most += ww_option_of(result, result->winner)->plan_count;
  }
  listing l = {.s = s,
               .of = WW_NEWS(s->composing.arena, ww_todo, (size_t)most)};
  for (int phase = WW_NOW; phase <= (int)WW_LATER; phase++)
    add_phase(&l, (ww_phase)phase);
  *list = l.of;
  return l.count;
}

ww_str ww_phase_title(ww_phase phase) {
  static const char *const titles[] = {
      [WW_NOW] = "Now", [WW_NEXT] = "Next", [WW_LATER] = "Later"};
  return ww_str_from(titles[phase]);
}

ww_str ww_days_in_words(ww_arena *arena, ww_str days) {
  ww_buf buf = ww_buf_new(arena);
  for (size_t i = 0; i < days.size; i++) {
    bool range =
        i + 1 < days.size && days.at[i] == '.' && days.at[i + 1] == '.';
    if (range)
      ww_put_c(&buf, "\xE2\x80\x93");
    else
      ww_put_char(&buf, days.at[i]);
    i += range;
  }
  return ww_buf_str(&buf);
}

/* ---- In full ------------------------------------------------------------- */

static void add_row(ww_sections *s, ww_element *table, const ww_todo *todo) {
  ww_composing *c = &s->composing;
  ww_element *row = ww_section_row(table);
  ww_section_cell(row, WW_RUN_STRONG, ww_phase_title(todo->phase));
  if (todo->advice) {
    const ww_advice *advice = todo->advice;
    ww_element *cell =
        ww_section_cell(row, WW_RUN_PLAIN, ww_say(c, &advice->say));
    ww_run_add(cell, WW_RUN_PLAIN, WW_S(" "));
    ww_compose_evidence(c, cell, advice->claim, advice->sources,
                        advice->source_count);
    return;
  }
  ww_element *cell = ww_element_add(row, WW_ELEMENT_PARAGRAPH);
  if (todo->leads)
    ww_run_addf(cell, WW_RUN_STRONG, "%.*s%s", WW_P(todo->of->title),
                todo->step ? ". " : "");
  if (!todo->step)
    return;
  ww_run_add(cell, WW_RUN_PLAIN, todo->step->what);
  if (!todo->leads)
    ww_run_addf(cell, WW_RUN_ASIDE, " (%.*s)", WW_P(todo->of->title));
  ww_section_cell(row, WW_RUN_PLAIN, todo->step->exit);
  ww_section_cell(row, WW_RUN_PLAIN,
                  ww_days_in_words(c->arena, todo->step->days));
}

void ww_section_plan(ww_sections *s) {
  static const char *const columns[] = {"When", "What", "Done when", "Days",
                                        NULL};
  ww_todo *todos;
  int count = ww_todos_list(s, &todos);
  if (count == 0)
    return;
  ww_element *table = ww_section_table(s->composing.doc, columns);
  table->first->last->right = true;
  ww_run_add(table, WW_RUN_PLAIN,
             WW_S("The steps of what is recommended, and what ends each."));
  for (int i = 0; i < count; i++)
    add_row(s, table, &todos[i]);
}
