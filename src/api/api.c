/* Public functions on rulebooks, profiles and decisions: each
 * guards and forwards; see whichway.h. */
#include "api/handles.h"

#include "base/sha256.h"
#include "engine/analysis.h"
#include "engine/costs.h"
#include "read/doors.h"
#include "report/compose/documents.h"
#include "report/json/json.h"
#include "report/text/text.h"
#include "rulebook/builtin.h"
#include "rulebook/digest.h"
#include "rulebook/load.h"
#include "rulebook/precedents.h"

#include <assert.h>
#include <string.h>

/* ---- Reading ---------------------------------------------------------- */

const ww_source *ww_input_keep(ww_arena *arena, const ww_input *input) {
  assert(input->name && (input->bytes || input->size == 0));
  assert(input->syntax == WW_JSON || input->syntax == WW_YAML);
  ww_source *source = WW_NEW(arena, ww_source);
  ww_str name = ww_str_from(input->name);
  source->name = (ww_str){ww_arena_copy(arena, name.at, name.size), name.size};
  source->text =
      (ww_str){ww_arena_copy(arena, input->bytes, input->size), input->size};
  return source;
}

/* The bytes are copied only once their size has been found fit. */
const ww_node *ww_input_read(ww_arena *arena, const ww_input *input,
                             const ww_limits *limits, ww_diag_list *diags) {
  ww_input fit = *input;
  if (fit.size > limits->bytes)
    fit.size = limits->bytes + 1;
  const ww_source *source = ww_input_keep(arena, &fit);
  return input->syntax == WW_YAML ? ww_yaml_read(arena, source, limits, diags)
                                  : ww_json_read(arena, source, limits, diags);
}

/* ---- Rulebooks -------------------------------------------------------- */

typedef struct rulebook_job {
  ww_arena *arena;
  const ww_rulebook_options *options;
  ww_messages *messages; /* where there is something wrong */
  const ww_node *base;   /* before the overlays */
  const ww_node **overlays;
  ww_rulebook *rulebook;
} rulebook_job;

static const ww_node *read_files(rulebook_job *job) {
  const ww_rulebook_options *options = job->options;
  if (options->file_count == 0)
    return ww_builtin_tree(job->arena);
  ww_diag_list *diags = &job->messages->list;
  const ww_node **files =
      WW_NEWS(job->arena, const ww_node *, options->file_count);
  for (size_t i = 0; i < options->file_count; i++)
    files[i] = ww_input_read(job->arena, &options->files[i],
                             &ww_rulebook_limits, diags);
  if (diags->errors > 0)
    return NULL;
  return ww_merge_files(job->arena, files, options->file_count, diags);
}

static const ww_node *lay_over(rulebook_job *job, const ww_node *tree) {
  const ww_rulebook_options *options = job->options;
  ww_diag_list *diags = &job->messages->list;
  job->overlays = WW_NEWS(job->arena, const ww_node *, options->overlay_count);
  for (size_t i = 0; tree && i < options->overlay_count; i++) {
    const ww_node *overlay = ww_input_read(job->arena, &options->overlays[i],
                                           &ww_rulebook_limits, diags);
    tree = overlay ? ww_merge_overlay(job->arena, tree, overlay, diags) : NULL;
    job->overlays[i] = overlay;
  }
  return tree;
}

/* Overlays are named by their files, without folders: no output tells where
 * somebody keeps them. */
static void name_overlays(rulebook_job *job, ww_rules *rules) {
  const ww_rulebook_options *options = job->options;
  rules->overlays = WW_NEWS(job->arena, ww_str, options->overlay_count);
  for (size_t i = 0; i < options->overlay_count; i++) {
    const char *name = options->overlays[i].name;
    const char *slash = strrchr(name, '/');
    ww_str last = ww_str_from(slash ? slash + 1 : name);
    rules->overlays[rules->overlay_count++] =
        (ww_str){ww_arena_copy(job->arena, last.at, last.size), last.size};
  }
}

/* The C strings of the interface are made here, once. */
static ww_rulebook *make_handle(ww_arena *arena, ww_rules *rules) {
  ww_rulebook *rulebook = WW_NEW(arena, ww_rulebook);
  const ww_decision_rules *decision = &rules->decisions[rules->main];
  rulebook->arena = arena;
  rulebook->rules = rules;
  rulebook->name = ww_arena_copy(arena, rules->name.at, rules->name.size);
  rulebook->version =
      ww_arena_copy(arena, rules->version.at, rules->version.size);
  rulebook->option_count = (size_t)decision->option_count;
  rulebook->options = WW_NEWS(arena, const char *, rulebook->option_count);
  for (size_t i = 0; i < rulebook->option_count; i++)
    rulebook->options[i] = ww_arena_copy(arena, decision->options[i].id.at,
                                         decision->options[i].id.size);
  return rulebook;
}

static bool load_precedents(rulebook_job *job, ww_rules *rules) {
  rules->precedents =
      ww_precedents_load(job->arena, rules, &job->messages->list);
  return rules->precedents != NULL;
}

static void run_rulebook(void *context) {
  rulebook_job *job = context;
  const ww_rulebook_options *options = job->options;
  if (options->file_count == 0 && options->overlay_count == 0) {
    job->rulebook = make_handle(job->arena, ww_builtin_thaw(job->arena));
    return;
  }
  job->messages = ww_messages_in(job->arena);
  job->base = read_files(job);
  const ww_node *tree = lay_over(job, job->base);
  if (!tree)
    return;
  ww_rules *rules = ww_rules_load(job->arena, tree, &job->messages->list);
  if (!rules || !load_precedents(job, rules)) {
    if (options->overlay_count > 0)
      ww_overlays_blame(job->arena, job->base, job->overlays,
                        options->overlay_count, &job->messages->list);
    return;
  }
  name_overlays(job, rules);
  if (job->options->overlay_count > 0)
    ww_overlay_entries_list(rules, job->base, job->overlays,
                            job->options->overlay_count);
  job->rulebook = make_handle(job->arena, rules);
}

ww_status ww_messages_hand_over(ww_messages **out, ww_messages *messages) {
  if (out)
    *out = messages;
  else
    ww_messages_free(messages);
  return WW_INVALID;
}

ww_status ww_rulebook_open(ww_rulebook **out, ww_messages **messages,
                           const ww_rulebook_options *options) {
  static const ww_rulebook_options shipped = WW_RULEBOOK_OPTIONS_INIT;
  rulebook_job job = {.options = options ? options : &shipped};
  assert(out);
  *out = NULL;
  if (messages)
    *messages = NULL;
  if (!ww_version_known(job.options->version))
    return WW_UNKNOWN_VERSION;
  assert(job.options->files || job.options->file_count == 0);
  assert(job.options->overlays || job.options->overlay_count == 0);
  ww_status status = ww_with_arena(&job.arena, run_rulebook, &job);
  if (status != WW_OK)
    return status;
  *out = job.rulebook;
  return *out ? WW_OK : ww_messages_hand_over(messages, job.messages);
}

void ww_rulebook_free(ww_rulebook *rulebook) {
  if (rulebook)
    ww_arena_free(rulebook->arena);
}

const char *ww_rulebook_name(const ww_rulebook *rulebook) {
  assert(rulebook);
  return rulebook->name;
}

const char *ww_rulebook_version(const ww_rulebook *rulebook) {
  assert(rulebook);
  return rulebook->version;
}

typedef struct digest_job {
  ww_arena *arena;
  const ww_rules *rules;
  const char *digest;
} digest_job;

static void run_digest(void *context) {
  digest_job *job = context;
  job->digest = ww_digest_of(job->arena, job->rules);
}

const char *ww_rulebook_digest(const ww_rulebook *rulebook) {
  assert(rulebook);
  digest_job job = {.rules = rulebook->rules};
  if (ww_with_arena(&job.arena, run_digest, &job) == WW_OK)
    ww_arena_free(job.arena);
  return job.digest;
}

const char *ww_rulebook_option(const ww_rulebook *rulebook, size_t index) {
  assert(rulebook);
  return index < rulebook->option_count ? rulebook->options[index] : NULL;
}

/* ---- Profiles --------------------------------------------------------- */

typedef struct profile_job {
  ww_arena *arena;
  const ww_rules *rules;
  const ww_input *input;
  ww_messages *messages;
  ww_profile *profile;
} profile_job;

static void run_profile(void *context) {
  profile_job *job = context;
  job->messages = ww_messages_in(job->arena);
  ww_diag_list *diags = &job->messages->list;
  const ww_node *tree =
      ww_input_read(job->arena, job->input, &ww_profile_limits, diags);
  ww_answers *answers =
      tree ? ww_profile_load(job->arena, job->rules, tree, diags) : NULL;
  if (!answers)
    return;
  job->profile = WW_NEW(job->arena, ww_profile);
  *job->profile = (ww_profile){job->arena, job->rules, answers};
}

ww_status ww_profile_open(ww_profile **out, ww_messages **messages,
                          const ww_rulebook *rulebook, const ww_input *input) {
  assert(out && rulebook && input);
  profile_job job = {.rules = rulebook->rules, .input = input};
  *out = NULL;
  if (messages)
    *messages = NULL;
  ww_status status = ww_with_arena(&job.arena, run_profile, &job);
  if (status != WW_OK)
    return status;
  *out = job.profile;
  if (!*out)
    return ww_messages_hand_over(messages, job.messages);
  if (messages)
    *messages = ww_messages_copy(&job.messages->list);
  return WW_OK;
}

void ww_profile_free(ww_profile *profile) {
  if (profile)
    ww_arena_free(profile->arena);
}

static void write_template(ww_buf *out, const void *rules,
                           const ww_style *style) {
  (void)style;
  ww_put_profile_template(out, rules);
}

ww_status ww_profile_template(ww_text **out, const ww_rulebook *rulebook) {
  assert(out && rulebook);
  return ww_text_make(out, write_template, rulebook->rules, NULL);
}

static void write_rules(ww_buf *out, const void *rules, const ww_style *style) {
  (void)style;
  ww_put_rules_yaml(out, rules);
}

ww_status ww_rulebook_print(ww_text **out, const ww_rulebook *rulebook) {
  assert(out && rulebook);
  return ww_text_make(out, write_rules, rulebook->rules, NULL);
}

/* ---- Decisions -------------------------------------------------------- */

typedef struct decision_job {
  ww_arena *arena;
  const ww_rulebook *rulebook;
  const ww_profile *profile;
  const ww_decide_options *options;
  ww_decision *decision;
} decision_job;

static void run_decision(void *context) {
  decision_job *job = context;
  const ww_rules *rules = job->rulebook->rules;
  const ww_answers *answers = job->profile->answers;
  job->decision = WW_NEW(job->arena, ww_decision);
  job->decision->arena = job->arena;
  job->decision->rulebook = job->rulebook;
  ww_verdict *verdict = ww_verdict_make(job->arena, rules, answers);
  if (!job->options->brief) {
    bool recommended = ww_main_result(verdict)->winner != WW_NONE;
    const ww_evidence *evidence = recommended
                                      ? ww_evidence_make(job->arena, rules)
                                      : ww_evidence_bare(job->arena, rules);
    verdict->analysis = ww_analysis_make(job->arena, rules, evidence, answers);
    verdict->costs = ww_costs_of(job->arena, verdict);
  }
  job->decision->verdict = verdict;
}

ww_status ww_decide(ww_decision **out, const ww_rulebook *rulebook,
                    const ww_profile *profile,
                    const ww_decide_options *options) {
  static const ww_decide_options usual = WW_DECIDE_OPTIONS_INIT;
  assert(out && rulebook && profile);
  decision_job job = {.rulebook = rulebook,
                      .profile = profile,
                      .options = options ? options : &usual};
  *out = NULL;
  if (!ww_version_known(job.options->version))
    return WW_UNKNOWN_VERSION;
  if (profile->rules != rulebook->rules)
    return WW_MISMATCH;
  ww_status status = ww_with_arena(&job.arena, run_decision, &job);
  if (status == WW_OK)
    *out = job.decision;
  return status;
}

void ww_decision_free(ww_decision *decision) {
  if (decision)
    ww_arena_free(decision->arena);
}

const char *ww_decision_recommendation(const ww_decision *decision) {
  assert(decision);
  int winner = ww_main_result(decision->verdict)->winner;
  return winner == WW_NONE ? NULL : decision->rulebook->options[winner];
}

const char *ww_decision_status(const ww_decision *decision) {
  assert(decision);
  const ww_analysis *analysis = decision->verdict->analysis;
  return analysis ? ww_state_names[analysis->unknowns->state] : NULL;
}

const char *ww_decision_strength(const ww_decision *decision) {
  assert(decision);
  const ww_analysis *analysis = decision->verdict->analysis;
  return analysis && analysis->certainty.given
             ? ww_strength_names[analysis->certainty.strength]
             : NULL;
}

void ww_decision_record(const ww_decision *decision, size_t *right,
                        size_t *of) {
  assert(decision && right && of);
  const ww_analysis *analysis = decision->verdict->analysis;
  *right = analysis ? (size_t)analysis->certainty.record.right : 0;
  *of = analysis ? (size_t)analysis->certainty.record.of : 0;
}

static void write_screen(ww_buf *out, const void *verdict,
                         const ww_style *style) {
  ww_render_text(out, ww_compose_screen(out->arena, verdict), style);
}

static void write_whole(ww_buf *out, const void *verdict,
                        const ww_style *style) {
  ww_render_text(out, ww_compose_decision(out->arena, verdict), style);
}

static void write_json(ww_buf *out, const void *verdict,
                       const ww_style *style) {
  (void)style;
  ww_put_decision_json(out, verdict);
}

static const struct format {
  const char *name;
  ww_writer *write;
} formats[] = {
    {"text", write_screen}, {"json", write_json}, {"full", write_whole}};

const char *ww_decision_format(size_t index) {
  return index < sizeof formats / sizeof *formats ? formats[index].name : NULL;
}

ww_status ww_decision_render(ww_text **out, const ww_decision *decision,
                             const char *format, const ww_style *style) {
  assert(out && decision && format);
  *out = NULL;
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (strcmp(format, formats[i].name) == 0)
      return ww_text_make(out, formats[i].write, decision->verdict, style);
  return WW_INVALID;
}
