/* A decision as JSON: it parses back, says what the verdict says, and has the
 * keys of its list. */
#include "report/json/json.h"

#include "reporting.h"

static const ww_node *json_of(const table *t, const char *profile) {
  ww_buf out = ww_buf_new(t->arena);
  ww_put_decision_json(&out, analyse(t->arena, t->rules, profile));
  assert_int_equal(out.at[out.size - 1], '\n');
  return parse_json(t->arena, ww_buf_str(&out));
}

static void expect_member(const table *t, const ww_node *map, const char *key,
                          const char *wanted) {
  expect_text(compact(t->arena, member(map, key)), wanted);
}

/* The keys of its table; a brief decision has no optional ones. */
static void expect_keys(const table *t, const ww_verdict *verdict, bool brief) {
  ww_buf out = ww_buf_new(t->arena);
  ww_put_decision_json(&out, verdict);
  const ww_node *d = parse_json(t->arena, ww_buf_str(&out));
  const ww_node *m = d->first;
  for (const ww_json_row *row = ww_json_decision.keys; row->name; row++) {
    if (brief && row->optional)
      continue;
    assert_non_null(m);
    expect_text(m->key, row->name);
    m = m->next;
  }
  assert_null(m);
}

static void keys_in_order(void **state) {
  (void)state;
  table t = lay_table();
  expect_keys(&t, analyse(t.arena, t.rules, "{}"), false);
  expect_keys(&t, decide(t.arena, t.rules, "{}"), true);
  ww_arena_free(t.arena);
}

static void nothing_answered(void **state) {
  (void)state;
  table t = lay_table();
  const ww_node *d = json_of(&t, "{}");
  expect_member(&t, d, "schema", "'whichway.decision/2'");
  expect_member(&t, d, "project", "null");
  expect_member(&t, d, "answers", "{}");
  expect_member(&t, d, "recommendation", "null");
  expect_member(&t, d, "tie", "false");
  expect_member(&t, d, "margin", "null");
  expect_member(&t, d, "now", "null");
  expect_member(&t, d, "scores",
                "[{option: 'desk', points: 0, ruled_out: false}, "
                "{option: 'cafe', points: -1, ruled_out: false}, "
                "{option: 'inn', points: -2.5, ruled_out: false}]");
  expect_member(&t, d, "needs", "{calm: 0}");
  expect_member(&t, d, "reasons", "[]");
  expect_member(&t, d, "why_not", "[]");
  expect_member(&t, d, "followups", "{}"); /* none of them leads */
  expect_member(&t, d, "layers", "[]");
  expect_member(&t, d, "costs", "null");
  expect_member(&t, d, "warnings",
                "[{advice: 'tip', kind: 'warning', say: 'Leave a tip.', "
                "sources: ['guide'], claim: 'reported'}]");
  expect_member(&t, d, "next_steps",
                "[{advice: 'book', kind: 'step', "
                "say: 'Book a table. It is full.', sources: [], "
                "claim: null}]");
  const ww_node *rulebook = member(d, "rulebook");
  expect_member(&t, rulebook, "name", "'lunch'");
  expect_member(&t, rulebook, "version", "'1.2'");
  expect_member(&t, rulebook, "overlays", "[]");
  assert_int_equal(member(rulebook, "digest")->text.size, 64);
  ww_arena_free(t.arena);
}

static void answers(void **state) {
  (void)state;
  table t = lay_table();
  const ww_node *d = json_of(
      &t, "{\"project\": \"p\", \"answers\": {"
          "\"hunger\": {\"value\": \"some\", \"basis\": \"guessed\", "
          "\"owner\": \"o\", \"date\": \"2026-01-31\", \"note\": \"n\"}, "
          "\"money\": 0.1, \"guests\": 1e2, \"rain\": false, "
          "\"diet\": [\"nuts\", \"meat\"], "
          "\"mood\": {\"value\": null, \"owner\": \"who knows\"}}}");
  expect_member(&t, d, "project", "'p'");
  expect_member(&t, d, "answers",
                "{hunger: {value: 'some', basis: 'guessed', owner: 'o', "
                "date: '2026-01-31', note: 'n'}, money: {value: 0.1}, "
                "guests: {value: 100}, rain: {value: false}, "
                "diet: {value: ['meat', 'nuts']}, "
                "mood: {value: null, owner: 'who knows'}}");
  ww_arena_free(t.arena);
}

static void reasons(void **state) {
  (void)state;
  table t = lay_table();
  const ww_node *d =
      json_of(&t, "{\"answers\": {\"hunger\": \"much\", \"guests\": 5, "
                  "\"rain\": false, \"diet\": [\"milk\"]}}");
  expect_member(&t, d, "recommendation", "'cafe'");
  expect_member(&t, d, "margin", "0.5");
  expect_member(&t, d, "needs", "{calm: 0.5}");
  expect_member(
      &t, d, "reasons",
      "[{rule: 'diet-at-inn', points: {desk: 0, cafe: 0.5, inn: -0.75}, "
      "because: 'The inn cooks with milk.', answers: {diet: ['milk']}, "
      "sources: [], claim: null}, "
      "{rule: 'crowd', points: {desk: 0, cafe: 0, inn: 0}, "
      "because: '5 guests do not fit at a desk.', answers: {guests: 5}, "
      "sources: [], claim: null}, "
      "{rule: 'starving', points: {desk: 0, cafe: 2, inn: 4.25}, "
      "because: 'You are hungry (two meals).', answers: {hunger: 'much'}, "
      "sources: ['guide#soup', 'rumour', 'guide'], claim: 'measured'}]");
  expect_member(&t, d, "why_not",
                "[{option: 'inn', behind_by: 0.5, rules: ['diet-at-inn']}, "
                "{option: 'desk', ruled_out_by: ['crowd'], "
                "rules: ['starving', 'diet-at-inn']}]");
  const ww_node *dish = member(member(d, "followups"), "dish");
  expect_member(&t, dish, "recommendation", "'roast'");
  expect_member(&t, dish, "margin", "2");
  ww_arena_free(t.arena);
}

static void blocked(void **state) {
  (void)state;
  table t = lay_table();
  const ww_node *d =
      json_of(&t, "{\"answers\": {\"guests\": 4, \"rain\": true}}");
  expect_member(&t, d, "recommendation", "null");
  expect_member(&t, d, "margin", "null");
  expect_member(&t, d, "layers", "[]");
  expect_member(&t, d, "why_not",
                "[{option: 'desk', ruled_out_by: ['crowd'], rules: []}, "
                "{option: 'cafe', ruled_out_by: ['wet'], rules: []}, "
                "{option: 'inn', ruled_out_by: ['wet'], rules: []}]");
  expect_text(compact(t.arena, member(d, "warnings")->first),
              "{advice: 'wet-and-many', kind: 'contradiction', "
              "say: '4 guests in the rain.', sources: [], claim: null}");
  ww_arena_free(t.arena);
}

/* Texts come back as they went in, and nothing invisible stands raw. */
static void hostile_texts(void **state) {
  uint64_t seed = 3;
  const ww_style plain = WW_STYLE_INIT;
  (void)state;
  table t = lay_table();
  ww_arena *arena = ww_arena_new();
  for (int round = 0; round < 10000; round++) {
    ww_arena_reset(arena);
    ww_str project = hostile(arena, &seed);
    ww_str note = hostile(arena, &seed);
    ww_answer *of = WW_NEWS(arena, ww_answer, (size_t)t.rules->question_count);
    of[1].note = note;
    ww_answers given = {.project = project, .of = of};
    ww_buf out = ww_buf_new(arena);
    ww_put_decision_json(&out, ww_verdict_make(arena, t.rules, &given));
    check_terminal_text(ww_buf_str(&out), &plain, 0);
    const ww_node *d = parse_json(arena, ww_buf_str(&out));
    assert_true(ww_str_equal(member(d, "project")->text, project));
    const ww_node *money = member(member(d, "answers"), "money");
    assert_true(ww_str_equal(member(money, "note")->text, note));
  }
  ww_arena_free(arena);
  ww_arena_free(t.arena);
}

/* Ranges, what hangs on an open answer, and an option without prices. */
#define NO_YEARS "yearly: null, monthly_hours: null, "

static void costs(void **state) {
  (void)state;
  table t = lay_table_with(
      "costs:\n"
      "  currency: SEK\n"
      "  requests: guests\n"
      "  prices:\n"
      "    tea: {title: Tea, options: [desk, cafe], kind: request, "
      "amount: 1.5, valid: {guests: [0, 19]}, "
      "date: 2026-01-31, sources: [guide#tea], claim: reported}\n"
      "    kettle: {title: A kettle, options: [desk], kind: once, "
      "amount: [20, 30], date: 2025-01-31}\n"
      "    table: {title: A table, options: [cafe], kind: monthly, "
      "amount: 2, times: [money], date: 2025-01-31}\n");
  const ww_node *d = json_of(&t, "{\"answers\": {\"guests\": 2}}");
  const ww_node *found = member(d, "costs");
  expect_member(&t, found, "currency", "'SEK'");
  expect_member(&t, found, "requests", "'guests'");
  expect_member(&t, found, "latency", "null");
  expect_member(
      &t, found, "options",
      "[{option: 'desk', once: [20, 30], monthly: null, "
      "request: [1.5, 1.5], hours: null, days: null, latency: null, " NO_YEARS
      "month: [3, 3], month_at_10x: [30, 30], twelve_months: [56, 66], "
      "beyond: false, beyond_at_10x: true, slowest: null}, "
      "{option: 'cafe', once: null, monthly: [0, null], "
      "request: [1.5, 1.5], hours: null, days: null, latency: null, " NO_YEARS
      "month: [3, null], month_at_10x: [30, null], "
      "twelve_months: [36, null], beyond: false, beyond_at_10x: true, "
      "slowest: null}, "
      "{option: 'inn', once: null, monthly: null, request: null, "
      "hours: null, days: null, latency: null, " NO_YEARS
      "month: null, month_at_10x: null, twelve_months: null, "
      "beyond: false, beyond_at_10x: false, slowest: null}]");
  expect_member(&t, found, "break_evens", "[]");
  expect_member(
      &t, found, "prices",
      "[{price: 'tea', title: 'Tea', kind: 'request', "
      "options: ['desk', 'cafe'], amount: [1.5, 1.5], arithmetic: null, "
      "beyond: null, needs_answer: null, "
      "date: '2026-01-31', sources: ['guide#tea'], claim: 'reported'}, "
      "{price: 'kettle', title: 'A kettle', kind: 'once', options: ['desk'], "
      "amount: [20, 30], arithmetic: null, beyond: null, needs_answer: null, "
      "date: '2025-01-31', sources: [], claim: null}, "
      "{price: 'table', title: 'A table', kind: 'monthly', "
      "options: ['cafe'], amount: [0, null], "
      "arithmetic: '2 \xC3\x97 money, which is not known', beyond: null, "
      "needs_answer: 'money', date: '2025-01-31', sources: [], claim: null}]");
  ww_arena_free(t.arena);
}

static void break_evens(void **state) {
  (void)state;
  table t = lay_table_with(
      "costs:\n"
      "  currency: SEK\n"
      "  requests: guests\n"
      "  prices:\n"
      "    own: {title: Own, options: [desk], kind: request, amount: 2, "
      "date: 2026-01-31, valid: {guests: [0, 50]}}\n"
      "    tab: {title: Tab, options: [cafe], kind: monthly, "
      "amount: [100, 101], date: 2026-01-31}\n"
      "    cook: {title: Cook, options: [inn], kind: request, amount: [1, 3], "
      "date: 2026-01-31}\n");
  const ww_node *found = member(json_of(&t, "{}"), "costs");
  expect_member(&t, found, "break_evens",
                "[{below: 'desk', above: 'cafe', requests: [50, 51], "
                "gap: [100, 101], yearly: [0, 0], saved: [2, 2], "
                "beyond: true}, "
                "{below: 'inn', above: 'cafe', requests: [34, 101], "
                "gap: [100, 101], yearly: [0, 0], saved: [1, 3], "
                "beyond: false}]");
  const ww_node *first = member(found, "options")->first;
  expect_member(&t, first, "month", "null");
  expect_member(&t, first, "month_at_10x", "null");
  ww_arena_free(t.arena);
}

/* 100 + 144 / 12 a month over 2 a request; not where it follows the guests. */
static void yearly_break_evens(void **state) {
  (void)state;
#define YEARLY(times)                                                          \
  "costs:\n"                                                                   \
  "  currency: SEK\n"                                                          \
  "  requests: guests\n"                                                       \
  "  prices:\n"                                                                \
  "    own: {title: Own, options: [desk], kind: request, amount: 2, "          \
  "date: 2026-01-31}\n"                                                        \
  "    tab: {title: Tab, options: [cafe], kind: monthly, amount: 100, "        \
  "date: 2026-01-31}\n"                                                        \
  "    fee: {title: Fee, options: [cafe], kind: yearly, amount: 144, "         \
  "date: 2026-01-31" times "}\n"
  table t = lay_table_with(YEARLY(""));
  expect_member(&t, member(json_of(&t, "{}"), "costs"), "break_evens",
                "[{below: 'desk', above: 'cafe', requests: [56, 56], "
                "gap: [112, 112], yearly: [144, 144], saved: [2, 2], "
                "beyond: false}]");
  ww_arena_free(t.arena);
  t = lay_table_with(YEARLY(", times: [guests]"));
  expect_member(&t, member(json_of(&t, "{}"), "costs"), "break_evens", "[]");
  ww_arena_free(t.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keys_in_order), cmocka_unit_test(nothing_answered),
      cmocka_unit_test(answers),       cmocka_unit_test(reasons),
      cmocka_unit_test(blocked),       cmocka_unit_test(costs),
      cmocka_unit_test(break_evens),   cmocka_unit_test(yearly_break_evens),
      cmocka_unit_test(hostile_texts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
