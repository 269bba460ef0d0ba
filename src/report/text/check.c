/* A check as text; see report/text/text.h. */
#include "report/text/text.h"

#include "phrase/phrase.h"
#include "report/text/check.h"
#include "report/text/wrap.h"
#include "rulebook/load.h"

/* ---- Answers ---------------------------------------------------------- */

static void put_answer(ww_buf *buf, const ww_rules *rules, int q,
                       const ww_answer *answer) {
  ww_putf(buf, "%.*s: ", WW_P(rules->questions[q].id));
  ww_put_written_answer(buf, &rules->questions[q], answer);
}

void ww_put_assignment(ww_buf *buf, const ww_rules *rules,
                       const ww_assignment *answers) {
  ww_put_c(buf, "{");
  for (int i = 0; i < answers->count; i++) {
    ww_put_c(buf, i > 0 ? ", " : "");
    put_answer(buf, rules, answers->questions[i], &answers->answers[i]);
  }
  ww_put_c(buf, "}");
}

static const ww_answer *answer_to(const ww_assignment *answers, int q) {
  for (int i = 0; i < answers->count; i++)
    if (answers->questions[i] == q)
      return &answers->answers[i];
  return NULL;
}

static bool alike(const ww_answer *a, const ww_answer *b) {
  if (!a || !b)
    return a == b;
  return a->number == b->number && a->value == b->value &&
         a->members == b->members;
}

void ww_put_difference(ww_buf *buf, const ww_rules *rules,
                       const ww_example *example) {
  for (int q = 0; q < rules->question_count; q++) {
    const ww_answer *after = answer_to(&example->profiles[1], q);
    if (alike(answer_to(&example->profiles[0], q), after))
      continue;
    if (after)
      put_answer(buf, rules, q, after);
    else
      ww_putf(buf, "%.*s left open", WW_P(rules->questions[q].id));
  }
}

/* ---- The summary ------------------------------------------------------ */

static void put_count(ww_buf *buf, int count, const char *one,
                      const char *many) {
  ww_putf(buf, "%d %s", count, count == 1 ? one : many);
}

/* "  gaps        2 questions, 7 answers, 1 pair of rules (...)". */
static void put_gap_counts(ww_buf *buf, const ww_gaps *gaps) {
  if (!gaps->uncovered_count && !gaps->untested_count && !gaps->opposed_count)
    return;
  ww_putf(buf, "  %-12s", "gaps");
  put_count(buf, gaps->uncovered_count, "question, ", "questions, ");
  put_count(buf, gaps->untested_count, "answer, ", "answers, ");
  put_count(buf, gaps->opposed_count, "pair of rules", "pairs of rules");
  ww_put_c(buf, " (see --gaps)\n");
}

static void put_size(ww_buf *buf, const ww_rules *rules) {
  int count = 0;
  for (int d = 0; d < rules->decision_count; d++)
    count += rules->decisions[d].rule_count;
  put_count(buf, count, "rule", "rules");
  ww_put_c(buf, ", ");
  put_count(buf, rules->question_count, "question", "questions");
  ww_put_c(buf, ", ");
  put_count(buf, rules->decision_count, "decision", "decisions");
  if (rules->advice_count) {
    ww_put_c(buf, ", ");
    put_count(buf, rules->advice_count, "piece of advice", "pieces of advice");
  }
}

/* How many of something are as they should be. */
typedef struct share {
  int good, all;
} share;

static void add_share(share *s, ww_search_result finding,
                      ww_search_result good) {
  s->good += finding == good;
  s->all++;
}

static void put_share(ww_buf *buf, const share *s, const char *what,
                      const char *one, const char *many) {
  if (s->all == 0)
    return;
  if (s->good == s->all)
    ww_putf(buf, "  %-12s%s%d %s\n", what, s->all == 1 ? "" : "all ", s->all,
            s->all == 1 ? one : many);
  else
    ww_putf(buf, "  %-12s%d of %d %s\n", what, s->good, s->all, many);
}

static void put_shares(ww_buf *buf, const ww_findings *findings) {
  const ww_rules *rules = findings->rules;
  const ww_facts *facts = &findings->facts;
  share options = {0};
  share matter = {0};
  share proved = {0};
  share live = {0};
  for (int d = 0; d < rules->decision_count; d++) {
    const ww_decision_rules *decision = &rules->decisions[d];
    const ww_decision_facts *f = &facts->decisions[d];
    for (int o = 0; o < decision->option_count; o++)
      add_share(&options, f->options[o].finding, WW_FOUND);
    for (int r = 0; r < decision->rule_count; r++)
      add_share(&matter, f->matters[r], WW_FOUND);
    for (int i = 0; i < decision->invariant_count; i++)
      add_share(&proved, f->broken[i].finding, WW_IMPOSSIBLE);
  }
  for (int q = 0; q < rules->question_count; q++)
    add_share(&live, facts->questions[q].live.finding, WW_FOUND);
  put_share(buf, &options, "options", "can be recommended",
            "can be recommended");
  put_share(buf, &matter, "rules", "can change an outcome",
            "can change an outcome");
  put_share(buf, &live, "questions", "makes a difference", "make a difference");
  put_share(buf, &proved, "invariants", "proved", "proved");
}

static void put_blocking(ww_buf *buf, const ww_findings *findings) {
  const ww_rules *rules = findings->rules;
  ww_str id = rules->decisions[rules->main].id;
  switch (findings->facts.decisions[rules->main].blocked.finding) {
  case WW_FOUND:
    ww_putf(buf, "  %-12ssome answers rule out every option of '%.*s'\n",
            "blocked", WW_P(id));
    break;
  case WW_IMPOSSIBLE:
    ww_putf(buf, "  %-12sno answers rule out every option of '%.*s'\n",
            "blocked", WW_P(id));
    break;
  case WW_UNDECIDED:
    break;
  }
}

/* "3 changed, 1 added, 2 taken away". */
static void put_overlays(ww_buf *buf, const ww_rules *rules) {
  static const char *const words[] = {[WW_OVERLAY_CHANGES] = "changed",
                                      [WW_OVERLAY_ADDS] = "added",
                                      [WW_OVERLAY_TAKES] = "taken away"};
  ww_overlay_counts counts = ww_overlays_count(rules);
  if (rules->overlay_count == 0)
    return;
  ww_putf(buf, "  %-12s", rules->overlay_count == 1 ? "overlay" : "overlays");
  for (int w = WW_OVERLAY_CHANGES; w <= WW_OVERLAY_TAKES; w++)
    ww_putf(buf, "%s%d %s", w == WW_OVERLAY_CHANGES ? "" : ", ", counts.of[w],
            words[w]);
  ww_put_c(buf, "\n");
}

static void put_undecided(ww_pen *pen, const ww_findings *findings) {
  enum { TOLD_MOST = 50 };
  ww_arena *arena = pen->out->arena;
  ww_undecided all =
      ww_facts_undecided(arena, &findings->facts, findings->rules);
  int told = all.count < TOLD_MOST ? all.count : TOLD_MOST;
  ww_buf text = ww_buf_new(arena);
  ww_put_c(pen->out, "  not all of it could be decided\n");
  for (int i = 0; i < told; i++)
    ww_putf(&text, "%s%.*s", i ? ", " : "", WW_P(all.of[i]));
  if (told < all.count)
    ww_putf(&text, " and %d more (in JSON all)", all.count - told);
  if (all.count > 0)
    ww_put_check_list(pen, "undecided", ww_buf_str(&text));
}

static void put_verdict(ww_pen *pen, const ww_findings *findings) {
  static const char *const names[][2] = {
      [WW_ERROR] = {"error", "errors"},
      [WW_WARNING] = {"warning", "warnings"},
      [WW_NOTE] = {"note", "notes"},
  };
  ww_buf text = ww_buf_new(pen->out->arena);
  bool wrong = false;
  for (int s = WW_ERROR; s >= WW_NOTE; s--) {
    if (findings->counts[s] == 0)
      continue;
    ww_put_c(&text, text.size ? ", " : "");
    put_count(&text, findings->counts[s], names[s][0], names[s][1]);
    wrong = wrong || s != WW_NOTE;
  }
  if (!wrong) {
    ww_buf found = ww_buf_new(pen->out->arena);
    ww_put_c(&found, "nothing wrong");
    ww_putf(&found, text.size ? " (%.*s)" : "%.*s", WW_P(ww_buf_str(&text)));
    text = found;
  }
  ww_look look = findings->counts[WW_ERROR]     ? WW_LOOK_BAD
                 : findings->counts[WW_WARNING] ? WW_LOOK_WARNING
                                                : WW_LOOK_GOOD;
  ww_pen_draw(pen, ww_buf_str(&text), look);
  ww_pen_end(pen);
}

/* ---- All -------------------------------------------------------------- */

static void put_labelled(ww_pen *pen, const char *label, const ww_buf *text) {
  ww_buf shown = ww_buf_new(pen->out->arena);
  ww_put_shown(&shown, ww_buf_str(text), pen->unicode);
  ww_pen_draw(pen, ww_str_from(label), WW_LOOK_GOOD);
  ww_pen_draw(pen, ww_buf_str(&shown), WW_LOOK_PLAIN);
  ww_pen_end(pen);
}

static void put_example(ww_pen *pen, const ww_rules *rules,
                        const ww_example *example) {
  ww_buf text = ww_buf_new(pen->out->arena);
  if (example->count == 0)
    return;
  ww_put_assignment(&text, rules, &example->profiles[0]);
  put_labelled(pen, "example: ", &text);
  if (example->count == 1)
    return;
  text = ww_buf_new(pen->out->arena);
  ww_put_difference(&text, rules, example);
  put_labelled(pen, "then: ", &text);
}

/* What an overlay brought about in the built-in rulebook, whose files nobody
 * has, is told where it most likely was. */
static void put_flaw(ww_buf *out, const ww_flaw *flaw, const ww_style *style) {
  ww_diag diag = *flaw->diag;
  if (flaw->cause.source) {
    diag.place = flaw->cause;
    diag.message = ww_format(out->arena, "%.*s (in the rulebook beneath)",
                             WW_P(diag.message));
  }
  ww_put_message(out, &diag, style);
}

/* With overlays what is theirs stands by itself. */
static void put_layer(ww_pen *pen, const ww_findings *findings, int i) {
  bool own = findings->flaws[i].in_overlay;
  ww_put_char(pen->out, '\n');
  if (findings->rules->overlay_count == 0 ||
      (i > 0 && findings->flaws[i - 1].in_overlay == own))
    return;
  ww_pen_draw(pen,
              own ? WW_S("In your overlay:") : WW_S("In the rulebook beneath:"),
              WW_LOOK_STRONG);
  ww_pen_end(pen);
  ww_put_char(pen->out, '\n');
}

void ww_render_check_text(ww_buf *out, const ww_findings *findings,
                          const ww_style *style) {
  ww_pen pen = {.out = out, .color = style->color, .unicode = style->unicode};
  const ww_rules *rules = findings->rules;
  ww_buf text = ww_buf_new(out->arena);
  ww_putf(&text, "%.*s %.*s", WW_P(rules->name), WW_P(rules->version));
  ww_buf shown = ww_buf_new(out->arena);
  ww_put_shown(&shown, ww_buf_str(&text), style->unicode);
  ww_pen_draw(&pen, ww_buf_str(&shown), WW_LOOK_STRONG);
  text = ww_buf_new(out->arena);
  ww_put_c(&text, ": ");
  put_size(&text, rules);
  ww_pen_draw(&pen, ww_buf_str(&text), WW_LOOK_PLAIN);
  ww_pen_end(&pen);
  put_shares(out, findings);
  put_blocking(out, findings);
  put_overlays(out, rules);
  if (findings->accepted > 0)
    ww_putf(out, "  %-12s%d more, by 'accept'\n", "accepted",
            findings->accepted);
  put_gap_counts(out, &findings->gaps);
  if (!findings->facts.exact)
    put_undecided(&pen, findings);
  put_verdict(&pen, findings);
  for (int i = 0; i < findings->flaw_count; i++) {
    put_layer(&pen, findings, i);
    put_flaw(out, &findings->flaws[i], style);
    put_example(&pen, rules, &findings->flaws[i].example);
  }
  if (findings->tell_gaps)
    ww_put_gaps_text(&pen, findings);
}
