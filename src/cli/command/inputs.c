/* Opening rulebook and profile; see cli/command/command.h. */
#include "cli/command/command.h"

#include "cli/file/file.h"
#include "cli/line/bytes.h"
#include "cli/line/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Commands may word their --overlay in their own way. */
static bool names_file(const ww_given *given) {
  return given->option == &ww_option_rules ||
         strcmp(given->option->name, ww_option_overlay.name) == 0;
}

/* What is no "id=value" is complained of where it is set. */
static bool same_question(const char *a, const char *b) {
  size_t size = strcspn(a, "=");
  return a[size] && strncmp(a, b, size + 1) == 0;
}

/* By none of --set up to this one. */
static bool check_setting(const ww_arguments *arguments, size_t last,
                          ww_talk *talk) {
  const char *setting = arguments->given[last].value;
  for (size_t i = 0; i < last; i++) {
    if (arguments->given[i].option != &ww_option_set ||
        !same_question(arguments->given[i].value, setting))
      continue;
    ww_bytes id = {0};
    ww_shown shown;
    ww_bytes_add_some(&id, setting, strcspn(setting, "="));
    ww_complain_usage(talk, "leave one of them out", "'--set' answers %s twice",
                      ww_show_word(shown, ww_bytes_text(&id)));
    ww_bytes_free(&id);
    return false;
  }
  return true;
}

bool ww_load_check(const ww_arguments *arguments, const char *const *names,
                   size_t count, ww_talk *talk) {
  int takers = 0;
  for (size_t i = 0; i < count; i++)
    takers += ww_is_stdin(names[i]);
  for (size_t i = 0; i < arguments->given_count; i++) {
    const ww_given *given = &arguments->given[i];
    takers += names_file(given) && ww_is_stdin(given->value);
    if (given->option == &ww_option_set && !check_setting(arguments, i, talk))
      return false;
  }
  return takers < 2 ||
         ww_complain_usage(talk, "name a file for all but one of them",
                           "standard input is taken more than once");
}

const char *ww_profile_name(const ww_arguments *arguments) {
  return arguments->word_count > 0 ? arguments->words[0] : "-";
}

bool ww_load_check_profile(const ww_arguments *arguments, ww_talk *talk) {
  const char *name = ww_profile_name(arguments);
  ww_hint_text hint;
  snprintf(hint, sizeof hint,
           "write 'whichway %s profile.yaml'; 'whichway new profile.yaml' "
           "makes one to fill in",
           arguments->command->name);
  if (arguments->word_count == 0 && isatty(STDIN_FILENO) == 1)
    return ww_complain_usage(talk, hint, "no profile is named");
  if (*name == '\0')
    return ww_complain_usage(talk, "write '-' for standard input",
                             "the profile's name is empty");
  return ww_load_check(arguments, &name, 1, talk);
}

/* ---- Rulebook --------------------------------------------------------- */

static bool read_rules(ww_files *files, const ww_arguments *arguments,
                       ww_talk *talk) {
  const char *path = ww_option_value(arguments, &ww_option_rules);
  const char *hint = NULL;
  if (!path) {
    path = getenv("WHICHWAY_RULES");
    hint = "WHICHWAY_RULES in the environment names it";
  }
  if (!path || (hint && *path == '\0'))
    return true; /* the shipped one */
  return ww_rules_read(files, path, hint, talk);
}

static bool read_overlays(ww_files *files, const ww_arguments *arguments,
                          ww_talk *talk) {
  const char *path;
  size_t at = 0;
  while ((path = ww_option_next(arguments, &ww_option_overlay, &at)))
    if (!ww_rules_read(files, path, NULL, talk))
      return false;
  return true;
}

static ww_rulebook *open_rulebook(const ww_files *rules,
                                  const ww_files *overlays, ww_talk *talk) {
  ww_rulebook_options options = WW_RULEBOOK_OPTIONS_INIT;
  ww_rulebook *rulebook = NULL;
  ww_messages *messages = NULL;
  ww_input *files = ww_files_inputs(rules);
  ww_input *over = ww_files_inputs(overlays);
  options.files = files;
  options.file_count = rules->count;
  options.overlays = over;
  options.overlay_count = overlays->count;
  if ((rules->count && !files) || (overlays->count && !over)) {
    ww_complain_memory(talk);
  } else {
    ww_status status = ww_rulebook_open(&rulebook, &messages, &options);
    ww_complain_status(talk, status, messages);
  }
  free(files);
  free(over);
  return rulebook;
}

ww_rulebook *ww_load_rulebook(const ww_arguments *arguments, ww_talk *talk) {
  ww_files rules = {0};
  ww_files overlays = {0};
  ww_rulebook *rulebook = NULL;
  if (read_rules(&rules, arguments, talk) &&
      read_overlays(&overlays, arguments, talk))
    rulebook = open_rulebook(&rules, &overlays, talk);
  ww_files_free(&rules);
  ww_files_free(&overlays);
  return rulebook;
}

/* ---- Profile ---------------------------------------------------------- */

ww_syntax ww_profile_syntax(const ww_arguments *arguments, const char *name) {
  const char *input = ww_option_value(arguments, &ww_option_input);
  bool yaml = input ? strcmp(input, "yaml") == 0 : ww_is_yaml_name(name);
  return yaml ? WW_YAML : WW_JSON;
}

static bool set_one(const char *setting, ww_profile *profile, ww_talk *talk) {
  const char *equals = strchr(setting, '=');
  ww_messages *messages = NULL;
  ww_bytes place = {0};
  ww_bytes id = {0};
  if (!equals) {
    ww_shown shown;
    return ww_complain_usage(talk, "write '--set data_churn=weekly'",
                             "'--set' needs a question and its answer, not %s",
                             ww_show_word(shown, setting));
  }
  ww_bytes_add(&place, "--set ");
  ww_bytes_add(&place, setting);
  ww_bytes_add_some(&id, setting, (size_t)(equals - setting));
  ww_status status = WW_NO_MEMORY;
  if (!place.failed && !id.failed)
    status = ww_profile_set(profile, &messages, place.at, id.at, equals + 1);
  bool fine = ww_complain_status(talk, status, messages);
  ww_bytes_free(&place);
  ww_bytes_free(&id);
  return fine;
}

bool ww_load_allows_empty(const ww_arguments *arguments, const char *name,
                          ww_talk *talk) {
  return ww_option_given(arguments, &ww_option_allow_empty) ||
         ww_complain(talk, WW_EXIT_USAGE, "empty-input",
                     ww_is_stdin(name) ? "<stdin>" : name,
                     "with '--allow-empty' that is no error",
                     "there is no profile in it");
}

bool ww_load_settings(const ww_arguments *arguments, ww_profile *profile,
                      ww_talk *talk) {
  const char *setting;
  size_t at = 0;
  bool fine = true;
  while ((setting = ww_option_next(arguments, &ww_option_set, &at)))
    fine = set_one(setting, profile, talk) && fine;
  return fine;
}

bool ww_load_profile_read(ww_file *file, const char *name, ww_talk *talk) {
  return ww_file_read(file, ww_file_open(name, talk), name, 0,
                      ww_profile_bytes_most(), talk);
}

/* What may have been meant where JSON was expected. */
static ww_guess guess_input(const ww_input *input,
                            const ww_messages *messages) {
  if (ww_messages_count(messages) == 0)
    return WW_GUESS_NONE;
  const char *code = ww_messages_at(messages, 0).code;
  ww_guess guess = ww_guess_text(input->bytes, input->size);
  if (guess != WW_GUESS_LIST)
    return strcmp(code, "json-syntax") == 0 ? guess : WW_GUESS_NONE;
  bool maps = memchr(input->bytes, '{', input->size) != NULL;
  return maps && strcmp(code, "wrong-type") == 0 ? guess : WW_GUESS_NONE;
}

void ww_say_filter(const ww_arguments *arguments, const char *name,
                   const char *what, const char *filter, ww_talk *talk) {
  ww_bytes words = {0};
  ww_bytes_add(&words, filter);
  if (!ww_is_stdin(name)) {
    ww_bytes_add(&words, " ");
    ww_typed_word(&words, name);
  }
  ww_bytes_add(&words, " | whichway batch");
  ww_typed_rules(&words, arguments);
  if (!words.failed)
    ww_talk_say(talk, "%s: jq -c %s", what, words.at);
  ww_bytes_free(&words);
}

static void say_guess(const ww_arguments *arguments, const char *name,
                      ww_guess guess, ww_talk *talk) {
  ww_bytes words = {0};
  if (guess == WW_GUESS_YAML && !ww_option_given(arguments, &ww_option_input))
    ww_talk_say(talk, "this was read as JSON; '--input yaml' reads YAML");
  if (guess == WW_GUESS_LIST)
    ww_say_filter(arguments, strcmp(name, "<stdin>") == 0 ? "-" : name,
                  "this looks like several profiles; to decide on them all",
                  "'.[]'", talk);
  if (guess != WW_GUESS_LINES)
    return;
  if (strcmp(name, "<stdin>") != 0) {
    ww_bytes_add(&words, " ");
    ww_typed_word(&words, name);
  }
  ww_typed_rules(&words, arguments);
  if (!words.failed)
    ww_talk_say(talk,
                "this looks like a profile on each line; to decide on them "
                "all: whichway batch%s",
                ww_bytes_text(&words));
  ww_bytes_free(&words);
}

ww_profile *ww_load_profile_file(const ww_arguments *arguments,
                                 const ww_file *file,
                                 const ww_rulebook *rulebook, ww_talk *talk) {
  ww_profile *profile = NULL;
  ww_messages *messages = NULL;
  ww_input input = file->input;
  input.syntax = ww_profile_syntax(arguments, file->name);
  ww_status status = ww_profile_open(&profile, &messages, rulebook, &input);
  ww_guess guess = guess_input(&input, messages);
  if (!ww_complain_status(talk, status, messages))
    say_guess(arguments, file->name, guess, talk);
  if (profile && !ww_load_settings(arguments, profile, talk)) {
    ww_profile_free(profile);
    profile = NULL;
  }
  return profile;
}

ww_profile *ww_load_profile(const ww_arguments *arguments, const char *name,
                            const ww_rulebook *rulebook, ww_talk *talk) {
  ww_file file;
  if (!ww_load_profile_read(&file, name, talk))
    return NULL;
  ww_profile *profile = ww_load_profile_file(arguments, &file, rulebook, talk);
  ww_file_free(&file);
  return profile;
}
