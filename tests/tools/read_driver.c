/* For the suites: reads files through a door and says what it made of them.
 *
 *     read_driver json|yaml FILE...
 *
 * A line each: "FILE: accepted" or "FILE:line:col: code: message (hint)".
 * Exit 0 when all were accepted, 2 when one was refused, 3 when one could not
 * be read. Limits are a profile's. */
#include "read/doors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct job {
  ww_arena *arena;
  const ww_source *source;
  bool yaml;
  bool accepted;
} job;

static void print(const ww_diag *diag) {
  ww_line line = ww_place_line(diag->place);
  printf("%.*s:%u:%u: %s: %.*s", WW_P(diag->place.source->name), line.line,
         line.column, ww_diag_code_name(diag->code), WW_P(diag->message));
  if (diag->other.source) {
    ww_line other = ww_place_line(diag->other);
    printf(" [and %u:%u]", other.line, other.column);
  }
  if (diag->hint.size)
    printf(" (%.*s)", WW_P(diag->hint));
  putchar('\n');
}

static void read_one(void *context) {
  job *j = context;
  ww_diag_list diags;
  ww_diag_list_init(&diags, j->arena);
  const ww_node *root = (j->yaml ? ww_yaml_read : ww_json_read)(
      j->arena, j->source, &ww_profile_limits, &diags);
  j->accepted = root != NULL;
  if (j->accepted != (diags.errors == 0))
    abort(); /* the doors' promise */
  if (j->accepted)
    printf("%.*s: accepted\n", WW_P(j->source->name));
  for (const ww_diag *diag = diags.first; diag; diag = diag->next)
    print(diag);
}

/* At most one byte more than the limit; NULL when it cannot be read. */
static char *slurp(const char *name, size_t *size) {
  size_t most = ww_profile_limits.bytes + 1;
  FILE *file = fopen(name, "rb");
  char *bytes = file ? malloc(most) : NULL;
  if (bytes)
    *size = fread(bytes, 1, most, file);
  if (file)
    fclose(file);
  return bytes;
}

static int run(const char *name, bool yaml) {
  size_t size = 0;
  char *bytes = slurp(name, &size);
  ww_arena *arena = bytes ? ww_arena_new() : NULL;
  if (!arena) {
    fprintf(stderr, "read_driver: cannot read '%s'\n", name);
    free(bytes);
    return 3;
  }
  ww_source source = {ww_str_from(name), {bytes, size}};
  job j = {.arena = arena, .source = &source, .yaml = yaml};
  bool enough = ww_protect(arena, read_one, &j);
  ww_arena_free(arena);
  free(bytes);
  return !enough ? 3 : j.accepted ? 0 : 2;
}

int main(int count, char **words) {
  bool yaml = count > 1 && strcmp(words[1], "yaml") == 0;
  if (count < 3 || (!yaml && strcmp(words[1], "json") != 0)) {
    fputs("usage: read_driver json|yaml FILE...\n", stderr);
    return 3;
  }
  int worst = 0;
  for (int i = 2; i < count; i++) {
    int status = run(words[i], yaml);
    worst = status > worst ? status : worst;
  }
  return worst;
}
