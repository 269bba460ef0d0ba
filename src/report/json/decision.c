/* A decision as JSON; see report/json/json.h. Points are printed exactly, from
 * millionths. */
#include "report/json/json.h"

#include "phrase/phrase.h"
#include "profile/profile.h"
#include "report/json/values.h"
#include "rulebook/format.h"

static void put_template(ww_json *json, const ww_verdict *verdict,
                         const ww_template *text) {
  ww_json_str(json, NULL, ww_template_fill(json->buf->arena, text, verdict));
}

/* ---- Answers ---------------------------------------------------------- */

static const ww_json_type value = {.kind = WW_JSON_VALUE, .nullable = true};
static const ww_json_type basis = {.kind = WW_JSON_WORD,
                                   .words = ww_basis_words + 1};
static const ww_json_row answer_keys[] = {
    WW_KEY("value", value, "null: unknown"),
    WW_KEY_MAYBE("basis", basis, "how it is known"),
    WW_KEY_MAYBE("owner", ww_json_a_text, "who answers for it"),
    WW_KEY_MAYBE("date", ww_json_a_text, "since when: YYYY-MM-DD"),
    WW_KEY_MAYBE("note", ww_json_a_text, "a remark"),
    WW_KEYS_END};
static const ww_json_type answer_told = WW_JSON_OBJECT_OF(answer_keys);
static const ww_json_type answers_told = {
    .kind = WW_JSON_MAP, .ids = WW_IDS_QUESTIONS, .of = &answer_told};

static void put_remark(ww_json *json, ww_str text) {
  if (text.size)
    ww_json_str(json, NULL, text);
  else
    ww_json_skip(json);
}

static void put_answers(ww_json *json, const ww_verdict *verdict) {
  const ww_rules *rules = verdict->rules;
  ww_json_open(json, NULL, '{');
  for (int q = 0; q < rules->question_count; q++) {
    const ww_answer *answer = &verdict->answers->of[q];
    bool remarked = answer->basis != WW_BASIS_NONE || answer->owner.size ||
                    answer->date.size || answer->note.size;
    if (!answer->known && !remarked)
      continue;
    ww_json_key(json, rules->questions[q].id);
    ww_json_begin(json, NULL, answer_keys);
    ww_json_answer(json, &rules->questions[q], answer);
    put_remark(json, ww_str_from(ww_basis_words[answer->basis]));
    put_remark(json, answer->owner);
    put_remark(json, answer->date);
    put_remark(json, answer->note);
    ww_json_end(json);
  }
  ww_json_close(json, '}');
}

/* ---- One decision ----------------------------------------------------- */

static void put_margin(ww_json *json, const ww_result *result) {
  if (result->runner_up == WW_NONE)
    ww_json_null(json, NULL);
  else
    ww_json_points(json, result->margin);
}

static const ww_json_row score_keys[] = {
    WW_KEY("option", ww_json_an_option, NULL),
    WW_KEY("points", ww_json_a_number, NULL),
    WW_KEY("ruled_out", ww_json_a_flag, "it cannot win"), WW_KEYS_END};
static const ww_json_type score = WW_JSON_OBJECT_OF(score_keys);
static const ww_json_type scores = WW_JSON_LIST_OF(score);

static void put_scores(ww_json *json, const ww_result *result) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; result->made && i < result->rules->option_count; i++) {
    int option = result->ranking[i];
    ww_json_begin(json, NULL, score_keys);
    ww_json_option(json, result->rules, option);
    ww_json_points(json, result->scores[option]);
    ww_json_bool(json, NULL, result->ruled_out[option]);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

static const ww_json_type effect = {.kind = WW_JSON_MAP,
                                    .ids = WW_IDS_OPTIONS,
                                    .of = &ww_json_a_number,
                                    .whole = true};
static const ww_json_row reason_keys[] = {
    WW_KEY("rule", ww_json_a_rule, NULL),
    WW_KEY("points", effect, "what the rule does to each option"),
    WW_KEY("because", ww_json_a_text, NULL),
    WW_KEY("answers", ww_json_answers, "what made it fire"),
    WW_JSON_EVIDENCE,
    WW_KEYS_END};
static const ww_json_type reason = {.kind = WW_JSON_OBJECT,
                                    .keys = reason_keys,
                                    .name = "reason",
                                    .of_decision = true};
static const ww_json_type reasons = WW_JSON_LIST_OF(reason);

static void put_reason(ww_json *json, const ww_verdict *verdict,
                       const ww_result *result, const ww_reason *one) {
  const ww_rule *rule = &result->rules->rules[one->rule];
  ww_json_begin(json, NULL, reason_keys);
  ww_json_str(json, NULL, rule->id);
  ww_json_open(json, NULL, '{');
  for (int o = 0; o < result->rules->option_count; o++) {
    ww_json_key(json, result->rules->options[o].id);
    ww_json_points(json, rule->effect[o]);
  }
  ww_json_close(json, '}');
  put_template(json, verdict, &rule->because);
  ww_json_open(json, NULL, '{');
  for (int i = 0; i < one->question_count; i++) {
    const ww_question *q = &verdict->rules->questions[one->questions[i]];
    ww_json_key(json, q->id);
    ww_json_answer(json, q, &verdict->answers->of[one->questions[i]]);
  }
  ww_json_close(json, '}');
  ww_json_evidence(json, rule->sources, rule->source_count, rule->claim);
  ww_json_end(json);
}

static void put_reasons(ww_json *json, const ww_verdict *verdict,
                        const ww_result *result) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < result->reason_count; i++)
    put_reason(json, verdict, result, &result->reasons[i]);
  ww_json_close(json, ']');
}

static void put_rule_ids(ww_json *json, const ww_result *result,
                         const int *rules, int count) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < count; i++)
    ww_json_str(json, NULL, result->rules->rules[rules[i]].id);
  ww_json_close(json, ']');
}

/* ---- Parts of the main decision --------------------------------------- */

static const ww_json_type needs = {.kind = WW_JSON_MAP,
                                   .ids = WW_IDS_NEEDS,
                                   .of = &ww_json_a_number,
                                   .whole = true};

static void put_needs(ww_json *json, const ww_result *result) {
  ww_json_open(json, NULL, '{');
  for (int n = 0; n < result->rules->need_count; n++) {
    ww_json_key(json, result->rules->needs[n].id);
    ww_json_points(json, result->made ? result->needs[n] : 0);
  }
  ww_json_close(json, '}');
}

static const ww_json_row objection_keys[] = {
    WW_KEY("option", ww_json_an_option, NULL),
    WW_KEY_MAYBE("ruled_out_by", ww_json_rules, "where it is ruled out"),
    WW_KEY_MAYBE("behind_by", ww_json_a_number, "points, where it is not"),
    WW_KEY("rules", ww_json_rules, "what puts it behind, strongest first"),
    WW_KEYS_END};
static const ww_json_type objection = WW_JSON_OBJECT_OF(objection_keys);
static const ww_json_type objections = WW_JSON_LIST_OF(objection);

static void put_why_not(ww_json *json, const ww_result *result) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < result->objection_count; i++) {
    const ww_objection *one = &result->objections[i];
    ww_json_begin(json, NULL, objection_keys);
    ww_json_option(json, result->rules, one->option);
    if (one->ruled_out_count > 0) {
      put_rule_ids(json, result, one->ruled_out_by, one->ruled_out_count);
      ww_json_skip(json);
    } else {
      ww_json_skip(json);
      ww_json_points(json, one->behind_by);
    }
    put_rule_ids(json, result, one->rules, one->rule_count);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

static const ww_json_row followup_keys[] = {
    WW_KEY("recommendation", ww_json_maybe_option, NULL),
    WW_KEY("tie", ww_json_a_flag, NULL),
    WW_KEY("margin", ww_json_maybe_number, NULL),
    WW_KEY("scores", scores, NULL),
    WW_KEY("reasons", reasons, NULL),
    WW_KEYS_END};
static const ww_json_type followup = WW_JSON_OBJECT_OF(followup_keys);
static const ww_json_type followups = {
    .kind = WW_JSON_MAP, .ids = WW_IDS_FOLLOWUPS, .of = &followup};

static void put_followups(ww_json *json, const ww_verdict *verdict) {
  ww_json_open(json, NULL, '{');
  for (int d = 0; d < verdict->rules->decision_count; d++) {
    const ww_result *result = &verdict->results[d];
    if (d == verdict->rules->main || !result->made)
      continue;
    ww_json_key(json, result->rules->id);
    ww_json_begin(json, NULL, followup_keys);
    ww_json_option(json, result->rules, result->winner);
    ww_json_bool(json, NULL, result->tie);
    put_margin(json, result);
    put_scores(json, result);
    put_reasons(json, verdict, result);
    ww_json_end(json);
  }
  ww_json_close(json, '}');
}

static const ww_json_row layer_keys[] = {WW_KEY("layer", ww_json_a_text, NULL),
                                         WW_KEY("text", ww_json_a_text, NULL),
                                         WW_KEYS_END};
static const ww_json_type layer = WW_JSON_OBJECT_OF(layer_keys);
static const ww_json_type layers = WW_JSON_LIST_OF(layer);

static void put_layers(ww_json *json, const ww_verdict *verdict) {
  const ww_result *result = ww_main_result(verdict);
  const ww_option *winner = result->winner == WW_NONE
                                ? NULL
                                : &result->rules->options[result->winner];
  ww_json_open(json, NULL, '[');
  for (int i = 0; winner && i < winner->layer_count; i++) {
    ww_json_begin(json, NULL, layer_keys);
    ww_json_str(json, NULL, winner->layers[i].name);
    ww_json_str(json, NULL, winner->layers[i].text);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

static const ww_json_type advice_id = {.kind = WW_JSON_ID,
                                       .ids = WW_IDS_ADVICE};
static const ww_json_type advice_kind = WW_JSON_WORD_OF(ww_kind_words);
static const ww_json_row advice_keys[] = {
    WW_KEY("advice", advice_id, NULL), WW_KEY("kind", advice_kind, NULL),
    WW_KEY("say", ww_json_a_text, NULL), WW_JSON_EVIDENCE, WW_KEYS_END};
static const ww_json_type advice = WW_JSON_NAMED(advice_keys, "advice");
static const ww_json_type advices = WW_JSON_LIST_OF(advice);

static void put_advice(ww_json *json, const ww_verdict *verdict, ww_kind kind) {
  for (int i = 0; i < verdict->advice_count; i++) {
    const ww_advice *one = &verdict->rules->advice[verdict->advice[i]];
    if (one->kind != kind)
      continue;
    ww_json_begin(json, NULL, advice_keys);
    ww_json_str(json, NULL, one->id);
    ww_json_text(json, NULL, ww_kind_words[kind]);
    put_template(json, verdict, &one->say);
    ww_json_evidence(json, one->sources, one->source_count, one->claim);
    ww_json_end(json);
  }
}

/* ---- The whole -------------------------------------------------------- */

#define NAME "whichway.decision/2"

static const ww_json_type schema = WW_JSON_SCHEMA(NAME);
/* Those that may be missing are left out of a brief decision. */
static const ww_json_row decision_keys[] = {
    WW_KEY("schema", schema, "name and version of this format"),
    WW_KEY("project", ww_json_maybe_text, "name of the project"),
    WW_KEY("answers", answers_told,
           "what is known of it, and what was said about what is not"),
    WW_KEY("recommendation", ww_json_maybe_option,
           "the recommended option; null: every one is ruled out, or no rule "
           "fired and there is nothing to go on"),
    WW_KEY_MAYBE("status", ww_json_a_status,
                 "what answers to the open questions could still change"),
    WW_KEY("tie", ww_json_a_flag,
           "another option that can win has the same points"),
    WW_KEY_MAYBE("possible", ww_json_possible,
                 "the options that some answers to the open questions would "
                 "lead to"),
    WW_KEY("margin", ww_json_maybe_number,
           "points ahead of the best other option that can win, if any"),
    WW_KEY("scores", scores, "the options, best first; those ruled out last"),
    WW_KEY_MAYBE("strength", ww_json_strength,
                 "how far to trust the recommendation; null: there is none, "
                 "since every option is ruled out"),
    WW_KEY("now", ww_json_now, "what to do first; null: nothing says it"),
    WW_KEY_MAYBE("precedents", ww_json_precedents,
                 "the decided projects that are most like this one"),
    WW_KEY("needs", needs, "points of each need"),
    WW_KEY("reasons", reasons,
           "the rules that fired; by what they do to the recommended option "
           "against the next"),
    WW_KEY("why_not", objections, "what stands against each other option"),
    WW_KEY_MAYBE("conflict", ww_json_conflict,
                 "of a blocked decision: the fewest answers that block it"),
    WW_KEY_MAYBE("near_misses", ww_json_near_misses,
                 "rules that one answer would make fire and that alone would "
                 "change the recommendation"),
    WW_KEY_MAYBE("flips", ww_json_flips,
                 "the smallest changes of known answers, and answers to open "
                 "questions, that would change the recommendation"),
    WW_KEY_MAYBE("flips_left_out", ww_json_a_count,
                 "further flips that were found and are not told"),
    WW_KEY_MAYBE("triggers", ww_json_triggers,
                 "flips by one number or scale, as tests to watch"),
    WW_KEY_MAYBE("open_questions", ww_json_open_questions,
                 "those that can still change the recommendation, alone or "
                 "with others, most informative first"),
    WW_KEY_MAYBE("robustness", ww_json_robustness,
                 "how many variations of points and published thresholds keep "
                 "the recommendation"),
    WW_KEY_MAYBE("exact", ww_json_exact,
                 "false for each part that was cut short: it may hold too "
                 "much"),
    WW_KEY("followups", followups,
           "the decisions that follow, by id, where they were made"),
    WW_KEY_MAYBE("layers", layers,
                 "parts of the recommended system and what each carries"),
    WW_KEY_MAYBE("costs", ww_json_costs,
                 "what each option costs; null: the rulebook has no prices"),
    WW_KEY("warnings", advices,
           "contradictions between answers, then what to beware of"),
    WW_KEY("next_steps", advices, "what to do next, in order"),
    WW_KEY("rulebook", ww_json_a_rulebook, "what was decided with"),
    WW_KEYS_END};
const ww_json_type ww_json_decision = WW_JSON_OBJECT_OF(decision_keys);

/* What a brief decision leaves out. */
static void put_added(ww_json *json, const ww_verdict *verdict,
                      void (*put)(ww_json *, const ww_verdict *)) {
  if (verdict->analysis)
    put(json, verdict);
  else
    ww_json_skip(json);
}

static void put_decision(ww_buf *out, const ww_verdict *verdict, bool compact) {
  const ww_result *result = ww_main_result(verdict);
  ww_json whole = ww_json_new(out, compact), *json = &whole;
  ww_json_begin(json, NULL, decision_keys);
  ww_json_text(json, NULL, NAME);
  ww_json_maybe_str(json, verdict->answers->project);
  put_answers(json, verdict);
  ww_json_option(json, result->rules, result->winner);
  put_added(json, verdict, ww_put_status);
  ww_json_bool(json, NULL, result->tie);
  put_added(json, verdict, ww_put_possible);
  put_margin(json, result);
  put_scores(json, result);
  put_added(json, verdict, ww_put_strength);
  ww_put_now(json, verdict);
  put_added(json, verdict, ww_put_precedents);
  put_needs(json, result);
  put_reasons(json, verdict, result);
  put_why_not(json, result);
  put_added(json, verdict, ww_put_conflict);
  put_added(json, verdict, ww_put_near_misses);
  put_added(json, verdict, ww_put_flips);
  put_added(json, verdict, ww_put_flips_left_out);
  put_added(json, verdict, ww_put_triggers);
  put_added(json, verdict, ww_put_open_questions);
  put_added(json, verdict, ww_put_robustness);
  put_added(json, verdict, ww_put_exact);
  put_followups(json, verdict);
  put_added(json, verdict, put_layers);
  put_added(json, verdict, ww_put_costs_json);
  ww_json_open(json, NULL, '[');
  put_advice(json, verdict, WW_CONTRADICTION);
  put_advice(json, verdict, WW_CAUTION);
  ww_json_close(json, ']');
  ww_json_open(json, NULL, '[');
  put_advice(json, verdict, WW_STEP);
  ww_json_close(json, ']');
  ww_json_rulebook(json, verdict->rules);
  ww_json_end(json);
  ww_put_char(out, '\n');
}

void ww_put_decision_json(ww_buf *out, const ww_verdict *verdict) {
  put_decision(out, verdict, false);
}

void ww_put_decision_json_line(ww_buf *out, const ww_verdict *verdict) {
  put_decision(out, verdict, true);
}
