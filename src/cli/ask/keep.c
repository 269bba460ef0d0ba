/* Keeping answers; see ask.h. */
#include "cli/ask/ask.h"

#include "cli/command/command.h"
#include "cli/file/file.h"
#include "cli/file/output.h"
#include "cli/line/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
  MINE_MOST = 100,
  STEM_MOST = 255 - (sizeof ".mine.100.json" - 1), /* bytes of NAME */
};

/* ---- The file --------------------------------------------------------- */

/* "profile.yaml" is kept in "profile.json", other names have it added. */
static char *beside(const char *profile) {
  size_t all = strlen(profile);
  size_t stem = ww_is_yaml_name(profile)
                    ? (size_t)(strrchr(profile, '.') - profile)
                    : all;
  size_t size = stem + sizeof ".json";
  char *file = malloc(size);
  if (file)
    snprintf(file, size, "%.*s.json", (int)stem, profile);
  return file;
}

/* A file is replaced as a whole, so its folder is written to. */
static bool check_folder(const char *file, ww_talk *talk) {
  const char *slash = strrchr(file, '/');
  char *folder = strdup(slash ? file : ".");
  if (!folder)
    return ww_complain_memory(talk);
  if (slash)
    folder[slash == file ? 1 : slash - file] = '\0';
  int error = access(folder, W_OK | X_OK) == 0 ? 0 : errno;
  free(folder);
  if (error == ENOENT)
    return ww_complain_folder(talk, file, file);
  return error == 0 ||
         ww_complain(talk, WW_EXIT_STOPPED, "cannot-write", file,
                     "name a file in a folder that you may write to",
                     "the answers cannot be kept here: %s", ww_reason(error));
}

static bool check_kind(const char *file, ww_talk *talk) {
  struct stat status;
  ww_shown shown;
  ww_outputs outputs = {0};
  bool fine = stat(file, &status) == -1 || S_ISREG(status.st_mode);
  bool planned = !fine || ww_outputs_plan_one(&outputs, file, talk);
  fine = fine && planned && outputs.at->replaces;
  ww_outputs_free(&outputs);
  return fine || (planned &&
                  ww_complain_usage(talk, "answers are kept in a regular file",
                                    "answers cannot be kept in %s",
                                    ww_show_word(shown, file)));
}

char *ww_keep_file(const char *profile, bool yaml, ww_talk *talk) {
  if (ww_is_stdin(profile)) {
    ww_complain_usage(talk, "name a file, as in 'whichway ask profile.json'",
                      "answers cannot be kept in standard input");
    return NULL;
  }
  char *file = yaml ? beside(profile) : strdup(profile);
  if (!file) {
    ww_complain_memory(talk);
    return NULL;
  }
  bool fine = check_kind(file, talk) && check_folder(file, talk);
  if (fine && yaml && access(file, F_OK) == 0) {
    ww_shown shown;
    ww_hint_text hint;
    ww_bytes typed = {0};
    ww_typed_word(&typed, file);
    fine =
        ww_complain_usage(talk,
                          ww_hint_print(hint,
                                        "'whichway ask %s' goes on with it; or "
                                        "move it away",
                                        ww_bytes_text(&typed)),
                          "answers to a YAML profile are kept beside it, "
                          "but %s is there already",
                          ww_show_word(shown, file));
    ww_bytes_free(&typed);
  }
  if (!fine) {
    free(file);
    return NULL;
  }
  return file;
}

ww_rulebook *ww_keep_rulebook(ww_ask *ask) {
  ww_outputs outputs = {0};
  ww_rulebook *rulebook = NULL;
  if (ww_outputs_plan_one(&outputs, ask->file, ask->talk)) {
    ww_outputs_guard(&outputs, ask->talk);
    rulebook = ww_load_rulebook(ask->arguments, ask->talk);
    ww_outputs_guard(NULL, ask->talk);
  }
  ww_outputs_free(&outputs);
  return rulebook;
}

/* ---- Saving ----------------------------------------------------------- */

/* What others put there, be it a folder, a FIFO or what may not be read. */
static bool is_taken(const ww_watch *watch, const char *file) {
  struct stat status;
  return stat(file, &status) == 0 && !ww_watch_holds(watch, file);
}

/* Writes the answers to a file that is as its watch says; else breaks it. */
static bool write_answers(const ww_ask *ask, const char *file,
                          ww_watch *watch) {
  ww_outputs outputs = {0};
  watch->broken = is_taken(watch, file);
  if (watch->broken)
    return false;
  bool planned = ww_outputs_plan_one(&outputs, file, ask->talk);
  if (planned)
    outputs.at->replacement.watch = watch;
  bool written =
      planned &&
      ww_complain_status(ask->talk,
                         ww_session_profile(&outputs.at->text, ask->session),
                         NULL) &&
      ww_outputs_write(&outputs, ask->talk);
  if (written)
    ww_watch_written(watch, file, ww_text_bytes(outputs.at->text),
                     ww_text_size(outputs.at->text));
  ww_outputs_free(&outputs);
  return written;
}

static bool in_profile(const ww_ask *ask) {
  return ask->profile && !ask->watch.exists;
}

static bool is_input(const ww_cli_option *option) {
  return option == &ww_option_input;
}

/* ---- In another file -------------------------------------------------- */

/* How much of a name stands before such an end. */
static size_t without(const char *name, size_t size, const char *end) {
  size_t end_size = strlen(end);
  bool has =
      size >= end_size && strncmp(name + size - end_size, end, end_size) == 0;
  return has ? size - end_size : size;
}

/* Of a long name the beginning, which ends with a whole character. */
static size_t shorten(const char *file, size_t size) {
  size_t most = ww_folder_size(file) + STEM_MOST;
  if (size <= most)
    return size;
  while (most > 0 && ((unsigned char)file[most] & 0xC0) == 0x80)
    most--;
  return most;
}

/* "p.json" goes on in "p.mine.json", then in "p.mine.2.json". */
static char *name_mine(const char *file, int number) {
  size_t size = without(file, strlen(file), ".json");
  size_t digits = size;
  char count[16] = "";
  while (digits > 0 && file[digits - 1] >= '0' && file[digits - 1] <= '9')
    digits--;
  if (digits > 0 && without(file, digits, ".mine.") < digits)
    size = digits - 1;
  size = shorten(file, without(file, size, ".mine"));
  if (number > 1)
    snprintf(count, sizeof count, ".%d", number);
  size_t most = size + sizeof ".mine" + sizeof count + sizeof ".json";
  char *mine = malloc(most);
  if (mine)
    snprintf(mine, most, "%.*s.mine%s.json", (int)size, file, count);
  return mine;
}

/* That somebody else wrote what was read, and where the answers go on. */
static void part(ww_ask *ask, const char *theirs, const ww_watch *watch,
                 const char *mine) {
  ww_bytes command = {0};
  ww_hint_text hint;
  ww_shown shown;
  bool gone = access(theirs, F_OK) == -1;
  ww_typed_word(&command, theirs);
  ww_bytes_add(&command, " ");
  ww_typed_word(&command, mine);
  ww_typed_rules(&command, ask->arguments);
  if (theirs == ask->profile)
    ww_typed_options(&command, ask->arguments, is_input);
  const char *advice = ww_hint_print(
      hint, "'whichway compare %s' tells them apart", ww_bytes_text(&command));
  ww_complain(ask->talk, WW_EXIT_STOPPED, "changed-meanwhile", theirs,
              gone || command.failed ? NULL : advice,
              "somebody else has %s it meanwhile; your answers go on in %s",
              gone            ? "removed"
              : watch->exists ? "changed"
                              : "made",
              ww_show_word(shown, mine));
  ww_bytes_free(&command);
  ask->moved = true;
}

/* Always true: the answers are safe. */
static bool move(ww_ask *ask, char *mine, const ww_watch *watch) {
  part(ask, ask->file, &ask->watch, mine);
  free(ask->file);
  ask->file = mine;
  ask->watch = *watch;
  return true;
}

/* A YAML profile is as it was read, or it was said that it is not. */
static bool source_holds(const ww_ask *ask) {
  return !ask->profile || ask->source.broken ||
         ww_watch_holds(&ask->source, ask->profile);
}

static bool save_elsewhere(ww_ask *ask) {
  for (int number = 1; number <= MINE_MOST; number++) {
    ww_watch watch = {0};
    char *mine = name_mine(ask->file, number);
    if (!mine)
      return ww_complain_memory(ask->talk);
    bool other = strcmp(mine, ask->file) != 0;
    if (other && write_answers(ask, mine, &watch))
      return move(ask, mine, &watch);
    free(mine);
    if (other && !watch.broken)
      return false;
  }
  return ww_complain(ask->talk, WW_EXIT_STOPPED, "cannot-write", ask->file,
                     "move some of them away",
                     "somebody else has changed it meanwhile, and its other "
                     "names, as far as '.mine.%d', are taken",
                     MINE_MOST);
}

bool ww_ask_wants_name(const ww_ask *ask) {
  return ask->offers && *ww_session_project(ask->session) == '\0' &&
         ww_session_standing(ask->session)->answered == 0;
}

bool ww_ask_save(ww_ask *ask) {
  ask->moved = false;
  ask->saved = write_answers(ask, ask->file, &ask->watch) ||
               (ask->watch.broken && save_elsewhere(ask));
  if (ask->saved && !source_holds(ask)) {
    part(ask, ask->profile, &ask->source, ask->file);
    ask->source.broken = true;
  }
  if (!ask->saved) /* its name was right when asking began */
    ww_talk_exit(ask->talk, WW_EXIT_STOPPED);
  return ask->saved;
}

bool ww_keep_holds(const ww_ask *ask) {
  bool unneeded = in_profile(ask) && !ask->changed;
  return source_holds(ask) &&
         (unneeded || ww_watch_holds(&ask->watch, ask->file));
}

/* ---- Going on --------------------------------------------------------- */

const char *ww_keep_where(const ww_ask *ask) {
  return in_profile(ask) ? ask->profile : ask->file;
}

/* What --set gave is in the file, which is JSON. */
static bool goes_on(const ww_cli_option *option) {
  return option != &ww_option_set && option != &ww_option_input;
}

void ww_keep_resume(ww_bytes *out, const ww_ask *ask) {
  ww_bytes_add(out, "whichway ask ");
  ww_typed_word(out, ww_keep_where(ask));
  ww_typed_options(out, ask->arguments, goes_on);
  if (in_profile(ask))
    ww_typed_options(out, ask->arguments, is_input);
}

void ww_keep_reading(ww_bytes *out, const ww_ask *ask) {
  ww_typed_rules(out, ask->arguments);
  if (in_profile(ask))
    ww_typed_options(out, ask->arguments, is_input);
}
