/* A number as people write it: "50k/day", "2 s", "1,500,000", "1.5M". */
#ifndef WW_ASK_QUANTITY_H
#define WW_ASK_QUANTITY_H

#include "profile/profile.h"

/* The number in the question's base unit. A comma groups three digits, a point
 * begins decimals; k and M (or thousand, million) multiply; a unit is one of
 * the question's, "per" and "a" stand for its '/'. Complains at the place of
 * what is no such number, or not one that the question allows. */
bool ww_quantity_read(const ww_question *question, ww_str text, ww_place place,
                      double *value, ww_diag_list *diags);

/* What follows "a number": ", such as 1500, 50k or 1.5M; also with /day". */
void ww_put_quantity_hint(ww_buf *out, const ww_question *question);

#endif
