/* Public functions on studies of a rulebook; see whichway_study.h. */
#include "whichway_study.h"

#include "api/handles.h"

#include "read/doors.h"
#include "report/compose/documents.h"
#include "report/json/json.h"
#include "report/junit/junit.h"
#include "report/text/text.h"
#include "rulebook/builtin.h"

#include <assert.h>
#include <string.h>

/* What a study is of: exactly one of these. */
struct ww_study {
  ww_arena *arena;
  const ww_tested *tested;
  const ww_agreement *agreement;
  const ww_entry *entry;
  const ww_diff *diff;
  const ww_comparison *comparison;
  const ww_rules *listed;
  int decision; /* of those listed; WW_NONE: all */
};

typedef struct study_job {
  ww_arena *arena;
  ww_messages *messages;
  ww_study *study;
  const ww_rulebook *rulebook;
  const char *name; /* of a decision, or any id */
  const ww_input *inputs;
  size_t input_count;
  const ww_test_options *options;
  const ww_precedents_options *precedents;
  const ww_rulebook *after;
  const ww_profile *profiles[2];
} study_job;

/* Runs a job, which leaves a study, or messages that say why not. */
static ww_status make(ww_study **out, ww_messages **messages, study_job *job,
                      void (*run)(void *)) {
  assert(out);
  *out = NULL;
  if (messages)
    *messages = NULL;
  ww_status status = ww_with_arena(&job->arena, run, job);
  if (status != WW_OK)
    return status;
  *out = job->study;
  return *out ? WW_OK : ww_messages_hand_over(messages, job->messages);
}

static ww_status refuse(ww_study **out, ww_messages **messages,
                        ww_status status) {
  assert(out);
  *out = NULL;
  if (messages)
    *messages = NULL;
  return status;
}

static ww_study *new_study(study_job *job) {
  ww_study *study = WW_NEW(job->arena, ww_study);
  study->arena = job->arena;
  study->decision = WW_NONE;
  return study;
}

void ww_study_free(ww_study *study) {
  if (study)
    ww_arena_free(study->arena);
}

bool ww_study_passed(const ww_study *study) {
  assert(study);
  if (study->tested)
    return ww_tested_passed(study->tested);
  if (study->agreement)
    return ww_agreement_passed(study->agreement);
  return !study->diff || !ww_diff_changes(study->diff);
}

size_t ww_study_count(const ww_study *study) {
  assert(study);
  if (study->tested)
    return (size_t)study->tested->trial->cases->count;
  if (study->agreement)
    return (size_t)study->agreement->count;
  return study->diff ? (size_t)study->diff->profile_count : 0;
}

/* ---- Reading a rulebook ----------------------------------------------- */

static void complain_decision(const study_job *job, const ww_rules *rules) {
  ww_diag_list *diags = &job->messages->list;
  size_t count = (size_t)rules->decision_count;
  ww_str *ids = WW_NEWS(job->arena, ww_str, count);
  ww_str name = ww_str_from(job->name);
  for (size_t i = 0; i < count; i++)
    ids[i] = rules->decisions[i].id;
  ww_diag *diag = ww_error(diags, WW_D_UNKNOWN_ID, (ww_place){NULL, 0},
                           "the rulebook has no decision %.*s",
                           WW_P(ww_quote(job->arena, name)));
  ww_hint_words(diags, diag, name, ids, count);
}

static void run_list(void *context) {
  study_job *job = context;
  const ww_rules *rules = job->rulebook->rules;
  int decision = WW_NONE;
  job->messages = ww_messages_in(job->arena);
  if (job->name)
    decision = ww_decision_named(rules, ww_str_from(job->name));
  if (job->name && decision == WW_NONE) {
    complain_decision(job, rules);
    return;
  }
  job->study = new_study(job);
  job->study->listed = rules;
  job->study->decision = decision;
}

ww_status ww_study_list(ww_study **out, ww_messages **messages,
                        const ww_rulebook *rulebook, const char *decision) {
  assert(rulebook);
  study_job job = {.rulebook = rulebook, .name = decision};
  return make(out, messages, &job, run_list);
}

static void run_show(void *context) {
  study_job *job = context;
  job->messages = ww_messages_in(job->arena);
  const ww_entry *entry =
      ww_entry_make(job->arena, job->rulebook->rules, ww_str_from(job->name),
                    &job->messages->list);
  if (!entry)
    return;
  job->study = new_study(job);
  job->study->entry = entry;
}

ww_status ww_study_show(ww_study **out, ww_messages **messages,
                        const ww_rulebook *rulebook, const char *id) {
  assert(rulebook && id);
  study_job job = {.rulebook = rulebook, .name = id};
  return make(out, messages, &job, run_show);
}

/* ---- Testing it -------------------------------------------------------- */

static void run_test(void *context) {
  study_job *job = context;
  job->messages = ww_messages_in(job->arena);
  ww_diag_list *diags = &job->messages->list;
  const ww_rules *rules = job->rulebook->rules;
  bool newer = job->options->version >= 2;
  ww_listener progress = {NULL, NULL};
  if (newer)
    progress = (ww_listener){job->options->progress.tell,
                             job->options->progress.context};
  bool shipped = newer && job->options->shipped;
  const char *only = newer ? job->options->only : NULL;
  size_t first = shipped ? ww_builtin_rules.case_file_count : 0;
  const ww_node **files =
      WW_NEWS(job->arena, const ww_node *, first + job->input_count);
  for (size_t i = 0; i < first; i++)
    files[i] = ww_yaml_read(job->arena, &ww_builtin_rules.case_files[i],
                            &ww_rulebook_limits, diags);
  for (size_t i = 0; i < job->input_count; i++)
    files[first + i] =
        ww_input_read(job->arena, &job->inputs[i], &ww_rulebook_limits, diags);
  if (diags->errors > 0)
    return;
  const ww_cases *cases =
      ww_cases_load(job->arena, rules, files, first + job->input_count,
                    &(ww_cases_wanted){job->options->allow_empty,
                                       ww_str_from(only ? only : ""), first},
                    diags);
  if (!cases)
    return;
  job->study = new_study(job);
  job->study->tested =
      ww_tested_make(job->arena, rules, cases, job->options->mutate,
                     job->options->min_coverage, newer ? &progress : NULL);
}

ww_status ww_study_test(ww_study **out, ww_messages **messages,
                        const ww_rulebook *rulebook, const ww_input *cases,
                        size_t count, const ww_test_options *options) {
  static const ww_test_options usual = WW_TEST_OPTIONS_INIT;
  assert(rulebook && (cases || count == 0));
  study_job job = {.rulebook = rulebook,
                   .inputs = cases,
                   .input_count = count,
                   .options = options ? options : &usual};
  if (!ww_version_between(job.options->version, 2))
    return refuse(out, messages, WW_UNKNOWN_VERSION);
  assert(count > 0 || (job.options->version >= 2 && job.options->shipped));
  assert(job.options->min_coverage >= 0 && job.options->min_coverage <= 100);
  return make(out, messages, &job, run_test);
}

static void run_precedents(void *context) {
  study_job *job = context;
  const ww_precedents_options *how = job->precedents;
  job->messages = ww_messages_in(job->arena);
  ww_agreement *agreement = ww_agreement_make(job->arena, job->rulebook->rules);
  if (agreement->count == 0 && !how->allow_empty) {
    ww_diag *diag =
        ww_error(&job->messages->list, WW_D_EMPTY_INPUT, (ww_place){NULL, 0},
                 "the rulebook has no precedents");
    ww_hint(&job->messages->list, diag,
            "projects that were decided stand under 'precedents'");
    return;
  }
  agreement->floor = how->floor;
  agreement->tell_held = how->held;
  job->study = new_study(job);
  job->study->agreement = agreement;
}

ww_status ww_study_precedents(ww_study **out, ww_messages **messages,
                              const ww_rulebook *rulebook,
                              const ww_precedents_options *options) {
  static const ww_precedents_options usual = WW_PRECEDENTS_OPTIONS_INIT;
  assert(rulebook);
  study_job job = {.rulebook = rulebook,
                   .precedents = options ? options : &usual};
  if (!ww_version_known(job.precedents->version))
    return refuse(out, messages, WW_UNKNOWN_VERSION);
  assert(job.precedents->floor >= 0 && job.precedents->floor <= WW_FLOOR_WHOLE);
  return make(out, messages, &job, run_precedents);
}

/* ---- Comparing --------------------------------------------------------- */

size_t ww_study_profiles_bytes_most(void) {
  return (size_t)1 << 30; /* 1 GiB: places in a text have 32 bits */
}

static bool fits(const study_job *job) {
  size_t most = ww_study_profiles_bytes_most();
  if (!job->inputs || job->inputs->size <= most)
    return true;
  ww_str name = ww_str_from(job->inputs->name);
  ww_error(&job->messages->list, WW_D_TOO_LARGE, (ww_place){NULL, 0},
           "%.*s is longer than %zu bytes", WW_P(ww_quote(job->arena, name)),
           most);
  return false;
}

static void run_diff(void *context) {
  study_job *job = context;
  job->messages = ww_messages_in(job->arena);
  if (!fits(job))
    return;
  ww_diff *diff =
      ww_diff_new(job->arena, job->rulebook->rules, job->after->rules);
  if (!job->inputs)
    ww_diff_search(job->arena, diff);
  else if (!ww_diff_read(job->arena, diff,
                         ww_input_keep(job->arena, job->inputs),
                         &job->messages->list))
    return;
  job->study = new_study(job);
  job->study->diff = diff;
}

ww_status ww_study_diff(ww_study **out, ww_messages **messages,
                        const ww_rulebook *before, const ww_rulebook *after,
                        const ww_input *profiles) {
  assert(before && after);
  assert(!profiles || profiles->syntax == WW_JSON);
  study_job job = {.rulebook = before, .after = after, .inputs = profiles};
  return make(out, messages, &job, run_diff);
}

static void run_compare(void *context) {
  study_job *job = context;
  job->study = new_study(job);
  job->study->comparison =
      ww_comparison_make(job->arena, job->rulebook->rules,
                         job->profiles[0]->answers, job->profiles[1]->answers);
}

ww_status ww_study_compare(ww_study **out, const ww_rulebook *rulebook,
                           const ww_profile *a, const ww_profile *b) {
  assert(rulebook && a && b);
  study_job job = {.rulebook = rulebook, .profiles = {a, b}};
  if (a->rules != rulebook->rules || b->rules != rulebook->rules)
    return refuse(out, NULL, WW_MISMATCH);
  return make(out, NULL, &job, run_compare);
}

/* ---- Rendering --------------------------------------------------------- */

static void write_text(ww_buf *out, const void *subject,
                       const ww_style *style) {
  const ww_study *study = subject;
  ww_element *document = NULL;
  if (study->tested)
    document = ww_compose_tested(out->arena, study->tested);
  else if (study->agreement)
    document = ww_compose_agreement(out->arena, study->agreement);
  else if (study->entry)
    document = ww_compose_entry(out->arena, study->entry);
  else if (study->diff)
    document = ww_compose_diff(out->arena, study->diff);
  else if (study->comparison)
    document = ww_compose_comparison(out->arena, study->comparison);
  else
    document = ww_compose_rules(out->arena, study->listed, study->decision);
  ww_render_text(out, document, style);
}

static void write_json(ww_buf *out, const void *subject,
                       const ww_style *style) {
  const ww_study *study = subject;
  (void)style;
  if (study->tested)
    ww_put_tested_json(out, study->tested);
  else if (study->agreement)
    ww_put_agreement_json(out, study->agreement);
  else if (study->entry)
    ww_put_entry_json(out, study->entry);
  else if (study->diff)
    ww_put_diff_json(out, study->diff);
  else if (study->comparison)
    ww_put_comparison_json(out, study->comparison);
  else
    ww_put_rules_json(out, study->listed, study->decision);
}

static void write_junit(ww_buf *out, const void *subject,
                        const ww_style *style) {
  const ww_study *study = subject;
  (void)style;
  ww_put_tested_junit(out, study->tested);
}

/* The last is of tests alone. */
static const struct format {
  const char *name;
  ww_writer *write;
} formats[] = {
    {"text", write_text}, {"json", write_json}, {"junit", write_junit}};
enum { FORMATS = sizeof formats / sizeof *formats };

const char *ww_study_format(size_t index) {
  return index < FORMATS - 1 ? formats[index].name : NULL;
}

const char *ww_study_test_format(size_t index) {
  return index < FORMATS ? formats[index].name : NULL;
}

ww_status ww_study_render(ww_text **out, const ww_study *study,
                          const char *format, const ww_style *style) {
  assert(out && study && format);
  *out = NULL;
  for (size_t i = 0; i < FORMATS - !study->tested; i++)
    if (strcmp(format, formats[i].name) == 0)
      return ww_text_make(out, formats[i].write, study, style);
  return WW_INVALID;
}
