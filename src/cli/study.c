/* What commands on rulebooks have in common; see study.h. */
#include "cli/study.h"

#include "cli/files.h"
#include "cli/load.h"
#include "cli/shared_options.h"

#include <unistd.h>

const ww_option ww_option_study_format = {.name = "format",
                                          .kind = WW_VALUE,
                                          .value = "FORMAT",
                                          .help = "write it as",
                                          .choice = ww_study_format,
                                          .fallback = "text"};

/* --format is for outputs that do not name theirs. */
static bool check_formats(const ww_study_job *job) {
  if (!ww_option_given(job->arguments, &ww_option_study_format))
    return true;
  for (size_t i = 0; i < job->outputs.count; i++)
    if (!job->outputs.at[i].format)
      return true;
  return ww_complain_usage(job->talk, "leave it out, or add '-o -'",
                           "'--format' has no output: each '-o' names its own "
                           "format");
}

bool ww_study_plan(ww_study_job *job, const ww_arguments *arguments,
                   ww_talk *talk) {
  *job = (ww_study_job){.arguments = arguments, .talk = talk};
  return ww_looks_read(&job->looks, arguments, talk) &&
         ww_outputs_plan(&job->outputs, arguments, ww_study_format, talk) &&
         check_formats(job);
}

bool ww_study_check(const ww_study_job *job, const char *const *names,
                    size_t count) {
  const char *taker = NULL; /* the name that takes standard input */
  for (size_t i = 0; i < count; i++) {
    if (!ww_is_stdin(names[i])) {
      if (!ww_outputs_spare(&job->outputs, names[i], job->talk))
        return false;
      continue;
    }
    if (taker)
      return ww_complain_usage(job->talk, "name a file for all but one of them",
                               "standard input is taken more than once");
    taker = names[i];
  }
  return ww_load_check(job->arguments, taker, &job->outputs, job->talk);
}

static bool render(const ww_study_job *job, const ww_study *study) {
  const char *usual = ww_option_value(job->arguments, &ww_option_study_format);
  for (size_t i = 0; i < job->outputs.count; i++) {
    ww_output *output = &job->outputs.at[i];
    const char *format = output->format ? output->format : usual;
    ww_style style = ww_output_is_stdout(output)
                         ? ww_looks_style(&job->looks, STDOUT_FILENO)
                         : ww_looks_file_style(&job->looks);
    ww_status status = ww_study_render(
        &output->text, study, format ? format : ww_option_study_format.fallback,
        &style);
    if (!ww_complain_status(job->talk, status, NULL))
      return false;
  }
  return true;
}

bool ww_study_finish(ww_study_job *job, ww_status status, ww_study *study,
                     ww_messages *messages) {
  bool written = ww_complain_status(job->talk, status, messages) &&
                 render(job, study) &&
                 ww_outputs_write(&job->outputs, job->talk);
  if (written && !ww_study_passed(study))
    ww_talk_exit(job->talk, WW_EXIT_GATE);
  ww_study_free(study);
  return written;
}

void ww_study_job_free(ww_study_job *job) {
  ww_outputs_free(&job->outputs);
}
