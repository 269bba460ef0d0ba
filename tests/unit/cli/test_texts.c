/* Texts and pages of the command without memory: whichever call for it fails,
 * what could not be made whole is empty, stays so, and says so. */
#include "cli/ask/page.h"

#include "starve.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { LINES = 200 };

static const char words[] = "Up to a few hundred kilometres a train is as fast "
                            "as a plane, and it leaves from the middle of town";

/* ---- ww_bytes --------------------------------------------------------- */

static void fill_bytes(ww_bytes *bytes) {
  for (int i = 0; i < LINES; i++) {
    ww_bytes_add(bytes, words);
    ww_bytes_add_spaces(bytes, 3);
  }
}

static void expect_empty(const ww_bytes *bytes) {
  assert_true(bytes->failed);
  assert_string_equal(ww_bytes_text(bytes), "");
  assert_int_equal(bytes->size, 0);
}

static void a_text_that_failed_is_empty(void **state) {
  (void)state;
  size_t failures = 0;
  for (bool fails = true; fails; failures++) {
    ww_bytes bytes = {0};
    starve_at(failures + 1, false);
    fill_bytes(&bytes);
    fails = failures < starve_end();
    if (fails) {
      expect_empty(&bytes);
      ww_bytes_add(&bytes, "there is memory again");
      expect_empty(&bytes);
    } else {
      assert_false(bytes.failed);
      assert_int_equal(bytes.size, LINES * (strlen(words) + 3));
      assert_int_equal(strlen(ww_bytes_text(&bytes)), bytes.size);
    }
    ww_bytes_free(&bytes);
    assert_string_equal(ww_bytes_text(&bytes), "");
    assert_false(bytes.failed);
  }
  assert_true(failures > 5);
}

static void a_text_nothing_was_added_to_is_empty(void **state) {
  (void)state;
  ww_bytes bytes = {0};
  assert_string_equal(ww_bytes_text(&bytes), "");
  ww_bytes_fail(&bytes);
  expect_empty(&bytes);
  ww_bytes_free(&bytes);
}

/* ---- ww_page ---------------------------------------------------------- */

static void fill_page(ww_page *page) {
  static const ww_style style = {1, 40, true, true};
  ww_page_begin(page, &style);
  ww_page_add(page, WW_PAGE_STRONG, "  ", words);
  ww_page_blank(page);
  ww_page_pair(page, WW_PAGE_DIM, "a label", 12, WW_PAGE_PLAIN, words);
  ww_page_pair(page, WW_PAGE_DIM, words, 12, WW_PAGE_PLAIN, words);
  ww_page_row(page, WW_PAGE_CHOSEN, "1 news", 10, WW_PAGE_DIM, words);
  ww_page_clip(page, WW_PAGE_WARNING, "! ", words, 2);
  ww_page_lines(page, "one\ntwo\n");
  ww_bytes text = {0};
  ww_bytes_add(&text, words);
  ww_page_take(page, WW_PAGE_GOOD, "", &text);
  assert_null(text.at);
  for (int i = 0; i < LINES; i++)
    ww_page_blank(page);
}

/* What it shows, line by line, as both modes take it. */
static void put(ww_bytes *out, const ww_page *page) {
  for (size_t i = 0; i < page->count; i++)
    assert_true(strlen(ww_page_line(page, i)) < 1000);
  ww_page_put(out, page);
}

static void expect_page(const ww_page *page, const ww_bytes *usual,
                        bool fails) {
  ww_bytes out = {0};
  put(&out, page);
  assert_int_equal(page->failed, fails);
  assert_int_equal(out.failed, fails);
  assert_string_equal(ww_bytes_text(&out), fails ? "" : ww_bytes_text(usual));
  ww_bytes_free(&out);
}

static void a_page_that_failed_is_empty(void **state) {
  (void)state;
  size_t failures = 0;
  ww_page page;
  ww_bytes usual = {0};
  fill_page(&page);
  put(&usual, &page);
  ww_page_free(&page);
  assert_true(usual.size > 1000);
  for (bool fails = true; fails; failures++) {
    starve_at(failures + 1, false);
    fill_page(&page);
    fails = failures < starve_end();
    expect_page(&page, &usual, fails);
    ww_page_blank(&page);
    assert_int_equal(page.count > 0, !fails);
    ww_page_free(&page);
  }
  assert_true(failures > 20);
  ww_bytes_free(&usual);
}

static void a_page_of_what_could_not_be_made_is_empty(void **state) {
  (void)state;
  static const ww_style style = WW_STYLE_INIT;
  ww_page page;
  ww_bytes lost = {0};
  ww_page_begin(&page, &style);
  ww_page_blank(&page);
  ww_page_check(&page, true);
  assert_int_equal(page.count, 1);
  ww_bytes_fail(&lost);
  ww_page_take(&page, WW_PAGE_PLAIN, "", &lost);
  assert_true(page.failed);
  assert_int_equal(page.count, 0);
  ww_page_check(&page, true);
  ww_page_lines(&page, "one\ntwo\n");
  assert_true(page.failed);
  assert_int_equal(page.count, 0);
  ww_page_free(&page);
}

int main(void) {
  static const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_text_that_failed_is_empty),
      cmocka_unit_test(a_text_nothing_was_added_to_is_empty),
      cmocka_unit_test(a_page_that_failed_is_empty),
      cmocka_unit_test(a_page_of_what_could_not_be_made_is_empty),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
