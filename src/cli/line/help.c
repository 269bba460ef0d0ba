/* The texts of -h; see options.h. Everything is ASCII, at most 80 columns. */
#include "cli/line/options.h"

#include <string.h>

enum { WIDTH = 79, OPTION_COLUMN = 24, COMMAND_COLUMN = 12, PART_COLUMN = 16 };

/* Words wrapped between two columns; the pen stands in column `at`. */
static void add_wrapped(ww_bytes *out, size_t indent, size_t at,
                        const char *text) {
  while (*text) {
    size_t size = strcspn(text, " \n");
    if (at > indent && at + 1 + size > WIDTH) {
      ww_bytes_add(out, "\n");
      at = 0;
    }
    if (at < indent) {
      ww_bytes_add_spaces(out, indent - at);
      at = indent;
    } else if (at > indent) {
      ww_bytes_add(out, " ");
      at++;
    }
    ww_bytes_add_some(out, text, size);
    at += size;
    text += size;
    if (*text == '\n') { /* a new paragraph */
      ww_bytes_add(out, "\n\n");
      at = 0;
    }
    if (*text)
      text++;
  }
  ww_bytes_add(out, "\n");
}

static void add_lines(ww_bytes *out, const char *lines) {
  while (*lines) {
    size_t size = strcspn(lines, "\n");
    ww_bytes_add(out, "  ");
    ww_bytes_add_some(out, lines, size);
    ww_bytes_add(out, "\n");
    lines += size + (lines[size] == '\n');
  }
}

static void add_choices(ww_bytes *text, const ww_cli_option *option) {
  const char *word;
  for (size_t i = 0; (word = option->choice(i)) != NULL; i++) {
    ww_bytes_add(text, i == 0 ? ": " : ", ");
    ww_bytes_add(text, word);
    if (option->fallback && strcmp(word, option->fallback) == 0)
      ww_bytes_add(text, " (default)");
  }
}

static void add_option(ww_bytes *out, const ww_cli_option *option) {
  ww_bytes text = {0};
  size_t start = out->size;
  if (option->letter) {
    char dashed[] = {' ', ' ', '-', option->letter, ',', ' ', '\0'};
    ww_bytes_add(out, dashed);
  } else {
    ww_bytes_add_spaces(out, 6);
  }
  ww_bytes_add(out, "--");
  ww_bytes_add(out, option->name);
  if (option->value) {
    ww_bytes_add(out, " ");
    ww_bytes_add(out, option->value);
  }
  size_t at = out->size - start;
  if (at + 2 > OPTION_COLUMN) {
    ww_bytes_add(out, "\n");
    at = 0;
  }
  ww_bytes_add(&text, option->help);
  if (option->choice)
    add_choices(&text, option);
  if (text.failed)
    ww_bytes_fail(out);
  add_wrapped(out, OPTION_COLUMN, at, ww_bytes_text(&text));
  ww_bytes_free(&text);
}

static void add_commands(ww_bytes *out, const ww_command *const *commands,
                         size_t column) {
  ww_bytes_add(out, "commands:\n");
  for (; *commands; commands++) {
    const char *name = (*commands)->name;
    ww_bytes_add(out, "  ");
    ww_bytes_add(out, name);
    add_wrapped(out, column, 2 + strlen(name), (*commands)->summary);
  }
}

/* Of a command that is made of others. */
static void help_parts(ww_bytes *out, const ww_command *command) {
  ww_bytes_add(out, "whichway ");
  ww_bytes_add(out, command->name);
  ww_bytes_add(out, ": ");
  ww_bytes_add(out, command->summary);
  ww_bytes_add(out, "\n\nexamples:\n");
  add_lines(out, command->examples);
  ww_bytes_add(out, "\nusage: whichway ");
  ww_bytes_add(out, command->name);
  ww_bytes_add(out, " COMMAND [OPTION ...]\n\n");
  add_commands(out, command->parts, PART_COLUMN);
  ww_bytes_add(out, "\noptions:\n");
  add_option(out, &ww_option_help);
}

void ww_help_command(ww_bytes *out, const ww_command *command) {
  if (command->parts) {
    help_parts(out, command);
    return;
  }
  ww_bytes_add(out, "whichway ");
  ww_bytes_add(out, command->name);
  ww_bytes_add(out, ": ");
  ww_bytes_add(out, command->summary);
  ww_bytes_add(out, "\n\nexamples:\n");
  add_lines(out, command->examples);
  ww_bytes_add(out, "\nusage: whichway ");
  ww_bytes_add(out, command->name);
  if (*command->words) {
    ww_bytes_add(out, " ");
    ww_bytes_add(out, command->words);
  }
  ww_bytes_add(out, " [OPTION ...]\n\n");
  add_wrapped(out, 0, 0, command->help);
  ww_bytes_add(out, "\noptions:\n");
  for (const ww_cli_option *const *o = command->options; *o; o++)
    add_option(out, *o);
  add_option(out, &ww_option_help);
}

void ww_help_all(ww_bytes *out, const ww_command *const *commands) {
  ww_bytes_add(out, "whichway: recommends an approach for a project, says why, "
                    "and cites its sources\n\nexamples:\n");
  add_lines(out, "whichway ask                   # a few questions; or\n"
                 "whichway new profile.yaml      # fill it in, then\n"
                 "whichway decide profile.yaml\n"
                 "whichway decide profile.json --format json");
  ww_bytes_add(out, "\nusage: whichway COMMAND [OPTION ...]\n\n");
  add_commands(out, commands, COMMAND_COLUMN);
  ww_bytes_add(out,
               "\noptions:\n"
               "  -h, --help            show this text; after a command, that "
               "command's\n"
               "      --version         show the versions of the command and "
               "of its rulebook\n"
               "\n"
               "exit status: 0 done; 1 a gate is not met (--expect); 2 usage "
               "or input is wrong;\n3 could not complete (output, memory); "
               "130 interrupted\n");
}
