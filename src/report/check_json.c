/* A check as JSON; see check_json.h. */
#include "report/check_json.h"

#include "base/json_out.h"
#include "report/values_json.h"

static const char *const severities[] = {
    [WW_NOTE] = "note", [WW_WARNING] = "warning", [WW_ERROR] = "error"};

/* True where the finding is `good`, null where it is undecided. */
static void put_fact(ww_json *json, const char *key, ww_finding finding,
                     ww_finding good) {
  if (finding == WW_UNDECIDED)
    ww_json_null(json, key);
  else
    ww_json_bool(json, key, finding == good);
}

static void put_profile(ww_json *json, const ww_rules *rules,
                        const ww_assignment *profile) {
  ww_json_open(json, NULL, '{');
  ww_json_open(json, "answers", '{');
  for (int i = 0; i < profile->count; i++) {
    const ww_question *question = &rules->questions[profile->questions[i]];
    ww_json_key(json, question->id);
    ww_json_answer(json, NULL, question, &profile->answers[i]);
  }
  ww_json_close(json, '}');
  ww_json_close(json, '}');
}

static void put_profiles(ww_json *json, const ww_rules *rules,
                         const ww_example *example) {
  ww_json_open(json, "profiles", '[');
  for (int i = 0; i < example->count; i++)
    put_profile(json, rules, &example->profiles[i]);
  ww_json_close(json, ']');
}

/* ---- Findings --------------------------------------------------------- */

static void put_flaw(ww_json *json, const ww_rules *rules,
                     const ww_flaw *flaw) {
  const ww_diag *diag = flaw->diag;
  ww_line line = ww_place_line(diag->place);
  ww_json_open(json, NULL, '{');
  ww_json_text(json, "code", ww_diag_code_name(diag->code));
  ww_json_text(json, "severity", severities[diag->severity]);
  if (diag->place.source) {
    ww_json_str(json, "file", diag->place.source->name);
    ww_json_int(json, "line", line.line);
    ww_json_int(json, "column", line.column);
  } else {
    ww_json_null(json, "file");
    ww_json_null(json, "line");
    ww_json_null(json, "column");
  }
  ww_json_str(json, "subject", flaw->subject);
  ww_json_str(json, "message", diag->message);
  ww_json_str(json, "hint", diag->hint);
  ww_json_bool(json, "exact", flaw->exact);
  put_profiles(json, rules, &flaw->example);
  ww_json_close(json, '}');
}

/* ---- Facts ------------------------------------------------------------ */

static void put_options(ww_json *json, const ww_rules *rules,
                        const ww_decision_rules *decision,
                        const ww_decision_facts *facts) {
  ww_json_open(json, "options", '[');
  for (int o = 0; o < decision->option_count; o++) {
    ww_json_open(json, NULL, '{');
    ww_json_str(json, "option", decision->options[o].id);
    put_fact(json, "reachable", facts->options[o].finding, WW_FOUND);
    put_profiles(json, rules, &facts->options[o].example);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

static void put_rules(ww_json *json, const ww_decision_rules *decision,
                      const ww_decision_facts *facts) {
  ww_json_open(json, "rules", '[');
  for (int r = 0; r < decision->rule_count; r++) {
    ww_json_open(json, NULL, '{');
    ww_json_str(json, "rule", decision->rules[r].id);
    put_fact(json, "fires", facts->fires[r], WW_FOUND);
    put_fact(json, "matters", facts->matters[r], WW_FOUND);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

static void put_invariants(ww_json *json, const ww_rules *rules,
                           const ww_decision_rules *decision,
                           const ww_decision_facts *facts) {
  ww_json_open(json, "invariants", '[');
  for (int i = 0; i < decision->invariant_count; i++) {
    ww_json_open(json, NULL, '{');
    ww_json_str(json, "invariant", decision->invariants[i].id);
    put_fact(json, "holds", facts->broken[i].finding, WW_IMPOSSIBLE);
    put_profiles(json, rules, &facts->broken[i].example);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

static void put_decision(ww_json *json, const ww_rules *rules,
                         const ww_decision_rules *decision,
                         const ww_decision_facts *facts) {
  ww_json_open(json, NULL, '{');
  ww_json_str(json, "decision", decision->id);
  put_fact(json, "made", facts->made, WW_FOUND);
  put_options(json, rules, decision, facts);
  ww_json_open(json, "blocked", '{');
  put_fact(json, "possible", facts->blocked.finding, WW_FOUND);
  put_profiles(json, rules, &facts->blocked.example);
  ww_json_close(json, '}');
  put_rules(json, decision, facts);
  put_invariants(json, rules, decision, facts);
  ww_json_close(json, '}');
}

/* The id of the decision, advice or price that the answer changes. */
static void put_changed(ww_json *json, const ww_rules *rules,
                        const ww_question_facts *facts) {
  if (facts->live.finding != WW_FOUND) {
    ww_json_null(json, "changes");
    return;
  }
  ww_str id = facts->decision != WW_NONE ? rules->decisions[facts->decision].id
              : facts->advice != WW_NONE ? rules->advice[facts->advice].id
                                         : rules->costs.prices[facts->price].id;
  ww_json_str(json, "changes", id);
}

static void put_question(ww_json *json, const ww_rules *rules, int q,
                         const ww_question_facts *facts) {
  ww_json_open(json, NULL, '{');
  ww_json_str(json, "question", rules->questions[q].id);
  put_fact(json, "live", facts->live.finding, WW_FOUND);
  put_changed(json, rules, facts);
  put_profiles(json, rules, &facts->live.example);
  ww_json_close(json, '}');
}

static void put_named(ww_json *json, const char *what, ww_str id,
                      const char *key, ww_finding finding) {
  ww_json_open(json, NULL, '{');
  ww_json_str(json, what, id);
  put_fact(json, key, finding, WW_FOUND);
  ww_json_close(json, '}');
}

static void put_facts(ww_json *json, const ww_findings *findings) {
  const ww_rules *rules = findings->rules;
  const ww_facts *facts = &findings->facts;
  ww_json_open(json, "facts", '{');
  ww_json_open(json, "decisions", '[');
  for (int d = 0; d < rules->decision_count; d++)
    put_decision(json, rules, &rules->decisions[d], &facts->decisions[d]);
  ww_json_close(json, ']');
  ww_json_open(json, "questions", '[');
  for (int q = 0; q < rules->question_count; q++)
    put_question(json, rules, q, &facts->questions[q]);
  ww_json_close(json, ']');
  ww_json_open(json, "advice", '[');
  for (int a = 0; a < rules->advice_count; a++)
    put_named(json, "advice", rules->advice[a].id, "applies", facts->advice[a]);
  ww_json_close(json, ']');
  ww_json_open(json, "prices", '[');
  for (int p = 0; p < rules->costs.price_count; p++)
    put_named(json, "price", rules->costs.prices[p].id, "applies",
              facts->prices[p]);
  ww_json_close(json, ']');
  ww_json_open(json, "conditions", '[');
  for (int i = 0; i < rules->condition_count; i++)
    put_named(json, "condition", rules->conditions[i].id, "holds",
              facts->conditions[i]);
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

/* ---- All -------------------------------------------------------------- */

static void put_summary(ww_json *json, const ww_findings *findings) {
  ww_json_open(json, "summary", '{');
  ww_json_int(json, "errors", findings->counts[WW_ERROR]);
  ww_json_int(json, "warnings", findings->counts[WW_WARNING]);
  ww_json_int(json, "notes", findings->counts[WW_NOTE]);
  ww_json_bool(json, "exact", findings->facts.exact);
  ww_json_int(json, "nodes", findings->facts.nodes);
  ww_json_close(json, '}');
}

void ww_put_check_json(ww_buf *out, const ww_findings *findings) {
  ww_json json = ww_json_new(out, false);
  ww_json_open(&json, NULL, '{');
  ww_json_text(&json, "schema", "whichway.check/1");
  ww_json_rulebook(&json, "rulebook", findings->rules);
  put_summary(&json, findings);
  ww_json_open(&json, "findings", '[');
  for (int i = 0; i < findings->flaw_count; i++)
    put_flaw(&json, findings->rules, &findings->flaws[i]);
  ww_json_close(&json, ']');
  put_facts(&json, findings);
  ww_json_close(&json, '}');
  ww_put_char(out, '\n');
}
