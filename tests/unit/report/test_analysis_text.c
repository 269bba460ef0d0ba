/* What the analysis adds to a decision as text: each sentence and each way to
 * word a change. */
#include "report/compose/compose.h"
#include "report/compose/documents.h"
#include "report/text/text.h"
#include "reporting.h"

static ww_str render(const ww_verdict *verdict, ww_arena *arena) {
  ww_style style = WW_STYLE_INIT;
  ww_buf out = ww_buf_new(arena);
  style.width = 100;
  ww_render_text(&out, ww_compose_decision(out.arena, verdict), &style);
  check_terminal_text(ww_buf_str(&out), &style, ww_style_columns(&style));
  return ww_buf_str(&out);
}

static ww_str text_of(const table *t, const char *profile) {
  return render(analyse(t->arena, t->rules, profile), t->arena);
}

static void expect_in(ww_str text, const char *part) {
  if (!strstr(text.at, part))
    fail_msg("no '%s' in\n%.*s", part, WW_P(text));
}

static void expect_out(ww_str text, const char *part) {
  if (strstr(text.at, part))
    fail_msg("'%s' in\n%.*s", part, WW_P(text));
}

#define TO " \xE2\x86\x92 "
#define CAFE "The caf\xC3\xA9"
#define BULLET "  \xE2\x80\xA2 "

/* A rulebook of flags a to e, whose entry of decisions is given. */
static table lay_flags(const char *decisions) {
  ww_diag_list diags;
  table t = {.arena = ww_arena_new()};
  ww_buf yaml = ww_buf_new(t.arena);
  ww_put_c(&yaml, "whichway: 1\n"
                  "rulebook: {name: flags, version: '1'}\n"
                  "questions:\n");
  for (char id = 'a'; id <= 'e'; id++)
    ww_putf(&yaml, "  %c: {ask: 'Is %c?', type: flag}\n", id, id);
  ww_put_c(&yaml, decisions);
  ww_diag_list_init(&diags, t.arena);
  const ww_node *tree =
      ww_yaml_read(t.arena, source_of(t.arena, "flags.yaml", ww_buf_str(&yaml)),
                   &ww_rulebook_limits, &diags);
  no_complaints(&diags);
  t.rules = ww_rules_load(t.arena, tree, &diags);
  no_complaints(&diags);
  return t;
}

/* ---- How sure --------------------------------------------------------- */

static void provisional(void **state) {
  (void)state;
  table t = lay_table();
  ww_str text = text_of(&t, "{\"answers\": {\"hunger\": \"little\", "
                            "\"rain\": false, \"money\": 1}}");
  expect_in(
      text,
      "How sure\n"
      "  Close: Your desk or The caf\xC3\xA9. Provisional: The caf\xC3\xA9 "
      "is possible, too. It holds in all 1,000\n  variations of points and "
      "published thresholds.\n");
  expect_in(text, "What would change this\n" BULLET
                  "hunger: some or above (now little)" TO CAFE "\n");
  expect_in(text, "Still open\n"
                  "  1. How many come along?\n"
                  "     guests at 4 or more" TO CAFE "\n");
  expect_in(text, "\n\n  3 of 6 questions are open; 1 can still change this. "
                  "Rulebook lunch 1.2.\n");
  expect_out(text, "robab"); /* no share is called a probability */
  text = text_of(&t, "{}");
  expect_in(text, "What to answer first\n  Say first: ");
  expect_in(text, "  1. Does it rain? (rain, only with others)\n");
  ww_arena_free(t.arena);
}

static void settled(void **state) {
  (void)state;
  table t = lay_table();
  expect_in(text_of(&t, "{\"answers\": {\"rain\": true, \"guests\": 1}}"),
            "Settled: no answers to the 4 open questions can change it. It "
            "holds");
  expect_in(text_of(&t, "{\"answers\": {\"hunger\": \"much\", \"money\": 1500, "
                        "\"rain\": false, \"diet\": [], \"guests\": 1}}"),
            "Settled: no answer to the one open question can change it.");
  ww_str text =
      text_of(&t, "{\"answers\": {\"hunger\": \"much\", \"money\": 1500, "
                  "\"rain\": false, \"diet\": [], \"guests\": 1, "
                  "\"mood\": \"good\"}}");
  expect_in(text, "Settled: every question is answered.");
  expect_in(text, "  Every question is answered. Rulebook");
  expect_out(text, "Still open");
  ww_arena_free(t.arena);
}

static void stable(void **state) {
  (void)state;
  table t = lay_flags(
      "decisions: {choice: {title: Choice, options: {x: {title: Ex}, y: "
      "{title: Why, base: -1}}, "
      "rules: {r: {when: {a: true, b: true, c: true, d: true, e: true}, "
      "points: {y: 2}, because: So.}, s: {points: {x: 1, y: 1}, because: "
      "So.}}}}\n");
  ww_str text = text_of(&t, "{}");
  expect_in(text, "Stable: Why is possible, too.");
  expect_in(text, "  1. Is ");
  expect_in(text, "5 of 5 questions are open; 5 can still change this.");
  ww_arena_free(t.arena);
}

static void rare(void **state) {
  (void)state;
  table t = lay_table();
  ww_verdict *verdict =
      analyse(t.arena, t.rules,
              "{\"answers\": {\"hunger\": \"little\", \"rain\": false, "
              "\"money\": 1}}");
  int shares[] = {999, 1, 0, 0};
  ww_completions completions = *verdict->analysis->completions;
  ww_unknowns unknowns = *verdict->analysis->unknowns;
  ww_analysis analysis = *verdict->analysis;
  analysis.completions = &completions;
  analysis.unknowns = &unknowns;
  verdict->analysis = &analysis;
  completions.drawn = false;
  completions.kin.count = 211;
  completions.shares = shares;
  expect_in(render(verdict, t.arena),
            "Provisional: completed as each of 211 published projects, which\n"
            "  count by how like this one they are, 99.9 % keep it and 0.1 % "
            "lead to The caf\xC3\xA9.");
  shares[0] = 1000;
  shares[1] = 0;
  unknowns.possible[1].share = 0;
  expect_in(render(verdict, t.arena),
            "100 % keep it; The caf\xC3\xA9 is possible, too.");
  unknowns.possible[1].proved = false;
  expect_in(render(verdict, t.arena),
            "100 % keep it; The caf\xC3\xA9 could not be excluded.");
  unknowns.may_block = true;
  expect_in(render(verdict, t.arena),
            "could not be excluded; some answers\n  may lead to no "
            "recommendation.");
  analysis.robustness.held = 987;
  analysis.robustness.fragile_to = 0;
  expect_in(render(verdict, t.arena),
            "It holds in 987 of 1,000 variations of points and "
            "published\n  thresholds; it is most fragile to starving.\n");
  ww_arena_free(t.arena);
}

static void blocked(void **state) {
  (void)state;
  table t = lay_table();
  ww_str text =
      text_of(&t, "{\"answers\": {\"rain\": true, "
                  "\"guests\": {\"value\": 9, \"basis\": \"guessed\"}}}");
  expect_in(text, "Answers in conflict\n"
                  "  Blocked: guests (9, a guess) and rain (yes) together rule "
                  "out every option, whatever else is\n  answered.\n");
  expect_in(text, "What would change this\n" BULLET
                  "guests below 4 (now 9, a guess)" TO "Your desk\n" BULLET
                  "rain: no (now yes)" TO CAFE "\n");
  expect_out(text, "How sure");
  expect_out(text, "variations");
  ww_arena_free(t.arena);
  t = lay_flags(
      "decisions: {choice: {title: Choice, options: {x: {title: Ex}}, rules: {"
      "r: {when: {a: true}, rules_out: [x], because: So.}}}}\n");
  expect_in(text_of(&t, "{\"answers\": {\"a\": true}}"),
            "Blocked: a (yes) alone rules out every option, whatever else is "
            "answered.\n");
  expect_in(text_of(&t, "{\"answers\": {\"a\": false}}"),
            BULLET "a: yes (now no)" TO "no recommendation\n");
  ww_arena_free(t.arena);
  t = lay_flags(
      "decisions: {choice: {title: Choice, options: {x: {title: Ex}}, rules: {"
      "r: {rules_out: [x], because: So.}}}}\n");
  text = text_of(&t, "{}");
  expect_in(text, "Blocked: every option is ruled out, whatever is answered.");
  expect_in(text, "What would change this\n"
                  "  No other answers to one, two or three questions would.\n");
  ww_arena_free(t.arena);
}

static void not_made(void **state) {
  (void)state;
  table t = lay_flags("decisions: {choice: {title: Choice, when: {a: true}, "
                      "options: {x: {title: Ex}}}}\n");
  ww_str text = text_of(&t, "{}");
  assert_true(ww_str_starts(text, WW_S("Nothing can be recommended\n")));
  expect_in(text, "The rulebook makes this decision only for certain answers");
  expect_in(text, "Still open\n  1. Is a?\n     a: yes" TO "Ex\n");
  expect_out(text, "ruled out");
  ww_arena_free(t.arena);
}

static void brief(void **state) {
  (void)state;
  table t = lay_table();
  ww_str text =
      render(decide(t.arena, t.rules, "{\"answers\": {\"hunger\": \"much\"}}"),
             t.arena);
  expect_out(text, "How sure");
  expect_out(text, "What would change");
  expect_out(text, "Still open");
  expect_in(
      text,
      "Sources\n  guide   The Guide, Ann, 2025\n  rumour  What one hears\n");
  expect_in(text, "  5 of 6 questions are open. Rulebook");
  ww_arena_free(t.arena);
}

/* ---- What would change this ------------------------------------------- */

static void changes(void **state) {
  (void)state;
  table t = lay_table();
  ww_str text =
      text_of(&t, "{\"answers\": {\"hunger\": \"some\", \"rain\": false, "
                  "\"money\": {\"value\": 1500, \"basis\": \"guessed\"}, "
                  "\"diet\": [\"nuts\"], \"mood\": \"good\", \"guests\": 3}}");
  expect_in(text, "What would change this\n" BULLET
                  "money below 1,000 (now 1,500, a guess)" TO CAFE "\n" BULLET
                  "hunger: little (now some)" TO "Your desk\n" BULLET
                  "rain: yes (now no)" TO "Your desk\n" BULLET
                  "diet also includes meat or milk" TO CAFE "\n\n");
  text = text_of(&t, "{\"answers\": {\"hunger\": \"some\", \"rain\": false, "
                     "\"money\": 1500, \"guests\": 3, \"diet\": "
                     "{\"value\": [\"meat\"], \"basis\": \"guessed\"}}}");
  expect_in(text, "What would change this\n" BULLET
                  "diet no longer includes meat (a guess)" TO "The inn\n");
  ww_arena_free(t.arena);
}

static void changes_together(void **state) {
  (void)state;
  table t = lay_flags(
      "decisions: {choice: {title: Choice, options: {x: {title: Ex}, y: "
      "{title: Why, base: -1}}, "
      "rules: {r: {when: {a: true, b: true}, points: {y: 2}, because: So.}, "
      "s: {when: {c: true, d: true, e: true}, points: {y: 2}, "
      "because: So.}}}}\n");
  expect_in(text_of(&t, "{\"answers\": {\"a\": false, \"b\": false}}"),
            "What would change this\n" BULLET
            "a: yes (now no) together with b: yes (now no)" TO "Why\n" BULLET
            "c: yes, d: yes and e: yes together (all open)" TO "Why\n");
  expect_in(text_of(&t, "{\"answers\": {\"c\": false}}"),
            "What would change this\n" BULLET
            "a: yes together with b: yes (both open)" TO "Why\n");
  ww_arena_free(t.arena);
}

/* Not more than a screen takes. */
static void many_changes(void **state) {
  (void)state;
  ww_diag_list diags;
  ww_arena *arena = ww_arena_new();
  ww_buf yaml = ww_buf_new(arena);
  ww_buf profile = ww_buf_new(arena);
  ww_put_c(&yaml,
           "whichway: 1\nrulebook: {name: many, version: '1'}\n"
           "decisions: {choice: {title: Choice, options: {x: {title: Ex}, "
           "y: {title: Why, base: -1}}, rules: {");
  for (int i = 0; i < 30; i++)
    ww_putf(&yaml, "%sr%d: {when: {q%d: true}, points: {y: 2}, because: So.}",
            i ? ", " : "", i, i);
  ww_put_c(&yaml, "}}}\nquestions:\n");
  ww_put_c(&profile, "{\"answers\": {");
  for (int i = 0; i < 30; i++) {
    ww_putf(&yaml, "  q%d: {ask: 'Is %d?', type: flag}\n", i, i);
    if (i < 25)
      ww_putf(&profile, "%s\"q%d\": false", i ? ", " : "", i);
  }
  ww_put_c(&profile, "}}");
  ww_diag_list_init(&diags, arena);
  const ww_node *tree =
      ww_yaml_read(arena, source_of(arena, "many.yaml", ww_buf_str(&yaml)),
                   &ww_rulebook_limits, &diags);
  const ww_rules *rules = ww_rules_load(arena, tree, &diags);
  no_complaints(&diags);
  ww_str text = render(analyse(arena, rules, profile.at), arena);
  expect_in(text, BULLET "q19: yes (now no)" TO "Why\n" BULLET "10 more\n\n");
  expect_in(text, "  5. Is ");
  expect_in(text, "5 of 30 questions are open; 5 can still change this.");
  ww_arena_free(arena);
}

/* ---- Values in words -------------------------------------------------- */

static const char numbers_yaml[] =
    "whichway: 1\n"
    "rulebook: {name: numbers, version: '1'}\n"
    "questions:\n"
    "  whole: {ask: W?, type: number, min: 0, whole: true}\n"
    "  real: {ask: R?, type: number, above: 0, max: 9}\n"
    "  speed: {ask: S?, type: scale, values: {low: l, mid: m, high: h, "
    "top: t}}\n"
    "  wet: {ask: Y?, type: flag}\n"
    "decisions: {choice: {title: Choice, options: {x: {title: Ex}}, rules: {\n"
    "  r1: {when: {whole: '< 500'}, points: {x: 1}, because: B},\n"
    "  r2: {when: {whole: '<= 2000'}, points: {x: 1}, because: B},\n"
    "  r3: {when: {whole: 7000}, points: {x: 1}, because: B},\n"
    "  r4: {when: {real: '< 0.5'}, points: {x: 1}, because: B},\n"
    "  r5: {when: {real: '> 2.5'}, points: {x: 1}, because: B}}}}\n";

static void values_in_words(void **state) {
  static const struct {
    int question, first, last;
    const char *words;
  } cases[] = {
      /* whole: < 500, 500..2000, 2001..6999, 7000, > 7000 */
      {0, 0, 0, "below 500"},
      {0, 0, 1, "at 2,000 or fewer"},
      {0, 1, 1, "from 500 to 2,000"},
      {0, 2, 2, "from 2,001 to 6,999"},
      {0, 1, 2, "from 500 to 6,999"},
      {0, 3, 3, "at 7,000"},
      {0, 4, 4, "above 7,000"},
      {0, 3, 4, "at 7,000 or more"},
      {0, 0, 4, "at any number"},
      /* real: < 0.5, 0.5..2.5, > 2.5 */
      {1, 0, 0, "below 0.5"},
      {1, 1, 1, "from 0.5 to 2.5"},
      {1, 0, 1, "at 2.5 or less"},
      {1, 2, 2, "above 2.5"},
      {2, 1, 1, "mid"},
      {2, 0, 1, "mid or below"},
      {2, 2, 3, "high or above"},
      {2, 1, 2, "mid to high"},
      {2, 0, 3, "any"},
      {3, 0, 0, "no"},
      {3, 1, 1, "yes"},
      {3, 0, 1, "yes or no"},
  };
  ww_diag_list diags;
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_diag_list_init(&diags, arena);
  const ww_node *tree = ww_yaml_read(
      arena, source_of(arena, "numbers.yaml", ww_str_from(numbers_yaml)),
      &ww_rulebook_limits, &diags);
  const ww_rules *rules = ww_rules_load(arena, tree, &diags);
  no_complaints(&diags);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ww_buf words = ww_buf_new(arena);
    ww_put_states(&words, &rules->questions[cases[i].question], cases[i].first,
                  cases[i].last);
    expect_text(ww_buf_str(&words), cases[i].words);
  }
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(provisional),     cmocka_unit_test(settled),
      cmocka_unit_test(stable),          cmocka_unit_test(rare),
      cmocka_unit_test(blocked),         cmocka_unit_test(not_made),
      cmocka_unit_test(brief),           cmocka_unit_test(changes),
      cmocka_unit_test(many_changes),    cmocka_unit_test(changes_together),
      cmocka_unit_test(values_in_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
