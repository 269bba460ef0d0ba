/* Files joined, overlays laid over: what the merged tree says. */
#include "rulebook/books.h"

#include "read/image.h"

#define DECIDE(entries) "decisions: {d: {" entries "}}\n"

typedef struct merge_case {
  const char *base;
  const char *overlay;  /* NULL: base is a second file to join to `first` */
  const char *expected; /* canonical JSON, or the words of a complaint */
} merge_case;

static const ww_node *parse(ww_arena *arena, const char *text,
                            ww_diag_list *diags) {
  const ww_node *tree = read_yaml(arena, "text", text, diags);
  assert_non_null(tree);
  return tree;
}

static void check(const char *got, const char *expected, const char *text) {
  if (!strstr(got, expected))
    fail_msg("expected: %s\n     got: %s\n%s", expected, got, text);
}

static const char *canonical(ww_arena *arena, const ww_node *tree) {
  ww_buf buf = ww_buf_new(arena);
  ww_put_canonical(&buf, tree);
  return buf.at;
}

static void expect_tree(ww_arena *arena, const ww_node *tree,
                        const ww_diag_list *diags, const char *expected,
                        const char *text) {
  if (tree) {
    ww_buf buf = ww_buf_new(arena);
    ww_put_canonical(&buf, tree);
    check(buf.at, expected, text);
  } else {
    loading_test t = {arena, (ww_diag_list *)diags, NULL};
    check(first_complaint(&t), expected, text);
  }
}

static void check_overlays(const merge_case cases[], size_t count) {
  for (size_t i = 0; i < count; i++) {
    ww_arena *arena = ww_arena_new();
    ww_diag_list diags;
    ww_diag_list_init(&diags, arena);
    const ww_node *base = parse(arena, cases[i].base, &diags);
    const char *was = canonical(arena, base);
    const ww_node *over = parse(arena, cases[i].overlay, &diags);
    const ww_node *tree = ww_merge_overlay(arena, base, over, &diags);
    expect_tree(arena, tree, &diags, cases[i].expected, cases[i].overlay);
    assert_string_equal(was, canonical(arena, base)); /* is left as it was */
    ww_arena_free(arena);
  }
}

static void overlays_merge_as_documented(void **state) {
  (void)state;
  static const merge_case cases[] = {
      /* maps merge and keep their place, new entries go last */
      {"questions: {q: {ask: A, why: W}}\nrulebook: {name: n}\n",
       "questions: {r: {ask: R}, q: {ask: B, core: true}}\nwhichway: 1\n",
       "{\"questions\":{\"q\":{\"ask\":\"B\",\"why\":\"W\",\"core\":true},"
       "\"r\":{\"ask\":\"R\"}},\"rulebook\":{\"name\":\"n\"},\"whichway\":1}"},
      {DECIDE("options: {o: {serves: {k: 1, l: 2}, layers: {x: X}}}"),
       DECIDE("options: {o: {serves: {l: 3}, layers: {y: Y}}}"),
       "{\"serves\":{\"k\":1,\"l\":3},\"layers\":{\"x\":\"X\",\"y\":\"Y\"}}"},
      /* scalars and lists are replaced whole */
      {"advice: {a: {sources: [x, y], kind: step}}\n",
       "advice: {a: {sources: [z], kind: {no: scalar}}}\n",
       "{\"advice\":{\"a\":{\"sources\":[\"z\"],\"kind\":{\"no\":\"scalar\"}"
       "}}}"},
      /* so are when, unless, points and values */
      {DECIDE("rules: {r: {when: {a: 1, b: 2}, points: {x: 1}, because: B}}"),
       DECIDE("rules: {r: {when: {c: 3}, points: {y: 2}}}"),
       "{\"r\":{\"when\":{\"c\":3},\"points\":{\"y\":2},\"because\":\"B\"}}"},
      {DECIDE("when: {a: 1}, invariants: {i: {unless: {a: 1}, never: [o]}}"),
       DECIDE("when: {b: 1}, invariants: {i: {unless: {b: 1}}}"),
       "{\"d\":{\"when\":{\"b\":1},\"invariants\":{\"i\":{\"unless\":{\"b\":1}"
       ",\"never\":[\"o\"]}}}}"},
      {"questions: {q: {values: {a: A, b: B}, ask: Q}}\n",
       "questions: {q: {values: {c: C}}}\n",
       "{\"q\":{\"values\":{\"c\":\"C\"},\"ask\":\"Q\"}}"},
      {"costs: {prices: {p: {when: {a: 1}, kind: once}}}\n",
       "costs: {prices: {p: {when: {b: 1}}}}\n",
       "{\"p\":{\"when\":{\"b\":1},\"kind\":\"once\"}}"},
      /* and conditions */
      {"conditions: {k: {a: 1}, l: {b: 2}}\n", "conditions: {k: {c: 3}}\n",
       "{\"conditions\":{\"k\":{\"c\":3},\"l\":{\"b\":2}}}"},
      /* but not entries whose id is such a word */
      {"questions: {points: {ask: A, type: flag}}\n",
       "questions: {points: {ask: B}}\n",
       "{\"points\":{\"ask\":\"B\",\"type\":\"flag\"}}"},
      {"decisions: {conditions: {options: {when: {title: T, base: 1}}}}\n",
       "decisions: {conditions: {options: {when: {base: 2}}}}\n",
       "{\"when\":{\"title\":\"T\",\"base\":2}}"},
      /* what is disabled is gone, wherever it stands */
      {"advice: {a: {say: A}, b: {say: B}}\n"
       "decisions: {d: {rules: {r: {because: R}, s: {because: S}}}}\n",
       "disable: [b, r]\n",
       "{\"advice\":{\"a\":{\"say\":\"A\"}},"
       "\"decisions\":{\"d\":{\"rules\":{\"s\":{\"because\":\"S\"}}}}}"},
      {DECIDE("rules: {r: {because: R}}"),
       "advice: {n: {say: N}}\ndisable: [r, r, n]\n",
       "{\"decisions\":{\"d\":{\"rules\":{}}},\"advice\":{}}"},
      {"advice: {a: {say: A}}\n", "disable: []\n", "{\"a\":{\"say\":\"A\"}}"},
      {"advice: {a: {say: A}}\n", "disable:\n", "{\"a\":{\"say\":\"A\"}}"},
      {"advice: {a: {say: A}}\n", "{}\n", "{\"a\":{\"say\":\"A\"}}"},
      /* a question or condition is not */
      {"conditions: {k: {a: 1}}\n", "disable: [k]\n", "unknown-id 1:11"},
      {"advice: {alpha: {say: A}}\n", "disable: [alhpa]\n",
       "unknown-id 1:11 nothing that can be disabled has the id 'alhpa' | did "
       "you mean 'alpha'?"},
      {"decisions: {d: x, e: {rules: y}}\nadvice: z\n", "disable: [d]\n",
       "unknown-id"},
      {"advice: {a: {say: A}}\n", "disable: a\n", "wrong-type 1:10"},
      {"advice: {a: {say: A}}\n", "disable: [[a]]\n", "wrong-type 1:11"},
      {"advice: {a: {say: A}}\n", "disabel: [a]\n",
       "unknown-key 1:1 an overlay has no key 'disabel' | did you mean "
       "'disable'?"},
      {"advice: {a: {say: A}}\n", "[]", "an overlay must be a map, not a list"},
      {"advice: {a: {say: A}}\n", "# nothing\n", "not nothing"},
  };
  check_overlays(cases, sizeof cases / sizeof *cases);
}

#define TAKES                                                                  \
  "questions: {q: {}, r: {ask_when: {q: x}}}\n"                                \
  "conditions: {k: {any: [{q: x}, {d: o}, {r: y}]}, l: {q: x}, m: {d: [o]}}\n" \
  "decisions:\n"                                                               \
  "  d: {main: true, options: {o: {}, p: {}, z: {}}, rules: {}}\n"             \
  "  e: {options: {a: {}, o: {}}, when: {d: [o]}}\n"

/* What speaks of what is gone alone goes with it: of each entry, what is left
 * of it without the question q, and without the option o of d. */
static void what_rests_on_it_goes_too(void **state) {
  (void)state;
#define GONE ""
  static const struct {
    const char *entry, *without_q, *without_o;
  } cases[] = {
      {"when: {q: x}", GONE, "when: {q: x}"},
      {"when: {q: x, r: y}", GONE, "when: {q: x, r: y}"},
      {"when: {not: {q: x}, r: y}", GONE, "when: {not: {q: x}, r: y}"},
      {"when: {any: [{q: x}, {r: y}]}", "when: {any: [{r: y}]}",
       "when: {any: [{q: x}, {r: y}]}"},
      {"when: {not: {q: x, r: y}}", "when: {not: {r: y}}",
       "when: {not: {q: x, r: y}}"},
      {"when: {not: {any: [{q: x}, {r: y}]}}", GONE,
       "when: {not: {any: [{q: x}, {r: y}]}}"},
      {"when: {all: [{q: x}, {r: y}]}", GONE, "when: {all: [{q: x}, {r: y}]}"},
      {"when: {q: {known: false}, r: y}", "when: {r: y}",
       "when: {q: {known: false}, r: y}"},
      {"when: {q: {known: false}}", "", "when: {q: {known: false}}"},
      {"when: {q: {known: true}}", GONE, "when: {q: {known: true}}"},
      {"when: {k: true}", "when: {k: true}", "when: {k: true}"},
      {"when: {l: true}", GONE, "when: {l: true}"},
      {"when: {l: false}", GONE, "when: {l: false}"},
      {"when: {m: true}", "when: {m: true}", GONE},
      {"when: {m: false, r: y}", "when: {m: false, r: y}", "when: {r: y}"},
      {"when: {d: o}", "when: {d: o}", GONE},
      {"when: {d: [o, p]}", "when: {d: [o, p]}", "when: {d: [p]}"},
      {"when: {not: {d: o}}", "when: {not: {d: o}}",
       "when: {not: {all: [{not: {d: [p, z]}}]}}"},
      {"when: {e: a}", "when: {e: a}", GONE}, /* never made */
      {"when: {e: {known: false}, r: y}", "when: {e: {known: false}, r: y}",
       "when: {r: y}"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    for (int side = 0; side < 2; side++) {
      ww_arena *arena = ww_arena_new();
      ww_diag_list diags;
      ww_diag_list_init(&diags, arena);
      const char *wanted = side ? cases[i].without_o : cases[i].without_q;
      bool stays = *wanted || strstr(cases[i].entry, "known: false}}");
      ww_str base =
          ww_format(arena, "%sadvice: {a: {say: A, %s}, b: {say: B}}\n", TAKES,
                    cases[i].entry);
      ww_str over = side ? WW_S("decisions: {d: {options: {o: null}}}\n")
                         : WW_S("disable: [q]\n");
      ww_str left =
          ww_format(arena, "{say: A%s%s}", *wanted ? ", " : "", wanted);
      const ww_node *tree =
          ww_merge_overlay(arena, parse(arena, base.at, &diags),
                           parse(arena, over.at, &diags), &diags);
      assert_non_null(tree);
      const ww_node *advice = ww_node_get(tree, WW_S("advice"));
      const ww_node *entry = ww_node_get(advice, WW_S("a"));
      if (!entry != !stays)
        fail_msg("%s: %s", cases[i].entry, entry ? "is there" : "is gone");
      if (entry)
        expect_tree(arena, entry, &diags,
                    canonical(arena, parse(arena, left.at, &diags)), over.at);
      ww_arena_free(arena);
    }
}

static void options_leave_every_list(void **state) {
  (void)state;
  static const merge_case cases[] = {
      {DECIDE("options: {o: {}, p: {}}, rules: {r: {points: {o: 1, p: 2}}, "
              "s: {points: {o: 1}}, t: {rules_out: [o], points: {p: 1}}, "
              "u: {rules_out: [o]}}"),
       "disable: [o]\n",
       "{\"options\":{\"p\":{}},\"rules\":{\"r\":{\"points\":{\"p\":2}},"
       "\"t\":{\"points\":{\"p\":1}}}}"},
      {DECIDE("options: {o: {}, p: {}}, invariants: {a: {raising: q, keeps: "
              "[o, p]}, b: {raising: q, keeps: [o]}, c: {raising: q, "
              "never_lowers: {o: 1}}, e: {when: {q: 1}, never: [p, o]}}"),
       "disable: [o]\n",
       "\"invariants\":{\"a\":{\"raising\":\"q\",\"keeps\":[\"p\"]},\"e\":"
       "{\"when\":{\"q\":1},\"never\":[\"p\"]}}"},
      {DECIDE(
           "options: {p: {}}, invariants: {a: {raising: q, keeps: [p]}, "
           "b: {unless: {q: 1}, when: {r: 2}, never: [p]}}") "questions: {q: "
                                                             "{}, r: {}}\n",
       "disable: [q]\n",
       "\"invariants\":{\"b\":{\"when\":{\"r\":2},\"never\":[\"p\"]}}"},
      {DECIDE(
           "options: {o: {}, p: {}}") "costs: {latency: q, prices: {a: "
                                      "{options: [o]}, b: {options: [o, p]}}}"
                                      "\nprecedents: {x: {answers: {q: 1, r: "
                                      "2}, outcome: o}, y: {answers: "
                                      "{q: 1}, outcome: [o, p], first: "
                                      "o}}\nquestions: {q: {}, r: {}}\n",
       "disable: [o, q]\n",
       "\"costs\":{\"prices\":{\"b\":{\"options\":[\"p\"]}}},\"precedents\":"
       "{\"y\":{\"answers\":{},\"outcome\":[\"p\"]}}"},
      {"decisions: {m: {main: true, options: {o: {}, p: {}}}, d: {leads: true, "
       "options: {a: {}, b: {}}, paths: {a/o: X, a/p: Y, b/p: Z}}}\n"
       "precedents: {x: {outcome: p, first: a}}\n",
       "disable: [o, a]\n",
       "\"paths\":{\"b/"
       "p\":\"Z\"}}},\"precedents\":{\"x\":{\"outcome\":\"p\"}}"},
      {DECIDE("options: {o: {}, p: {}}, rules: {r: {points: {o: 1}}, s: "
              "{points: {p: 1}, instead_of: [r, t]}, t: {points: {p: 1}}, u: "
              "{points: {p: 1}, instead_of: [t]}}"),
       "disable: [o, t]\n",
       "\"rules\":{\"s\":{\"points\":{\"p\":1}},\"u\":{\"points\":{\"p\":1}}}"},
      {DECIDE("options: {o: {}, p: {}}") "costs: {prices: {a: {}, b: {}}}\n",
       "disable: [a]\n", "\"prices\":{\"b\":{}}"},
      {DECIDE("invariants: {i: {never: [o]}, j: {}}"), "disable: [i]\n",
       "\"invariants\":{\"j\":{}}"},
      {"decisions: {d: {options: {o: {}, p: {}}}, e: {options: {o: {}}}}\n",
       "disable: [o]\n",
       "duplicate-id 1:11 'o' names an option and an option | take one away "
       "where it stands: 'o: null' under its heading"},
  };
  check_overlays(cases, sizeof cases / sizeof *cases);
}

static void null_takes_away(void **state) {
  (void)state;
  static const merge_case cases[] = {
      {"advice: {a: {say: A}, b: {say: B}}\n", "advice: {a: null}\n",
       "{\"advice\":{\"b\":{\"say\":\"B\"}}}"},
      {"advice: {a: {say: A, when: {q: 1}, claim: reported}}\n",
       "advice: {a: {when: null, claim: ~}}\n",
       "{\"advice\":{\"a\":{\"say\":\"A\"}}}"},
      {"conditions: {k: {q: 1}, l: {r: 1}}\n", "conditions: {k: null}\n",
       "{\"conditions\":{\"l\":{\"r\":1}}}"},
      {DECIDE("options: {o: {layers: {x: X, y: Y}, serves: {k: 1, l: 2}}}"),
       DECIDE("options: {o: {layers: {x: null}, serves: {l: null}}}"),
       "{\"layers\":{\"y\":\"Y\"},\"serves\":{\"k\":1}}"},
      /* a heading whose entries are comments says nothing */
      {DECIDE("rules: {r: {because: B}}"), "decisions:\n",
       "{\"decisions\":{\"d\":{\"rules\":{\"r\":{\"because\":\"B\"}}}}}"},
      {DECIDE("rules: {r: {because: B}}"), "decisions: {d: {rules: }}\n",
       "{\"decisions\":{\"d\":{\"rules\":{\"r\":{\"because\":\"B\"}}}}}"},
      {"costs: {currency: USD}\n", "costs:\n", "{\"costs\":{\"currency\":"},
      {"advice: {alpha: {say: A}}\n", "advice: {alhpa: null}\n",
       "unknown-id 1:10 there is no 'alhpa' to take away | did you mean "
       "'alpha'?"},
      {"advice: {a: {say: A}}\n", "advice: {a: {say: null}}\n",
       "missing-key 1:14 advice needs the key 'say' | give it another value"},
  };
  check_overlays(cases, sizeof cases / sizeof *cases);
}

static void what_is_accepted_stays_so(void **state) {
  (void)state;
  static const merge_case cases[] = {
      {"accept: [{at: a}]\n", "accept: [{at: b}]\n",
       "{\"accept\":[{\"at\":\"a\"},{\"at\":\"b\"}]}"},
      {"advice: {}\n", "accept: [{at: b}]\n",
       "{\"advice\":{},\"accept\":[{\"at\":\"b\"}]}"},
  };
  check_overlays(cases, sizeof cases / sizeof *cases);
}

static void entries_are_placed(void **state) {
  (void)state;
  static const char base[] = "questions: {a: {}, b: {}, c: {}}\n";
  static const merge_case cases[] = {
      {base, "questions: {n: {before: b, ask: N}}\n",
       "{\"a\":{},\"n\":{\"ask\":\"N\"},\"b\":{},\"c\":{}}"},
      {base, "questions: {n: {after: a}, m: {after: a}}\n",
       "{\"a\":{},\"m\":{},\"n\":{},\"b\":{},\"c\":{}}"},
      {base, "questions: {c: {before: a}, n: {after: c}}\n",
       "{\"c\":{},\"n\":{},\"a\":{},\"b\":{}}"},
      {base, "questions: {a: {after: c}, b: null}\n",
       "{\"questions\":{\"c\":{},\"a\":{}}}"},
      {base, "questions: {n: {before: aa}}\n",
       "unknown-id 1:25 there is no 'aa' to stand before here | one of: a, b, "
       "c, n"},
      {base, "questions: {n: {after: n}}\n", "unknown-id"},
      {base, "questions: {n: {after: [a]}}\n", "wrong-type"},
      /* an overlay's own advice is shown first */
      {"advice: {a: {}, b: {}}\n", "advice: {n: {}, b: {say: B}, m: {}}\n",
       "{\"n\":{},\"m\":{},\"a\":{},\"b\":{\"say\":\"B\"}}"},
      {"advice: {a: {}, b: {}}\n", "advice: {n: {after: b}, m: {}}\n",
       "{\"m\":{},\"a\":{},\"b\":{},\"n\":{}}"},
  };
  check_overlays(cases, sizeof cases / sizeof *cases);
}

static void files_join_by_key(void **state) {
  (void)state;
  static const merge_case cases[] = {
      {"whichway: 1\na: {x: 1}\n", "whichway: 1\na: {y: 2}\nb: {z: 3}\n",
       "{\"whichway\":1,\"a\":{\"x\":1,\"y\":2},\"b\":{\"z\":3}}"},
      {"a: {x: 1}\n", "a: {x: 2}\n", "duplicate-id 1:5 'x' is given twice"},
      {"whichway: 1\n", "whichway: 2\n", "duplicate-id"},
      {DECIDE("title: T, rules: {r: {when: {a: 1}}}"),
       DECIDE("rules: {s: {because: S}}, options: {o: {}}"),
       "{\"decisions\":{\"d\":{\"title\":\"T\",\"rules\":{\"r\":{\"when\":{"
       "\"a\":1}},\"s\":{\"because\":\"S\"}},\"options\":{\"o\":{}}}}}"},
      {DECIDE("rules: {r: {because: B}}"), DECIDE("rules: {r: {claim: x}}"),
       "duplicate-id 1:25 'r' is given twice"},
      {DECIDE("title: T"), DECIDE("title: U"), "duplicate-id 1:17"},
      {DECIDE("rules: {r: {}}"), DECIDE("rules: []"), "wrong-type"},
      {"costs: {currency: EUR, prices: {a: {}}}\n",
       "costs: {prices: {b: {}}}\n",
       "{\"costs\":{\"currency\":\"EUR\",\"prices\":{\"a\":{},\"b\":{}}}}"},
      {"rulebook: {name: a}\n", "rulebook: {version: b}\n", "duplicate-id"},
      {"a: 1\n", "[]\n", "a rulebook must be a map, not a list"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ww_arena *arena = ww_arena_new();
    ww_diag_list diags;
    ww_diag_list_init(&diags, arena);
    const ww_node *files[] = {parse(arena, cases[i].base, &diags),
                              parse(arena, cases[i].overlay, &diags)};
    const ww_node *tree = ww_merge_files(arena, files, 2, &diags);
    expect_tree(arena, tree, &diags, cases[i].expected, cases[i].overlay);
    ww_arena_free(arena);
  }
}

static void an_overlay_changes_a_rulebook(void **state) {
  (void)state;
  const char *files[] = {BOOK("c: a"), NULL};
  const char *good[] = {
      "decisions: {d: {rules: {r: {points: {p: 2}}, r2: {points: {o: 1}, "
      "because: S}}}}\nquestions: {e: {ask: E, type: flag}}\n",
      "disable: [r]\n", NULL};
  loading_test t = load_all(files, good);
  assert_string_equal(first_complaint(&t), "fine");
  assert_int_equal(t.rules->decisions[0].rule_count, 1);
  assert_int_equal(t.rules->question_count, 6);
  ww_arena_free(t.arena);
  const char *bad[] = {"questions: {c: {values: {z: Z}}}\n", NULL};
  t = load_all(files, bad); /* a rule of the base no longer resolves */
  const char *got = first_complaint(&t);
  check(got, "unknown-value 16:21 'a' is not a value of 'c'", got);
  ww_arena_free(t.arena);
}

/* The image that stands in the binary gives back the tree it was made of. */
static void an_image_gives_the_tree_back(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_diag_list diags;
  ww_diag_list_init(&diags, arena);
  const ww_node *tree = parse(arena, BOOK("n: '>= 5'"), &diags);
  const ww_source *sources[] = {tree->source};
  ww_buf image = ww_buf_new(arena);
  ww_buf before = ww_buf_new(arena);
  ww_buf after = ww_buf_new(arena);
  ww_image_write(&image, tree, sources, 1);
  const ww_node *back = ww_image_read(arena, ww_buf_str(&image), tree->source);
  ww_put_canonical(&before, tree);
  ww_put_canonical(&after, back);
  assert_string_equal(before.at, after.at);
  assert_int_equal(back->first->next->key_at, tree->first->next->key_at);
  assert_ptr_equal(back->first->source, tree->source);
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(overlays_merge_as_documented),
      cmocka_unit_test(what_rests_on_it_goes_too),
      cmocka_unit_test(options_leave_every_list),
      cmocka_unit_test(null_takes_away),
      cmocka_unit_test(what_is_accepted_stays_so),
      cmocka_unit_test(entries_are_placed),
      cmocka_unit_test(files_join_by_key),
      cmocka_unit_test(an_overlay_changes_a_rulebook),
      cmocka_unit_test(an_image_gives_the_tree_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
