/* Answers as people write them: checked, read from what was typed, and
 * written out again. */
#ifndef WW_PROFILE_ANSWERS_H
#define WW_PROFILE_ANSWERS_H

#include "base/number.h"
#include "profile/profile.h"

/* ---- Answer check ----------------------------------------------------- */

/* What an answer must be, wherever it was written: the same words for files,
 * options and interviews. */

/* Complains of a number that cannot be kept exactly (`fault`), is not whole
 * where it must be, or not within the question's range. */
bool ww_number_check(const ww_question *question, ww_number_fault fault,
                     double value, ww_str written, ww_place place,
                     ww_diag_list *diags);

/* Complains of what is no value of the question, or no question. */
void ww_complain_value(const ww_question *question, ww_str written,
                       ww_place place, ww_diag_list *diags);
void ww_complain_question(const ww_rules *rules, ww_str written, ww_place place,
                          ww_diag_list *diags);

/* "between 0 and 100", "at least 0", "more than 0"; "" where any will do. */
ww_str ww_range_in_words(ww_arena *arena, const ww_piece *range);

/* ---- Answer text ------------------------------------------------------ */

/* Typed text to an answer, by the question it is for.
 *
 * Values are named by id or by what they mean; in an interview also by their
 * number in the list and by any part that only one of them has. Of a set
 * several, by commas or spaces; "none" is the empty set. Numbers: quantity.c.
 * "unknown" and the like leave a question open. */

typedef enum ww_reading {
  WW_READ_EXACT, /* of a script: ids in full, which stay what they are */
  WW_READ_TYPED, /* of a person who sees the list */
} ww_reading;

/* Fills known and the value, or neither where it is unknown; the rest of the
 * answer is left alone. False: complained at the place, of what is valid. */
bool ww_answer_read(const ww_question *question, ww_str text,
                    ww_reading reading, ww_place place, ww_answer *answer,
                    ww_diag_list *diags);

/* What one may type, for a person: "a number from the list, or part of a
 * name". */
void ww_put_valid(ww_buf *out, const ww_question *question);

/* ---- Quantity --------------------------------------------------------- */

/* A number as people write it: "50k/day", "2 s", "1,500,000", "1.5M". */

/* The number in the question's base unit. A comma groups three digits, a point
 * begins decimals; k and M (or thousand, million) multiply; a unit is one of
 * the question's, "per" and "a" stand for its '/'. Complains at the place of
 * what is no such number, or not one that the question allows. */
bool ww_quantity_read(const ww_question *question, ww_str text, ww_place place,
                      double *value, ww_diag_list *diags);

/* What follows "a number": ", such as 1500, 50k or 1.5M; also with /day". */
void ww_put_quantity_hint(ww_buf *out, const ww_question *question);

#endif
