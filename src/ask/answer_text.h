/* Typed text to an answer, by the question it is for.
 *
 * Values are named by id or by what they mean; in an interview also by their
 * number in the list and by any part that only one of them has. Of a set
 * several, by commas or spaces; "none" is the empty set. Numbers: quantity.h.
 * "unknown" and the like leave a question open. */
#ifndef WW_ASK_ANSWER_TEXT_H
#define WW_ASK_ANSWER_TEXT_H

#include "profile/profile.h"

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

#endif
