/* The files of a rulebook: a folder's, or one. */
#ifndef WW_CLI_RULES_FOLDER_H
#define WW_CLI_RULES_FOLDER_H

#include "cli/files.h"

/* Reads the rulebook at `path`: of a folder all *.yaml and *.yml in the byte
 * order of their names, but for those that start with a dot; else the file
 * itself, "-" being standard input. A single file is JSON when its name ends
 * in .json. `hint` goes with complaints about the path itself; may be NULL. */
bool ww_rules_read(ww_files *files, const char *path, const char *hint,
                   ww_talk *talk);
/* Adds a file that is laid over a rulebook. */
bool ww_rules_read_overlay(ww_files *files, const char *path, ww_talk *talk);

#endif
