/* What the commands on rulebooks have in common: they make a study of
 * something (whichway_study.h), write it and end with 1 where it says so. */
#ifndef WW_CLI_STUDY_H
#define WW_CLI_STUDY_H

#include "cli/output.h"
#include "cli/terminal.h"
#include "whichway_study.h"

/* "--format" for a study. */
extern const ww_option ww_option_study_format;

typedef struct ww_study_job {
  const ww_arguments *arguments;
  ww_talk *talk;
  ww_looks looks;
  ww_outputs outputs;
} ww_study_job;

/* Plans the outputs, before anything is read. To be freed in any case. */
bool ww_study_plan(ww_study_job *job, const ww_arguments *arguments,
                   ww_talk *talk);
/* Complains of what went wrong, else writes the study and frees it; exit 1
 * unless it passed. */
bool ww_study_finish(ww_study_job *job, ww_status status, ww_study *study,
                     ww_messages *messages);
void ww_study_job_free(ww_study_job *job);

/* Standard input is named at most once, by these names or by --rules and
 * --overlay; and no output would overwrite any of them. */
bool ww_study_check(const ww_study_job *job, const char *const *names,
                    size_t count);

#endif
