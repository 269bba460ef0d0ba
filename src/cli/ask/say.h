/* What both modes say, laid out on a page. */
#ifndef WW_CLI_ASK_SAY_H
#define WW_CLI_ASK_SAY_H

#include "cli/ask/ask.h"
#include "cli/ask/page.h"

/* Where answers are kept; in line mode also what one may type. */
void ww_say_welcome(ww_page *page, const ww_ask *ask, bool commands);

/* Asked before all questions. */
extern const char ww_say_name_question[];

/* Why a question is asked, what one may type, and the commands. */
void ww_say_why(ww_page *page, const ww_ask *ask, size_t question);

/* What the last answer did: "data_churn: weekly", the rules that it moved,
 * answers that do not go together, and who leads. */
void ww_say_answer(ww_page *page, const ww_ask *ask);
/* The first of it: what stays on the screen. */
void ww_say_answered(ww_page *page, const ww_ask *ask);
/* "RAG +2, Hybrid +1: because ...". */
void ww_say_move(ww_bytes *out, const ww_move *move);
/* "RAG leads, probably: RAG 6.5, Hybrid 3 ...; 3 of usually 8 answers." */
void ww_say_standing(ww_page *page, const ww_ask *ask);
/* "clearly", "probably" or "too close to call". */
const char *ww_say_strength(const ww_standing *standing);
/* "; 3 of usually 8 answers", as long as there are fewer. */
void ww_say_progress(ww_bytes *text, const ww_ask *ask, bool narrow);

/* Why there is no further question. */
void ww_say_reason(ww_bytes *text, const ww_ask *ask);
/* Why no option leads. */
const char *ww_say_no_leader(const ww_standing *standing);
/* The same, and what one may do now. */
void ww_say_stop(ww_page *page, const ww_ask *ask);
/* "weekly (measured)", "unknown", "open". */
void ww_say_value(ww_bytes *out, const ww_ask *ask, size_t question);

/* "From here on your answers are kept in p.mine.json." */
void ww_say_moved(ww_bytes *out, const ww_ask *ask);
/* What is wrong with an answer, and what is valid. */
void ww_say_invalid(ww_bytes *out, const ww_asked *asked,
                    const ww_messages *messages);

/* "such as 50k/day; requests per month", "such as 500 ms"; false: it is no
 * number. */
bool ww_say_example(ww_bytes *out, const ww_asked *asked);

void ww_say_number(ww_bytes *out, size_t number);
/* "1 question", "12 questions". */
void ww_say_count(ww_bytes *out, size_t count, const char *noun);

#endif
