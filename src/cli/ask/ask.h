/* What the parts of `whichway ask` share: one run of it.
 *
 * The session (whichway.h) is the interview itself; line mode (plain.h) and
 * arrow mode (arrow.h) show it, keep.h keeps its answers. */
#ifndef WW_CLI_ASK_ASK_H
#define WW_CLI_ASK_ASK_H

#include "whichway_ask.h"

#include "cli/bytes.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "cli/watch.h"

typedef struct ww_ask {
  ww_talk *talk;
  const ww_arguments *arguments;
  const ww_looks *looks;
  ww_session *session;
  const char *profile; /* a YAML profile, which is not rewritten, or NULL */
  char *file;          /* where the answers are kept */
  ww_watch watch;      /* over the file, from when it was read */
  int descriptor;      /* the dialogue is written to */
  bool offers;         /* to stop, and to go on: no --until, --all, --only */
  bool saved;          /* all answers are in a file */
  bool moved;          /* to another file, by the last save */
  bool changed;        /* some answer was given */
} ww_ask;

typedef enum ww_ask_end {
  WW_ASK_DONE,        /* the decision is wanted */
  WW_ASK_QUIT,        /* `q` */
  WW_ASK_INPUT_ENDED, /* before the interview did */
  WW_ASK_INTERRUPTED, /* ww_signal_caught() tells by what */
  WW_ASK_FAILED,      /* complained */
} ww_ask_end;

/* Saves after each answer; false: complained, and the interview goes on. What
 * somebody else wrote meanwhile is left alone: from then on the answers are
 * kept in another file, which is complained of, too. */
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

#endif
