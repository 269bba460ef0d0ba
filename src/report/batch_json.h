/* One line of a batch as JSON: compact, with a newline at the end. */
#ifndef WW_REPORT_BATCH_JSON_H
#define WW_REPORT_BATCH_JSON_H

#include "base/diag.h"
#include "engine/evaluate.h"
#include "profile/profile.h"
#include "report/json_table.h"

/* Either of the two. */
extern const ww_json_type ww_json_batch;

/* The main decision as it was evaluated. */
void ww_put_batch_decision(ww_buf *out, size_t line, const ww_rules *rules,
                           const ww_answers *answers, const ww_tally *tally);
void ww_put_batch_error(ww_buf *out, size_t line, const ww_diag *diag);

#endif
