/* A decision as text: what each kind of outcome says, and hostile rulebooks
 * and profiles. */
#include "report/compose/documents.h"
#include "report/text/text.h"

#include "reporting.h"

static ww_str render(const ww_verdict *verdict, ww_arena *arena,
                     ww_style style) {
  ww_buf out = ww_buf_new(arena);
  ww_render_text(&out, ww_compose_decision(out.arena, verdict), &style);
  check_terminal_text(ww_buf_str(&out), &style, ww_style_columns(&style));
  return ww_buf_str(&out);
}

static ww_str text_of(const table *t, const char *profile) {
  ww_style style = WW_STYLE_INIT;
  style.width = 72;
  return render(decide(t->arena, t->rules, profile), t->arena, style);
}

static void expect_in(ww_str text, const char *part) {
  if (!strstr(text.at, part))
    fail_msg("no '%s' in\n%.*s", part, WW_P(text));
}

static void expect_out(ww_str text, const char *part) {
  if (strstr(text.at, part))
    fail_msg("'%s' in\n%.*s", part, WW_P(text));
}

#define MINUS "\xE2\x88\x92"
#define RULE_10                                                                \
  "\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80"   \
  "\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80"

/* The whole of it once, word for word. */
static void whole(void **state) {
  (void)state;
  table t = lay_table();
  ww_style style = {.width = 60};
  const ww_verdict *verdict =
      decide(t.arena, t.rules,
             "{\"project\": \"Friday\", \"answers\": {\"hunger\": \"much\", "
             "\"money\": 800, \"guests\": 5, \"diet\": [\"milk\", \"nuts\"], "
             "\"rain\": false}}");
  expect_text(render(verdict, t.arena, style),
              "Recommended for Friday: The caf\\u{E9}\n"
              "-------------------------------------\n"
              "\n"
              "  It is ahead of The inn by 3.5 points.\n"
              "\n"
              "  The caf\\u{E9}            |########   1.5  recommended\n"
              "  The inn        ##########|          -2.0\n"
              "  Your desk                |           0.0  ruled out: crowd\n"
              "\n"
              "Why The caf\\u{E9} rather than The inn\n"
              "  +3.00  800 crowns are little.\n"
              "         broke, from money: 800. Assumed.\n"
              "  +1.25  The inn cooks with milk, nuts.\n"
              "         diet-at-inn, from diet: milk, nuts.\n"
              "  +1.50  It starts from -1 point, The inn from -2.5, before\n"
              "         any answer.\n"
              "\n"
              "What speaks against it\n"
              "  -2.25  You are hungry (two meals).\n"
              "         starving, from hunger: much. Measured in\n"
              "         guide#soup, rumour and guide.\n"
              "\n"
              "Why not the others\n"
              "  The inn    Behind by 3.5 points, for the reasons above.\n"
              "  Your desk  Ruled out: 5 guests do not fit at a desk.\n"
              "             crowd, from guests: 5.\n"
              "\n"
              "Next steps\n"
              "  1. Book a table. It is full.\n"
              "\n"
              "Beware\n"
              "  ! Leave a tip. Reported in guide.\n"
              "\n"
              "What to wear: No coat\n"
              "\n"
              "What to order: Roast\n"
              "  Much hunger.\n"
              "\n"
              "Sources\n"
              "  guide   The Guide, Ann, 2025\n"
              "  rumour  What one hears\n"
              "\n"
              "  1 of 6 questions is open. Rulebook lunch 1.2.\n");
  ww_arena_free(t.arena);
}

static void nothing_answered(void **state) {
  (void)state;
  table t = lay_table();
  ww_str text = text_of(&t, "{}");
  assert_true(ww_str_starts(text, WW_S("Nothing to go on yet\n" RULE_10)));
  expect_in(text, "  Say first: hunger.\n");
  expect_out(text, "How it is built");
  expect_in(text, "6 of 6 questions are open.");
  expect_out(text, "null");
  ww_arena_free(t.arena);
}

static void tied(void **state) {
  (void)state;
  table t = lay_table();
  t.rules->decisions[0].options[0].base = -1000;
  ww_str text = text_of(&t, "{\"answers\": {\"money\": 1}}");
  expect_in(text,
            "It is level with The caf\xC3\xA9; between\n  equals, the one "
            "that takes least is chosen.");
  expect_in(text, "Level with it, for the reasons above.");
  t.rules->decisions[0].options[2].base = 2000;
  text = text_of(&t, "{\"answers\": {\"money\": 1}}");
  expect_in(text, "It is level with The caf\xC3\xA9 and The\n  inn;");
  ww_arena_free(t.arena);
}

static void one_left(void **state) {
  (void)state;
  table t = lay_table();
  ww_str text = text_of(&t, "{\"answers\": {\"rain\": true}}");
  expect_in(text, "Everything else is ruled out.");
  expect_in(text, "Ruled out: It rains. Nobody wants to walk.");
  expect_in(text, "Ruled out for the same reason: wet.");
  expect_out(text, "What to order"); /* that decision was not made */
  ww_arena_free(t.arena);
}

static void blocked(void **state) {
  (void)state;
  table t = lay_table();
  ww_str text = text_of(
      &t, "{\"project\": \"p\", \"answers\": {\"rain\": true, \"guests\": 9}}");
  assert_true(
      ww_str_starts(text, WW_S("Nothing can be recommended for p\n" RULE_10)));
  expect_in(text, "Every option is ruled out.");
  expect_in(text, "Conflicting answers\n"
                  "  ! 9 guests in the rain.\n");
  expect_in(text, "What rules them out\n"
                  "  Your desk  Ruled out: 9 guests do not fit at a desk.\n");
  expect_out(text, "Why not");
  expect_out(text, "How it is built");
  ww_arena_free(t.arena);
}

static void followup_blocked(void **state) {
  (void)state;
  table t = lay_table();
  ww_str text = text_of(&t, "{\"answers\": {\"hunger\": \"much\", "
                            "\"guests\": 5, \"mood\": \"bad\"}}");
  expect_in(text, "What to order: every option is ruled out\n"
                  "  Roast  Ruled out: In this mood nothing tastes.\n"
                  "         no-taste, from mood: bad.\n"
                  "  Soup   Ruled out for the same reason: no-taste.\n");
  ww_arena_free(t.arena);
}

/* Reasons beyond those shown are summed up, so that all adds up. */
static void many_reasons(void **state) {
  (void)state;
  table t = lay_table();
  ww_decision_rules *main_decision = &t.rules->decisions[0];
  const ww_verdict *verdict =
      decide(t.arena, t.rules, "{\"answers\": {\"hunger\": \"much\"}}");
  ww_result *result = &verdict->results[0];
  enum { COUNT = 9 };
  ww_rule *rules = WW_NEWS(t.arena, ww_rule, COUNT);
  ww_reason *reasons = WW_NEWS(t.arena, ww_reason, COUNT);
  for (int i = 0; i < COUNT; i++) {
    rules[i] = main_decision->rules[0];
    rules[i].effect = WW_NEWS(t.arena, int64_t, 3);
    rules[i].effect[result->winner] = (COUNT - i) * 500000;
    reasons[i].rule = i;
  }
  main_decision->rules = rules;
  result->reasons = reasons;
  result->reason_count = COUNT;
  ww_style style = WW_STYLE_INIT;
  ww_str text = render(verdict, t.arena, style);
  expect_in(text, "  +4.5  You are hungry");
  expect_in(text, "  +3.0  You are hungry");
  expect_in(text, "  +0.5  You are hungry");
  expect_out(text, "more");
  ww_arena_free(t.arena);
}

/* ---- Hostile texts ---------------------------------------------------- */

static void put_hostile(ww_json *json, const char *key, uint64_t *seed,
                        int *strings) {
  ww_json_str(json, key, hostile(json->buf->arena, seed));
  ++*strings;
}

static void put_hostile_option(ww_json *json, const char *key, uint64_t *seed,
                               int *strings) {
  ww_json_open(json, key, '{');
  put_hostile(json, "title", seed, strings);
  put_hostile(json, "summary", seed, strings);
  ww_json_open(json, "layers", '{');
  put_hostile(json, "one", seed, strings);
  ww_json_key(json, hostile(json->buf->arena, seed));
  put_hostile(json, NULL, seed, strings);
  ww_json_close(json, '}');
  ww_json_close(json, '}');
}

static void put_hostile_decision(ww_json *json, const char *key, uint64_t *seed,
                                 int *strings) {
  ww_json_open(json, key, '{');
  put_hostile(json, "title", seed, strings);
  ww_json_open(json, "options", '{');
  put_hostile_option(json, "a", seed, strings);
  put_hostile_option(json, "b", seed, strings);
  ww_json_close(json, '}');
  ww_json_open(json, "rules", '{');
  for (int i = 0; i < 2; i++) {
    ww_json_key(json, ww_format(json->buf->arena, "%s-rule-%d", key, i));
    ww_json_open(json, NULL, '{');
    ww_json_open(json, "points", '{');
    ww_json_int(json, i == 0 ? "a" : "b", 2 - i);
    ww_json_close(json, '}');
    put_hostile(json, "because", seed, strings);
    ww_json_close(json, '}');
  }
  ww_json_close(json, '}');
  ww_json_close(json, '}');
}

/* YAML or JSON: all that matters here is the tree. */
static ww_str hostile_rulebook(ww_arena *arena, uint64_t *seed, int *strings) {
  static const char *const kinds[] = {"step", "warning", "contradiction"};
  ww_buf out = ww_buf_new(arena);
  ww_json json = ww_json_new(&out, true);
  ww_json_open(&json, NULL, '{');
  ww_json_int(&json, "whichway", 1);
  ww_json_open(&json, "rulebook", '{');
  ww_json_text(&json, "name", "hostile");
  put_hostile(&json, "version", seed, strings);
  ww_json_close(&json, '}');
  ww_json_open(&json, "questions", '{');
  ww_json_open(&json, "hunger", '{');
  put_hostile(&json, "ask", seed, strings);
  ww_json_text(&json, "type", "flag");
  ww_json_close(&json, '}');
  ww_json_close(&json, '}');
  ww_json_open(&json, "decisions", '{');
  put_hostile_decision(&json, "first", seed, strings);
  put_hostile_decision(&json, "second", seed, strings);
  ww_json_close(&json, '}');
  ww_json_open(&json, "advice", '{');
  for (int i = 0; i < 3; i++) {
    ww_json_key(&json, ww_format(arena, "advice-%d", i));
    ww_json_open(&json, NULL, '{');
    ww_json_text(&json, "kind", kinds[i]);
    put_hostile(&json, "say", seed, strings);
    ww_json_close(&json, '}');
  }
  ww_json_close(&json, '}');
  ww_json_close(&json, '}');
  return ww_buf_str(&out);
}

static void hostile_texts(void **state) {
  uint64_t seed = 11;
  int strings = 0;
  (void)state;
  ww_arena *arena = ww_arena_new();
  while (strings < 100000) {
    ww_diag_list diags;
    ww_arena_reset(arena);
    ww_diag_list_init(&diags, arena);
    const ww_node *tree =
        parse_json(arena, hostile_rulebook(arena, &seed, &strings));
    const ww_rules *rules = ww_rules_load(arena, tree, &diags);
    no_complaints(&diags);
    ww_buf profile = ww_buf_new(arena);
    ww_put_c(&profile, "{\"project\": ");
    ww_put_json_string(&profile, hostile(arena, &seed));
    ww_put_c(&profile, "}");
    const ww_verdict *verdict = strings % 2 ? decide(arena, rules, profile.at)
                                            : analyse(arena, rules, profile.at);
    strings++;
    render(verdict, arena, draw_style(&seed));
  }
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(whole),        cmocka_unit_test(nothing_answered),
      cmocka_unit_test(tied),         cmocka_unit_test(one_left),
      cmocka_unit_test(blocked),      cmocka_unit_test(followup_blocked),
      cmocka_unit_test(many_reasons), cmocka_unit_test(hostile_texts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
