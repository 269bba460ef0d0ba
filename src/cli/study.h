/* What the commands on rulebooks have in common: they make a study of
 * something (whichway_study.h), write it and end with 1 where it says so. */
#ifndef WW_CLI_STUDY_H
#define WW_CLI_STUDY_H

#include "cli/writing.h"
#include "whichway_study.h"

/* "--format" for a study. */
extern const ww_option ww_option_study_format;

/* Complains of what went wrong, else writes the study and frees it; exit 1
 * unless it passed. */
bool ww_study_finish(ww_writing *writing, ww_status status, ww_study *study,
                     ww_messages *messages);

#endif
