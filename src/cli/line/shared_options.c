/* Rows of options that several commands take; see options.h. */
#include "cli/line/options.h"

#include "cli/line/complain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *color_choice(size_t index) {
  static const char *const words[] = {"auto", "always", "never", NULL};
  return words[index];
}

static const char *input_choice(size_t index) {
  static const char *const words[] = {"json", "yaml", NULL};
  return words[index];
}

const ww_cli_option ww_option_rules = {
    .name = "rules",
    .kind = WW_VALUE,
    .value = "PATH",
    .help = "use the rulebook in this folder or file instead of the shipped "
            "one; WHICHWAY_RULES in the environment does the same"};

const ww_cli_option ww_option_overlay = {
    .name = "overlay",
    .kind = WW_VALUES,
    .value = "FILE",
    .help = "lay this YAML file or folder over the rulebook; may be repeated"};

const ww_cli_option ww_option_input = {
    .name = "input",
    .kind = WW_VALUE,
    .value = "SYNTAX",
    .help = "read PROFILE as this, whatever its name",
    .choice = input_choice};

const ww_cli_option ww_option_set = {
    .name = "set",
    .kind = WW_VALUES,
    .value = "ID=VALUE",
    .help = "answer this question so, whatever the profile says; numbers as "
            "in 50k/day, sets as in a,b or none, and unknown; may be repeated"};

const ww_cli_option ww_option_output = {
    .name = "output",
    .letter = 'o',
    .kind = WW_VALUE,
    .value = "FILE",
    .help = "write to this file instead of standard output"};

const ww_cli_option ww_option_outputs = {
    .name = "output",
    .letter = 'o',
    .kind = WW_VALUES,
    .value = "FILE",
    .help = "write to this file instead of standard output; FORMAT=FILE, "
            "repeated, writes several formats in one run"};

const ww_cli_option ww_option_allow_empty = {
    .name = "allow-empty",
    .kind = WW_SWITCH,
    .help = "exit with 0 where there is nothing to look at, which is an error "
            "otherwise"};

const ww_cli_option ww_option_color = {
    .name = "color",
    .kind = WW_VALUE,
    .value = "WHEN",
    .help = "color text on a terminal, always or never",
    .choice = color_choice,
    .fallback = "auto"};

const ww_cli_option ww_option_width = {
    .name = "width",
    .kind = WW_VALUE,
    .value = "COLUMNS",
    .help = "wrap text at this width, 20 to 1000; else at the terminal's, or "
            "at 80"};

const ww_cli_option ww_option_ascii = {.name = "ascii",
                                       .kind = WW_SWITCH,
                                       .help =
                                           "draw with ASCII characters only"};

bool ww_looks_read(ww_looks *looks, const ww_arguments *arguments,
                   ww_talk *talk) {
  const char *width = ww_option_value(arguments, &ww_option_width);
  *looks = (ww_looks){.color = ww_option_value(arguments, &ww_option_color),
                      .ascii = ww_option_given(arguments, &ww_option_ascii)};
  talk->color = looks->color;
  if (!width)
    return true;
  ww_shown shown;
  looks->width = ww_width_read(width);
  return looks->width != 0 ||
         ww_complain_usage(talk, "use a whole number from 20 to 1000",
                           "'--width' cannot be %s",
                           ww_show_word(shown, width));
}

bool ww_whole_read(int *value, const ww_arguments *arguments,
                   const ww_cli_option *option, int least, int most,
                   ww_talk *talk) {
  enum { DIGITS_MOST = 9 };
  ww_shown shown;
  const char *text = ww_option_value(arguments, option);
  size_t digits = text ? strspn(text, "0123456789") : 0;
  if (!text)
    return true;
  *value = digits > 0 && digits <= DIGITS_MOST && text[digits] == '\0'
               ? (int)strtol(text, NULL, 10)
               : -1;
  if (*value >= least && *value <= most)
    return true;
  char hint[64];
  snprintf(hint, sizeof hint, "use a whole number from %d to %d", least, most);
  return ww_complain_usage(talk, hint, "'--%s' cannot be %s", option->name,
                           ww_show_word(shown, text));
}
