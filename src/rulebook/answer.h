/* The answer to a question: typed by the question, never by its look. */
#ifndef WW_RULEBOOK_ANSWER_H
#define WW_RULEBOOK_ANSWER_H

#include "base/number.h"
#include "rulebook/rulebook.h"

typedef enum ww_basis {
  WW_BASIS_NONE,
  WW_BASIS_MEASURED,
  WW_BASIS_ESTIMATED,
  WW_BASIS_GUESSED,
} ww_basis;

typedef struct ww_answer {
  bool known;
  bool passed;      /* said to be unknown: {"value": null}; not known */
  double number;    /* of a number */
  int value;        /* of a choice, scale or flag (false 0, true 1) */
  uint64_t members; /* of a set: bit v for the value v */
  ww_basis basis;
  ww_str owner, date, note; /* may be empty */
} ww_answer;

/* ---- Answer load ------------------------------------------------------ */

/* Fills known and the value from a value in a file; null leaves both alone.
 * Complains of what is no answer to the question. */
void ww_answer_load(const ww_question *question, const ww_node *node,
                    ww_answer *answer, ww_diag_list *diags);

/* ---- Answer check ----------------------------------------------------- */

/* What an answer must be, wherever it was written: the same words for files,
 * options and interviews. */

/* Complains of a number that cannot be kept exactly (`fault`), is not whole
 * where it must be, or not within the question's range. */
bool ww_number_check(const ww_question *question, ww_number_fault fault,
                     double value, ww_str written, ww_place place,
                     ww_diag_list *diags);

/* As ww_hint_words, with the question's values. */
void ww_hint_values(ww_diag_list *diags, ww_diag *diag,
                    const ww_question *question, ww_str word);

/* Complains of what is no value of the question, or no question. */
void ww_complain_value(const ww_question *question, ww_str written,
                       ww_place place, ww_diag_list *diags);
void ww_complain_question(const ww_rules *rules, ww_str written, ww_place place,
                          ww_diag_list *diags);

/* Notes that the question was written by an older id, if it was. */
void ww_note_old_id(const ww_question *question, ww_str written, ww_place place,
                    ww_diag_list *diags);

/* "between 0 and 100", "at least 0", "more than 0"; "" where any will do. */
ww_str ww_range_in_words(ww_arena *arena, const ww_piece *range);

#endif
