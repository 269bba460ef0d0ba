/* Reading files and standard input whole, up to a limit. */
#ifndef WW_CLI_FILES_H
#define WW_CLI_FILES_H

#include "cli/complain.h"

#include <sys/stat.h>

/* A file that was read. */
typedef struct ww_file {
  ww_input input; /* borrows from what follows */
  char *name;
  char *bytes;
  struct stat status; /* before it was read */
} ww_file;

/* Several, in order. Used from zero. */
typedef struct ww_files {
  ww_file *at;
  size_t count;
  size_t capacity;
  size_t bytes; /* of all of them */
} ww_files;

/* Opens a file to read; "-" is standard input. -1: complained. */
int ww_file_open(const char *name, ww_talk *talk);
/* Whether what was opened may be read: no folder, and no file that is written
 * to (ww_outputs_guard). ww_file_read looks, too. */
bool ww_file_check(int descriptor, const char *name, ww_talk *talk);
/* Reads and closes the descriptor, whose file is called so in messages; "-"
 * is standard input. More than `most` bytes, together with those `before` it,
 * are a mistake, which costs no more memory than that. */
bool ww_file_read(ww_file *file, int descriptor, const char *name,
                  size_t before, size_t most, ww_talk *talk);
void ww_file_free(ww_file *file);

/* Reads as ww_file_read does, and adds; `most` is for all of them. */
bool ww_files_add(ww_files *files, int descriptor, const char *name,
                  ww_syntax syntax, size_t most, ww_talk *talk);
/* The inputs of all, to be freed; NULL without memory, or if there are none. */
ww_input *ww_files_inputs(const ww_files *files);
void ww_files_free(ww_files *files);

/* Complains of a file that cannot be read, for an errno. */
bool ww_complain_read(ww_talk *talk, const char *name, int error);

bool ww_is_stdin(const char *name);
/* Whether a name ends so, in small letters or capitals: ".yaml". */
bool ww_name_ends(const char *name, const char *end);
bool ww_is_yaml_name(const char *name);

#endif
