/* A `when` as people read it: "data_churn >= weekly and citations is yes".
 *
 * Two tests that say the same in the same order give the same text, whatever
 * rulebook they stand in: that is how rulebooks are compared. */
#ifndef WW_STUDY_WORDS_H
#define WW_STUDY_WORDS_H

#include "base/buf.h"
#include "study/instance.h"

/* "always" for NULL. Conditions are named, or with `expand` written out. */
void ww_put_when(ww_buf *buf, const ww_rules *rules, const ww_when *when,
                 bool expand);

/* One test: "labeled_examples < 500". */
void ww_put_test(ww_buf *buf, const ww_rules *rules, const ww_test *test);

/* An answer as a profile holds it: "weekly", "[documents, codebase]". */
void ww_put_written_answer(ww_buf *buf, const ww_question *question,
                           const ww_answer *answer);
/* Answers as a profile holds them: "{data_churn: weekly, citations: true}". */
void ww_put_instance(ww_buf *buf, const ww_instance *instance);

/* "rules/20-approach.yaml:12", without a line where none is known. */
void ww_put_place(ww_buf *buf, ww_place place);

#endif
