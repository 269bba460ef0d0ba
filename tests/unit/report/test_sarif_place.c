/* Names of files as SARIF has them: from the root of the workspace, whatever
 * they look like. */
#include "report/json/sarif_place.h"
#include "reporting.h"

static void names(void **state) {
  static const struct {
    const char *name, *folder, *uri;
  } cases[] = {
      {"rules.yaml", "/home", "rules.yaml"},
      {"./a/b.yaml", "/home", "a/b.yaml"},
      {"././a.yaml", "/home", "a.yaml"},
      {"../a.yaml", "/home", "../a.yaml"},
      {"/home/a/b.yaml", "/home", "a/b.yaml"},
      {"/home/a/b.yaml", "/home/", "a/b.yaml"},
      {"/home/a/b.yaml", "/home/a", "b.yaml"},
      {"/homes/a.yaml", "/home", "../homes/a.yaml"},
      {"/other/a.yaml", "/home/here", "../../other/a.yaml"},
      {"/home/a.yaml", "/home/here/now", "../../a.yaml"},
      {"/a.yaml", "/home", "../a.yaml"},
      {"/home/a.yaml", "/", "home/a.yaml"},
      {"/home/a.yaml", "", "home/a.yaml"},
      {"our rules/10%.yaml", "/home", "our%20rules/10%25.yaml"},
      {"c:\\a.yaml", "/home", "c%3A%5Ca.yaml"},
      {"\xC3\xA4?#[].yaml", "/home", "%C3%A4%3F%23%5B%5D.yaml"},
      {"<stdin>", "/home", "%3Cstdin%3E"},
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
