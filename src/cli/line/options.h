/* Options and words of a command line.
 *
 * A command is a constant table: it drives parsing and the text of -h, and
 * shall drive the manual and completions. An option is known by its address,
 * so that several commands share one row (shared_options.c).
 *
 * --name VALUE, --name=VALUE, -n VALUE, -nVALUE; options and words in any
 * order; "--" ends options; no abbreviations. What is written as an option that
 * the command has is no VALUE, unless it is attached. */
#ifndef WW_CLI_LINE_OPTIONS_H
#define WW_CLI_LINE_OPTIONS_H

#include "cli/line/bytes.h"
#include "cli/line/complain.h"
#include "cli/terminal/terminal.h"

typedef enum ww_option_kind {
  WW_SWITCH, /* takes no value */
  WW_VALUE,  /* takes one, at most once */
  WW_VALUES, /* takes one, as often as one likes */
} ww_option_kind;

/* All words that a value may be, NULL past the last. */
typedef const char *ww_choices(size_t index);

typedef struct ww_cli_option {
  const char *name; /* "format" */
  char letter;      /* 'o', or 0 */
  ww_option_kind kind;
  const char *value; /* "FILE": its name in help; NULL for a flag */
  const char *help;
  ww_choices *choice;   /* NULL: any value */
  const char *fallback; /* the choice when it is not given, or NULL */
} ww_cli_option;

typedef struct ww_arguments ww_arguments;

typedef struct ww_command {
  const char *name;                    /* "decide", "rules test" */
  const char *summary;                 /* one line */
  const char *words;                   /* "[PROFILE|-]": usage of its words */
  const char *examples;                /* lines without indentation */
  const char *help;                    /* paragraphs; wrapped when shown */
  const ww_cli_option *const *options; /* ends with NULL */
  size_t words_most;                   /* more are a mistake */
  ww_choices *choice;                  /* of the first word; NULL: any */
  void (*run)(const ww_arguments *arguments, ww_talk *talk);
  /* Commands that this one is made of, ending with NULL; then it has no words,
   * options and run of its own. NULL: it is not. */
  const struct ww_command *const *parts;
} ww_command;

typedef struct ww_given {
  const ww_cli_option *option;
  const char *value; /* NULL for a flag; borrowed from argv */
} ww_given;

struct ww_arguments {
  const ww_command *command;
  const char **words; /* borrowed from argv; NULL after the last */
  size_t word_count;
  ww_given *given; /* in the order of the command line */
  size_t given_count;
};

/* Every command has these besides its own. */
extern const ww_cli_option ww_option_help;
extern const ww_cli_option ww_option_version;

/* Parses argv[1] to argv[argc - 1] but for argv[skip], the command's own name.
 * Complains of everything that is wrong at once; with --help nothing is, and
 * nothing else is given. */
bool ww_arguments_parse(ww_arguments *arguments, const ww_command *command,
                        int argc, char **argv, int skip, ww_talk *talk);
void ww_arguments_free(ww_arguments *arguments);

bool ww_option_given(const ww_arguments *arguments,
                     const ww_cli_option *option);
/* NULL when it is not given. */
const char *ww_option_value(const ww_arguments *arguments,
                            const ww_cli_option *option);
/* The next value from *at on, which starts at 0; NULL after the last. */
const char *ww_option_next(const ww_arguments *arguments,
                           const ww_cli_option *option, size_t *at);

/* The option that an argument such as "-ofile" or "--format=json" is of, and
 * its value when it is attached, else NULL. NULL: no option of the table. */
const ww_cli_option *ww_option_find(const ww_cli_option *const *options,
                                    const char *argument, const char **value);
/* Whether -h or --help is among the arguments, before "--". */
bool ww_asks_for_help(char **argv);
/* Whether an argument is written as an option; "-" is not. */
bool ww_is_option(const char *argument);

/* What one may have meant by an option that nobody knows; NULL: no idea. */
const char *ww_option_hint(ww_hint_text hint,
                           const ww_cli_option *const *options,
                           const char *argument);
/* The one of the choices that the word is, or NULL. */
const char *ww_choice_find(ww_choices *choice, const char *word);
/* The one that it nearly is, or NULL. */
const char *ww_choice_nearest(ww_choices *choice, const char *word);
/* A hint for a word that is none of the choices. */
const char *ww_choice_hint(ww_hint_text hint, const char *word,
                           ww_choices *choice);

/* ---- Shared options --------------------------------------------------- */

/* Options that several commands take. */

extern const ww_cli_option ww_option_rules;   /* see cli/command/command.h */
extern const ww_cli_option ww_option_overlay; /* see cli/command/command.h */
extern const ww_cli_option ww_option_input;   /* see cli/command/command.h */
extern const ww_cli_option ww_option_set;     /* see cli/command/command.h */
extern const ww_cli_option ww_option_output;  /* see cli/file/output.h */
extern const ww_cli_option ww_option_outputs; /* see cli/file/output.h */
extern const ww_cli_option ww_option_allow_empty;
extern const ww_cli_option ww_option_color;
extern const ww_cli_option ww_option_width;
extern const ww_cli_option ww_option_ascii;

/* A whole number that the option may be given; else *value stays. */
bool ww_whole_read(int *value, const ww_arguments *arguments,
                   const ww_cli_option *option, int least, int most,
                   ww_talk *talk);

/* From --color, --width and --ascii. */
bool ww_looks_read(ww_looks *looks, const ww_arguments *arguments,
                   ww_talk *talk);

/* ---- Help ------------------------------------------------------------- */

/* The texts of -h, made from the tables of commands. */

/* Of one command: examples first. */
void ww_help_command(ww_bytes *out, const ww_command *command);
/* Of all of them; the list ends with NULL. */
void ww_help_all(ww_bytes *out, const ww_command *const *commands);

/* ---- Shell words ------------------------------------------------------ */

/* Commands that are shown to be typed: words and options as a shell reads
 * them. */

/* A file's name or a value, quoted where it has to be. */
void ww_typed_word(ww_bytes *out, const char *word);
/* " --plain --rules ours": those that are wanted, as they were given. */
void ww_typed_options(ww_bytes *out, const ww_arguments *arguments,
                      bool (*wanted)(const ww_cli_option *option));
/* " --rules ours --overlay mine" */
void ww_typed_rules(ww_bytes *out, const ww_arguments *arguments);

#endif
