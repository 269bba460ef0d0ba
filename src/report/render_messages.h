/* Diagnostics as text for a terminal:
 *
 *     profile.yaml:3:5: error: there is no question 'data_chrn'
 * [unknown-question] data_chrn: weekly
 *       ^
 *     hint: did you mean 'data_churn'?
 *
 * A long line is clipped around its caret; messages are not wrapped, so that
 * tools can read them. At most 20, and then how many more. */
#ifndef WW_REPORT_RENDER_MESSAGES_H
#define WW_REPORT_RENDER_MESSAGES_H

#include "base/diag.h"
#include "whichway.h"

/* One of them. */
void ww_put_message(ww_buf *out, const ww_diag *diag, const ww_style *style);

void ww_put_messages(ww_buf *out, const ww_diag_list *diags,
                     const ww_style *style);

#endif
