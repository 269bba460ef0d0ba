/* What the parts of `whichway ask` share: one run of it.
 *
 * The session (whichway.h) is the interview itself; line mode
 * (cli/ask/lines/lines.h) and arrow mode (cli/ask/arrows/arrows.h) show it,
 * keep.c keeps its answers. */
#ifndef WW_CLI_ASK_ASK_H
#define WW_CLI_ASK_ASK_H

#include "cli/file/replace.h"
#include "cli/line/bytes.h"
#include "cli/line/options.h"
#include "cli/terminal/terminal.h"
#include "whichway_ask.h"

typedef struct ww_ask {
  ww_talk *talk;
  const ww_arguments *arguments;
  const ww_looks *looks;
  ww_session *session;
  const char *profile; /* a YAML profile, which is not rewritten, or NULL */
  char *file;          /* where the answers are kept */
  ww_watch watch;      /* over the file, from when it was read */
  ww_watch source;     /* over the YAML profile */
  int descriptor;      /* the dialogue is written to */
  bool offers;         /* to stop, and to go on: no --until, --all, --only */
  bool saved;          /* all answers are in a file */
  bool moved;          /* away from what others wrote, by the last save */
  bool changed;        /* some answer was given */
} ww_ask;

typedef enum ww_ask_end {
  WW_ASK_DONE,        /* the decision is wanted */
  WW_ASK_QUIT,        /* `q` */
  WW_ASK_INPUT_ENDED, /* before the interview did */
  WW_ASK_INTERRUPTED, /* ww_signal_caught() tells by what */
  WW_ASK_FAILED,      /* complained */
} ww_ask_end;

/* Whether to ask first what the project is called: it has no name yet, and
 * somebody is there who begins with it. */
bool ww_ask_wants_name(const ww_ask *ask);

/* Saves after each answer; false: complained, and the interview goes on. What
 * somebody else wrote meanwhile is left alone: from then on the answers are
 * kept in another file, which is complained of, too, as is a YAML profile that
 * is no longer what was read. */
bool ww_ask_save(ww_ask *ask);

/* ---- Commands of both modes */

typedef enum ww_ask_command {
  WW_COMMAND_NONE,
  WW_COMMAND_WHY,
  WW_COMMAND_BACK,
  WW_COMMAND_UNKNOWN,
  WW_COMMAND_REVIEW,
  WW_COMMAND_QUIT,
  WW_COMMAND_GUESSED,
  WW_COMMAND_MEASURED,
  WW_COMMAND_ESTIMATED,
  WW_COMMAND_NOTE,
} ww_ask_command;

/* The command that a line is, and what follows it ("n a remark"): a letter,
 * small or capital, unless an answer is called so, or its word, unless an
 * answer begins with it. On a yes/no question n means no, and N is the note. */
ww_ask_command ww_command_read(const char *line, const ww_asked *asked,
                               const char **rest);
/* The command of a letter, small or capital. */
ww_ask_command ww_command_key(char letter);
/* "measured" of WW_COMMAND_MEASURED; NULL: it marks nothing. */
const char *ww_command_basis(ww_ask_command command);

/* ---- Keep ------------------------------------------------------------- */

/* Where the answers of an interview are kept, and how to go on with them. */

/* The file for the answers of a profile: itself, or beside a YAML file one
 * whose name ends in .json. To be freed; NULL: complained, of one that cannot
 * be written or would overwrite another. */
char *ww_keep_file(const char *profile, bool yaml, ww_talk *talk);

/* Where the answers are: in that file, or in a YAML profile as long as there
 * are no others. */
const char *ww_keep_where(const ww_ask *ask);

/* Whether the file is still as it was read or written last, and a YAML profile
 * as it was read; answers that are all in that need no file. */
bool ww_keep_holds(const ww_ask *ask);

/* Loads the rulebook, from no file that the answers are kept in. */
ww_rulebook *ww_keep_rulebook(ww_ask *ask);

/* "whichway ask 'my profile.json' --plain --rules ours": the command that goes
 * on, in the same way. */
void ww_keep_resume(ww_bytes *out, const ww_ask *ask);
/* " --rules ours --input yaml": what another command needs to read them. */
void ww_keep_reading(ww_bytes *out, const ww_ask *ask);

/* ---- Ending ----------------------------------------------------------- */

/* The end of `whichway ask`: the decision, where the answers are, and what to
 * type next. */

/* Does not return when a signal ended the interview: dies of it. */
void ww_ask_finish(ww_ask *ask, ww_ask_end how);

/* The answers that are missing and the flags that supply them: exit 2. */
void ww_ask_list_missing(const ww_ask *ask);

#endif
