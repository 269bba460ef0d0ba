/* What commands on rulebooks have in common; see study.h. */
#include "cli/study.h"

#include "cli/files.h"
#include "cli/load.h"

const ww_option ww_option_study_format = {.name = "format",
                                          .kind = WW_VALUE,
                                          .value = "FORMAT",
                                          .help = "write it as",
                                          .choice = ww_study_format,
                                          .fallback = "text"};

bool ww_study_check(const ww_writing *writing, const char *const *names,
                    size_t count) {
  const char *taker = NULL; /* the name that takes standard input */
  for (size_t i = 0; i < count; i++) {
    if (!ww_is_stdin(names[i])) {
      if (!ww_outputs_spare(&writing->outputs, names[i], writing->talk))
        return false;
      continue;
    }
    if (taker)
      return ww_complain_usage(writing->talk,
                               "name a file for all but one of them",
                               "standard input is taken more than once");
    taker = names[i];
  }
  return ww_load_check(writing->arguments, taker, &writing->outputs,
                       writing->talk);
}

static ww_status render(ww_text **text, const void *study, const char *format,
                        const ww_style *style) {
  return ww_study_render(text, study, format, style);
}

bool ww_study_finish(ww_writing *writing, ww_status status, ww_study *study,
                     ww_messages *messages) {
  bool written = ww_complain_status(writing->talk, status, messages) &&
                 ww_writing_write(writing, render, study);
  if (written && !ww_study_passed(study))
    ww_talk_exit(writing->talk, WW_EXIT_GATE);
  ww_study_free(study);
  return written;
}
