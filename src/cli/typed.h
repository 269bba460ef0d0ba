/* Commands that are shown to be typed: words and options as a shell reads
 * them. */
#ifndef WW_CLI_TYPED_H
#define WW_CLI_TYPED_H

#include "cli/bytes.h"
#include "cli/options.h"

/* A file's name or a value, quoted where it has to be. */
void ww_typed_word(ww_bytes *out, const char *word);
/* " --plain --rules ours": those that are wanted, as they were given. */
void ww_typed_options(ww_bytes *out, const ww_arguments *arguments,
                      bool (*wanted)(const ww_option *option));
/* " --rules ours --overlay mine" */
void ww_typed_rules(ww_bytes *out, const ww_arguments *arguments);

#endif
