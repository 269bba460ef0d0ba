/* A check as JSON; see report/json/json.h. */
#include "report/json/json.h"

#include "report/json/values.h"
#include "rulebook/load.h"

#define NAME "whichway.check/1"

/* True where the finding is `good`, null where it is undecided. */
static void put_fact(ww_json *json, ww_search_result finding,
                     ww_search_result good) {
  if (finding == WW_UNDECIDED)
    ww_json_null(json, NULL);
  else
    ww_json_bool(json, NULL, finding == good);
}

static const ww_json_row profile_keys[] = {
    WW_KEY("answers", ww_json_answers, NULL), WW_KEYS_END};
static const ww_json_type profile = WW_JSON_OBJECT_OF(profile_keys);
static const ww_json_type profiles = WW_JSON_LIST_OF(profile);

static void put_profile(ww_json *json, const ww_rules *rules,
                        const ww_assignment *one) {
  ww_json_begin(json, NULL, profile_keys);
  ww_json_open(json, NULL, '{');
  for (int i = 0; i < one->count; i++) {
    const ww_question *question = &rules->questions[one->questions[i]];
    ww_json_key(json, question->id);
    ww_json_answer(json, question, &one->answers[i]);
  }
  ww_json_close(json, '}');
  ww_json_end(json);
}

static void put_profiles(ww_json *json, const ww_rules *rules,
                         const ww_example *example) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < example->count; i++)
    put_profile(json, rules, &example->profiles[i]);
  ww_json_close(json, ']');
}

/* ---- Findings --------------------------------------------------------- */

/* [ww_severity] */
static const char *const severities[] = {
    [WW_NOTE] = "note", [WW_WARNING] = "warning", [WW_ERROR] = "error", NULL};
static const ww_json_type severity = WW_JSON_WORD_OF(severities);
static const char *const layers[] = {"base", "overlay", NULL};
static const ww_json_type layer = WW_JSON_WORD_OF(layers);
static const ww_json_row flaw_keys[] = {
    WW_KEY("code", ww_json_a_text, "one of docs/diagnostics.md"),
    WW_KEY("severity", severity, NULL),
    WW_JSON_PLACE,
    WW_KEY("column", ww_json_maybe_count, NULL),
    WW_KEY("subject", ww_json_a_text,
           "what it is about, by ids: 'approach/must-cite'"),
    WW_KEY("message", ww_json_a_text, NULL),
    WW_KEY("hint", ww_json_a_text, "what to do; or empty"),
    WW_KEY("exact", ww_json_a_flag, "false: the search was cut short"),
    WW_KEY_MAYBE("in", layer, "where it, or its cause, stands"),
    WW_KEY("profiles", profiles, "that show it"),
    WW_KEYS_END};
static const ww_json_type flaw = WW_JSON_OBJECT_OF(flaw_keys);
static const ww_json_type flaws = WW_JSON_LIST_OF(flaw);

static void put_flaw(ww_json *json, const ww_rules *rules, const ww_flaw *one) {
  const ww_diag *diag = one->diag;
  ww_json_begin(json, NULL, flaw_keys);
  ww_json_text(json, NULL, ww_diag_code_name(diag->code));
  ww_json_text(json, NULL, severities[diag->severity]);
  ww_json_place(json, diag->place);
  if (diag->place.source)
    ww_json_int(json, NULL, ww_place_line(diag->place).column);
  else
    ww_json_null(json, NULL);
  ww_json_str(json, NULL, one->subject);
  ww_json_str(json, NULL, diag->message);
  ww_json_str(json, NULL, diag->hint);
  ww_json_bool(json, NULL, one->exact);
  if (rules->overlay_count > 0)
    ww_json_text(json, NULL, layers[one->in_overlay]);
  else
    ww_json_skip(json);
  put_profiles(json, rules, &one->example);
  ww_json_end(json);
}

/* ---- Facts about a decision ------------------------------------------- */

static const ww_json_row option_keys[] = {
    WW_KEY("option", ww_json_an_option, NULL),
    WW_KEY("reachable", ww_json_maybe_flag, NULL),
    WW_KEY("profiles", profiles, NULL), WW_KEYS_END};
static const ww_json_type option = WW_JSON_OBJECT_OF(option_keys);
static const ww_json_type options = WW_JSON_LIST_OF(option);

static void put_options(ww_json *json, const ww_rules *rules,
                        const ww_decision_rules *decision,
                        const ww_decision_facts *facts) {
  ww_json_open(json, NULL, '[');
  for (int o = 0; o < decision->option_count; o++) {
    ww_json_begin(json, NULL, option_keys);
    ww_json_str(json, NULL, decision->options[o].id);
    put_fact(json, facts->options[o].finding, WW_FOUND);
    put_profiles(json, rules, &facts->options[o].example);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

static const ww_json_row rule_keys[] = {
    WW_KEY("rule", ww_json_a_text, NULL),
    WW_KEY("fires", ww_json_maybe_flag, NULL),
    WW_KEY("matters", ww_json_maybe_flag, "it changes an outcome"),
    WW_KEYS_END};
static const ww_json_type rule = WW_JSON_OBJECT_OF(rule_keys);
static const ww_json_type rules_of = WW_JSON_LIST_OF(rule);

static void put_rules(ww_json *json, const ww_decision_rules *decision,
                      const ww_decision_facts *facts) {
  ww_json_open(json, NULL, '[');
  for (int r = 0; r < decision->rule_count; r++) {
    ww_json_begin(json, NULL, rule_keys);
    ww_json_str(json, NULL, decision->rules[r].id);
    put_fact(json, facts->fires[r], WW_FOUND);
    put_fact(json, facts->matters[r], WW_FOUND);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

static const ww_json_row invariant_keys[] = {
    WW_KEY("invariant", ww_json_a_text, NULL),
    WW_KEY("holds", ww_json_maybe_flag, NULL),
    WW_KEY("profiles", profiles, "that break it"), WW_KEYS_END};
static const ww_json_type invariant = WW_JSON_OBJECT_OF(invariant_keys);
static const ww_json_type invariants = WW_JSON_LIST_OF(invariant);

static void put_invariants(ww_json *json, const ww_rules *rules,
                           const ww_decision_rules *decision,
                           const ww_decision_facts *facts) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < decision->invariant_count; i++) {
    ww_json_begin(json, NULL, invariant_keys);
    ww_json_str(json, NULL, decision->invariants[i].id);
    put_fact(json, facts->broken[i].finding, WW_IMPOSSIBLE);
    put_profiles(json, rules, &facts->broken[i].example);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

static const ww_json_row blocked_keys[] = {
    WW_KEY("possible", ww_json_maybe_flag,
           "every option can be ruled out at once"),
    WW_KEY("profiles", profiles, NULL), WW_KEYS_END};
static const ww_json_type blocked = WW_JSON_OBJECT_OF(blocked_keys);
static const ww_json_row decision_keys[] = {
    WW_KEY("decision", ww_json_a_decision, NULL),
    WW_KEY("made", ww_json_maybe_flag, "some answers make it"),
    WW_KEY("options", options, NULL),
    WW_KEY("blocked", blocked, NULL),
    WW_KEY("rules", rules_of, NULL),
    WW_KEY("invariants", invariants, NULL),
    WW_KEYS_END};
static const ww_json_type decision = WW_JSON_OBJECT_OF(decision_keys);
static const ww_json_type decisions = WW_JSON_LIST_OF(decision);

static void put_decision(ww_json *json, const ww_rules *rules,
                         const ww_decision_rules *one,
                         const ww_decision_facts *facts) {
  ww_json_begin(json, NULL, decision_keys);
  ww_json_str(json, NULL, one->id);
  put_fact(json, facts->made, WW_FOUND);
  put_options(json, rules, one, facts);
  ww_json_begin(json, NULL, blocked_keys);
  put_fact(json, facts->blocked.finding, WW_FOUND);
  put_profiles(json, rules, &facts->blocked.example);
  ww_json_end(json);
  put_rules(json, one, facts);
  put_invariants(json, rules, one, facts);
  ww_json_end(json);
}

/* ---- Other facts ------------------------------------------------------ */

static const ww_json_row question_keys[] = {
    WW_KEY("question", ww_json_a_question, NULL),
    WW_KEY("live", ww_json_maybe_flag, "some answer changes something"),
    WW_KEY("changes", ww_json_maybe_text, "the id of what it changes"),
    WW_KEY("profiles", profiles, "that show it"), WW_KEYS_END};
static const ww_json_type a_question = WW_JSON_OBJECT_OF(question_keys);
static const ww_json_type questions = WW_JSON_LIST_OF(a_question);

/* The id of the decision, advice or price that the answer changes. */
static void put_changed(ww_json *json, const ww_rules *rules,
                        const ww_question_facts *facts) {
  if (facts->live.finding != WW_FOUND) {
    ww_json_null(json, NULL);
    return;
  }
  ww_str id = facts->decision != WW_NONE ? rules->decisions[facts->decision].id
              : facts->advice != WW_NONE ? rules->advice[facts->advice].id
                                         : rules->costs.prices[facts->price].id;
  ww_json_str(json, NULL, id);
}

static void put_question(ww_json *json, const ww_rules *rules, int q,
                         const ww_question_facts *facts) {
  ww_json_begin(json, NULL, question_keys);
  ww_json_str(json, NULL, rules->questions[q].id);
  put_fact(json, facts->live.finding, WW_FOUND);
  put_changed(json, rules, facts);
  put_profiles(json, rules, &facts->live.example);
  ww_json_end(json);
}

static const ww_json_row advice_keys[] = {
    WW_KEY("advice", ww_json_a_text, NULL),
    WW_KEY("applies", ww_json_maybe_flag, NULL), WW_KEYS_END};
static const ww_json_type advice = WW_JSON_OBJECT_OF(advice_keys);
static const ww_json_type advices = WW_JSON_LIST_OF(advice);
static const ww_json_row price_keys[] = {
    WW_KEY("price", ww_json_a_text, NULL),
    WW_KEY("applies", ww_json_maybe_flag, NULL), WW_KEYS_END};
static const ww_json_type price = WW_JSON_OBJECT_OF(price_keys);
static const ww_json_type prices = WW_JSON_LIST_OF(price);
static const ww_json_row condition_keys[] = {
    WW_KEY("condition", ww_json_a_text, NULL),
    WW_KEY("holds", ww_json_maybe_flag, NULL), WW_KEYS_END};
static const ww_json_type condition = WW_JSON_OBJECT_OF(condition_keys);
static const ww_json_type conditions = WW_JSON_LIST_OF(condition);

static void put_named(ww_json *json, const ww_json_row *keys, ww_str id,
                      ww_search_result finding) {
  ww_json_begin(json, NULL, keys);
  ww_json_str(json, NULL, id);
  put_fact(json, finding, WW_FOUND);
  ww_json_end(json);
}

static const ww_json_row facts_keys[] = {WW_KEY("decisions", decisions, NULL),
                                         WW_KEY("questions", questions, NULL),
                                         WW_KEY("advice", advices, NULL),
                                         WW_KEY("prices", prices, NULL),
                                         WW_KEY("conditions", conditions, NULL),
                                         WW_KEYS_END};
static const ww_json_type facts = WW_JSON_OBJECT_OF(facts_keys);

static void put_facts(ww_json *json, const ww_findings *findings) {
  const ww_rules *rules = findings->rules;
  const ww_facts *found = &findings->facts;
  ww_json_begin(json, NULL, facts_keys);
  ww_json_open(json, NULL, '[');
  for (int d = 0; d < rules->decision_count; d++)
    put_decision(json, rules, &rules->decisions[d], &found->decisions[d]);
  ww_json_close(json, ']');
  ww_json_open(json, NULL, '[');
  for (int q = 0; q < rules->question_count; q++)
    put_question(json, rules, q, &found->questions[q]);
  ww_json_close(json, ']');
  ww_json_open(json, NULL, '[');
  for (int a = 0; a < rules->advice_count; a++)
    put_named(json, advice_keys, rules->advice[a].id, found->advice[a]);
  ww_json_close(json, ']');
  ww_json_open(json, NULL, '[');
  for (int p = 0; p < rules->costs.price_count; p++)
    put_named(json, price_keys, rules->costs.prices[p].id, found->prices[p]);
  ww_json_close(json, ']');
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < rules->condition_count; i++)
    put_named(json, condition_keys, rules->conditions[i].id,
              found->conditions[i]);
  ww_json_close(json, ']');
  ww_json_end(json);
}

/* ---- All -------------------------------------------------------------- */

static const ww_json_row overlay_keys[] = {
    WW_KEY("changed", ww_json_a_count, NULL),
    WW_KEY("added", ww_json_a_count, NULL),
    WW_KEY("taken_away", ww_json_a_count, NULL), WW_KEYS_END};
static const ww_json_type overlay = WW_JSON_OBJECT_OF(overlay_keys);

static void put_overlay(ww_json *json, const ww_rules *rules) {
  ww_overlay_counts counts = ww_overlays_count(rules);
  if (rules->overlay_count == 0) {
    ww_json_skip(json);
    return;
  }
  ww_json_begin(json, NULL, overlay_keys);
  for (int w = WW_OVERLAY_CHANGES; w <= WW_OVERLAY_TAKES; w++)
    ww_json_int(json, NULL, counts.of[w]);
  ww_json_end(json);
}

static const ww_json_row summary_keys[] = {
    WW_KEY("errors", ww_json_a_count, NULL),
    WW_KEY("warnings", ww_json_a_count, NULL),
    WW_KEY("notes", ww_json_a_count, NULL),
    WW_KEY("exact", ww_json_a_flag, "no search was cut short"),
    WW_KEY("nodes", ww_json_a_count, "that were searched"),
    WW_KEY_MAYBE("overlay", overlay, "entries of all overlays"),
    WW_KEYS_END};
static const ww_json_type summary = WW_JSON_OBJECT_OF(summary_keys);
static const ww_json_type schema = WW_JSON_SCHEMA(NAME);
static const ww_json_row check_keys[] = {
    WW_KEY("schema", schema, "name and version of this format"),
    WW_KEY("rulebook", ww_json_a_rulebook, "what was checked"),
    WW_KEY("summary", summary, NULL),
    WW_KEY("findings", flaws,
           "what is wrong, in overlays first, then by files and lines"),
    WW_KEY("facts", facts,
           "what was found out about each part; null: undecided"),
    WW_KEY("gaps", ww_json_gaps, "what may be missing; nothing is wrong"),
    WW_KEYS_END};
const ww_json_type ww_json_check = WW_JSON_OBJECT_OF(check_keys);

static void put_summary(ww_json *json, const ww_findings *findings) {
  ww_json_begin(json, NULL, summary_keys);
  ww_json_int(json, NULL, findings->counts[WW_ERROR]);
  ww_json_int(json, NULL, findings->counts[WW_WARNING]);
  ww_json_int(json, NULL, findings->counts[WW_NOTE]);
  ww_json_bool(json, NULL, findings->facts.exact);
  ww_json_int(json, NULL, findings->facts.nodes);
  put_overlay(json, findings->rules);
  ww_json_end(json);
}

void ww_put_check_json(ww_buf *out, const ww_findings *findings) {
  ww_json json = ww_document_begin(out, check_keys, NAME);
  ww_json_rulebook(&json, findings->rules);
  put_summary(&json, findings);
  ww_json_open(&json, NULL, '[');
  for (int i = 0; i < findings->flaw_count; i++)
    put_flaw(&json, findings->rules, &findings->flaws[i]);
  ww_json_close(&json, ']');
  put_facts(&json, findings);
  ww_put_gaps(&json, findings);
  ww_document_end(&json);
}
