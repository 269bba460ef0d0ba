/* A `when` as people read it: "data_churn >= weekly and citations is yes".
 *
 * Two tests that say the same in the same order give the same text, whatever
 * rulebook they stand in: that is how rulebooks are compared. */
#ifndef WW_STUDY_WORDS_H
#define WW_STUDY_WORDS_H

#include "rulebook/rulebook.h"

#include "base/buf.h"

/* "always" for NULL. Conditions are named, or with `expand` written out. */
void ww_put_when(ww_buf *buf, const ww_rules *rules, const ww_when *when,
                 bool expand);

/* One test: "labeled_examples < 500". */
void ww_put_test(ww_buf *buf, const ww_rules *rules, const ww_test *test);

#endif
