/* Cells: how finely the answers to a question need to be told apart.
 *
 * Numbers are cut at every threshold that something in the rulebook tests:
 * within a cell all answers are alike. Of a set, the members that something
 * tests are told apart (`{empty: ...}` tests all of them). So the answers are
 * told apart by *variables*: one a question, or one a tested member of a set,
 * and one a decision's outcome. */
#ifndef WW_RULEBOOK_CELLS_H
#define WW_RULEBOOK_CELLS_H

#include "rulebook/rulebook.h"

/* Fills edges, pieces and the tested members of every question, and numbers
 * the variables, once all tests are loaded. */
void ww_cells_make(ww_rules *rules);

/* The questions as if nothing but the rules of one decision tested them: with
 * their pieces, and WW_NONE as the variable of those that these do not test.
 */
const ww_question *ww_cells_of_decision(ww_arena *arena, const ww_rules *rules,
                                        int decision);

/* Whether an answer can lie in the piece. */
bool ww_piece_holds(const ww_question *question, const ww_piece *piece);

/* The cell in which an allowed number lies. */
int ww_cell_of(const ww_question *question, double value);

/* Whether the number passes the test (NUMBERS or RANGE). */
bool ww_number_passes(const ww_test *test, double value);

/* A number inside the cell: the middle matters not, all are alike. */
double ww_piece_inside(const ww_question *question, int piece);

/* Of a question with whole numbers: its ends become the least and the greatest
 * inside. */
ww_piece ww_piece_to_whole(ww_piece piece);

#endif
