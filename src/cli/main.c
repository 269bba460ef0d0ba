/* whichway: finds the command of a command line and runs it. */
#include "cli/command/command.h"
#include "cli/file/file.h"
#include "cli/file/output.h"
#include "cli/line/bytes.h"
#include "cli/line/options.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const ww_command *const commands[] = {
    &ww_command_ask,    &ww_command_new,    &ww_command_decide,
    &ww_command_report, &ww_command_batch,  &ww_command_compare,
    &ww_command_rules,  &ww_command_schema, NULL,
};

enum { WHO_MOST = 40 }; /* bytes: "whichway rules check" */

static const char commands_hint[] = "'whichway -h' lists the commands";

/* ---- Texts about the program itself ----------------------------------- */

static bool print(ww_bytes *text, ww_talk *talk) {
  bool printed = text->failed ? ww_complain_memory(talk)
                              : ww_stdout_write(text->at, text->size, talk);
  ww_bytes_free(text);
  return printed;
}

static void print_help(const ww_command *command, ww_talk *talk) {
  ww_bytes text = {0};
  if (command)
    ww_help_command(&text, command);
  else
    ww_help_all(&text, commands);
  print(&text, talk);
}

/* A rulebook's name is its author's: shown so that no terminal obeys it. */
static bool add_visible(ww_bytes *text, const char *word, ww_talk *talk) {
  ww_text *visible = NULL;
  if (!ww_complain_status(talk, ww_text_visible(&visible, word), NULL))
    return false;
  ww_bytes_add(text, ww_text_bytes(visible));
  ww_text_free(visible);
  return true;
}

static void add_digest(ww_bytes *text, const ww_rulebook *rulebook) {
  const char *digest = ww_rulebook_digest(rulebook);
  ww_bytes_add(text, "\ndigest ");
  ww_bytes_add(text, digest ? digest : "");
  ww_bytes_add(text, "\n");
  text->failed = text->failed || !digest;
}

static void print_version(const ww_arguments *arguments, ww_talk *talk) {
  ww_bytes text = {0};
  ww_bytes_add(&text, "whichway " WHICHWAY_VERSION "\n");
  if (!print(&text, talk)) /* what follows may fail by the rulebook */
    return;
  ww_rulebook *rulebook = ww_load_rulebook(arguments, talk);
  if (!rulebook)
    return;
  ww_bytes_add(&text, "rulebook ");
  if (add_visible(&text, ww_rulebook_name(rulebook), talk)) {
    ww_bytes_add(&text, " ");
    if (add_visible(&text, ww_rulebook_version(rulebook), talk)) {
      add_digest(&text, rulebook);
      print(&text, talk);
    }
  }
  ww_bytes_free(&text);
  ww_rulebook_free(rulebook);
}

/* ---- Without a command ------------------------------------------------ */

static const ww_cli_option *const own_options[] = {&ww_option_rules,
                                                   &ww_option_overlay, NULL};

static void run_itself(const ww_arguments *arguments, ww_talk *talk) {
  if (arguments->given_count > 0)
    ww_complain_usage(talk, commands_hint, "no command is named");
  else
    print_help(NULL, talk);
}

static const ww_command itself = {
    .name = "", .words = "COMMAND", .options = own_options, .run = run_itself};

/* ---- Finding the command ---------------------------------------------- */

/* The option of any command of a list that an argument is of, and its value.
 */
static const ww_cli_option *find_option(const ww_command *const *list,
                                        const char *argument,
                                        const char **value) {
  const ww_cli_option *option = NULL;
  for (; *list && !option; list++) {
    if ((*list)->parts)
      option = find_option((*list)->parts, argument, value);
    else
      option = ww_option_find((*list)->options, argument, value);
  }
  return option;
}

/* "test" of "rules test". */
static const char *last_word(const char *name) {
  const char *space = strrchr(name, ' ');
  return space ? space + 1 : name;
}

static const char *name_of_command(size_t index) {
  return commands[index] ? commands[index]->name : NULL;
}

static const ww_command *find_command(const ww_command *const *list,
                                      const char *name) {
  for (; *list; list++)
    if (strcmp(last_word((*list)->name), name) == 0)
      return *list;
  return NULL;
}

/* Options may stand before the command, so its word is the first that is no
 * value of any command's option; after an option that nobody knows, which may
 * have a value, the first that names a command. 0: none. */
static int find_word(const ww_command *const *list, int argc, char **argv) {
  bool unknown = false;
  int first = 0;
  for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
    const char *value = NULL;
    if (!ww_is_option(argv[i])) {
      if (!unknown || find_command(list, argv[i]))
        return i;
      first = first ? first : i;
      continue;
    }
    const ww_cli_option *option = find_option(list, argv[i], &value);
    unknown = unknown || !option;
    if (option && option->kind != WW_SWITCH && !value)
      i++;
  }
  return first;
}

static bool complain_command(const char *word, ww_talk *talk) {
  ww_hint_text hint;
  ww_shown shown;
  const char *advice = ww_choice_hint(hint, word, name_of_command);
  if (!ww_choice_nearest(name_of_command, word) && access(word, F_OK) == 0) {
    ww_bytes typed = {0};
    ww_typed_word(&typed, word);
    advice = ww_hint_print(hint, "to decide on it: whichway decide %s",
                           ww_bytes_text(&typed));
    ww_bytes_free(&typed);
  }
  return ww_complain_usage(talk, advice, "unknown command %s",
                           ww_show_word(shown, word));
}

/* Before what could have been its value is taken for a command. */
static bool check_options_before(char **argv, int word, ww_talk *talk) {
  ww_shown shown;
  const char *value;
  for (int i = 1; i < word; i++)
    if (ww_is_option(argv[i]) && !find_option(commands, argv[i], &value))
      return ww_complain_usage(talk, commands_hint, "unknown option %s",
                               ww_show_word(shown, argv[i]));
  return true;
}

/* ---- Running it ------------------------------------------------------- */

static void run(const ww_command *command, int argc, char **argv, int skip,
                ww_talk *talk) {
  ww_arguments arguments = {0};
  if (ww_arguments_parse(&arguments, command, argc, argv, skip, talk)) {
    if (ww_option_given(&arguments, &ww_option_help))
      print_help(command == &itself ? NULL : command, talk);
    else if (ww_option_given(&arguments, &ww_option_version))
      print_version(&arguments, talk);
    else
      command->run(&arguments, talk);
  }
  ww_arguments_free(&arguments);
}

static void run_as(const ww_command *command, int argc, char **argv, int word,
                   ww_talk *talk) {
  char who[WHO_MOST];
  snprintf(who, sizeof who, "whichway %s", command->name);
  talk->who = who;
  run(command, argc, argv, word, talk);
  talk->who = "whichway";
}

static const char *part_at(const void *command, size_t index) {
  const ww_command *whole = command;
  const ww_command *part = whole->parts[index];
  return part ? last_word(part->name) : NULL;
}

/* A command that is made of others: the next word names which. */
static void run_part(const ww_command *command, int argc, char **argv, int word,
                     ww_talk *talk) {
  ww_hint_text hint;
  char who[WHO_MOST];
  memmove(argv + word, argv + word + 1, /* the NULL at the end, too */
          (size_t)(argc - word) * sizeof *argv);
  int part_word = find_word(command->parts, --argc, argv);
  const ww_command *part =
      part_word ? find_command(command->parts, argv[part_word]) : NULL;
  if (part) {
    run_as(part, argc, argv, part_word, talk);
    return;
  }
  if (part_word == 0 && (argc == 1 || ww_asks_for_help(argv))) {
    print_help(command, talk);
    return;
  }
  const char *wanted = part_word ? argv[part_word] : "";
  const char *advice = ww_words_hint(hint, wanted, part_at, command);
  snprintf(who, sizeof who, "whichway %s", command->name);
  talk->who = who;
  if (part_word) {
    ww_shown shown;
    ww_complain_usage(talk, advice, "unknown command %s",
                      ww_show_word(shown, wanted));
  } else {
    ww_complain_usage(talk, advice, "no command is named");
  }
  talk->who = "whichway";
}

static void find_and_run(int argc, char **argv, ww_talk *talk) {
  int word = find_word(commands, argc, argv);
  if (word == 0) {
    run(&itself, argc, argv, argc, talk);
    return;
  }
  const ww_command *command = find_command(commands, argv[word]);
  if (command && command->parts) {
    run_part(command, argc, argv, word, talk);
  } else if (command) {
    run_as(command, argc, argv, word, talk);
  } else if (strcmp(argv[word], "help") == 0) {
    print_help(word + 1 < argc ? find_command(commands, argv[word + 1]) : NULL,
               talk);
  } else if (check_options_before(argv, word, talk)) {
    complain_command(argv[word], talk);
  }
}

int main(int argc, char **argv) {
  ww_talk talk = {.who = "whichway"};
  signal(SIGXFSZ, SIG_IGN); /* a write past the limit fails instead */
  if (argc < 1)             /* an exec without even a name */
    return WW_EXIT_USAGE;
  if (!ww_descriptors_plug())
    return WW_EXIT_STOPPED;
  find_and_run(argc, argv, &talk);
  ww_stdout_close(&talk);
  return talk.exit;
}
