/* `rules test --precedents` as JSON; see report/json/json.h. */
#include "report/json/json.h"

#include "report/json/values.h"
#include "study/test/agreement.h"

#define NAME "whichway.precedents/1"
enum { MILLIONTHS = 6 };

/* ---- Counts ------------------------------------------------------------ */

static const ww_json_row tried_keys[] = {WW_KEY("right", ww_json_a_count, NULL),
                                         WW_KEY("of", ww_json_a_count, NULL),
                                         WW_KEYS_END};
static const ww_json_type tried = WW_JSON_OBJECT_OF(tried_keys);

static void put_tried(ww_json *json, ww_tried told) {
  ww_json_begin(json, NULL, tried_keys);
  ww_json_int(json, NULL, told.right);
  ww_json_int(json, NULL, told.of);
  ww_json_end(json);
}

static const ww_json_row parts_keys[] = {
    WW_KEY("not_held", tried, NULL), WW_KEY("held", tried, NULL), WW_KEYS_END};
static const ww_json_type parts = WW_JSON_OBJECT_OF(parts_keys);

static void put_parts(ww_json *json, const ww_tried told[2]) {
  ww_json_begin(json, NULL, parts_keys);
  put_tried(json, told[0]);
  put_tried(json, told[1]);
  ww_json_end(json);
}

/* ---- By outcome -------------------------------------------------------- */

static const ww_json_type recommended = {.kind = WW_JSON_NAMES,
                                         .of = &ww_json_a_count};
static const ww_json_row outcome_keys[] = {
    WW_KEY("option", ww_json_an_option, NULL),
    WW_KEY("right", ww_json_a_count, "of those whose outcome it is"),
    WW_KEY("of", ww_json_a_count, NULL),
    WW_KEY("recommended", ww_json_a_count, "for whatever outcome"),
    WW_KEY("instead", recommended,
           "what was recommended for this outcome, none being 'none'"),
    WW_KEYS_END};
static const ww_json_type outcome = WW_JSON_OBJECT_OF(outcome_keys);
static const ww_json_type outcomes = WW_JSON_LIST_OF(outcome);

static void put_outcomes(ww_json *json, const ww_agreement *a) {
  const ww_decision_rules *decision = &a->rules->decisions[a->rules->main];
  ww_json_open(json, NULL, '[');
  for (int o = 0; o < decision->option_count; o++) {
    ww_json_begin(json, NULL, outcome_keys);
    ww_json_option(json, decision, o);
    ww_json_int(json, NULL, a->outcomes[o].right);
    ww_json_int(json, NULL, a->outcomes[o].of);
    ww_json_int(json, NULL, a->recommended[o]);
    ww_json_open(json, NULL, '{');
    for (int r = 0; r <= decision->option_count; r++) {
      ww_json_key(json, r < decision->option_count ? decision->options[r].id
                                                   : WW_S("none"));
      ww_json_int(json, NULL, a->confusion[o][r]);
    }
    ww_json_close(json, '}');
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

/* ---- By margin and support --------------------------------------------- */

static const ww_json_row clear_keys[] = {
    WW_KEY("margin_from", ww_json_maybe_number, "null: the least quarter"),
    WW_KEY("support_from", ww_json_a_count, "of the 15 likest"),
    WW_KEY("right", ww_json_a_count, NULL), WW_KEY("of", ww_json_a_count, NULL),
    WW_KEYS_END};
static const ww_json_type clear = WW_JSON_OBJECT_OF(clear_keys);
static const ww_json_type clears = WW_JSON_LIST_OF(clear);

static void put_clear(ww_json *json, const ww_agreement *a) {
  ww_json_open(json, NULL, '[');
  for (int m = 0; m < WW_CLEAR_PARTS; m++) {
    for (int s = 0; s < WW_CLEAR_PARTS; s++) {
      ww_json_begin(json, NULL, clear_keys);
      if (m == 0 || a->quarters[m - 1] == WW_ALONE)
        ww_json_null(json, NULL);
      else
        ww_json_points(json, a->quarters[m - 1]);
      ww_json_int(json, NULL, s * (WW_NEAREST + 1) / WW_CLEAR_PARTS);
      ww_json_int(json, NULL, a->clear[m][s].right);
      ww_json_int(json, NULL, a->clear[m][s].of);
      ww_json_end(json);
    }
  }
  ww_json_close(json, ']');
}

/* ---- Calibration ------------------------------------------------------- */

static const ww_json_type level = WW_JSON_WORD_OF(ww_strength_names);
static const ww_json_row strength_keys[] = {
    WW_KEY("level", level, NULL), WW_KEY("right", ww_json_a_count, NULL),
    WW_KEY("of", ww_json_a_count, NULL), WW_KEYS_END};
static const ww_json_type strength = WW_JSON_OBJECT_OF(strength_keys);
static const ww_json_type strengths = WW_JSON_LIST_OF(strength);

static void put_strengths(ww_json *json, const ww_agreement *a) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; ww_strength_names[i]; i++) {
    ww_json_begin(json, NULL, strength_keys);
    ww_json_text(json, NULL, ww_strength_names[i]);
    ww_json_int(json, NULL, a->strengths[i].right);
    ww_json_int(json, NULL, a->strengths[i].of);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

static const ww_json_row band_keys[] = {
    WW_KEY("told", tried, "their records, added up"),
    WW_KEY("was", tried, NULL), WW_KEYS_END};
static const ww_json_type band = WW_JSON_OBJECT_OF(band_keys);
static const ww_json_type bands = WW_JSON_LIST_OF(band);

static void put_bands(ww_json *json, const ww_agreement *a) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < a->band_count; i++) {
    ww_json_begin(json, NULL, band_keys);
    put_tried(json, a->bands[i].told);
    put_tried(json, a->bands[i].real);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

static const ww_json_row shares_keys[] = {
    WW_KEY("trials", ww_json_a_count, "each with other answers left out"),
    WW_KEY("brier", ww_json_maybe_number, "null: there was no trial"),
    WW_KEY("log_loss", ww_json_maybe_number, "in nats"), WW_KEYS_END};
static const ww_json_type shares = WW_JSON_OBJECT_OF(shares_keys);

static void put_mean(ww_json *json, const ww_agreement *a, double mean) {
  if (a->trials == 0)
    ww_json_null(json, NULL);
  else
    ww_json_fixed(json, NULL, (int64_t)(mean * 1e6 + 0.5), MILLIONTHS);
}

/* ---- Misses ------------------------------------------------------------ */

static const ww_json_row miss_keys[] = {
    WW_KEY("id", ww_json_a_text, NULL),
    WW_KEY("title", ww_json_a_text, NULL),
    WW_KEY("held", ww_json_a_flag, NULL),
    WW_KEY("outcome", ww_json_options, NULL),
    WW_KEY("recommendation", ww_json_maybe_option, NULL),
    WW_KEY("met", ww_json_a_flag,
           "begun as is said, or one of two that are close"),
    WW_KEY("strength", ww_json_strength, NULL),
    WW_KEY("reasons", ww_json_rules, "the rules that fired"),
    WW_KEYS_END};
static const ww_json_type miss = WW_JSON_OBJECT_OF(miss_keys);
static const ww_json_type misses = WW_JSON_LIST_OF(miss);

static void put_miss(ww_json *json, const ww_agreement *a,
                     const ww_agreed *agreed) {
  const ww_precedent *p = a->evidence->of[agreed->precedent];
  const ww_result *result = ww_main_result(agreed->verdict);
  ww_json_begin(json, NULL, miss_keys);
  ww_json_str(json, NULL, p->id);
  ww_json_str(json, NULL, p->title);
  ww_json_bool(json, NULL, p->held);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < p->outcome_count; i++)
    ww_json_option(json, result->rules, p->outcomes[i]);
  ww_json_close(json, ']');
  ww_json_option(json, result->rules, result->winner);
  ww_json_bool(json, NULL, agreed->met);
  ww_json_certainty(json, &agreed->certainty);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < result->reason_count; i++)
    ww_json_str(json, NULL, result->rules->rules[result->reasons[i].rule].id);
  ww_json_close(json, ']');
  ww_json_end(json);
}

/* ---- All --------------------------------------------------------------- */

static const ww_json_type schema = WW_JSON_SCHEMA(NAME);
static const ww_json_type maybe_share = {.kind = WW_JSON_SHARE,
                                         .nullable = true};
static const ww_json_row agreement_keys[] = {
    WW_KEY("schema", schema, "name and version of this format"),
    WW_KEY("rulebook", ww_json_a_rulebook, "what was tested"),
    WW_KEY("passed", ww_json_a_flag, "the floor is reached, if one is given"),
    WW_KEY("floor", maybe_share, "of all that shall be right"),
    WW_KEY("agreement", parts, "recommended as it came out"),
    WW_KEY("met", parts, "or begun so, or one of two that are close"),
    WW_KEY("outcomes", outcomes, NULL),
    WW_KEY("clear", clears, "right by margin and support"),
    WW_KEY("strengths", strengths, "of the held"),
    WW_KEY("records", bands, "of the held, in bands: told, and what was"),
    WW_KEY("shares", shares,
           "with answers left out, against the verdict with all of them"),
    WW_KEY("misses", misses, "of the held only where they are asked for"),
    WW_KEYS_END};
const ww_json_type ww_json_agreement = WW_JSON_OBJECT_OF(agreement_keys);

void ww_put_agreement_json(ww_buf *out, const ww_agreement *a) {
  ww_json whole = ww_document_begin(out, agreement_keys, NAME), *json = &whole;
  ww_json_rulebook(json, a->rules);
  ww_json_bool(json, NULL, ww_agreement_passed(a));
  if (a->floor > 0)
    ww_json_fixed(json, NULL, a->floor, 3);
  else
    ww_json_null(json, NULL);
  put_parts(json, a->known);
  put_parts(json, a->met);
  put_outcomes(json, a);
  put_clear(json, a);
  put_strengths(json, a);
  put_bands(json, a);
  ww_json_begin(json, NULL, shares_keys);
  ww_json_int(json, NULL, a->trials);
  put_mean(json, a, a->brier);
  put_mean(json, a, a->log_loss);
  ww_json_end(json);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < a->count; i++)
    if (ww_agreement_tells(a, i))
      put_miss(json, a, &a->of[i]);
  ww_json_close(json, ']');
  ww_document_end(json);
}
