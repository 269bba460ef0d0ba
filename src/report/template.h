/* Rulebook texts with answers filled in. */
#ifndef WW_REPORT_TEMPLATE_H
#define WW_REPORT_TEMPLATE_H

#include "profile/profile.h"

/* The text with each {question} as people read the answer: "weekly",
 * "1,500,000", "documents, codebase"; units stand in the text itself. */
void ww_put_template(ww_buf *buf, const ww_template *text,
                     const ww_rules *rules, const ww_answers *answers);

/* The same as a string of the arena. */
ww_str ww_template_fill(ww_arena *arena, const ww_template *text,
                        const ww_rules *rules, const ww_answers *answers);

#endif
