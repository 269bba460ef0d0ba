/* Reading files; see cli/file/file.h. */
#include "cli/file/file.h"

#include "cli/file/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Most profiles fit at once; a pipe does not tell its size. */
enum { CAPACITY_LEAST = 4096 };

bool ww_is_stdin(const char *name) {
  return strcmp(name, "-") == 0;
}

/* ---- Complaints ------------------------------------------------------- */

static const char *shown_name(const char *name) {
  return ww_is_stdin(name) ? "<stdin>" : name;
}

/* A name that is wrong is wrong usage; what the machine cannot do is not. */
static int exit_of(int error) {
  switch (error) {
  case ENOENT:
  case ENOTDIR:
  case EISDIR:
  case EACCES:
  case EPERM:
  case ELOOP:
  case ENAMETOOLONG:
  case ENXIO:
  case EBADF:
    return WW_EXIT_USAGE;
  default:
    return WW_EXIT_STOPPED;
  }
}

bool ww_complain_read(ww_talk *talk, const char *name, int error) {
  if (error == ENOMEM)
    return ww_complain_memory(talk);
  ww_hint_text hint = "";
  if (error == ENOENT)
    ww_nearby_hint(hint, name);
  else if (error == EISDIR && !ww_is_stdin(name))
    snprintf(hint, sizeof hint, "name a file in it");
  return ww_complain(talk, exit_of(error), "cannot-read", shown_name(name),
                     hint, "cannot read: %s", ww_reason(error));
}

static bool complain_size(ww_talk *talk, const char *name, size_t before,
                          size_t most) {
  return ww_complain(talk, WW_EXIT_USAGE, "too-large", shown_name(name),
                     "is it the right file? nothing of it was read",
                     "the text is longer than %zu bytes%s", most,
                     before ? ", together with the files before it" : "");
}

/* ---- One file --------------------------------------------------------- */

int ww_file_open(const char *name, ww_talk *talk) {
  if (ww_is_stdin(name))
    return STDIN_FILENO;
  int descriptor = ww_descriptor_open(name, O_RDONLY | O_CLOEXEC, 0);
  if (descriptor == -1)
    ww_complain_read(talk, name, errno);
  return descriptor;
}

static bool check(const struct stat *status, const char *name, ww_talk *talk) {
  if (S_ISDIR(status->st_mode))
    return ww_complain_read(talk, name, EISDIR);
  return !S_ISREG(status->st_mode) || ww_outputs_spare(status, talk);
}

bool ww_file_check(int descriptor, const char *name, ww_talk *talk) {
  struct stat status;
  return fstat(descriptor, &status) == 0 ? check(&status, name, talk)
                                         : ww_complain_read(talk, name, errno);
}

/* The bytes of a descriptor, at most most + 1; NULL: errno tells. */
static char *read_bytes(int descriptor, size_t expected, size_t most,
                        size_t *size) {
  size_t capacity =
      expected + 1 < CAPACITY_LEAST ? CAPACITY_LEAST : expected + 1;
  char *bytes = NULL;
  *size = 0;
  for (;;) {
    if (capacity > most + 1)
      capacity = most + 1;
    char *more = realloc(bytes, capacity);
    ssize_t got = -1;
    if (more) {
      bytes = more;
      got = ww_descriptor_read(descriptor, bytes + *size, capacity - *size);
    }
    if (got < 0) {
      int error = more ? errno : ENOMEM;
      free(bytes);
      errno = error;
      return NULL;
    }
    *size += (size_t)got;
    if (*size < capacity || *size > most)
      return bytes;
    capacity *= 2;
  }
}

static bool read_descriptor(ww_file *file, int descriptor, const char *name,
                            size_t before, size_t most, ww_talk *talk) {
  const struct stat *status = &file->status;
  size_t left = most - before;
  size_t size = 0;
  if (fstat(descriptor, &file->status) == -1)
    return ww_complain_read(talk, name, errno);
  if (!check(status, name, talk))
    return false;
  size_t expected = S_ISREG(status->st_mode) ? (size_t)status->st_size : 0;
  if (expected > left)
    return complain_size(talk, name, before, most);
  file->bytes = read_bytes(descriptor, expected, left, &size);
  if (!file->bytes)
    return ww_complain_read(talk, name, errno);
  if (size > left) {
    ww_file_free(file); /* before the complaint needs memory */
    return complain_size(talk, name, before, most);
  }
  file->name = strdup(shown_name(name));
  if (!file->name)
    return ww_complain_memory(talk);
  file->input = (ww_input){file->name, file->bytes, size, WW_JSON};
  return true;
}

bool ww_file_read(ww_file *file, int descriptor, const char *name,
                  size_t before, size_t most, ww_talk *talk) {
  *file = (ww_file){0};
  if (descriptor == -1)
    return false;
  bool read = read_descriptor(file, descriptor, name, before, most, talk);
  if (descriptor != STDIN_FILENO)
    close(descriptor);
  if (!read)
    ww_file_free(file);
  return read;
}

void ww_file_free(ww_file *file) {
  free(file->name);
  free(file->bytes);
  *file = (ww_file){0};
}

/* ---- Several ---------------------------------------------------------- */

bool ww_files_add(ww_files *files, int descriptor, const char *name,
                  ww_syntax syntax, size_t most, ww_talk *talk) {
  if (files->count == files->capacity) {
    size_t capacity = files->capacity ? files->capacity * 2 : 8;
    ww_file *at = realloc(files->at, capacity * sizeof *at);
    if (!at) {
      if (descriptor > STDIN_FILENO)
        close(descriptor);
      return ww_complain_memory(talk);
    }
    files->at = at;
    files->capacity = capacity;
  }
  ww_file *file = &files->at[files->count];
  if (!ww_file_read(file, descriptor, name, files->bytes, most, talk))
    return false;
  file->input.syntax = syntax;
  files->bytes += file->input.size;
  files->count++;
  return true;
}

ww_input *ww_files_inputs(const ww_files *files) {
  if (files->count == 0)
    return NULL;
  ww_input *inputs = calloc(files->count, sizeof *inputs);
  for (size_t i = 0; inputs && i < files->count; i++)
    inputs[i] = files->at[i].input;
  return inputs;
}

void ww_files_free(ww_files *files) {
  for (size_t i = 0; i < files->count; i++)
    ww_file_free(&files->at[i]);
  free(files->at);
  *files = (ww_files){0};
}
