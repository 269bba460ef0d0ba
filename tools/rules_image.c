/* rules_image OUTPUT.c FILE.yaml...: checks a rulebook with the loader of the
 * program and writes it as the C file that the library compiles in. */
#include "base/diag.h"
#include "base/sha256.h"
#include "read/doors.h"
#include "read/image.h"
#include "rulebook/load.h"
#include "rulebook/precedents.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILES_MOST = 64, BYTES_A_LINE = 20 };

typedef struct job {
  ww_arena *arena;
  const char *output;
  char **names;
  size_t count;
  bool done;
} job;

static ww_str read_file(ww_arena *arena, const char *name) {
  FILE *file = fopen(name, "rb");
  ww_buf buf = ww_buf_new(arena);
  char chunk[4096];
  size_t got;
  if (!file) {
    perror(name);
    exit(EXIT_FAILURE);
  }
  while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
    ww_put(&buf, (ww_str){chunk, got});
  fclose(file);
  return ww_buf_str(&buf);
}

/* "rules/20-approach.yaml", wherever the build stands. */
static ww_str short_name(const char *name) {
  const char *slash = strrchr(name, '/');
  while (slash && slash > name && slash[-1] != '/')
    slash--;
  return ww_str_from(slash ? slash : name);
}

static void print_diags(const ww_diag_list *diags) {
  for (const ww_diag *d = diags->first; d; d = d->next) {
    ww_line line = ww_place_line(d->place);
    ww_str name = d->place.source ? d->place.source->name : (ww_str){0};
    fprintf(stderr, "%.*s:%u:%u: error: %.*s [%s]\n", WW_P(name), line.line,
            line.column, WW_P(d->message), ww_diag_code_name(d->code));
    if (d->hint.size)
      fprintf(stderr, "hint: %.*s\n", WW_P(d->hint));
  }
}

static void write_bytes(FILE *out, const char *name, ww_str bytes) {
  fprintf(out, "static const char %s[] = {\n", name);
  for (size_t i = 0; i < bytes.size; i++)
    fprintf(out, "%d,%s", bytes.at[i],
            i % BYTES_A_LINE == BYTES_A_LINE - 1 ? "\n" : "");
  fprintf(out, "0};\n");
}

static bool write_output(const job *j, const ww_source *const sources[],
                         const ww_node *tree) {
  char digest[65];
  ww_buf canonical = ww_buf_new(j->arena);
  ww_buf image = ww_buf_new(j->arena);
  ww_put_canonical(&canonical, tree);
  ww_sha256_hex(ww_buf_str(&canonical), digest);
  ww_image_write(&image, tree, sources, j->count);
  FILE *out = fopen(j->output, "wb");
  if (!out) {
    perror(j->output);
    return false;
  }
  fprintf(out, "/* Made by rules_image; do not edit. */\n"
               "#include \"rulebook/load.h\"\n\n");
  write_bytes(out, "image", ww_buf_str(&image));
  char name[32];
  for (size_t i = 0; i < j->count; i++) {
    snprintf(name, sizeof name, "text%zu", i);
    write_bytes(out, name, sources[i]->text);
  }
  fprintf(out, "static const ww_source sources[] = {\n");
  for (size_t i = 0; i < j->count; i++)
    fprintf(out, "  {{\"%.*s\", %zu}, {text%zu, %zu}},\n",
            WW_P(sources[i]->name), sources[i]->name.size, i,
            sources[i]->text.size);
  fprintf(out,
          "};\nconst ww_builtin ww_builtin_rules = {image, sizeof image - 1, "
          "sources, %zu, \"%s\"};\n",
          j->count, digest);
  return fclose(out) == 0;
}

static void run(void *context) {
  job *j = context;
  ww_diag_list diags;
  const ww_node *files[FILES_MOST];
  const ww_source *sources[FILES_MOST];
  ww_diag_list_init(&diags, j->arena);
  for (size_t i = 0; i < j->count; i++) {
    ww_source *source = WW_NEW(j->arena, ww_source);
    source->name = short_name(j->names[i]);
    source->text = read_file(j->arena, j->names[i]);
    sources[i] = source;
    files[i] = ww_yaml_read(j->arena, source, &ww_rulebook_limits, &diags);
  }
  const ww_node *tree =
      diags.errors ? NULL : ww_merge_files(j->arena, files, j->count, &diags);
  const ww_rules *rules = tree ? ww_rules_load(j->arena, tree, &diags) : NULL;
  if (rules && ww_precedents_load(j->arena, rules, &diags))
    j->done = write_output(j, sources, tree);
  print_diags(&diags);
}

int main(int argc, char **argv) {
  if (argc < 3 || argc - 2 > FILES_MOST) {
    fprintf(stderr, "usage: rules_image OUTPUT.c FILE.yaml...\n");
    return EXIT_FAILURE;
  }
  job j = {.arena = ww_arena_new(),
           .output = argv[1],
           .names = argv + 2,
           .count = (size_t)argc - 2};
  if (!j.arena || !ww_protect(j.arena, run, &j))
    fprintf(stderr, "rules_image: out of memory\n");
  ww_arena_free(j.arena);
  return j.done ? EXIT_SUCCESS : EXIT_FAILURE;
}
