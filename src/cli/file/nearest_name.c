/* The nearest name in a folder; see cli/file/file.h. */
#include "cli/file/file.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

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
