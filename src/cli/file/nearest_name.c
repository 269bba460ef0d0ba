/* The nearest name in a folder, and what a name says; see cli/file/file.h. */
#include "cli/file/file.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* A folder may be huge, and a hint is worth only so much. */
enum { NAMES_MOST = 1000, NAME_MOST = 64, PATH_MOST = 400 };

/* Whether `name` is nearer to `word` than `best` is; "" is not near. */
static bool is_nearer(const char *word, const char *name, const char *best) {
  const char *pair[] = {best, name};
  if (strcmp(word, name) == 0) /* a link that leads nowhere */
    return false;
  return ww_nearest_word(word, pair, 2) == name;
}

void ww_nearby_hint(ww_hint_text hint, const char *name) {
  const char *slash = strrchr(name, '/');
  const char *last = slash ? slash + 1 : name;
  char folder[PATH_MOST + 1] = ".";
  char best[NAME_MOST] = "";
  int folder_size = slash ? (int)(slash + 1 - name) : 0;
  if (folder_size > PATH_MOST)
    return;
  if (slash)
    snprintf(folder, sizeof folder, "%.*s", folder_size, name);
  DIR *entries = opendir(folder);
  if (!entries)
    return;
  const struct dirent *entry;
  for (int i = 0; i < NAMES_MOST && (entry = readdir(entries)) != NULL; i++) {
    size_t size = strlen(entry->d_name) + 1;
    if (entry->d_name[0] != '.' && size <= sizeof best &&
        is_nearer(last, entry->d_name, best))
      memcpy(best, entry->d_name, size);
  }
  closedir(entries);
  if (*best)
    ww_hint_print(hint, "did you mean '%.*s%s'?", folder_size, name, best);
}

/* ---- What a name says ---------------------------------------------------- */

bool ww_name_ends(const char *name, const char *end) {
  size_t size = strlen(name);
  size_t end_size = strlen(end);
  return size >= end_size && strcasecmp(name + size - end_size, end) == 0;
}

bool ww_is_yaml_name(const char *name) {
  return ww_name_ends(name, ".yaml") || ww_name_ends(name, ".yml");
}

bool ww_is_rules_name(const char *name) {
  const char *slash = strrchr(name, '/');
  return (slash ? slash[1] : name[0]) != '.' && ww_is_yaml_name(name);
}
