/* Where answers go; see output.h. */
#include "cli/output.h"

#include "cli/descriptors.h"
#include "cli/shared_options.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FORMAT_MOST = 40 };

static bool complain(ww_talk *talk, const char *name, int error,
                     const char *hint) {
  if (error == ENOMEM)
    return ww_complain_memory(talk);
  return ww_complain(
      talk, WW_EXIT_STOPPED, "cannot-write", name, hint, "cannot write: %s",
      error == ENOENT ? "there is no such folder" : ww_reason(error));
}

static bool complain_write(ww_talk *talk, const char *name, int error) {
  return complain(talk, name, error, NULL);
}

/* A writable file is not enough. */
static bool complain_replace(ww_talk *talk, const char *name, int error) {
  bool denied = error == EACCES || error == EPERM || error == EROFS;
  return complain(talk, name, error,
                  denied ? "the file is replaced as a whole, so its folder "
                           "must be writable, too"
                         : NULL);
}

bool ww_stdout_write(const char *bytes, size_t size, ww_talk *talk) {
  return ww_descriptor_write(STDOUT_FILENO, bytes, size) ||
         complain_write(talk, "<stdout>", errno);
}

bool ww_stdout_close(ww_talk *talk) {
  return close(STDOUT_FILENO) == 0 || errno == EINTR ||
         complain_write(talk, "<stdout>", errno);
}

bool ww_output_is_stdout(const ww_output *output) {
  return strcmp(output->name, "-") == 0;
}

/* ---- Planning --------------------------------------------------------- */

static bool complain_format(const char *word,
                            const char *(*formats)(size_t index),
                            ww_talk *talk) {
  ww_hint_text which;
  ww_hint_text hint;
  ww_shown shown;
  const char *use = ww_choice_hint(which, word, formats);
  const char *nearest = ww_choice_nearest(formats, word);
  snprintf(hint, sizeof hint, "%.400s%s put './' before a file's name",
           use ? use : "",
           nearest ? " or"
           : use   ? ", or"
                   : "");
  return ww_complain_usage(talk, hint, "'-o' has no format %s",
                           ww_show_word(shown, word));
}

/* Takes "json=decision.json" apart. What stands before the first '=' is a
 * format; "./a=b" is a file. */
static bool read_target(ww_output *output, const char *value,
                        const char *(*formats)(size_t index), ww_talk *talk) {
  size_t size = strcspn(value, "=");
  output->name = value;
  if (formats && value[size] == '=' && !memchr(value, '/', size)) {
    char word[FORMAT_MOST];
    snprintf(word, sizeof word, "%.*s", (int)size, value);
    output->format = ww_choice_find(formats, word);
    if (!output->format)
      return complain_format(word, formats, talk);
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
  struct stat status;
  if (ww_output_is_stdout(output))
    return true;
  bool exists = stat(output->name, &status) == 0;
  if (!exists && errno != ENOENT)
    return complain_write(talk, output->name, errno);
  if (exists && S_ISDIR(status.st_mode))
    return complain_write(talk, output->name, EISDIR);
  if (exists && !S_ISREG(status.st_mode))
    return true;
  int error = ww_replacement_find(&output->replacement, output->name);
  output->replaces = error == 0;
  return error == 0 || error == EXDEV ||
         complain_write(talk, output->name, error);
}

/* Files that are there are one by their number, others by folder and name;
 * devices may be shared: /dev/null. */
static bool same_place(const ww_output *a, const ww_output *b) {
  struct stat one;
  struct stat other;
  if (strcmp(a->name, b->name) == 0)
    return true;
  bool found = (ww_output_is_stdout(a) ? fstat(STDOUT_FILENO, &one)
                                       : stat(a->name, &one)) == 0;
  bool found_other = (ww_output_is_stdout(b) ? fstat(STDOUT_FILENO, &other)
                                             : stat(b->name, &other)) == 0;
  if (found && found_other)
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino &&
           !S_ISCHR(one.st_mode);
  return !found && !found_other && a->replaces && b->replaces &&
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
                     const char *(*formats)(size_t index), ww_talk *talk) {
  const ww_option *option = formats ? &ww_option_outputs : &ww_option_output;
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
  if (outputs->count == 0)
    outputs->at[outputs->count++].name = "-";
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

bool ww_outputs_spare(const ww_outputs *outputs, const char *input,
                      ww_talk *talk) {
  struct stat in;
  struct stat out;
  ww_shown shown;
  for (size_t i = 0; i < outputs->count; i++) {
    const ww_output *output = &outputs->at[i];
    if (output->replaces && stat(output->name, &out) == 0 &&
        stat(input, &in) == 0 && in.st_dev == out.st_dev &&
        in.st_ino == out.st_ino)
      return ww_complain_usage(talk, "write to another file",
                               "%s would be read and overwritten",
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
    return complain_write(talk, output->name, errno);
  int error = ww_descriptor_write(descriptor, bytes, size) ? 0 : errno;
  if (close(descriptor) == -1 && error == 0 && errno != EINTR)
    error = errno;
  return error == 0 || complain_write(talk, output->name, error);
}

static bool replace_files(ww_outputs *outputs, ww_talk *talk) {
  ww_output *end = outputs->at + outputs->count;
  int error = 0;
  for (ww_output *o = outputs->at; o < end; o++) {
    if (o->replaces)
      error = ww_replacement_stage(&o->replacement, ww_text_bytes(o->text),
                                   ww_text_size(o->text));
    if (error)
      return complain_replace(talk, o->name, error);
  }
  for (ww_output *o = outputs->at; o < end; o++) {
    if (o->replaces)
      error = ww_replacement_commit(&o->replacement);
    if (error == ESTALE && o->replacement.watch)
      return false; /* whose watch it is tells */
    if (error)
      return complain_replace(talk, o->name, error);
  }
  return true;
}

/* Signals wait until temporary files have their names or are gone. */
static bool replace_undisturbed(ww_outputs *outputs, ww_talk *talk) {
  static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
  sigset_t held;
  sigset_t before;
  sigemptyset(&held);
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
    sigaddset(&held, signals[i]);
  sigprocmask(SIG_BLOCK, &held, &before);
  bool replaced = replace_files(outputs, talk);
  for (size_t i = 0; i < outputs->count; i++)
    ww_replacement_free(&outputs->at[i].replacement);
  sigprocmask(SIG_SETMASK, &before, NULL);
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

void ww_outputs_free(ww_outputs *outputs) {
  for (size_t i = 0; i < outputs->count; i++) {
    ww_text_free(outputs->at[i].text);
    ww_replacement_free(&outputs->at[i].replacement);
  }
  free(outputs->at);
  *outputs = (ww_outputs){0};
}
