/* Answers: typed by the question, unknown kept apart. */
#include "rulebook/books.h"

#include "profile/profile.h"

typedef ww_node *door(ww_arena *, const ww_source *, const ww_limits *,
                      ww_diag_list *);

static ww_answers *load(loading_test *t, door *read, const char *text) {
  ww_source *source = WW_NEW(t->arena, ww_source);
  *source = (ww_source){WW_S("profile"), ww_str_from(text)};
  ww_diag_list_init(t->diags, t->arena);
  const ww_node *tree = read(t->arena, source, &ww_profile_limits, t->diags);
  return tree ? ww_profile_load(t->arena, t->rules, tree, t->diags) : NULL;
}

/* All answers as people read them, or the first complaint. */
static const char *tell(loading_test *t, door *read, const char *text) {
  ww_answers *answers = load(t, read, text);
  if (!answers)
    return first_complaint(t);
  ww_buf buf = ww_buf_new(t->arena);
  for (int q = 0; q < t->rules->question_count; q++) {
    ww_put_c(&buf, q ? " " : "");
    ww_put_answer(&buf, &t->rules->questions[q], &answers->of[q]);
  }
  return buf.at;
}

typedef struct profile_case {
  const char *text;
  const char *expected;
} profile_case;

static void check(door *read, const profile_case cases[], size_t count) {
  loading_test t = load_one(BOOK("m: {has: x}"));
  for (size_t i = 0; i < count; i++) {
    const char *got = tell(&t, read, cases[i].text);
    if (!strstr(got, cases[i].expected))
      fail_msg("expected: %s\n     got: %s\n%s", cases[i].expected, got,
               cases[i].text);
  }
  ww_arena_free(t.arena);
}

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))
#define NOTHING "unknown unknown unknown unknown unknown"

static void json_answers(void **state) {
  (void)state;
  static const profile_case cases[] = {
      {"{}", NOTHING},
      {"{\"answers\": {}}", NOTHING},
      {"{\"answers\": null, \"project\": null}", NOTHING},
      {"{\"$schema\": \"x\", \"project\": \"p\"}", NOTHING},
      {"{\"answers\": {\"c\": \"a\", \"s\": \"mid\", \"f\": true, \"n\": 50, "
       "\"m\": [\"x\", \"z\"]}}",
       "a mid yes 50 x, z"},
      {"{\"answers\": {\"c\": null, \"f\": false, \"m\": []}}",
       "unknown unknown no unknown none"},
      {"{\"answers\": {\"n\": 1e1}}", "unknown unknown unknown 10 unknown"},
      {"{\"answers\": {\"n\": -0}}", "unknown unknown unknown 0 unknown"},
      {"{\"answers\": {\"m\": [\"x\", \"x\"]}}", "unknown x"},
      {"{\"answers\": {\"n\": {\"value\": 7, \"basis\": \"measured\"}}}",
       "7 unknown"},
      {"{\"answers\": {\"n\": {\"value\": null, \"owner\": \"Ann\"}}}",
       NOTHING},
      {"{\"answers\": {\"n\": {\"owner\": \"Ann\"}}}", NOTHING},
      {"[]", "wrong-type 1:1"},
      {"{\"answers\": []}", "wrong-type 1:13"},
      {"{\"answer\": {}}", "did you mean 'answers'?"},
      {"{\"answers\": {\"cc\": 1}}", "unknown-question 1:14"},
      {"{\"answers\": {\"zebra\": 1}}", "one of: c, s, f, n, m"},
      {"{\"answers\": {\"c\": \"z\"}}", "unknown-value 1:19"},
      {"{\"answers\": {\"c\": [\"a\"]}}", "wrong-type"},
      {"{\"answers\": {\"s\": \"hihg\"}}", "did you mean 'high'?"},
      {"{\"answers\": {\"f\": \"true\"}}", "leave out the quotes"},
      {"{\"answers\": {\"f\": 1}}", "'f' must be true or false"},
      {"{\"answers\": {\"n\": \"5\"}}", "leave out the quotes"},
      {"{\"answers\": {\"n\": true}}", "'n' must be a number"},
      {"{\"answers\": {\"n\": 101}}",
       "'n' must be between 0 and 100, not '101'"},
      {"{\"answers\": {\"n\": 9007199254740993}}", "bad-number 1:19"},
      {"{\"answers\": {\"m\": \"x\"}}", "write a list: [\"x\"]"},
      {"{\"answers\": {\"m\": [\"w\"]}}", "unknown-value"},
      {"{\"answers\": {\"m\": [[\"x\"]]}}", "wrong-type"},
      {"{\"answers\": {\"n\": {\"valeu\": 7}}}", "did you mean 'value'?"},
      {"{\"answers\": {\"n\": {\"value\": 7, \"basis\": \"hoped\"}}}",
       "one of: measured, estimated, guessed"},
      {"{\"answers\": {\"n\": {\"value\": 7, \"date\": \"2026-02-30\"}}}",
       "bad-date"},
      {"{\"answers\": {\"n\": {\"value\": 7, \"date\": \"2024-02-29\"}}}",
       "7 unknown"},
      {"{\"answers\": {\"n\": {\"value\": {\"value\": 7}}}}", "wrong-type"},
  };
  check(ww_json_read, cases, COUNT(cases));
}

static void yaml_answers(void **state) {
  (void)state;
  static const profile_case cases[] = {
      {"{}", NOTHING},
      {"{} # nothing yet\n", NOTHING},
      {"", "wrong-type 1:1 a profile must be a map, not nothing | a map holds "
           "entries 'key: value'"},
      {"# nothing yet\n", "wrong-type 1:1 a profile must be a map, not nothing "
                          "| a map holds entries 'key: value'"},
      {"answers:\n", NOTHING},
      {"answers:\n  c:\n  n: ~\n", NOTHING},
      {"answers: {c: a, s: mid, f: true, n: 50, m: [x]}", "a mid yes 50 x"},
      {"answers: {f: false}", "unknown unknown no"},
      {"answers: {f: yes}", "write true"},
      {"answers: {f: no}", "write false"},
      {"answers: {c: \"a\"}", "a unknown"},
      {"answers: {f: \"yes\"}", "wrong-type"},
      {"answers: {f: on}", "wrong-type"},
      {"answers: {n: 012}", "'n' must be a number, not '012'"},
      {"answers: {n: 1_000}", "wrong-type"},
      {"answers: {n: +5}", "wrong-type"},
      {"answers: {n: .5}", "wrong-type"},
      {"answers: {n: 0x10}", "wrong-type"},
      {"answers: {n: .nan}", "wrong-type"},
      {"answers: {n: 9007199254740993}", "bad-number 1:14"},
      {"answers: {n: 5.0}", "5 unknown"},
      {"answers: {n: \"5\"}", "wrong-type"},
      {"answers: {n: {value: 5, note: an estimate, basis: estimated}}",
       "5 unknown"},
  };
  check(ww_yaml_read, cases, COUNT(cases));
}

static void ranges_hold_at_their_ends(void **state) {
  (void)state;
  loading_test t =
      load_one(HEAD "questions:\n"
                    "  a: {ask: A, type: number, above: 0}\n"
                    "  w: {ask: W, type: number, min: 0, whole: true}\n"
                    "  b: {ask: B, type: number, min: 1, below: 2}\n"
                    "decisions: {d: {title: D, options: {o: {title: O}}}}\n");
  static const profile_case cases[] = {
      {"{\"answers\": {\"a\": 0}}", "'a' must be more than 0, not '0'"},
      {"{\"answers\": {\"a\": 0.001}}", "0.001"},
      {"{\"answers\": {\"w\": 1.5}}", "not-whole"},
      {"{\"answers\": {\"w\": 1.0}}", "unknown 1"},
      {"{\"answers\": {\"w\": -1}}", "'w' must be at least 0, not '-1'"},
      {"{\"answers\": {\"w\": 9007199254740992}}", "9007199254740992"},
      {"{\"answers\": {\"b\": 2}}", "at least 1 and less than 2"},
      {"{\"answers\": {\"b\": 1}}", "unknown unknown 1"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    const char *got = tell(&t, ww_json_read, cases[i].text);
    if (!strstr(got, cases[i].expected))
      fail_msg("expected: %s\n     got: %s", cases[i].expected, got);
  }
  ww_arena_free(t.arena);
}

static void states_follow_the_answers(void **state) {
  (void)state;
  loading_test t =
      load_one(BOOK("any: [{m: {has_any: [x, z]}}, {n: '> 5'}], c: a"));
  const ww_program *program = t.rules->program;
  int *states = WW_NEWS(t.arena, int, (size_t)program->variable_count);
  ww_answers *answers =
      load(&t, ww_json_read,
           "{\"answers\": {\"m\": [\"z\"], \"n\": 6, \"s\": \"high\"}}");
  ww_states_of(t.rules, answers, states);
  const ww_question *questions = t.rules->questions;
  assert_int_equal(states[questions[0].variable], 2); /* unknown */
  assert_int_equal(states[questions[1].variable], 2); /* high */
  assert_int_equal(states[questions[3].variable], 1); /* above 5 */
  assert_int_equal(states[questions[4].member_variable[0]], 0);
  assert_int_equal(states[questions[4].member_variable[2]], 1);
  ww_arena_free(t.arena);
}

/* What a profile of an older rulebook calls it. */
static void an_older_id_is_read_and_noted(void **state) {
  (void)state;
  loading_test t =
      load_one(HEAD QUESTIONS
               "  g: {ask: G, type: flag, aliases: [old, eld]}\n" DECISION RULE(
                   "g: true"));
  static const profile_case cases[] = {
      {"answers: {g: true}", "unknown unknown unknown unknown unknown yes"},
      {"answers: {old: true}", "unknown unknown unknown unknown unknown yes"},
      {"answers: {old: true, g: true}",
       "duplicate-key 1:22 'g' is answered twice | keep 'g'"},
      {"answers: {old: true, eld: false}", "'g' is answered twice"},
      {"answers: {olde: true}", "there is no question 'olde'"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    const char *got = tell(&t, ww_yaml_read, cases[i].text);
    if (i == 2 || i == 3) /* behind the notes */
      got = ww_format(t.arena, "%s %u:%u %.*s | %.*s",
                      ww_diag_code_name(t.diags->last->code),
                      ww_place_line(t.diags->last->place).line,
                      ww_place_line(t.diags->last->place).column,
                      WW_P(t.diags->last->message), WW_P(t.diags->last->hint))
                .at;
    if (!strstr(got, cases[i].expected))
      fail_msg("expected: %s\n     got: %s", cases[i].expected, got);
  }
  tell(&t, ww_yaml_read, "answers: {old: ~, f: true}");
  assert_int_equal(t.diags->errors, 0);
  assert_string_equal(first_complaint(&t),
                      "old-id 1:11 'old' is an older name of 'g' | write 'g'");
  ww_arena_free(t.arena);
}

/* Each kind of test, true, false and unknown. */
static void tests_hold_by_three_values(void **state) {
  (void)state;
  static const struct {
    const char *when;
    ww_truth holds;
  } cases[] = {
      {"c: a", WW_TRUE},
      {"c: [b]", WW_FALSE},
      {"s: '>= mid'", WW_UNKNOWN},
      {"f: false", WW_TRUE},
      {"n: '< 50'", WW_FALSE},
      {"n: '50..60'", WW_TRUE},
      {"n: [49, 50]", WW_TRUE},
      {"m: {has: x}", WW_TRUE},
      {"m: {has_all: [x, y]}", WW_FALSE},
      {"m: {has_any: [x, y], empty: false}", WW_TRUE},
      {"not: {s: mid}", WW_UNKNOWN},
      {"not: {c: a}", WW_FALSE},
      {"any: [{s: mid}, {c: a}]", WW_TRUE},
      {"any: [{s: mid}, {c: b}]", WW_UNKNOWN},
      {"all: [{s: mid}, {c: b}]", WW_FALSE},
      {"all: [{s: mid}, {c: a}]", WW_UNKNOWN},
      {"hot: true", WW_TRUE},
      {"hot: false", WW_FALSE},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    char text[2048];
    snprintf(text, sizeof text,
             HEAD QUESTIONS
             "  g: {ask: G, type: flag, ask_when: {%s}}\n"
             "conditions: {hot: {f: false}}\n" DECISION RULE("g: true"),
             cases[i].when);
    loading_test t = load_one(text);
    ww_answers *answers =
        load(&t, ww_yaml_read, "answers: {c: a, f: false, n: 50, m: [x, z]}");
    ww_truth holds =
        ww_when_holds(t.rules, t.rules->questions[5].ask_when, answers);
    if (holds != cases[i].holds)
      fail_msg("%s: %d", cases[i].when, (int)holds);
    assert_int_equal(ww_may_be_asked(t.rules, 5, answers), holds != WW_FALSE);
    assert_true(ww_may_be_asked(t.rules, 0, answers));
    ww_arena_free(t.arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(json_answers),
      cmocka_unit_test(yaml_answers),
      cmocka_unit_test(ranges_hold_at_their_ends),
      cmocka_unit_test(states_follow_the_answers),
      cmocka_unit_test(an_older_id_is_read_and_noted),
      cmocka_unit_test(tests_hold_by_three_values),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
