/* Answers as people type them. */
#ifndef WW_PROFILE_ANSWERS_H
#define WW_PROFILE_ANSWERS_H

#include "profile/profile.h"

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

/* One number as one may type it, which is an answer: "50k/day", "500 ms". */
void ww_put_quantity_example(ww_buf *out, const ww_question *question);

#endif
