/* `whichway new`: a YAML profile to fill in, with every question, its reason
 * and its values as comments. It loads as it stands: every answer is unknown.
 */
#ifndef WW_REPORT_PROFILE_TEMPLATE_H
#define WW_REPORT_PROFILE_TEMPLATE_H

#include "rulebook/rulebook.h"

void ww_put_profile_template(ww_buf *out, const ww_rules *rules);

#endif
