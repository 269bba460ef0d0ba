/* The commands, and what they have in common. */
#ifndef WW_CLI_COMMAND_COMMAND_H
#define WW_CLI_COMMAND_COMMAND_H

#include "cli/file/file.h"
#include "cli/file/output.h"
#include "cli/line/complain.h"
#include "cli/line/options.h"
#include "whichway_study.h"

/* ---- Table ------------------------------------------------------------ */

/* The commands; each stands in <name>.c beside this. A new one is such a file,
 * a line here and a row in cli/main.c. */

extern const ww_command ww_command_compare;
extern const ww_command ww_command_ask;
extern const ww_command ww_command_batch;
extern const ww_command ww_command_decide;
extern const ww_command ww_command_new;
extern const ww_command ww_command_report;
extern const ww_command ww_command_rules; /* made of: */
extern const ww_command ww_command_rules_check;
extern const ww_command ww_command_rules_diff;
extern const ww_command ww_command_rules_list;
extern const ww_command ww_command_rules_print;
extern const ww_command ww_command_rules_show;
extern const ww_command ww_command_rules_test;
extern const ww_command ww_command_schema;

/* ---- Inputs ----------------------------------------------------------- */

/* Opening what a command works on, as its options say: the rulebook
 * (--rules, else WHICHWAY_RULES, else the shipped one; --overlay) and the
 * profile (a file or standard input; --input). */

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
/* "WHAT: jq -c FILTER NAME | whichway batch": how to put a profile on each
 * line; "-" is standard input. */
void ww_say_filter(const ww_arguments *arguments, const char *name,
                   const char *what, const char *filter, ww_talk *talk);
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

/* ---- Finish ----------------------------------------------------------- */

/* What the commands on rulebooks have in common: they make a study of
 * something (whichway_study.h), write it and end with 1 where it says so. */

/* "--format" for a study. */
extern const ww_cli_option ww_option_study_format;

/* Complains of what went wrong, else writes the study and frees it; exit 1
 * unless it passed. */
bool ww_study_finish(ww_writing *writing, ww_status status, ww_study *study,
                     ww_messages *messages);

/* ---- Report date ------------------------------------------------------ */

/* The date that a report bears: --date, else SOURCE_DATE_EPOCH of the
 * environment (reproducible-builds.org/specs/source-date-epoch), else none.
 * No clock is read. */

typedef char ww_date_text[sizeof "YYYY-MM-DD"]; /* "": none */

/* Whether it is a day; complains of the option. */
bool ww_date_check(const char *given, const char *option, ww_talk *talk);

/* `given` is the value of --date, or NULL. */
bool ww_date_find(ww_date_text date, const char *given, ww_talk *talk);

#endif
