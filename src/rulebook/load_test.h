/* One entry of a `when`: what is asked of one question or outcome. */
#ifndef WW_RULEBOOK_LOAD_TEST_H
#define WW_RULEBOOK_LOAD_TEST_H

#include "rulebook/loading.h"

/* has, has_any, has_all, empty, known */
enum { WW_TESTS_OF_ONE_MOST = 5 };

typedef struct ww_tests {
  int question; /* the subject: a question or a decision */
  int decision;
  bool known;                       /* {known: ...} may surely stand here */
  ww_test of[WW_TESTS_OF_ONE_MOST]; /* all must hold */
  int count;
} ww_tests;

/* False after a complaint. */
bool ww_load_tests(ww_loading *load, const ww_node *node, ww_tests *tests);

#endif
