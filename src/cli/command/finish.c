/* What commands on rulebooks have in common; see cli/command/command.h. */
#include "cli/command/command.h"

const ww_cli_option ww_option_study_format = {.name = "format",
                                              .kind = WW_VALUE,
                                              .value = "FORMAT",
                                              .help = "write it as",
                                              .choice = ww_study_format,
                                              .fallback = "text"};

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
