/* Names of files as SARIF has them: from the root of the workspace, whatever
 * they look like. */
#include "report/json/sarif_place.h"
#include "reporting.h"

static void names(void **state) {
  static const struct {
    const char *name, *folder, *uri;
  } cases[] = {
      {"rules.yaml", "/work", "rules.yaml"},
      {"./a/b.yaml", "/work", "a/b.yaml"},
      {"././a.yaml", "/work", "a.yaml"},
      {"../a.yaml", "/work", "../a.yaml"},
      {"/work/a/b.yaml", "/work", "a/b.yaml"},
      {"/work/a/b.yaml", "/work/", "a/b.yaml"},
      {"/work/a/b.yaml", "/work/a", "b.yaml"},
      {"/works/a.yaml", "/work", "../works/a.yaml"},
      {"/other/a.yaml", "/work/here", "../../other/a.yaml"},
      {"/work/a.yaml", "/work/here/now", "../../a.yaml"},
      {"/a.yaml", "/work", "../a.yaml"},
      {"/work/a.yaml", "/", "work/a.yaml"},
      {"/work/a.yaml", "", "work/a.yaml"},
      {"our rules/10%.yaml", "/work", "our%20rules/10%25.yaml"},
      {"c:\\a.yaml", "/work", "c%3A%5Ca.yaml"},
      {"\xC3\xA4?#[].yaml", "/work", "%C3%A4%3F%23%5B%5D.yaml"},
      {"<stdin>", "/work", "%3Cstdin%3E"},
  };
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect_text(ww_sarif_uri(arena, ww_str_from(cases[i].name),
                             ww_str_from(cases[i].folder)),
                cases[i].uri);
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(names)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
