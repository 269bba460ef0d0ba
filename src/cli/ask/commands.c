/* What one types besides answers; see ask.h. */
#include "cli/ask/ask.h"

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
    {'N', "note", WW_COMMAND_NOTE, NULL},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static bool is_value(const ww_asked *asked, const char *word, size_t size) {
  for (size_t v = 0; asked && v < asked->value_count; v++)
    if (strlen(asked->values[v]) == size &&
        strncasecmp(asked->values[v], word, size) == 0)
      return true;
  return false;
}

ww_ask_command ww_command_read(const char *line, const ww_asked *asked,
                               const char **rest) {
  line += strspn(line, " \t");
  size_t size = strcspn(line, " \t");
  const char *after = line + size + strspn(line + size, " \t");
  bool flag = asked && asked->form == WW_FORM_FLAG;
  *rest = after;
  for (size_t i = 0; i < COMMANDS; i++) {
    bool letter = size == 1 && *line && *line == commands[i].letter;
    bool word = strlen(commands[i].word) == size &&
                strncasecmp(commands[i].word, line, size) == 0;
    if ((!letter && !word) || is_value(asked, line, size))
      continue;
    /* Only a note has more to it; "n" is no. */
    if (commands[i].command == WW_COMMAND_NOTE
            ? letter && *line == 'n' && flag && *after == '\0'
            : *after != '\0')
      continue;
    return commands[i].command;
  }
  return WW_COMMAND_NONE;
}

const char *ww_command_basis(ww_ask_command command) {
  for (size_t i = 0; i < COMMANDS; i++)
    if (commands[i].command == command)
      return commands[i].basis;
  return NULL;
}
