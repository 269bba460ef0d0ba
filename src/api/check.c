/* Public functions on checks of a rulebook; see whichway_study.h. */
#include "whichway_study.h"

#include "api/handles.h"

#include "report/json/json.h"
#include "report/text/text.h"
#include "study/check/check.h"

#include <assert.h>
#include <string.h>

struct ww_check {
  ww_arena *arena;
  const ww_findings *findings;
};

typedef struct check_job {
  ww_arena *arena;
  const ww_rulebook *rulebook;
  const ww_check_options *options;
  ww_check *check;
} check_job;

static void run_check(void *context) {
  check_job *job = context;
  ww_listener progress = {NULL, NULL};
  bool newer = job->options->version >= 2;
  if (newer)
    progress = (ww_listener){job->options->progress.tell,
                             job->options->progress.context};
  ww_findings *findings = ww_findings_make(job->arena, job->rulebook->rules,
                                           job->options->effort * WW_CHECK_WORK,
                                           newer ? &progress : NULL);
  findings->tell_gaps = newer && job->options->gaps;
  job->check = WW_NEW(job->arena, ww_check);
  *job->check = (ww_check){job->arena, findings};
}

ww_status ww_rulebook_check(ww_check **out, const ww_rulebook *rulebook,
                            const ww_check_options *options) {
  static const ww_check_options usual = WW_CHECK_OPTIONS_INIT;
  assert(out && rulebook);
  check_job job = {.rulebook = rulebook, .options = options ? options : &usual};
  *out = NULL;
  if (!ww_version_between(job.options->version, 2))
    return WW_UNKNOWN_VERSION;
  assert(job.options->effort >= 1 && job.options->effort <= 1000);
  ww_status status = ww_with_arena(&job.arena, run_check, &job);
  if (status == WW_OK)
    *out = job.check;
  return status;
}

void ww_check_free(ww_check *check) {
  if (check)
    ww_arena_free(check->arena);
}

size_t ww_check_count(const ww_check *check, ww_level level) {
  assert(check && level >= WW_LEVEL_NOTE && level <= WW_LEVEL_ERROR);
  return (size_t)check->findings->counts[level];
}

bool ww_check_is_exact(const ww_check *check) {
  assert(check);
  return check->findings->facts.exact;
}

static void write_text(ww_buf *out, const void *findings,
                       const ww_style *style) {
  ww_render_check_text(out, findings, style);
}

static void write_json(ww_buf *out, const void *findings,
                       const ww_style *style) {
  (void)style;
  ww_put_check_json(out, findings);
}

static void write_sarif(ww_buf *out, const void *findings,
                        const ww_style *style) {
  (void)style;
  ww_put_check_sarif(out, &(ww_check_log){.findings = findings});
}

static void write_log(ww_buf *out, const void *log, const ww_style *style) {
  (void)style;
  ww_put_check_sarif(out, log);
}

static const struct format {
  const char *name;
  ww_writer *write;
} formats[] = {
    {"text", write_text}, {"json", write_json}, {"sarif", write_sarif}};

const char *ww_check_format(size_t index) {
  return index < sizeof formats / sizeof *formats ? formats[index].name : NULL;
}

ww_status ww_check_render(ww_text **out, const ww_check *check,
                          const char *format, const ww_style *style) {
  assert(out && check && format);
  *out = NULL;
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (strcmp(format, formats[i].name) == 0)
      return ww_text_make(out, formats[i].write, check->findings, style);
  return WW_INVALID;
}

ww_status ww_check_sarif(ww_text **out, const ww_check *check,
                         const ww_messages *why, const char *folder) {
  assert(out && (!folder || folder[0] == '/'));
  ww_check_log log = {.findings = check ? check->findings : NULL,
                      .why = why ? &why->list : NULL,
                      .folder = ww_str_from(folder)};
  return ww_text_make(out, write_log, &log, NULL);
}
