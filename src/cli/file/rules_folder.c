/* Reading the files of a rulebook; see file.h. */
#include "cli/file/file.h"
#include "cli/file/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* No rulebook for people has more; each is opened. */
enum { NAMES_MOST = 1000 };

typedef struct names {
  char *at[NAMES_MOST];
  size_t count;
} names;

static int compare_names(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void free_names(names *list) {
  for (size_t i = 0; i < list->count; i++)
    free(list->at[i]);
  list->count = 0;
}

/* NULL at the end with errno 0, or after an error. */
static const struct dirent *next_entry(DIR *entries) {
  errno = 0;
  return readdir(entries);
}

static bool list_names(names *list, const char *path, DIR *entries,
                       ww_talk *talk) {
  const struct dirent *entry;
  while ((entry = next_entry(entries)) != NULL) {
    if (!ww_is_rules_name(entry->d_name))
      continue;
    if (list->count == NAMES_MOST)
      return ww_complain(talk, WW_EXIT_USAGE, "too-many", path,
                         "is it the right folder?",
                         "more than %d files are no rulebook", NAMES_MOST);
    list->at[list->count] = strdup(entry->d_name);
    if (!list->at[list->count])
      return ww_complain_memory(talk);
    list->count++;
  }
  if (errno != 0)
    return ww_complain_read(talk, path, errno);
  qsort(list->at, list->count, sizeof *list->at, compare_names);
  return true;
}

static bool complain_entry(ww_talk *talk, const char *path, int error) {
  switch (error) {
  case EXDEV:
    return ww_complain(talk, WW_EXIT_USAGE, "cannot-read", path,
                       "a rulebook's files lie in its folder",
                       "cannot read: it links to a place outside the folder");
  case ELOOP:
    return ww_complain(talk, WW_EXIT_USAGE, "cannot-read", path, NULL,
                       "cannot read: its links go in a circle, or over more "
                       "than %d links or %d folders",
                       WW_BENEATH_LINKS_MOST, WW_BENEATH_FOLDERS_MOST);
  case ENOENT:
    return ww_complain(talk, WW_EXIT_USAGE, "cannot-read", path, NULL,
                       "cannot read: it links to nothing");
  case EINVAL:
    return ww_complain(talk, WW_EXIT_USAGE, "cannot-read", path, NULL,
                       "cannot read: it is no regular file");
  case EISDIR:
    return ww_complain(talk, WW_EXIT_USAGE, "cannot-read", path,
                       "a rulebook's files lie directly in its folder",
                       "cannot read: it is a folder");
  default:
    return ww_complain_read(talk, path, error);
  }
}

static bool read_entry(ww_files *files, const char *path, int folder,
                       const char *name, ww_talk *talk) {
  size_t path_size = strlen(path);
  while (path_size > 1 && path[path_size - 1] == '/')
    path_size--;
  size_t size = path_size + 1 + strlen(name) + 1;
  char *full = malloc(size);
  if (!full)
    return ww_complain_memory(talk);
  snprintf(full, size, "%.*s%s%s", (int)path_size, path,
           path[path_size - 1] == '/' ? "" : "/", name);
  int file = ww_open_beneath(folder, name);
  bool read = file == -1 ? complain_entry(talk, full, errno)
                         : ww_files_add(files, file, full, WW_YAML,
                                        ww_rulebook_bytes_most(), talk);
  free(full);
  return read;
}

static bool read_names(ww_files *files, const char *path, const char *hint,
                       DIR *entries, ww_talk *talk) {
  names list;
  list.count = 0;
  bool read = list_names(&list, path, entries, talk);
  if (read && list.count == 0)
    read = ww_complain(talk, WW_EXIT_USAGE, "no-files", path, hint,
                       "the folder holds no .yaml file");
  for (size_t i = 0; read && i < list.count; i++)
    read = read_entry(files, path, dirfd(entries), list.at[i], talk);
  free_names(&list);
  return read;
}

static bool read_stream(ww_files *files, const char *path, ww_talk *talk) {
  int descriptor = ww_file_open(path, talk);
  if (descriptor == -1)
    return false;
  return ww_files_add(files, descriptor, path,
                      ww_name_ends(path, ".json") ? WW_JSON : WW_YAML,
                      ww_rulebook_bytes_most(), talk);
}

bool ww_rules_read(ww_files *files, const char *path, const char *hint,
                   ww_talk *talk) {
  struct stat status;
  if (ww_is_stdin(path))
    return read_stream(files, path, talk);
  int descriptor = ww_descriptor_open(path, O_RDONLY | O_CLOEXEC, 0);
  if (descriptor == -1 || fstat(descriptor, &status) == -1) {
    int error = errno;
    if (descriptor != -1)
      close(descriptor);
    return hint ? ww_complain(talk, WW_EXIT_USAGE, "cannot-read", path, hint,
                              "cannot read: %s", ww_reason(error))
                : ww_complain_read(talk, path, error);
  }
  if (!S_ISDIR(status.st_mode))
    return ww_files_add(files, descriptor, path,
                        ww_name_ends(path, ".json") ? WW_JSON : WW_YAML,
                        ww_rulebook_bytes_most(), talk);
  DIR *entries = fdopendir(descriptor);
  if (!entries) {
    close(descriptor);
    return ww_complain_memory(talk);
  }
  bool read = ww_outputs_spare_folder(&status, talk) &&
              read_names(files, path, hint, entries, talk);
  closedir(entries);
  return read;
}
