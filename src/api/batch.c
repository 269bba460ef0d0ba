/* Many profiles, one after the other; see whichway.h. What a line needs comes
 * from an arena that is reset for the next one. */
#include "api/handles.h"

#include "engine/analysis.h"
#include "engine/costs.h"
#include "read/doors.h"
#include "report/json/json.h"

#include <assert.h>
#include <string.h>

struct ww_batch {
  ww_arena *arena; /* of the handle */
  ww_arena *line;  /* of the line that was handed in last */
  const ww_rules *rules;
  const ww_evidence *evidence; /* of whole decisions; NULL: none */
  bool full, brief, strength;  /* as in ww_batch_options */
  ww_evaluation *evaluation;
  int *states;
  ww_text text; /* the answer to the last line */
};

/* ---- The handle ------------------------------------------------------- */

typedef struct batch_job {
  ww_arena *arena;
  const ww_rulebook *rulebook;
  const ww_batch_options *options;
  ww_batch *batch;
} batch_job;

static void run_batch(void *context) {
  batch_job *job = context;
  const ww_rules *rules = job->rulebook->rules;
  size_t variables = (size_t)rules->program->variable_count;
  ww_batch *batch = WW_NEW(job->arena, ww_batch);
  batch->arena = job->arena;
  batch->rules = rules;
  batch->full = job->options->full;
  batch->brief = job->options->brief;
  batch->strength = job->options->version >= 2 && job->options->strength;
  if ((batch->full && !batch->brief) || batch->strength)
    batch->evidence = ww_evidence_make(job->arena, rules);
  batch->evaluation = ww_evaluation_new(job->arena, rules);
  batch->states = WW_NEWS(job->arena, int, variables);
  job->batch = batch;
}

ww_status ww_batch_open(ww_batch **out, const ww_rulebook *rulebook,
                        const ww_batch_options *options) {
  static const ww_batch_options usual = WW_BATCH_OPTIONS_INIT;
  assert(out && rulebook);
  batch_job job = {.rulebook = rulebook, .options = options ? options : &usual};
  *out = NULL;
  if (!ww_version_between(job.options->version, 2))
    return WW_UNKNOWN_VERSION;
  ww_arena *line = ww_arena_new();
  ww_status status =
      line ? ww_with_arena(&job.arena, run_batch, &job) : WW_NO_MEMORY;
  if (status != WW_OK) {
    ww_arena_free(line);
    return status;
  }
  *out = job.batch;
  (*out)->line = line;
  return WW_OK;
}

void ww_batch_free(ww_batch *batch) {
  if (!batch)
    return;
  ww_arena_free(batch->line);
  ww_arena_free(batch->arena);
}

/* ---- A line ----------------------------------------------------------- */

typedef struct line_job {
  ww_batch *batch;
  ww_source source; /* borrows the caller's bytes for the time of the call */
  size_t number;
  ww_status status;
} line_job;

static bool is_blank(ww_str text) {
  if (text.size > ww_profile_limits.bytes)
    return false;
  for (size_t i = 0; i < text.size; i++)
    if (!strchr(" \t\r\n", text.at[i]) || text.at[i] == '\0')
      return false;
  return true;
}

static void put_whole(const ww_batch *batch, const ww_answers *answers,
                      ww_buf *out) {
  ww_verdict *verdict = ww_verdict_make(batch->line, batch->rules, answers);
  if (!batch->brief) {
    verdict->analysis =
        ww_analysis_make(batch->line, batch->rules, batch->evidence, answers);
    verdict->costs = ww_costs_of(batch->line, verdict);
  }
  ww_put_decision_json_line(out, verdict);
}

static ww_certainty certainty_of(const ww_batch *batch,
                                 const ww_answers *answers) {
  ww_arena *arena = batch->line;
  ww_prospect *prospect =
      ww_prospect_new(arena, batch->rules, batch->rules->main);
  const ww_completions *completions =
      ww_completions_make(arena, prospect, batch->evidence, answers);
  return ww_certainty_make(arena, prospect, batch->evidence, completions, NULL,
                           answers);
}

static void put_short(const ww_batch *batch, size_t line,
                      const ww_answers *answers, ww_buf *out) {
  const ww_rules *rules = batch->rules;
  ww_states_of(rules, answers, batch->states);
  ww_evaluate(rules, batch->states, rules->main + 1, batch->evaluation);
  ww_hush(&batch->evaluation->decisions[rules->main]);
  ww_certainty certainty = {0};
  if (batch->strength)
    certainty = certainty_of(batch, answers);
  ww_put_batch_decision(out, line, rules, answers,
                        &batch->evaluation->decisions[rules->main],
                        batch->strength ? &certainty : NULL);
}

static void run_line(void *context) {
  line_job *job = context;
  ww_batch *batch = job->batch;
  ww_arena *arena = batch->line;
  ww_buf out = ww_buf_new(arena);
  ww_diag_list diags;
  ww_put_c(&out, "");
  if (!is_blank(job->source.text)) {
    ww_diag_list_init(&diags, arena);
    const ww_node *tree =
        ww_json_read(arena, &job->source, &ww_profile_limits, &diags);
    const ww_answers *answers =
        tree ? ww_profile_load(arena, batch->rules, tree, &diags) : NULL;
    if (!answers) {
      ww_put_batch_error(&out, job->number, diags.first);
      job->status = WW_INVALID;
    } else if (batch->full) {
      put_whole(batch, answers, &out);
    } else {
      put_short(batch, job->number, answers, &out);
    }
  }
  batch->text.str = ww_buf_str(&out);
}

ww_status ww_batch_line(ww_batch *batch, const char *bytes, size_t size,
                        size_t number, const ww_text **out) {
  assert(batch && (bytes || size == 0) && out);
  size_t most = ww_profile_limits.bytes + 1; /* enough to be refused */
  line_job job = {.batch = batch,
                  .source = {.text = {bytes, size < most ? size : most}},
                  .number = number,
                  .status = WW_OK};
  ww_str *text = &job.source.text;
  if (text->size > 0 && text->at[text->size - 1] == '\r')
    text->size--; /* of CR LF */
  *out = NULL;
  ww_arena_reset(batch->line);
  if (!ww_protect(batch->line, run_line, &job))
    return WW_NO_MEMORY;
  *out = &batch->text;
  return job.status;
}
