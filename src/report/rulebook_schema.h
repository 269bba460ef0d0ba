/* The JSON Schemas of a rulebook, of one of its files and of an overlay: the
 * format, whatever its subject. */
#ifndef WW_REPORT_RULEBOOK_SCHEMA_H
#define WW_REPORT_RULEBOOK_SCHEMA_H

#include "base/buf.h"

void ww_put_rulebook_schema(ww_buf *out);
void ww_put_part_schema(ww_buf *out);
void ww_put_overlay_schema(ww_buf *out);

#endif
