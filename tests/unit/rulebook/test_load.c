/* What a rulebook may not be: each complaint with its place. */
#include "rulebook/books.h"

typedef struct complaint {
  const char *text;
  const char *expected;
} complaint;

static void check_all(const complaint cases[], size_t count) {
  for (size_t i = 0; i < count; i++)
    expect_complaint(cases[i].text, cases[i].expected);
}

#define CHECK(cases) check_all(cases, sizeof(cases) / sizeof *(cases))

static void a_small_rulebook_loads(void **state) {
  (void)state;
  expect_complaint(BOOK("c: a"), "fine");
}

static void every_test_loads(void **state) {
  (void)state;
  static const char *const tests[] = {
      "c: a",
      "c: [a, b]",
      "s: low",
      "s: '>= mid'",
      "s: '< high'",
      "s: 'low..mid'",
      "s: '>mid'",
      "f: true",
      "f: false",
      "n: 5",
      "n: [5, 6.5]",
      "n: '< 5'",
      "n: '<=5'",
      "n: < 5",
      "n: '0..100'",
      "n: 1e1",
      "m: {has: x}",
      "m: {has_any: [x, y]}",
      "m: {has_all: [x, y], empty: false}",
      "m: {empty: true}",
      "any: [{c: a}, {f: true}]",
      "all: [{c: a}, {f: true}]",
      "not: {c: a, f: true}",
      "not: {any: [{not: {f: true}}]}",
  };
  for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
    char text[2048];
    snprintf(text, sizeof text,
             "%s      r: {when: {%s}, points: {o: 1}, "
             "because: B}\n",
             HEAD SOURCES QUESTIONS DECISION, tests[i]);
    expect_complaint(text, "fine");
  }
}

static void bad_tests_are_refused(void **state) {
  (void)state;
  static const complaint cases[] = {
      {BOOK("q: a"), "unknown-id 16:18 'q' is no question, condition or"},
      {BOOK("cc: a"), "unknown-id"},
      {BOOK("c: aa"), "unknown-value 16:21 'aa' is not a value of 'c'"},
      {BOOK("s: '>= hihg'"), "did you mean 'high'?"},
      {BOOK("s: '< low'"), "bad-range"},
      {BOOK("s: 'high..low'"), "bad-range"},
      {BOOK("c: '> a'"), "only scales and numbers are compared"},
      {BOOK("f: maybe"), "wrong-type"},
      {BOOK("f: 'true'"), "wrong-type"},
      {BOOK("n: '> x'"), "bad-test"},
      {BOOK("n: '5'"), "bad-test"},
      {BOOK("n: '9..5'"), "bad-range"},
      {BOOK("n: '> 101'"), "out-of-range"},
      {BOOK("n: 012"), "bad-test"},
      {BOOK("n: {has: x}"), "bad-test"},
      {BOOK("n: 1e999"), "bad-number"},
      {BOOK("m: x"), "write {m: {has: x}}"},
      {BOOK("m: [x]"), "bad-test"},
      {BOOK("m: {has: w}"), "unknown-value"},
      {BOOK("m: {has: [x]}"), "bad-test"},
      {BOOK("m: {has_any: x}"), "bad-test"},
      {BOOK("m: {has_any: []}"), "empty"},
      {BOOK("m: {}"), "bad-test"},
      {BOOK("m: {hass: x}"), "a set is tested by {has: x}"},
      {BOOK("c: {has: a}"), "bad-test"},
      {BOOK("c: ~"), "write a value"},
      {BOOK("c: []"), "empty"},
      {BOOK(""), "empty"},
      {BOOK("any: []"), "empty"},
      {BOOK("any: {c: a}"), "wrong-type"},
      {BOOK("not: a"), "wrong-type"},
      {BOOK("c: {known: false}"), "known-in-main"},
      {BOOK("d: o"), "later-decision"},
      {BOOK("r: true"), "unknown-id"},
  };
  CHECK(cases);
}

static void the_parts_of_a_rulebook_are_checked(void **state) {
  (void)state;
  static const complaint cases[] = {
      {"[]", "wrong-type"},
      {"{}", "missing-key"},
      {HEAD QUESTIONS, "missing-key 1:1 a rulebook needs the key 'decisions'"},
      {"whichway: 2\nrulebook: {name: t, version: 1}\n" QUESTIONS DECISION RULE(
           "c: a"),
       "bad-version 1:11"},
      {"whichway: 1\nrulebook: {name: t, version: 1, titel: x}\n" QUESTIONS
           DECISION RULE("c: a"),
       "did you mean 'title'?"},
      {HEAD "questions: {}\n" DECISION RULE("f: true"), "empty"},
      {HEAD
       "questions:\n  any: {ask: A, type: flag}\n" DECISION RULE("f: true"),
       "bad-id"},
      {HEAD
       "questions:\n  a b: {ask: A, type: flag}\n" DECISION RULE("f: true"),
       "bad-id"},
      {HEAD "questions:\n  r: {ask: A, type: flag}\n" DECISION RULE("r: true"),
       "duplicate-id"},
      {HEAD "questions:\n  q: {ask: A, type: flags}\n" DECISION RULE("q: true"),
       "did you mean 'flag'?"},
      {HEAD
       "questions:\n  q: {ask: A, type: choice}\n" DECISION RULE("q: true"),
       "a choice needs 'values'"},
      {HEAD
       "questions:\n  q: {ask: A, type: flag, values: {a: A}}\n" DECISION RULE(
           "q: true"),
       "a flag takes no 'values'"},
      {HEAD "questions:\n  q: {ask: A, type: set, values: {}}\n" DECISION RULE(
           "q: true"),
       "empty"},
      {HEAD "questions:\n  q: {ask: A, type: flag, min: 0}\n" DECISION RULE(
           "q: true"),
       "a flag takes no 'min'"},
      {HEAD "questions:\n  q: {ask: A, type: number, min: 5, max: 4}\n" DECISION
           RULE("q: 4"),
       "bad-range"},
      {HEAD
       "questions:\n  q: {ask: A, type: number, min: 5, above: 4}\n" DECISION
           RULE("q: 4"),
       "bad-range"},
      {HEAD
       "questions:\n  q: {ask: A, type: number, above: 0, below: 1, whole: "
       "true}\n" DECISION RULE("f: true"),
       "bad-range 4:3 no whole number"},
      {HEAD
       "questions:\n  q: {ask: A, type: number, units: {a: 0}}\n" DECISION RULE(
           "q: 4"),
       "out-of-range"},
      {HEAD "questions:\n  q: {type: flag}\n" DECISION RULE("q: true"),
       "a question needs the key 'ask'"},
      {HEAD QUESTIONS
       "conditions: {k1: {k2: true}, k2: {k1: true}}\n" DECISION RULE(
           "k1: true"),
       "condition-cycle"},
      {HEAD QUESTIONS
       "conditions: {k1: {c: {known: true}}}\n" DECISION RULE("k1: true"),
       "known-in-main"},
      {HEAD QUESTIONS "conditions: {k1: {d: o}}\n" DECISION RULE("k1: true"),
       "later-decision"},
      {HEAD QUESTIONS "conditions: {k1: {c: a}}\n" DECISION RULE("k1: 5"),
       "wrong-type"},
  };
  CHECK(cases);
}

#define WITH(rule) HEAD SOURCES QUESTIONS DECISION "      r: {" rule "}\n"

static void findings_are_accepted(void **state) {
  (void)state;
  static const complaint cases[] = {
      {BOOK("c: a") "accept: [{finding: idle-rule, at: r, because: B}]\n",
       "fine"},
      {BOOK("c: a") "accept: [{finding: idle-rul, at: r, because: B}]\n",
       "unknown-value 17:20 'idle-rul' is nothing that a check finds | did you "
       "mean 'idle-rule'?"},
      {BOOK("c: a") "accept: [{finding: idle-rule, at: r}]\n",
       "what is accepted needs the key 'because'"},
      {BOOK("c: a") "accept: {r: idle-rule}\n", "wrong-type"},
  };
  CHECK(cases);
}

static void constants_are_read(void **state) {
  (void)state;
#define WITH_CONSTANTS(constants, rule)                                        \
  HEAD SOURCES QUESTIONS "constants: {" constants "}\n" DECISION               \
                         "      r: {" rule ", points: {o: 1}, because: B}\n"
  static const complaint cases[] = {
      {WITH_CONSTANTS("k: {value: 5}", "when: {n: '>= $k'}"), "fine"},
      {WITH_CONSTANTS("k: {value: 5}", "when: {n: $k}"), "fine"},
      {WITH_CONSTANTS("k: {value: 5}", "when: {n: '$k'}"), "fine"},
      {WITH_CONSTANTS("k: {value: 5}", "when: {n: [$k, 7]}"), "fine"},
      {WITH_CONSTANTS("k: {value: 5}, k-l: {value: 7.5}",
                      "when: {n: '$k..$k-l'}"),
       "fine"},
      {WITH_CONSTANTS("k: {value: mid}", "when: {s: '< $k'}"), "fine"},
      {WITH_CONSTANTS("k: {value: mid, sources: [guide#x]}", "when: {s: $k}"),
       "fine"},
      {WITH_CONSTANTS("k: {value: 5, published: [1, 9]}",
                      "when: {n: '< $k'}, published: {n: $k}"),
       "fine"},
      {WITH_CONSTANTS("kay: {value: 5}", "when: {n: '< $kya'}"),
       "unknown-id 17:21 no constant has the id 'kya' | did you mean 'kay'?"},
      {BOOK("n: '< $kay'"),
       "no constant has the id 'kay' | define it: 'constants: {kay: {value: "},
      {WITH_CONSTANTS("k: {value: 5}", "when: {n: '< $'}"), "unknown-id"},
      {WITH_CONSTANTS("k: {value: 500}", "when: {n: '< $k'}"),
       "out-of-range 17:21 no answer to 'n' reaches '500'"},
      {WITH_CONSTANTS("k: {value: high}", "when: {n: '< $k'}"), "bad-test"},
      {WITH_CONSTANTS("k: {value: 5}", "when: {k: true}"), "unknown-id"},
      {WITH_CONSTANTS("n: {value: 5}", "when: {n: 1}"), "duplicate-id"},
      {WITH_CONSTANTS("k: {}", "when: {n: 1}"), "a constant needs the key"},
      {WITH_CONSTANTS("k: {value: 1e999}", "when: {n: 1}"), "bad-number"},
      {WITH_CONSTANTS("k: {value: '< 5'}", "when: {n: 1}"), "bad-id"},
      {WITH_CONSTANTS("k: {value: '5'}", "when: {n: 1}"), "wrong-type"},
      {WITH_CONSTANTS("k: {value: 5, published: [6, 9]}", "when: {n: 1}"),
       "bad-published 10:24 the value of 'k' is not in its published range"},
      {WITH_CONSTANTS("k: {value: mid, published: [6, 9]}", "when: {n: 1}"),
       "bad-published"},
      {WITH_CONSTANTS("k: {value: 5, published: [9, 6]}", "when: {n: 1}"),
       "this range is empty"},
      {WITH_CONSTANTS("k: {value: 5, published: 6}", "when: {n: 1}"),
       "wrong-type"},
      {WITH_CONSTANTS("k: {value: 5}", "when: {n: 1}, published: {n: $k}"),
       "the constant 'k' has no published range"},
      {WITH_CONSTANTS("k: {value: 5, sources: [giude]}", "when: {n: 1}"),
       "did you mean 'guide'?"},
      {WITH_CONSTANTS(
           "k: {value: a1234567890123456789012345678901234567890123456789012345"
           "678901234}",
           "when: {n: 1}"),
       "string-too-long"},
  };
  CHECK(cases);
}

/* Every test follows the one value. */
static void an_overlay_changes_a_constant(void **state) {
  (void)state;
  const char *files[] = {
      HEAD SOURCES QUESTIONS
      "constants: {k: {value: 5}}\n" DECISION
      "      r: {when: {n: '< $k'}, points: {o: 1}, because: 'a {k} {n}'}\n"
      "      r2: {when: {n: ['$k', 9]}, points: {o: 1}, because: B}\n"
      "advice: {a: {kind: step, when: {n: '1..$k'}, say: '{k}'}}\n",
      NULL};
  const char *overlays[] = {"constants: {k: {value: 70}}\n", NULL};
  loading_test t = load_all(files, overlays);
  assert_string_equal(first_complaint(&t), "fine");
  const ww_rule *rules = t.rules->decisions[0].rules;
  assert_true(rules[0].when->test.high == 70);
  assert_true(rules[1].when->test.numbers[0] == 70);
  assert_true(t.rules->advice[0].when->test.high == 70);
  assert_true(ww_str_is(rules[0].because.parts[1].text, "70"));
  assert_int_equal(rules[0].because.parts[2].question, 3);
  const ww_use *use = t.rules->constants[0].uses;
  assert_true(ww_str_is(use->id, "r"));
  assert_true(ww_str_is(use->next->id, "r2"));
  assert_true(ww_str_is(use->next->next->id, "a"));
  assert_null(use->next->next->next);
  ww_arena_free(t.arena);
}

static void rules_are_checked(void **state) {
  (void)state;
  static const complaint cases[] = {
      {WITH("because: B"), "the rule 'r' does nothing"},
      {WITH("points: {o: 1}"), "a rule needs the key 'because'"},
      {WITH("points: {q: 1}, because: B"), "'d' has no need or option 'q'"},
      {WITH("points: {o: x}, because: B"), "wrong-type"},
      {WITH("points: {o: 1.2345}, because: B"), "bad-points"},
      {WITH("points: {o: 1000001}, because: B"), "bad-points"},
      {WITH("rules_out: [q], because: B"), "unknown-id"},
      {WITH("rules_out: [], because: B"), "empty"},
      {WITH("rules_out: o, because: B"), "wrong-type"},
      {WITH("points: {o: 1}, because: 'x {q}'"),
       "bad-placeholder 16:39 there is no question, constant or decision 'q' "
       "to show"},
      {WITH("points: {o: 1}, because: 'x {n} {not an id}'"), "fine"},
      {WITH("points: {o: 1}, because: 'x {d}'"), "bad-placeholder 16:39"},
      {WITH("points: {o: 1}, because: 'x'") "  e: {title: E, options: {q: "
                                            "{title: Q}}, rules: {e1: {points: "
                                            "{q: 1}, "
                                            "because: 'x {d}'}}}\nadvice: {a: "
                                            "{kind: step, say: '{d}, {e}'}}\n",
       "fine"},
      {WITH("points: {o: 1}, because: B, sources: [giude#x]"),
       "did you mean 'guide'?"},
      {WITH("points: {o: 1}, because: B, sources: [guide#x]"), "fine"},
      {WITH("points: {o: 1}, because: B, claim: rumoured"), "unknown-value"},
      {WITH("when: {n: '< 5'}, points: {o: 1}, because: B, "
            "published: {n: [1, 9]}"),
       "fine"},
      {WITH("when: {n: '< 5'}, points: {o: 1}, because: B, "
            "published: {n: [6, 9]}"),
       "bad-published"},
      {WITH("when: {n: '< 5'}, points: {o: 1}, because: B, "
            "published: {n: [9, 1]}"),
       "bad-published"},
      {WITH("when: {n: '< 5'}, points: {o: 1}, because: B, "
            "published: {c: [1, 9]}"),
       "bad-published"},
      {WITH("when: {n: '< 5'}, points: {o: 1}, because: B, "
            "published: {n: 5}"),
       "bad-published"},
      {WITH("points: {o: 1}, because: B, becuase: C"), "unknown-key"},
  };
  CHECK(cases);
}

#define INVARIANT(text) BOOK("c: a") "    invariants:\n      i: {" text "}\n"

static void decisions_are_checked(void **state) {
  (void)state;
  static const complaint cases[] = {
      {INVARIANT("raising: n, never_lowers: [o]"), "fine"},
      {INVARIANT("raising: n, never_lowers: {o: 1, p: -0.5}"), "fine"},
      {INVARIANT("raising: m, keeps: [o]"), "fine"},
      {INVARIANT("unless: {c: a}, never: [o]"), "fine"},
      {INVARIANT("when: {c: a}, never: [o]"), "fine"},
      {INVARIANT("when: {c: a}, unless: {f: true}, never: [o]"), "fine"},
      {INVARIANT("when: {c: a}"), "bad-invariant"},
      {INVARIANT("never: [o]"), "bad-invariant"},
      {INVARIANT("when: {c: a}, raising: n, keeps: [o]"), "bad-invariant"},
      {INVARIANT("when: {c: {known: true}}, never: [o]"), "known-in-main"},
      {INVARIANT("when: {c: aa}, never: [o]"), "unknown-value"},
      {INVARIANT("raising: n"), "bad-invariant"},
      {INVARIANT("raising: n, keeps: [o], never: [o]"), "bad-invariant"},
      {INVARIANT("raising: c, keeps: [o]"), "have no order"},
      {INVARIANT("raising: q, keeps: [o]"), "unknown-id"},
      {INVARIANT("raising: n, keeps: [q]"), "unknown-id"},
      {INVARIANT("raising: n, never_lowers: {o: x}"), "wrong-type"},
      {INVARIANT("raising: n, never_lowers: []"), "empty"},
      {INVARIANT("raising: n, never_lowers: [[o]]"), "wrong-type"},
      {HEAD QUESTIONS "decisions: {}\n", "empty"},
      {HEAD QUESTIONS "decisions: {d: {title: D, options: {}}}\n", "empty"},
      {HEAD QUESTIONS "decisions: {d: {options: {o: {title: O}}}}\n",
       "a decision needs the key 'title'"},
      {HEAD QUESTIONS "decisions: {d: {title: D, needs: {o: {title: N}}, "
                      "options: {o: {title: O}}}}\n",
       "both a need and an option"},
      {HEAD QUESTIONS
       "decisions: {d: {title: D, options: {o: {title: O, serves: {q: 1}}}}}\n",
       "'d' has no need 'q'"},
      {HEAD QUESTIONS "decisions:\n"
                      "  d: {main: true, title: D, options: {o: {title: O}}}\n"
                      "  e: {main: true, title: E, options: {o: {title: O}}}\n",
       "two-mains"},
      {HEAD QUESTIONS "decisions:\n"
                      "  d: {title: D, options: {o: {title: O, plan: "
                      "[{phase: soon, do: x}]}}}\n",
       "unknown-value"},
      {HEAD QUESTIONS "decisions:\n"
                      "  d: {title: D, options: {o: {title: O, pattern: "
                      "{title: T, nodes: {a: A}, edges: [{from: a, to: b}]}}}"
                      "}\n",
       "the pattern has no node 'b'"},
      {BOOK("c: a") "advice: {v: {kind: step, say: S, when: {d: q}}}\n",
       "unknown-value"},
      {BOOK("c: a") "advice: {v: {kind: step, say: S, when: {d: {known: "
                    "false}, n: {known: true}}}}\n",
       "fine"},
      {BOOK("c: a") "advice: {v: {kind: hint, say: S}}\n", "unknown-value"},
      {BOOK("c: a") "advice: {r: {kind: step, say: S}}\n", "duplicate-id"},
  };
  CHECK(cases);
}

/* One fault in each kind of entry: all are told, and nothing that follows from
 * them. */
static void all_faults_are_told_at_once(void **state) {
  (void)state;
  static const char text[] =
      "whichway: 1\n"
      "rulebook: {name: t}\n"
      "colour: red\n"
      "sources: {guide: {titel: G}}\n"
      "questions:\n"
      "  c: {ask: C, type: choice, valeus: {a: A, b: B}}\n"
      "  n: {ask: N, type: number, min: 5, max: 1}\n"
      "  s: {ask: S, type: scale, values: {low: L, high: H}}\n"
      "conditions:\n"
      "  x: {c: a, s: lo}\n"
      "decisions:\n"
      "  d:\n"
      "    titel: D\n"
      "    options: {o: {title: O, bas: 1}, p: {title: P}}\n"
      "    rules:\n"
      "      r: {when: {c: a, s: hihg}, points: {o: 1}, because: B}\n"
      "      q: {when: {n: '> 3'}, points: {oo: 1}, becuase: B,\n"
      "          published: {n: [1, 5]}, sources: [guide, gide]}\n"
      "    invariants: {i: {raising: sc, keeps: [o]}}\n"
      "  e:\n"
      "    title: E\n"
      "    optoins: {z: {title: Z}}\n"
      "    rules: {t: {points: {z: 1}, because: B}}\n"
      "  f: {title: F, when: {e: z, d: q}, options: {k: {title: K}}}\n"
      "advice:\n"
      "  v: {kind: setp, say: S, when: {s: hgih}}\n"
      "costs: {currency: EUR, requests: n, prices: {m: {title: M,\n"
      "  options: [oo], kind: once, amount: 1, date: 2026-01-01}}}\n"
      "precedents:\n"
      "  old: {title: T, facts: F, result: R, evidence: reported,\n"
      "    answers: {c: a, s: lwo}, outcome: oo, source: guide}\n";
  loading_test t = load_one(text);
  ww_buf told = ww_buf_new(t.arena);
  for (const ww_diag *diag = t.diags->first; diag; diag = diag->next)
    ww_putf(&told, "%u %s\n", ww_place_line(diag->place).line,
            ww_diag_code_name(diag->code));
  assert_string_equal(ww_buf_str(&told).at, "3 unknown-key\n"
                                            "2 missing-key\n"
                                            "4 unknown-key\n"
                                            "6 unknown-key\n"
                                            "7 bad-range\n"
                                            "13 unknown-key\n"
                                            "14 unknown-key\n"
                                            "22 unknown-key\n"
                                            "10 unknown-value\n"
                                            "16 unknown-value\n"
                                            "17 unknown-key\n"
                                            "17 unknown-id\n"
                                            "18 unknown-source\n"
                                            "19 unknown-id\n"
                                            "24 unknown-value\n"
                                            "26 unknown-value\n"
                                            "26 unknown-value\n"
                                            "28 unknown-id\n"
                                            "31 unknown-value\n"
                                            "31 unknown-id\n");
  ww_arena_free(t.arena);
}

/* Of a question that is broken nothing more is said. */
static void a_broken_question_is_told_once(void **state) {
  (void)state;
  static const complaint cases[] = {
      {HEAD QUESTIONS
       "  g: {ask: G, type: flag, aliases: [old], ask_when: ~}\n" DECISION RULE(
           "old: true"),
       "wrong-type 9:"},
      {HEAD QUESTIONS "  g: {ask: G, type: number, aliases: [old], label: [], "
                      "ask_when: {g: 1}}\n" DECISION RULE("old: '> x'"),
       "wrong-type 9:"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    loading_test t = load_one(cases[i].text);
    assert_int_equal(t.diags->count, 1);
    ww_arena_free(t.arena);
  }
  CHECK(cases);
}

static void both_places_of_a_double_are_told(void **state) {
  (void)state;
  const char *files[] = {BOOK("c: a"), "questions:\n  c: {ask: C}\n", NULL};
  loading_test t = load_all(files, NULL);
  const ww_diag *diag = t.diags->first;
  assert_non_null(diag);
  assert_int_equal(diag->code, WW_D_DUPLICATE_ID);
  assert_string_equal(diag->place.source->name.at, "two");
  assert_string_equal(diag->other.source->name.at, "one");
  assert_int_equal(ww_place_line(diag->other).line, 5);
  ww_arena_free(t.arena);
}

static void several_mistakes_are_told_together(void **state) {
  (void)state;
  loading_test t = load_one(HEAD QUESTIONS DECISION
                            "      r1: {when: {c: x}, points: {o: 1}, "
                            "because: B}\n"
                            "      r2: {when: {q: x}, points: {z: 1}, "
                            "because: B}\n");
  assert_int_equal(t.diags->errors, 3);
  ww_arena_free(t.arena);
}

static void effects_are_exact(void **state) {
  (void)state;
  loading_test t = load_one(HEAD QUESTIONS DECISION
                            "      r: {points: {k: 0.125, o: -0.001}, "
                            "because: B}\n");
  assert_non_null(t.rules);
  const ww_rule *rule = &t.rules->decisions[0].rules[0];
  assert_int_equal(rule->effect[0], 249000); /* 2 * 0.125 - 0.001 */
  assert_int_equal(rule->effect[1], 0);
  assert_int_equal(t.rules->decisions[0].options[1].base, 500);
  ww_arena_free(t.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_small_rulebook_loads),
      cmocka_unit_test(every_test_loads),
      cmocka_unit_test(bad_tests_are_refused),
      cmocka_unit_test(the_parts_of_a_rulebook_are_checked),
      cmocka_unit_test(findings_are_accepted),
      cmocka_unit_test(constants_are_read),
      cmocka_unit_test(an_overlay_changes_a_constant),
      cmocka_unit_test(rules_are_checked),
      cmocka_unit_test(decisions_are_checked),
      cmocka_unit_test(all_faults_are_told_at_once),
      cmocka_unit_test(a_broken_question_is_told_once),
      cmocka_unit_test(both_places_of_a_double_are_told),
      cmocka_unit_test(several_mistakes_are_told_together),
      cmocka_unit_test(effects_are_exact),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
