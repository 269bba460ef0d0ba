/* What an answer must be, wherever it was written: the same words for files,
 * options and interviews. */
#ifndef WW_PROFILE_ANSWER_CHECK_H
#define WW_PROFILE_ANSWER_CHECK_H

#include "base/number.h"
#include "profile/profile.h"

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

#endif
