/* Files: reading them whole or by lines, finding them, and the descriptors
 * that they stand on. */
#ifndef WW_CLI_FILE_FILE_H
#define WW_CLI_FILE_FILE_H

#include "cli/line/complain.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/types.h>

/* ---- Read whole ------------------------------------------------------- */

/* Reading files and standard input whole, up to a limit. */

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

/* ---- Line reader ------------------------------------------------------ */

/* Lines of a descriptor, one after the other, in memory that does not grow
 * with their number. A line that is too long is cut off there and the rest of
 * it skipped. */

typedef struct ww_line_reader {
  int descriptor;
  size_t most; /* bytes of a line that are handed out */
  char *bytes;
  size_t capacity;
  size_t start, end; /* what was read and not handed out */
  bool over;         /* the descriptor is at its end */
  bool skipping;     /* the rest of a line that was too long */
} ww_line_reader;

/* False without memory. */
bool ww_line_reader_init(ww_line_reader *reader, int descriptor, size_t most);

typedef enum ww_line_found {
  WW_LINE_FOUND,
  WW_LINE_WANTED, /* none is at hand: ww_line_reader_read first */
  WW_LINE_OVER,   /* there are no more */
} ww_line_found;

/* The next line without its LF; good until the next read. */
ww_line_found ww_line_reader_next(ww_line_reader *reader, const char **line,
                                  size_t *size);
/* Reads what is there; waits until something is. False: errno tells. */
bool ww_line_reader_read(ww_line_reader *reader);
void ww_line_reader_free(ww_line_reader *reader);

/* ---- Descriptors ------------------------------------------------------ */

/* Reading and writing descriptors to the end: interrupted calls are taken up
 * again, short writes continued, a descriptor that is set not to block is
 * waited for. What fails leaves its reason in errno. */

/* Descriptors 0 to 2 are opened if they are not, so that no file of ours gets
 * one of their numbers and no message lands in it. 0 can then not be read, 1
 * and 2 cannot be written. */
bool ww_descriptors_plug(void);

int ww_descriptor_open(const char *path, int flags, mode_t mode);
/* As openat(). */
int ww_descriptor_open_at(int folder, const char *path, int flags, mode_t mode);
/* At most `most` bytes; fewer are there at the end only. -1: failed. */
ssize_t ww_descriptor_read(int descriptor, char *bytes, size_t most);
/* As many as are there now, at least one; 0 at the end. */
ssize_t ww_descriptor_read_some(int descriptor, char *bytes, size_t most);
bool ww_descriptor_write(int descriptor, const char *bytes, size_t size);

/* ---- Open beneath ----------------------------------------------------- */

/* Opening a file beneath a folder, and nowhere else. */

enum { WW_BENEATH_LINKS_MOST = 8, WW_BENEATH_FOLDERS_MOST = 32 };

/* Opens a regular file to read. The name is taken component by component from
 * the descriptor of the folder; links are followed as long as they stay
 * beneath it. -1: errno tells why; EXDEV is a way out of the folder, EINVAL
 * something that is no regular file, ELOOP more links or folders than that. */
int ww_open_beneath(int folder, const char *name);

/* ---- Rules folder ----------------------------------------------------- */

/* The files of a rulebook: a folder's, or one. */

/* Whether a file of a folder is read, by its name or path. */
bool ww_is_rules_name(const char *name);

/* Reads the rulebook, or what is laid over one, at `path`: of a folder all
 * *.yaml and *.yml in the byte order of their names, but for those that start
 * with a dot; else the file itself, "-" being standard input. A single file is
 * JSON when its name ends in .json. `hint` goes with complaints about the path
 * itself; may be NULL. */
bool ww_rules_read(ww_files *files, const char *path, const char *hint,
                   ww_talk *talk);

/* ---- Nearest name ----------------------------------------------------- */

/* The file that one may have meant. */

/* "did you mean 'profile.json'?" for a name of which there is no file, when
 * its folder has a similar one; else the hint is left alone. */
void ww_nearby_hint(ww_hint_text hint, const char *name);

/* ---- Guess ------------------------------------------------------------ */

/* What a text may have been meant to be that was not what was wanted. */

typedef enum ww_guess {
  WW_GUESS_NONE,
  WW_GUESS_YAML,   /* begins with a key, a comment, '---' or '%YAML' */
  WW_GUESS_LIST,   /* one of JSON */
  WW_GUESS_SPREAD, /* a map of JSON, over several lines */
  WW_GUESS_LINES,  /* a map of JSON on each of several lines */
} ww_guess;

/* By how it begins; of the first line alone neither _LINES nor that there are
 * more can be seen. */
ww_guess ww_guess_text(const char *bytes, size_t size);

/* ---- Folder ----------------------------------------------------------- */

/* The folder that the command runs in. */

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

typedef struct ww_folder_name {
  char name[PATH_MAX]; /* absolute; empty where nobody can tell */
} ww_folder_name;

/* As the shell has it, links and all, since so do the names that it makes. */
void ww_folder_here(ww_folder_name *folder);

#endif
