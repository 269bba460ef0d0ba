/* What decisions, checks and studies as JSON have in common. */
#ifndef WW_REPORT_JSON_VALUES_H
#define WW_REPORT_JSON_VALUES_H

#include "engine/decide.h"
#include "profile/profile.h"
#include "report/json/table.h"

/* Begins the document, with its first key, "schema". */
ww_json ww_document_begin(ww_buf *out, const ww_json_row *keys,
                          const char *schema);
void ww_document_end(ww_json *json);

/* An answer as a profile holds it; null: unknown. */
void ww_json_answer(ww_json *json, const ww_question *question,
                    const ww_answer *answer);

/* An option's id; null for what is none of them. */
void ww_json_option(ww_json *json, const ww_decision_rules *decision,
                    int option);

/* A question's id; null for WW_NONE. */
void ww_json_question(ww_json *json, const ww_rules *rules, int question);

/* An object of name, version, digest and overlays: ww_json_a_rulebook. */
void ww_json_rulebook(ww_json *json, const ww_rules *rules);

/* The keys of sources and claim, which is null where the rulebook does not say
 * it: WW_JSON_EVIDENCE in a table. */
#define WW_JSON_EVIDENCE                                                       \
  WW_KEY("sources", ww_json_texts, "id or id#section"),                        \
      WW_KEY("claim", ww_json_a_claim, "what kind of evidence it is")
void ww_json_evidence(ww_json *json, const ww_str *sources, int count,
                      ww_claim claim);
void ww_json_claim(ww_json *json, ww_claim claim);

/* The keys of file and line, null where there is none: WW_JSON_PLACE. */
#define WW_JSON_PLACE                                                          \
  WW_KEY("file", ww_json_maybe_text, NULL),                                    \
      WW_KEY("line", ww_json_maybe_count, NULL)
void ww_json_place(ww_json *json, ww_place place);

void ww_json_maybe_str(ww_json *json, ww_str text); /* null: empty */
void ww_json_points(ww_json *json, int64_t points); /* millionths */

/* ---- Analysis --------------------------------------------------------- */

/* What the analysis adds to a decision as JSON: the type of each key, and what
 * writes its value. */

extern const ww_json_type ww_json_possible, ww_json_conflict,
    ww_json_near_misses, ww_json_flips, ww_json_triggers,
    ww_json_open_questions, ww_json_robustness, ww_json_exact;

void ww_put_status(ww_json *json, const ww_verdict *verdict);
void ww_put_possible(ww_json *json, const ww_verdict *verdict);
void ww_put_conflict(ww_json *json, const ww_verdict *verdict);
void ww_put_near_misses(ww_json *json, const ww_verdict *verdict);
void ww_put_flips(ww_json *json, const ww_verdict *verdict);
void ww_put_flips_left_out(ww_json *json, const ww_verdict *verdict);
void ww_put_triggers(ww_json *json, const ww_verdict *verdict);
void ww_put_open_questions(ww_json *json, const ww_verdict *verdict);
void ww_put_robustness(ww_json *json, const ww_verdict *verdict);
void ww_put_exact(ww_json *json, const ww_verdict *verdict);

/* ---- Evidence --------------------------------------------------------- */

/* How far to trust a decision, what to do now, and projects like it. */

struct ww_certainty;
extern const ww_json_type ww_json_strength, ww_json_now, ww_json_precedents;

void ww_json_certainty(ww_json *json, const struct ww_certainty *certainty);
void ww_put_strength(ww_json *json, const ww_verdict *verdict);
void ww_put_now(ww_json *json, const ww_verdict *verdict);
/* The likest ones. */
void ww_put_precedents(ww_json *json, const ww_verdict *verdict);

/* ---- Checks ------------------------------------------------------------ */

struct ww_findings;
extern const ww_json_type ww_json_gaps;
void ww_put_gaps(ww_json *json, const struct ww_findings *findings);

/* ---- Costs ------------------------------------------------------------ */

/* What the options cost, as JSON; only report/json/decision.c includes it. */

extern const ww_json_type ww_json_costs;

/* null where the rulebook has no prices. */
void ww_put_costs_json(ww_json *json, const ww_verdict *verdict);

#endif
