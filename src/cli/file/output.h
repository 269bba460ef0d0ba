/* Where answers go: standard output, files, or several of them at once.
 *
 * Regular files are replaced as a whole (replace.h), all or, as far as can be
 * known before, none; devices and FIFOs are written through. */
#ifndef WW_CLI_FILE_OUTPUT_H
#define WW_CLI_FILE_OUTPUT_H

#include "cli/file/replace.h"
#include "cli/line/options.h"
#include "cli/terminal/terminal.h"

#include <sys/stat.h>

typedef struct ww_output {
  const char *format; /* of FORMAT=FILE; else NULL */
  const char *name;   /* as given; "-" is standard output */
  ww_text *text;      /* what to write; freed with it */
  ww_replacement replacement;
  bool replaces; /* a regular file, not written through */
  bool exists;
  struct stat status; /* of what is there, when it was planned */
} ww_output;

typedef struct ww_outputs {
  ww_output *at; /* at least one */
  size_t count;
} ww_outputs;

/* From ww_option_output or ww_option_outputs, else standard output. `formats`
 * are those of FORMAT=FILE, as ww_cli_option.choice; NULL: none. Two outputs to
 * one place are a mistake. */
bool ww_outputs_plan(ww_outputs *outputs, const ww_arguments *arguments,
                     ww_choices *formats, ww_talk *talk);
/* The one output of a name. */
bool ww_outputs_plan_one(ww_outputs *outputs, const char *name, ww_talk *talk);
/* From here on, no file that one of these would overwrite is read, however
 * either is named; NULL: any. They stay where they are. */
void ww_outputs_guard(const ww_outputs *outputs, ww_talk *talk);
/* Whether a file may be read: none of the guarded outputs. */
bool ww_outputs_spare(const struct stat *input, ww_talk *talk);
/* Whether a folder's .yaml files may be read: no guarded output is to become
 * a new one of them. */
bool ww_outputs_spare_folder(const struct stat *folder, ww_talk *talk);
/* Whether an output goes to standard output. */
bool ww_output_is_stdout(const ww_output *output);
/* Complains for an errno of writing it. Always false. */
bool ww_output_complain(const ww_output *output, int error, ww_talk *talk);
/* Complains that the folder of a path, which is called `name`, is not there.
 * Always false. */
bool ww_complain_folder(ww_talk *talk, const char *name, const char *path);
/* That it was not replaced as a whole (ww_replacement_commit) is said, once. */
void ww_output_say_in_place(const ww_output *output, ww_talk *talk);
/* Writes the text of each. Of a watch that is broken (replace.h) nobody has
 * complained yet. */
bool ww_outputs_write(ww_outputs *outputs, ww_talk *talk);
void ww_outputs_free(ww_outputs *outputs);
/* What one holds; it is written no more. */
void ww_output_free(ww_output *output);

/* Writes to standard output. */
bool ww_stdout_write(const char *bytes, size_t size, ww_talk *talk);
/* Some file systems report only at the end that they are full. */
bool ww_stdout_close(ww_talk *talk);

/* ---- Writing ---------------------------------------------------------- */

/* Writing one thing in each format that was asked for: what --format, -o and
 * the options about looks say. */

typedef struct ww_writing {
  const ww_arguments *arguments;
  ww_talk *talk;
  const ww_cli_option *format; /* the option --format */
  ww_looks looks;
  ww_outputs outputs;
} ww_writing;

/* Renders a thing in a format; `text` is to be freed. */
typedef ww_status ww_rendering(ww_text **text, const void *thing,
                               const char *format, const ww_style *style);

/* Plans the outputs, before anything is read. To be freed in any case. */
bool ww_writing_plan(ww_writing *writing, const ww_arguments *arguments,
                     const ww_cli_option *format, ww_talk *talk);
/* Leaves the outputs of other formats alone; false when none is left. */
bool ww_writing_only(ww_writing *writing, const char *format);
bool ww_writing_write(ww_writing *writing, ww_rendering *render,
                      const void *thing);
void ww_writing_free(ww_writing *writing);

/* ---- Stream ----------------------------------------------------------- */

/* Outputs that are written bit by bit, for what has no end. */

/* A file is still replaced as a whole, once the stream is closed. */
typedef struct ww_stream {
  ww_output *output;
  int descriptor;
  char *held; /* not written yet */
  size_t size;
} ww_stream;

bool ww_stream_open(ww_stream *stream, ww_output *output, ww_talk *talk);
bool ww_stream_add(ww_stream *stream, const char *bytes, size_t size,
                   ww_talk *talk);
/* Before waiting for more to come. */
bool ww_stream_flush(ww_stream *stream, ww_talk *talk);
bool ww_stream_close(ww_stream *stream, ww_talk *talk);
void ww_stream_free(ww_stream *stream);

#endif
