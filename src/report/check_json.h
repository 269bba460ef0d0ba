/* What a check of a rulebook found, as JSON: "whichway.check/1".
 *
 *   {schema, rulebook {name, version, digest, overlays},
 *    summary {errors, warnings, notes, exact, nodes},
 *    findings [{code, severity, file, line, column, subject, message, hint,
 *               exact, profiles [{answers}]}],
 *    facts {decisions [{decision, made,
 *                       options [{option, reachable, profiles}],
 *                       blocked {possible, profiles},
 *                       rules [{rule, fires, matters}],
 *                       invariants [{invariant, holds, profiles}]}],
 *           questions [{question, live, changes, profiles}],
 *           advice [{advice, applies}], prices [{price, applies}],
 *           conditions [{condition, holds}]}}
 *
 * What could not be decided is null. A profile can be decided on as it is;
 * two differ in one answer. */
#ifndef WW_REPORT_CHECK_JSON_H
#define WW_REPORT_CHECK_JSON_H

#include "check/findings.h"

void ww_put_check_json(ww_buf *out, const ww_findings *findings);

#endif
