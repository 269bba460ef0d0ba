/* Commands to be typed; see cli/line/options.h. */
#include "cli/line/options.h"

#include <string.h>

void ww_typed_word(ww_bytes *out, const char *word) {
  static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-+,:@%";
  if (*word && *word != '-' && word[strspn(word, plain)] == '\0') {
    ww_bytes_add(out, word);
    return;
  }
  ww_bytes_add(out, *word == '-' ? "./'" : "'");
  for (; *word; word++) {
    if (*word == '\'')
      ww_bytes_add(out, "'\\'");
    ww_bytes_add_some(out, word, 1);
  }
  ww_bytes_add(out, "'");
}

void ww_typed_options(ww_bytes *out, const ww_arguments *arguments,
                      bool (*wanted)(const ww_cli_option *option)) {
  for (size_t i = 0; i < arguments->given_count; i++) {
    const ww_given *given = &arguments->given[i];
    if (!wanted(given->option))
      continue;
    ww_bytes_add(out, " --");
    ww_bytes_add(out, given->option->name);
    if (!given->value)
      continue;
    ww_bytes_add(out, " ");
    ww_typed_word(out, given->value);
  }
}

static bool chooses_rules(const ww_cli_option *option) {
  return option == &ww_option_rules || option == &ww_option_overlay;
}

void ww_typed_rules(ww_bytes *out, const ww_arguments *arguments) {
  ww_typed_options(out, arguments, chooses_rules);
}
