/* Projects like this one, and what came of them; see sections.h. */
#include "report/compose/sections.h"

#include "engine/analysis.h"

enum { PRECEDENTS_MOST = 5 };

/* "Alike in a and b; different in c." */
static void add_compared(const ww_sections *s, const ww_precedent *precedent,
                         bool same, ww_element *text) {
  const ww_verdict *verdict = s->report->verdict;
  int *of = WW_NEWS(s->composing.arena, int, (size_t)precedent->given_count);
  int count = 0;
  for (int i = 0; i < precedent->given_count; i++) {
    const ww_given *given = &precedent->given[i];
    if (verdict->answers->of[given->question].known &&
        ww_is_same(verdict->analysis->evidence, given, verdict->answers) ==
            same)
      of[count++] = given->question;
  }
  if (count > 0)
    ww_run_add(text, WW_RUN_ASIDE,
               same ? WW_S(" Alike in ") : WW_S(" Different in "));
  for (int i = 0; i < count; i++) {
    ww_run_add(text, WW_RUN_ASIDE, ww_str_from(ww_joiner(i, count, " and ")));
    ww_run_add(text, WW_RUN_CODE, verdict->rules->questions[of[i]].id);
  }
  if (count > 0)
    ww_run_add(text, WW_RUN_ASIDE, WW_S("."));
}

static void add_precedent(ww_sections *s, const ww_precedent *precedent,
                          ww_element *list) {
  ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
  ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
  ww_run_add(text, WW_RUN_STRONG, precedent->title);
  for (int i = 0; i < precedent->outcome_count; i++)
    ww_run_addf(text, WW_RUN_PLAIN, "%s%.*s", i == 0 ? " came to " : " or ",
                WW_P(ww_option_of(s->result, precedent->outcomes[i])->title));
  ww_run_addf(text, WW_RUN_PLAIN, ": %.*s ", WW_P(precedent->result));
  ww_compose_evidence(&s->composing, text, precedent->evidence,
                      &precedent->source, 1);
  add_compared(s, precedent, true, text);
  add_compared(s, precedent, false, text);
}

void ww_section_precedents(ww_sections *s) {
  const ww_analysis *analysis = s->report->verdict->analysis;
  if (!analysis || !analysis->evidence)
    return;
  const ww_kin *kin = &analysis->completions->kin;
  int count = kin->count < PRECEDENTS_MOST ? kin->count : PRECEDENTS_MOST;
  int others = 0;
  int winner = s->result->winner;
  ww_element *list = ww_element_add(s->composing.doc, WW_ELEMENT_LIST);
  for (int i = 0; i < count; i++) {
    const ww_precedent *one = analysis->evidence->of[kin->of[i].precedent];
    add_precedent(s, one, list);
    others += winner != WW_NONE && !ww_precedent_led_to(one, winner);
  }
  if (others * 2 > count)
    ww_run_addf(ww_element_add(s->composing.doc, WW_ELEMENT_PARAGRAPH),
                WW_RUN_PLAIN,
                "%d of these %d came to something else than %.*s: look at what "
                "is different before you follow either.",
                others, count, WW_P(ww_option_of(s->result, winner)->title));
}
