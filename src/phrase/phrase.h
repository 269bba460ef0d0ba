/* How points, amounts of money, tests and a rulebook's texts are put in
 * words. */
#ifndef WW_PHRASE_PHRASE_H
#define WW_PHRASE_PHRASE_H

#include "base/buf.h"
#include "engine/costs.h"
#include "profile/profile.h"

#include <stdint.h>

/* ---- Points ----------------------------------------------------------- */

/* Points for people: signed, rounded to what one reads. */

/* How many decimals show the value, in millionths: two at most, more only for
 * what would else look like nothing. */
int ww_points_decimals(int64_t value);

/* "6.8", "+12.50", or with a true minus sign "−3". */
void ww_put_points(ww_buf *buf, int64_t value, int decimals);
void ww_put_signed_points(ww_buf *buf, int64_t value, int decimals);

/* "1 point", "6.8 points". */
void ww_put_points_in_words(ww_buf *buf, int64_t value);

/* ---- Money ------------------------------------------------------------ */

/* Amounts for people: whole billionths as "670", "0.0006", "1,234.50". */

/* Two decimals where it is not whole; below 1 as many as it takes, at most
 * six, but for what would else look like nothing. */
void ww_put_money(ww_buf *buf, int64_t billionths);

/* "300–400", "at least 70", "not known", "not counted". */
void ww_put_money_range(ww_buf *buf, ww_range range);

/* The same with every decimal there is, for what is multiplied further. */
void ww_put_exact_money(ww_buf *buf, int64_t billionths);
void ww_put_exact_money_range(ww_buf *buf, ww_range range);

/* How a price comes to its amount: "2.5 × 5,200 tokens of instructions ÷
 * 1,000,000", what is rounded up in ⌈ ⌉; nothing where it is not multiplied. */
void ww_put_arithmetic(ww_buf *buf, const ww_cost_report *report, int price);

/* ---- Template --------------------------------------------------------- */

/* Rulebook texts with answers filled in. */

/* The text with each {question} as people read the answer: "every week",
 * "1,500,000", "documents, code"; units stand in the text itself. An outcome is
 * the title of its option. */
ww_str ww_template_fill(ww_arena *arena, const ww_template *text,
                        const ww_verdict *verdict);

/* With its placeholders as they are written. */
ww_str ww_template_raw(ww_arena *arena, const ww_template *text,
                       const ww_rules *rules);

/* ---- Tests ------------------------------------------------------------ */

/* A `when` as people read it: "data_churn >= weekly and citations is yes".
 *
 * Two tests that say the same in the same order give the same text, whatever
 * rulebook they stand in: that is how rulebooks are compared. */

/* "always" for NULL. Conditions are named, or with `expand` written out. */
void ww_put_when(ww_buf *buf, const ww_rules *rules, const ww_when *when,
                 bool expand);

/* One test: "labeled_examples < 500". */
void ww_put_test(ww_buf *buf, const ww_rules *rules, const ww_test *test);

/* An answer as a profile holds it: "weekly", "[documents, codebase]". */
void ww_put_written_answer(ww_buf *buf, const ww_question *question,
                           const ww_answer *answer);

/* "rules/20-approach.yaml:12", without a line where none is known. */
void ww_put_place(ww_buf *buf, ww_place place);

#endif
