/* The JSON Schema of a profile, for the questions of a rulebook. */
#ifndef WW_REPORT_PROFILE_SCHEMA_H
#define WW_REPORT_PROFILE_SCHEMA_H

#include "rulebook/rulebook.h"

void ww_put_profile_schema(ww_buf *out, const ww_rules *rules);

#endif
