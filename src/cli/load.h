/* Opening what a command works on, as its options say: the rulebook
 * (--rules, else WHICHWAY_RULES, else the shipped one; --overlay) and the
 * profile (a file or standard input; --input). */
#ifndef WW_CLI_LOAD_H
#define WW_CLI_LOAD_H

#include "cli/files.h"
#include "cli/options.h"

/* Before anything is read: standard input is taken only once, for one of these
 * names, the rulebook or one overlay; and no question is answered by --set
 * twice. */
bool ww_load_check(const ww_arguments *arguments, const char *const *names,
                   size_t count, ww_talk *talk);

/* The profile's name: the first word, else "-". */
const char *ww_profile_name(const ww_arguments *arguments);
/* What a profile is written in: by --input, else by its name. */
ww_syntax ww_profile_syntax(const ww_arguments *arguments, const char *name);
/* ww_load_check for it; and nobody is kept waiting for a profile that they did
 * not know they had to type. */
bool ww_load_check_profile(const ww_arguments *arguments, ww_talk *talk);

/* NULL: complained. */
ww_rulebook *ww_load_rulebook(const ww_arguments *arguments, ww_talk *talk);
/* `name` is a file, or "-". NULL: complained. */
ww_profile *ww_load_profile(const ww_arguments *arguments, const char *name,
                            const ww_rulebook *rulebook, ww_talk *talk);
/* The two halves of that. */
bool ww_load_profile_read(ww_file *file, const char *name, ww_talk *talk);
ww_profile *ww_load_profile_file(const ww_arguments *arguments,
                                 const ww_file *file,
                                 const ww_rulebook *rulebook, ww_talk *talk);

/* Whether nothing may be all that a file holds (--allow-empty); complains. */
bool ww_load_allows_empty(const ww_arguments *arguments, const char *name,
                          ww_talk *talk);

/* The answers of --set in place of the profile's own; ww_load_profile has done
 * it already. */
bool ww_load_settings(const ww_arguments *arguments, ww_profile *profile,
                      ww_talk *talk);

#endif
