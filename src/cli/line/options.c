/* Parsing a command line; see options.h. */
#include "cli/line/options.h"

#include "cli/line/bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DASHED_MOST = 40 }; /* of an option in a table */

const ww_cli_option ww_option_help = {
    .name = "help", .letter = 'h', .kind = WW_SWITCH, .help = "show this text"};

const ww_cli_option ww_option_version = {
    .name = "version",
    .kind = WW_SWITCH,
    .help = "show the versions of the command and of its rulebook"};

/* ---- Looking up ------------------------------------------------------- */

bool ww_is_option(const char *argument) {
  return argument[0] == '-' && argument[1] != '\0';
}

static bool is_long(const char *argument) {
  return argument[0] == '-' && argument[1] == '-';
}

static bool is_called(const ww_cli_option *option, const char *argument) {
  if (!is_long(argument))
    return option->letter && option->letter == argument[1] &&
           (option->kind != WW_SWITCH || argument[2] == '\0');
  size_t size = strcspn(argument + 2, "=");
  return strlen(option->name) == size &&
         memcmp(option->name, argument + 2, size) == 0;
}

const ww_cli_option *ww_option_find(const ww_cli_option *const *options,
                                    const char *argument, const char **value) {
  const ww_cli_option *found = NULL;
  if (is_called(&ww_option_help, argument))
    found = &ww_option_help;
  else if (is_called(&ww_option_version, argument))
    found = &ww_option_version;
  for (; *options && !found; options++)
    if (is_called(*options, argument))
      found = *options;
  const char *equals = strchr(argument, '=');
  if (is_long(argument))
    *value = equals ? equals + 1 : NULL;
  else
    *value = argument[2] ? argument + 2 : NULL;
  return found;
}

static const char *name_at(const void *list, size_t index) {
  const ww_cli_option *const *options = list;
  if (index < 2)
    return index ? ww_option_version.name : ww_option_help.name;
  for (index -= 2; *options && index > 0; options++)
    index--;
  return *options ? (*options)->name : NULL;
}

const char *ww_option_hint(ww_hint_text hint,
                           const ww_cli_option *const *options,
                           const char *argument) {
  ww_bytes name = {0}; /* without its value; -format is --format */
  const char *word = argument + strspn(argument, "-");
  ww_bytes_add_some(&name, word, strcspn(word, "="));
  const char *nearest = ww_nearest_of(ww_bytes_text(&name), name_at, options);
  ww_bytes_free(&name);
  return nearest ? ww_hint_print(hint, "did you mean '--%s'?", nearest) : NULL;
}

const char *ww_choice_find(ww_choices *choice, const char *word) {
  const char *known;
  for (size_t i = 0; (known = choice(i)) != NULL; i++)
    if (strcmp(known, word) == 0)
      return known;
  return NULL;
}

static const char *choice_at(const void *list, size_t index) {
  ww_choices *const *choice = list;
  return (*choice)(index);
}

const char *ww_choice_nearest(ww_choices *choice, const char *word) {
  return ww_nearest_of(word, choice_at, &choice);
}

const char *ww_choice_hint(ww_hint_text hint, const char *word,
                           ww_choices *choice) {
  return ww_words_hint(hint, word, choice_at, &choice);
}

/* ---- Parsing ---------------------------------------------------------- */

typedef struct parser {
  ww_arguments *arguments;
  ww_talk *talk;
  char **next; /* the argument that follows; at the end NULL */
  bool complained;
} parser;

static bool complain_unknown(const parser *p, const char *argument) {
  ww_hint_text hint;
  ww_shown shown;
  const char *meant =
      ww_option_hint(hint, p->arguments->command->options, argument);
  if (!meant)
    snprintf(hint, sizeof hint, "'%s -h' lists the options", p->talk->who);
  return ww_complain_usage(p->talk, hint, "unknown option %s",
                           ww_show_word(shown, argument));
}

/* The argument that follows, unless it is an option of its own: that one has
 * rather been forgotten. "--rules=--brief" says otherwise. */
static const char *following(const parser *p) {
  const char *value;
  const char *next = *p->next;
  if (next && ww_is_option(next) &&
      ww_option_find(p->arguments->command->options, next, &value))
    return NULL;
  return next;
}

/* An option's value, attached or following, checked; NULL: complained.
 * `called` is the option as it was written, without its value. */
static const char *take_value(parser *p, const ww_cli_option *option,
                              const char *attached, const char *called) {
  ww_hint_text hint;
  const char *value = attached ? attached : following(p);
  bool equals = attached && !is_long(called) && *attached == '=';
  if (!value || equals) {
    snprintf(hint, sizeof hint, "write '%s %s'", called, option->value);
    ww_complain_usage(p->talk, hint, "'%s' %s", called,
                      equals ? "takes its value without '='" : "needs a value");
    return NULL;
  }
  if (!attached)
    p->next++;
  if (option->choice && !ww_choice_find(option->choice, value)) {
    ww_shown shown;
    ww_complain_usage(p->talk, ww_choice_hint(hint, value, option->choice),
                      "'%s' cannot be %s", called, ww_show_word(shown, value));
    return NULL;
  }
  return value;
}

static bool take_option(parser *p, const char *argument) {
  ww_arguments *arguments = p->arguments;
  char called[DASHED_MOST];
  const char *attached;
  const char *value = NULL;
  const ww_cli_option *option =
      ww_option_find(arguments->command->options, argument, &attached);
  if (!option)
    return complain_unknown(p, argument);
  if (is_long(argument))
    snprintf(called, sizeof called, "--%s", option->name);
  else
    snprintf(called, sizeof called, "-%c", option->letter);
  if (option->kind == WW_SWITCH && attached)
    return ww_complain_usage(p->talk, NULL, "'%s' takes no value", called);
  if (option->kind != WW_SWITCH) {
    value = take_value(p, option, attached, called);
    if (!value)
      return false;
  }
  if (option->kind == WW_VALUE && ww_option_given(arguments, option))
    return ww_complain_usage(p->talk, NULL, "'%s' is given twice", called);
  arguments->given[arguments->given_count++] = (ww_given){option, value};
  return true;
}

static bool check_words(const ww_arguments *arguments, ww_talk *talk) {
  const ww_command *command = arguments->command;
  const char *const *words = arguments->words;
  ww_hint_text hint;
  ww_shown shown;
  if (arguments->word_count > command->words_most) {
    snprintf(hint, sizeof hint, "write '%s%s%s'", talk->who,
             *command->words ? " " : "", command->words);
    return ww_complain_usage(talk, hint, "%s is one word too many",
                             ww_show_word(shown, words[command->words_most]));
  }
  const char *first = words[0]; /* NULL: there is none */
  if (command->choice && first && !ww_choice_find(command->choice, first))
    return ww_complain_usage(talk, ww_choice_hint(hint, first, command->choice),
                             "unknown %s %s", command->name,
                             ww_show_word(shown, first));
  return true;
}

bool ww_asks_for_help(char **argv) {
  while (*++argv && strcmp(*argv, "--") != 0)
    if (strcmp(*argv, "-h") == 0 || strcmp(*argv, "--help") == 0)
      return true;
  return false;
}

bool ww_arguments_parse(ww_arguments *arguments, const ww_command *command,
                        int argc, char **argv, int skip, ww_talk *talk) {
  parser p = {arguments, talk, argv + 1, false};
  bool options = true; /* until "--" */
  size_t most = (size_t)argc + 1;
  *arguments = (ww_arguments){.command = command};
  arguments->words = calloc(most, sizeof *arguments->words);
  arguments->given = calloc(most, sizeof *arguments->given);
  if (!arguments->words || !arguments->given)
    return ww_complain_memory(talk);
  if (ww_asks_for_help(argv)) {
    arguments->given[arguments->given_count++].option = &ww_option_help;
    return true;
  }
  while (*p.next) {
    const char *argument = *p.next++;
    if (argument == argv[skip])
      continue;
    if (options && strcmp(argument, "--") == 0)
      options = false;
    else if (!options || !ww_is_option(argument))
      arguments->words[arguments->word_count++] = argument;
    else if (!take_option(&p, argument))
      p.complained = true;
  }
  return !p.complained && check_words(arguments, talk);
}

void ww_arguments_free(ww_arguments *arguments) {
  free(arguments->words);
  free(arguments->given);
  *arguments = (ww_arguments){0};
}

/* ---- What was given --------------------------------------------------- */

const char *ww_option_next(const ww_arguments *arguments,
                           const ww_cli_option *option, size_t *at) {
  while (*at < arguments->given_count)
    if (arguments->given[(*at)++].option == option)
      return arguments->given[*at - 1].value;
  return NULL;
}

const char *ww_option_value(const ww_arguments *arguments,
                            const ww_cli_option *option) {
  size_t at = 0;
  return ww_option_next(arguments, option, &at);
}

bool ww_option_given(const ww_arguments *arguments,
                     const ww_cli_option *option) {
  for (size_t i = 0; i < arguments->given_count; i++)
    if (arguments->given[i].option == option)
      return true;
  return false;
}
