/* Where answers go; see output.h. */
#include "cli/file/output.h"

#include "cli/file/file.h"
#include "cli/line/bytes.h"
#include "cli/line/options.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool ww_output_is_stdout(const ww_output *output) {
  return strcmp(output->name, "-") == 0;
}

/* ---- Complaints ------------------------------------------------------- */

/* A name that is wrong is wrong usage; what the machine cannot do is not. */
static int exit_of(int error) {
  switch (error) {
  case ENOENT:
  case ENOTDIR:
  case EISDIR:
  case ELOOP:
  case ENAMETOOLONG:
    return WW_EXIT_USAGE;
  default:
    return WW_EXIT_STOPPED;
  }
}

static bool complain(ww_talk *talk, const char *name, int error,
                     const char *hint) {
  if (error == ENOMEM)
    return ww_complain_memory(talk);
  return ww_complain(talk, exit_of(error), "cannot-write", name, hint,
                     "cannot write: %s", ww_reason(error));
}

static bool complain_write(ww_talk *talk, const char *name, int error) {
  return complain(talk, name, error, NULL);
}

bool ww_complain_folder(ww_talk *talk, const char *name, const char *path) {
  ww_bytes folder = {0};
  ww_bytes typed = {0};
  size_t size = ww_folder_size(path);
  ww_bytes_add_some(&folder, path, size > 1 ? size - 1 : size);
  ww_typed_word(&typed, ww_bytes_text(&folder));
  if (folder.failed || typed.failed) {
    ww_complain_memory(talk);
  } else {
    ww_hint_text hint;
    const char *make =
        ww_hint_print(hint, "to make it: mkdir -p %s", ww_bytes_text(&typed));
    ww_complain(talk, WW_EXIT_USAGE, "cannot-write", name,
                size > 0 ? make : NULL,
                "cannot write: there is no such folder");
  }
  ww_bytes_free(&folder);
  ww_bytes_free(&typed);
  return false;
}

bool ww_output_complain(const ww_output *output, int error, ww_talk *talk) {
  const char *hint = NULL;
  if (ww_output_is_stdout(output))
    return complain_write(talk, "<stdout>", error);
  if (output->replacement.path && error == ENOENT)
    return ww_complain_folder(talk, output->name, output->replacement.path);
  if (output->replacement.in_place)
    hint = "the file is mounted by itself, so it was written in place and may "
           "be incomplete now";
  else if (output->replaces &&
           (error == EACCES || error == EPERM || error == EROFS))
    hint = "the file is replaced as a whole, so its folder must be writable, "
           "too";
  return complain(talk, output->name, error, hint);
}

/* ---- Standard output -------------------------------------------------- */

bool ww_stdout_write(const char *bytes, size_t size, ww_talk *talk) {
  return ww_descriptor_write(STDOUT_FILENO, bytes, size) ||
         complain_write(talk, "<stdout>", errno);
}

bool ww_stdout_close(ww_talk *talk) {
  return close(STDOUT_FILENO) == 0 || errno == EINTR ||
         complain_write(talk, "<stdout>", errno);
}

/* ---- Planning --------------------------------------------------------- */

static bool complain_format(const char *word, ww_choices *formats,
                            ww_talk *talk) {
  ww_hint_text which;
  ww_hint_text hint;
  ww_shown shown;
  const char *use = ww_choice_hint(which, word, formats);
  const char *nearest = ww_choice_nearest(formats, word);
  return ww_complain_usage(
      talk,
      ww_hint_print(hint, "%s%s put './' before a file's name", use ? use : "",
                    nearest ? " or"
                    : use   ? ", or"
                            : ""),
      "'-o' has no format %s", ww_show_word(shown, word));
}

static bool find_format(ww_output *output, const char *word, size_t size,
                        ww_choices *formats, ww_talk *talk) {
  ww_bytes format = {0};
  ww_bytes_add_some(&format, word, size);
  output->format = ww_choice_find(formats, ww_bytes_text(&format));
  bool found = output->format != NULL;
  if (format.failed)
    found = ww_complain_memory(talk);
  else if (!found)
    found = complain_format(format.at, formats, talk);
  ww_bytes_free(&format);
  return found;
}

/* Takes "json=decision.json" apart. What stands before the first '=' is a
 * format; "./a=b" is a file. */
static bool read_target(ww_output *output, const char *value,
                        ww_choices *formats, ww_talk *talk) {
  size_t size = strcspn(value, "=");
  output->name = value;
  if (formats && value[size] == '=' && !memchr(value, '/', size)) {
    if (!find_format(output, value, size, formats, talk))
      return false;
    output->name = value + size + 1;
  }
  if (strcmp(output->name, "/dev/stdout") == 0)
    output->name = "-"; /* not opened anew: it would lose its place */
  if (*output->name == '\0')
    return ww_complain_usage(talk, "write '-' for standard output",
                             "'-o' names no file");
  return true;
}

/* Whether it is a regular file, or shall be one, or is written through. */
static bool find_target(ww_output *output, ww_talk *talk) {
  if (ww_output_is_stdout(output)) {
    output->exists = fstat(STDOUT_FILENO, &output->status) == 0;
    return true;
  }
  output->exists = stat(output->name, &output->status) == 0;
  if (!output->exists && errno != ENOENT)
    return ww_output_complain(output, errno, talk);
  if (output->exists && S_ISDIR(output->status.st_mode))
    return ww_output_complain(output, EISDIR, talk);
  if (output->exists && !S_ISREG(output->status.st_mode))
    return true;
  int error = ww_replacement_find(&output->replacement, output->name);
  output->replaces = error == 0;
  if (error == EXDEV)
    ww_replacement_free(&output->replacement);
  return error == 0 || error == EXDEV ||
         ww_output_complain(output, error, talk);
}

static bool same_file(const struct stat *a, const struct stat *b) {
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Files that are there are one by their number, others by folder and name;
 * devices may be shared: /dev/null. */
static bool same_place(const ww_output *a, const ww_output *b) {
  if (strcmp(a->name, b->name) == 0)
    return true;
  if (a->exists && b->exists)
    return same_file(&a->status, &b->status) && !S_ISCHR(a->status.st_mode);
  return !a->exists && !b->exists && a->replaces && b->replaces &&
         ww_replacement_same(&a->replacement, &b->replacement);
}

static bool check_places(const ww_outputs *outputs, ww_talk *talk) {
  ww_shown shown;
  for (size_t i = 1; i < outputs->count; i++)
    for (size_t j = 0; j < i; j++)
      if (same_place(&outputs->at[j], &outputs->at[i]))
        return ww_complain_usage(
            talk, "give each output a place of its own", "two outputs go to %s",
            ww_output_is_stdout(&outputs->at[i])
                ? "standard output"
                : ww_show_word(shown, outputs->at[i].name));
  return true;
}

bool ww_outputs_plan(ww_outputs *outputs, const ww_arguments *arguments,
                     ww_choices *formats, ww_talk *talk) {
  const ww_cli_option *option =
      formats ? &ww_option_outputs : &ww_option_output;
  const char *value;
  size_t at = 0;
  outputs->at = calloc(arguments->given_count + 1, sizeof *outputs->at);
  outputs->count = 0;
  if (!outputs->at)
    return ww_complain_memory(talk);
  while ((value = ww_option_next(arguments, option, &at))) {
    ww_output *output = &outputs->at[outputs->count++];
    if (!read_target(output, value, formats, talk) ||
        !find_target(output, talk))
      return false;
  }
  if (outputs->count == 0) {
    outputs->at[0].name = "-";
    outputs->count = 1;
    find_target(outputs->at, talk);
  }
  return check_places(outputs, talk);
}

bool ww_outputs_plan_one(ww_outputs *outputs, const char *name, ww_talk *talk) {
  outputs->at = calloc(1, sizeof *outputs->at);
  if (!outputs->at)
    return ww_complain_memory(talk);
  outputs->count = 1;
  outputs->at->name = name;
  return find_target(outputs->at, talk);
}

void ww_outputs_guard(const ww_outputs *outputs, ww_talk *talk) {
  talk->guarded = outputs;
}

bool ww_outputs_spare(const struct stat *input, ww_talk *talk) {
  const ww_outputs *outputs = talk->guarded;
  for (size_t i = 0; outputs && i < outputs->count; i++) {
    const ww_output *output = &outputs->at[i];
    if (!output->exists || !S_ISREG(output->status.st_mode) ||
        !same_file(&output->status, input))
      continue;
    if (ww_output_is_stdout(output))
      return ww_complain_usage(talk, "write to another file",
                               "standard output goes to a file that is read");
    ww_shown shown;
    return ww_complain_usage(talk, "write to another file",
                             "%s would be read and overwritten",
                             ww_show_word(shown, output->name));
  }
  return true;
}

/* The folder that a file of this name stands in. */
static bool find_folder(const char *name, struct stat *status) {
  char folder[PATH_MAX];
  const char *slash = strrchr(name, '/');
  size_t size = slash ? (size_t)(slash - name) + 1 : 0;
  if (size >= sizeof folder)
    return false;
  memcpy(folder, name, size);
  folder[size] = '\0';
  return stat(size ? folder : ".", status) == 0;
}

bool ww_outputs_spare_folder(const struct stat *folder, ww_talk *talk) {
  const ww_outputs *outputs = talk->guarded;
  for (size_t i = 0; outputs && i < outputs->count; i++) {
    const ww_output *output = &outputs->at[i];
    struct stat status;
    if (output->exists || !ww_is_rules_name(output->name) ||
        !find_folder(output->name, &status) || !same_file(&status, folder))
      continue;
    ww_shown shown;
    return ww_complain_usage(talk, "write to another folder",
                             "%s would be read as part of the rulebook",
                             ww_show_word(shown, output->name));
  }
  return true;
}

/* ---- Writing ---------------------------------------------------------- */

/* What lies beneath /dev and /proc may be another's open file, hence O_APPEND:
 * nothing that is in it is lost. */
static bool write_through(const ww_output *output, ww_talk *talk) {
  const char *bytes = ww_text_bytes(output->text);
  size_t size = ww_text_size(output->text);
  if (ww_output_is_stdout(output))
    return ww_stdout_write(bytes, size, talk);
  int descriptor =
      ww_descriptor_open(output->name, O_WRONLY | O_APPEND | O_CLOEXEC, 0);
  if (descriptor == -1)
    return ww_output_complain(output, errno, talk);
  int error = ww_descriptor_write(descriptor, bytes, size) ? 0 : errno;
  if (close(descriptor) == -1 && error == 0 && errno != EINTR)
    error = errno;
  return error == 0 || ww_output_complain(output, error, talk);
}

void ww_output_say_in_place(const ww_output *output, ww_talk *talk) {
  if (!output->replacement.in_place || talk->in_place == output->name)
    return;
  ww_shown shown;
  talk->in_place = output->name;
  ww_talk_say(talk,
              "%s is mounted by itself: it was written in place, not replaced "
              "as a whole",
              ww_show_word(shown, output->name));
}

static bool replace_files(ww_outputs *outputs, ww_talk *talk) {
  ww_output *end = outputs->at + outputs->count;
  int error = 0;
  for (ww_output *o = outputs->at; o < end; o++) {
    if (o->replaces)
      error = ww_replacement_stage(&o->replacement, ww_text_bytes(o->text),
                                   ww_text_size(o->text));
    if (error)
      return ww_output_complain(o, error, talk);
  }
  for (ww_output *o = outputs->at; o < end; o++) {
    if (o->replaces)
      error = ww_replacement_commit(&o->replacement);
    if (error == ESTALE && o->replacement.watch)
      return false; /* whose watch it is tells */
    if (error)
      return ww_output_complain(o, error, talk);
  }
  return true;
}

/* Signals wait: of several files all are replaced or none. */
static bool replace_undisturbed(ww_outputs *outputs, ww_talk *talk) {
  ww_signals_hold();
  bool replaced = replace_files(outputs, talk);
  for (size_t i = 0; i < outputs->count; i++) {
    ww_output *output = &outputs->at[i];
    if (replaced)
      ww_output_say_in_place(output, talk);
    ww_replacement_free(&output->replacement);
  }
  ww_signals_let_go();
  return replaced;
}

bool ww_outputs_write(ww_outputs *outputs, ww_talk *talk) {
  bool any = false;
  for (size_t i = 0; i < outputs->count; i++)
    any = any || outputs->at[i].replaces;
  if (any && !replace_undisturbed(outputs, talk))
    return false;
  for (size_t i = 0; i < outputs->count; i++)
    if (!outputs->at[i].replaces && !write_through(&outputs->at[i], talk))
      return false;
  return true;
}

void ww_output_free(ww_output *output) {
  ww_text_free(output->text);
  ww_replacement_free(&output->replacement);
}

void ww_outputs_free(ww_outputs *outputs) {
  for (size_t i = 0; i < outputs->count; i++)
    ww_output_free(&outputs->at[i]);
  free(outputs->at);
  *outputs = (ww_outputs){0};
}
