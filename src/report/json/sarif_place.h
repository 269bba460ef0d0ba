/* Places in SARIF: where files are, told from the root of the workspace. */
#ifndef WW_REPORT_JSON_SARIF_PLACE_H
#define WW_REPORT_JSON_SARIF_PLACE_H

#include "base/json_out.h"
#include "base/source.h"

/* The base of every URI, under run.originalUriBaseIds. */
#define WW_SARIF_ROOT "%SRCROOT%"

/* A file's name as a reference (RFC 3986) from the folder, which is absolute;
 * empty: from the root of the file system. Names that are relative are told
 * from the folder already. */
ww_str ww_sarif_uri(ww_arena *arena, ww_str name, ww_str folder);

/* A physicalLocation (3.29) under its key. */
void ww_sarif_place(ww_json *json, ww_place place, ww_str folder);

#endif
