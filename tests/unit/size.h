/* How much a test does: `./dev test --all` tells tests to do all that they can,
 * by WHICHWAY_TIER. tests/harness.py is this for Python. */
#ifndef WW_TESTS_SIZE_H
#define WW_TESTS_SIZE_H

#include <stdlib.h>
#include <string.h>

static inline int size_of_test(int usual, int all) {
  const char *tier = getenv("WHICHWAY_TIER");
  return tier && strcmp(tier, "all") == 0 ? all : usual;
}

#endif
