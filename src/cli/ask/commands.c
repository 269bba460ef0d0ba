/* What one types besides answers; see ask.h. */
#include "cli/ask/ask.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const struct {
  char letter; /* '\0': only as a word */
  const char *word;
  ww_ask_command command;
  const char *basis;
} commands[] = {
    {'?', "why", WW_COMMAND_WHY, NULL},
    {'h', "help", WW_COMMAND_WHY, NULL},
    {'<', "back", WW_COMMAND_BACK, NULL},
    {'u', "unknown", WW_COMMAND_UNKNOWN, NULL},
    {'r', "review", WW_COMMAND_REVIEW, NULL},
    {'q', "quit", WW_COMMAND_QUIT, NULL},
    {'g', "guessed", WW_COMMAND_GUESSED, "guessed"},
    {'m', "measured", WW_COMMAND_MEASURED, "measured"},
    {'\0', "estimated", WW_COMMAND_ESTIMATED, "estimated"},
    {'n', "note", WW_COMMAND_NOTE, NULL},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

typedef bool fits(const char *answer, const char *word, size_t size);

static bool is(const char *answer, const char *word, size_t size) {
  return strlen(answer) == size && strncasecmp(answer, word, size) == 0;
}

static bool starts(const char *answer, const char *word, size_t size) {
  return strncasecmp(answer, word, size) == 0;
}

/* Whether some answer is called so, or means that. */
static bool any(const ww_asked *asked, fits *fit, const char *word,
                size_t size) {
  for (size_t v = 0; asked && v < asked->value_count; v++)
    if (fit(asked->values[v], word, size) || fit(asked->means[v], word, size))
      return true;
  return false;
}

/* The row of a letter, small or capital; COMMANDS: none. */
static size_t find_letter(char letter) {
  size_t i = 0;
  while (i < COMMANDS && (commands[i].letter == '\0' ||
                          tolower((unsigned char)letter) != commands[i].letter))
    i++;
  return i;
}

static size_t find_word(const char *word, size_t size) {
  size_t i = 0;
  while (i < COMMANDS && !is(commands[i].word, word, size))
    i++;
  return i;
}

/* Only a note has more to it; on a yes/no question "n" alone is no. */
static bool goes_so(ww_ask_command command, const ww_asked *asked, char letter,
                    const char *after) {
  bool flag = asked && asked->form == WW_FORM_FLAG;
  if (command != WW_COMMAND_NOTE)
    return *after == '\0';
  return letter != 'n' || !flag || *after;
}

ww_ask_command ww_command_read(const char *line, const ww_asked *asked,
                               const char **rest) {
  line += strspn(line, " \t");
  size_t size = strcspn(line, " \t");
  size_t all = strlen(line);
  while (all > size && (line[all - 1] == ' ' || line[all - 1] == '\t'))
    all--;
  char letter = size == 1 ? *line : '\0';
  size_t found = letter ? find_letter(letter) : find_word(line, size);
  *rest = line + size + strspn(line + size, " \t");
  if (size == 0 || found == COMMANDS ||
      any(asked, letter ? is : starts, line, size) ||
      any(asked, is, line, all) ||
      !goes_so(commands[found].command, asked, letter, *rest))
    return WW_COMMAND_NONE;
  return commands[found].command;
}

ww_ask_command ww_command_key(char letter) {
  size_t found = letter ? find_letter(letter) : COMMANDS;
  return found == COMMANDS ? WW_COMMAND_NONE : commands[found].command;
}

const char *ww_command_basis(ww_ask_command command) {
  for (size_t i = 0; i < COMMANDS; i++)
    if (commands[i].command == command)
      return commands[i].basis;
  return NULL;
}
