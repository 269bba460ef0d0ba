/* Tests, resolved: what a `when` says, with every name looked up.
 *
 * Truth is three-valued: a test of an answer that is unknown is unknown, and
 * so is its `not`. `known` alone is never unknown. Values of a choice, scale
 * or flag (false 0, true 1) and options of a decision are numbered in the
 * rulebook's order. */
#ifndef WW_RULEBOOK_WHEN_H
#define WW_RULEBOOK_WHEN_H

#include "base/source.h"

#include <stdbool.h>

typedef enum ww_test_kind {
  WW_TEST_IN,      /* the value lies in one of `ranges` */
  WW_TEST_NUMBERS, /* the number is one of `numbers` */
  WW_TEST_RANGE,   /* the number lies between low and high */
  WW_TEST_ANY,     /* the set has a member of `members` */
  WW_TEST_ALL,     /* the set has all of `members` */
  WW_TEST_EMPTY,   /* the set is empty */
  WW_TEST_KNOWN,   /* there is an answer */
} ww_test_kind;

typedef struct ww_interval {
  int from, to; /* both in */
} ww_interval;

typedef struct ww_test {
  ww_test_kind kind;
  int question;        /* what is tested: a question, or ... */
  int decision;        /* ... an earlier decision's outcome; the other is -1 */
  bool wanted;         /* of EMPTY and KNOWN: true, or the opposite */
  ww_interval *ranges; /* of IN: in order, with gaps between them */
  int range_count;
  double *numbers;
  int number_count;
  double low, high;
  bool low_open, high_open;
  int low_decimals, high_decimals; /* of RANGE, as written */
  int *decimals;                   /* of NUMBERS: [number_count] */
  uint64_t members;
} ww_test;

typedef enum ww_when_kind {
  WW_WHEN_TEST,
  WW_WHEN_ALL,
  WW_WHEN_ANY,
  WW_WHEN_NOT,       /* of parts[0] */
  WW_WHEN_CONDITION, /* a named condition is true */
} ww_when_kind;

typedef struct ww_when {
  ww_when_kind kind;
  ww_place place;
  ww_test test;
  int condition;
  const struct ww_when **parts;
  int part_count;
} ww_when;

/* Puts them into order and joins those that meet; how many are left. */
int ww_ranges_join(ww_interval ranges[], int count);

/* Whether the value passes a test IN. */
static inline bool ww_value_passes(const ww_test *test, int value) {
  int at = 0;
  while (at < test->range_count && test->ranges[at].to < value)
    at++;
  return at < test->range_count && test->ranges[at].from <= value;
}

#endif
