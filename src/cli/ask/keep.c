/* Keeping answers; see keep.h. */
#include "cli/ask/keep.h"

#include "cli/files.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "cli/typed.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- The file --------------------------------------------------------- */

/* "profile.yaml" is kept in "profile.json". */
static char *beside(const char *profile) {
  size_t stem = (size_t)(strrchr(profile, '.') - profile);
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
  return error == 0 ||
         ww_complain(talk, WW_EXIT_STOPPED, "cannot-write", file,
                     "name a file in a folder that you may write to",
                     "the answers cannot be kept here: %s",
                     error == ENOENT ? "there is no such folder"
                                     : ww_reason(error));
}

static bool check_kind(const char *file, ww_talk *talk) {
  struct stat status;
  ww_shown shown;
  if (stat(file, &status) == -1 || S_ISREG(status.st_mode))
    return true;
  return ww_complain_usage(talk, "answers are kept in a regular file",
                           "answers cannot be kept in %s",
                           ww_show_word(shown, file));
}

char *ww_keep_file(const char *profile, ww_talk *talk) {
  bool yaml = ww_is_yaml_name(profile);
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
    snprintf(hint, sizeof hint,
             "'whichway ask %s' goes on with it; or move it away", file);
    fine = ww_complain_usage(talk, hint,
                             "answers to a YAML profile are kept beside it, "
                             "but %s is there already",
                             ww_show_word(shown, file));
  }
  if (!fine) {
    free(file);
    return NULL;
  }
  return file;
}

/* ---- Saving ----------------------------------------------------------- */

bool ww_ask_save(ww_ask *ask) {
  ww_outputs outputs = {0};
  ask->saved = ww_outputs_plan_one(&outputs, ask->file, ask->talk) &&
               ww_complain_status(
                   ask->talk,
                   ww_session_profile(&outputs.at->text, ask->session), NULL) &&
               ww_outputs_write(&outputs, ask->talk);
  ww_outputs_free(&outputs);
  return ask->saved;
}

/* ---- Going on --------------------------------------------------------- */

/* What --set gave is in the file, which is JSON. */
static bool goes_on(const ww_option *option) {
  return option != &ww_option_set && option != &ww_option_input;
}

void ww_keep_resume(ww_bytes *out, const ww_ask *ask) {
  ww_bytes_add(out, "whichway ask ");
  ww_typed_word(out, ask->file);
  ww_typed_options(out, ask->arguments, goes_on);
}
