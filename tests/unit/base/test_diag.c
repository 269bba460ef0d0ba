/* Diagnostics: the list, quoting, the nearest word, the names of codes. */
#include "base/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void list(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_source source = {WW_S("a.json"), WW_S("[1]")};
  ww_diag_list diags;
  ww_diag_list_init(&diags, arena);
  assert_null(diags.first);
  ww_diag *first = ww_warning(&diags, WW_D_EMPTY, (ww_place){&source, 1},
                              "%s %d", "warned", 1);
  ww_diag *second = ww_error(&diags, WW_D_USAGE, (ww_place){0}, "%s", "wrong");
  ww_hint(&diags, second, "try %d", 2);
  assert_int_equal(diags.count, 2);
  assert_int_equal(diags.errors, 1);
  assert_ptr_equal(diags.first, first);
  assert_ptr_equal(diags.first->next, second);
  assert_ptr_equal(diags.last, second);
  assert_null(second->next);
  assert_int_equal(first->severity, WW_WARNING);
  assert_int_equal(second->severity, WW_ERROR);
  assert_int_equal(first->code, WW_D_EMPTY);
  assert_true(ww_str_is(first->message, "warned 1"));
  assert_int_equal(first->hint.size, 0);
  assert_true(ww_str_is(second->hint, "try 2"));
  assert_ptr_equal(first->place.source, &source);
  assert_null(first->other.source);
  ww_arena_free(arena);
}

static void flood(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_diag_list diags;
  ww_diag_list_init(&diags, arena);
  for (int i = 0; i < WW_DIAGS_MOST + 5; i++) {
    assert_int_equal(ww_diag_list_full(&diags), i > WW_DIAGS_HINTED);
    ww_diag *diag = ww_error(&diags, WW_D_USAGE, (ww_place){0}, "%d", i);
    ww_hint(&diags, diag, "%s", "hint");
    assert_ptr_equal(diags.last, diag);
    assert_int_equal(diag->hint.size > 0, i < WW_DIAGS_MOST);
  }
  size_t kept = 0;
  for (const ww_diag *diag = diags.first; diag; diag = diag->next)
    kept++;
  assert_int_equal(kept, WW_DIAGS_MOST);
  assert_int_equal(diags.kept, WW_DIAGS_MOST);
  assert_int_equal(diags.count, WW_DIAGS_MOST + 5);
  assert_int_equal(diags.errors, WW_DIAGS_MOST + 5);
  ww_arena_free(arena);
}

static void quote(void **state) {
  (void)state;
  static const char sixty[] =
      "123456789012345678901234567890123456789012345678901234567890";
  ww_arena *arena = ww_arena_new();
  assert_true(ww_str_is(ww_quote(arena, WW_S("")), "''"));
  assert_true(ww_str_is(ww_quote(arena, WW_S("a b")), "'a b'"));
  ww_str whole = ww_quote(arena, ww_str_from(sixty));
  assert_int_equal(whole.size, 62);
  ww_str cut = ww_quote(arena, ww_format(arena, "%sx", sixty));
  assert_int_equal(cut.size, 65);
  assert_string_equal(cut.at + 60, "0...'");
  /* characters are counted, and none is cut in two */
  ww_buf wide = ww_buf_new(arena);
  ww_put_times(&wide, WW_S("\xC3\xA9"), 61);
  cut = ww_quote(arena, ww_buf_str(&wide));
  assert_int_equal(cut.size, 1 + 2 * 60 + 4);
  assert_memory_equal(cut.at + cut.size - 6, "\xC3\xA9...'", 6);
  ww_arena_free(arena);
}

static void nearest(void **state) {
  (void)state;
  static const struct {
    const char *word, *nearest;
  } rows[] = {
      {"citations", "citations"},
      {"citation", "citations"},
      {"cittions", "citations"},
      {"ciattions", "citations"},
      {"Citations", "citations"},
      {"CITATIONS", "citations"},
      {"data-churn", "data_churn"},
      {"data churn", "data_churn"},
      {"datachurn", "data_churn"},
      {"data_chrun", "data_churn"},
      {"labelled_examples", "labeled_examples"},
      {"latency_budget", "latency_budget_ms"},
      {"latency_budget_m", "latency_budget_ms"},
      {"weather", ""},
      {"x", ""},
      {"", ""},
      {"rga", "rag"},
      {"a_word_that_is_longer_than_any_of_the_words_here", ""},
  };
  static const ww_str words[] = {
      {"citations", 9},
      {"data_churn", 10},
      {"labeled_examples", 16},
      {"latency_budget_ms", 17},
      {"rag", 3},
      {"another_word_that_is_longer_than_any_of_the_words_here", 54},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    ww_str found = ww_nearest(ww_str_from(rows[i].word), words,
                              sizeof words / sizeof words[0]);
    if (!ww_str_is(found, rows[i].nearest))
      fail_msg("'%s' gives '%.*s', not '%s'", rows[i].word, WW_P(found),
               rows[i].nearest);
  }
}

/* diag.h: at most a third of the letters of the longer one wrong. */
static void promise(void **state) {
  (void)state;
  static const struct {
    const char *word, *candidate;
    bool near;
  } rows[] = {
      {"abc", "abd", true},             /* 1 of 3 */
      {"abc", "axd", false},            /* 2 of 3 */
      {"abcdef", "abxyef", true},       /* 2 of 6 */
      {"abcdef", "abxyzf", false},      /* 3 of 6 */
      {"ab", "ax", false},              /* 1 of 2 */
      {"x", "y", false},                /* 1 of 1 */
      {"", "a", false},                 /* 1 of 1 */
      {"rg", "rag", true},              /* 1 of 3 */
      {"abcd", "abxd", true},           /* 1 of 4 */
      {"abcd", "axyd", false},          /* 2 of 4 */
      {"abcde", "abcxy", false},        /* 2 of 5 */
      {"abcdefghi", "xyzdefghi", true}, /* 3 of 9 */
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    ww_str candidate = ww_str_from(rows[i].candidate);
    ww_str found = ww_nearest(ww_str_from(rows[i].word), &candidate, 1);
    if ((found.size > 0) != rows[i].near)
      fail_msg("'%s' for '%s'", rows[i].candidate, rows[i].word);
  }
}

static void code_names(void **state) {
  (void)state;
  for (int i = 0; i < WW_DIAG_CODE_COUNT; i++) {
    const char *name = ww_diag_code_name((ww_diag_code)i);
    assert_non_null(name);
    assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-"),
                     strlen(name));
    for (int k = 0; k < i; k++)
      assert_string_not_equal(name, ww_diag_code_name((ww_diag_code)k));
  }
  assert_string_equal(ww_diag_code_name(WW_D_DUPLICATE_KEY), "duplicate-key");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(list),    cmocka_unit_test(flood),
      cmocka_unit_test(quote),   cmocka_unit_test(nearest),
      cmocka_unit_test(promise), cmocka_unit_test(code_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
