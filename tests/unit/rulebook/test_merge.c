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
       "unknown-id 1:11 no rule, advice or precedent has the id 'alhpa' | did "
       "you mean "
       "'alpha'?"},
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
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ww_arena *arena = ww_arena_new();
    ww_diag_list diags;
    ww_diag_list_init(&diags, arena);
    const ww_node *base = parse(arena, cases[i].base, &diags);
    const ww_node *over = parse(arena, cases[i].overlay, &diags);
    const ww_node *tree = ww_merge_overlay(arena, base, over, &diags);
    expect_tree(arena, tree, &diags, cases[i].expected, cases[i].overlay);
    /* the base is left as it was */
    expect_tree(arena, base, &diags, "", cases[i].base);
    ww_arena_free(arena);
  }
}

static void files_join_by_key(void **state) {
  (void)state;
  static const merge_case cases[] = {
      {"whichway: 1\na: {x: 1}\n", "whichway: 1\na: {y: 2}\nb: {z: 3}\n",
       "{\"whichway\":1,\"a\":{\"x\":1,\"y\":2},\"b\":{\"z\":3}}"},
      {"a: {x: 1}\n", "a: {x: 2}\n", "duplicate-id 1:5 'x' is given twice"},
      {"whichway: 1\n", "whichway: 2\n", "duplicate-id"},
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
      cmocka_unit_test(files_join_by_key),
      cmocka_unit_test(an_overlay_changes_a_rulebook),
      cmocka_unit_test(an_image_gives_the_tree_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
