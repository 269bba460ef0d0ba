/* The JSON Schema of a rulebook: the format, whatever its subject. */
#ifndef WW_REPORT_RULEBOOK_SCHEMA_H
#define WW_REPORT_RULEBOOK_SCHEMA_H

#include "base/buf.h"

void ww_put_rulebook_schema(ww_buf *out);

#endif
