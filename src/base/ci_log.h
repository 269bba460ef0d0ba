/* What the runner of a CI job obeys in what a program prints, and how text is
 * kept from it.
 *
 * GitHub's runner (and Gitea's, Forgejo's and act's) takes a line that begins
 * with "::", blanks before it aside, for a command, and "##[" anywhere in it
 * (actions/runner, src/Runner.Common/ActionCommand.cs; a line ends at LF, CR
 * or both: .NET's ReadLine). Azure's agent obeys "##vso[" anywhere
 * (microsoft/azure-pipelines-agent, Command.cs) and TeamCity "##teamcity[";
 * whatever word stands there is treated alike. GitLab's sections need a raw CR
 * and ESC, which no text holds (ww_put_visible).
 *
 * A '#' that begins a command is written \u{23}, in JSON \u0023, and a ':'
 * \u{3A}. A renderer whose lines are commands would call ww_unheeded on each
 * text that it puts into one, and not be called through ww_text_make. */
#ifndef WW_BASE_CI_LOG_H
#define WW_BASE_CI_LOG_H

#include "base/buf.h"

/* Columns that a broken character takes more than it would have. */
enum { WW_BROKEN_COLUMNS = 5 };

/* Whether "##[", "##vso[" or the like stands at `at`: a '#' there. */
bool ww_opens_ci_command(ww_str text, size_t at);

static inline bool ww_is_ci_command(ww_str text, size_t at) {
  return text.at[at] == '#' && ww_opens_ci_command(text, at);
}

/* Whether what begins at `at` would be a command as a line. */
bool ww_is_ci_line(ww_str text, size_t at);

/* Appends the character that commands begin with, broken. */
void ww_put_broken(ww_buf *buf, char character);

/* The text, well-formed UTF-8, such that no line of it is a command or holds
 * one; the same bytes where none does. */
ww_str ww_unheeded(ww_arena *arena, ww_str text);

#endif
