/* rules_image OUTPUT.c FILE.yaml...: checks a rulebook with the loader of the
 * program and writes it as the C file that the library compiles in. */
#include "freeze.h"

#include "base/diag.h"
#include "read/doors.h"
#include "read/image.h"
#include "rulebook/digest.h"
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
  const ww_source *sources[FILES_MOST];
  ww_str image; /* of the tree */
  ww_rules *rules;
  const ww_precedents *precedents; /* NULL after a complaint */
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

static void write_tree(FILE *out, const job *j) {
  char name[32];
  write_bytes(out, "tree", j->image);
  for (size_t i = 0; i < j->count; i++) {
    snprintf(name, sizeof name, "text%zu", i);
    write_bytes(out, name, j->sources[i]->text);
  }
  fprintf(out, "static const ww_source sources[] = {\n");
  for (size_t i = 0; i < j->count; i++)
    fprintf(out, "  {{\"%.*s\", %zu}, {text%zu, %zu}},\n",
            WW_P(j->sources[i]->name), j->sources[i]->name.size, i,
            j->sources[i]->text.size);
  fprintf(out, "};\n");
}

static bool write_output(const job *j) {
  FILE *out = fopen(j->output, "wb");
  if (!out) {
    perror(j->output);
    return false;
  }
  fprintf(out, "/* Made by rules_image; do not edit. */\n"
               "#include \"rulebook/builtin.h\"\n\n"
               "#include <stdalign.h>\n\n");
  write_tree(out, j);
  freeze_job rules = {out, "rules", j->rules, j->sources, j->count};
  freeze_job precedents = rules;
  precedents.name = "precedents";
  precedents.root = j->precedents;
  bool frozen = freeze_write(&rules) && freeze_write(&precedents);
  fprintf(out,
          "const ww_builtin ww_builtin_rules = {\n"
          "  {tree, sizeof tree - 1}, sources, %zu, &rules, &precedents};\n",
          j->count);
  return fclose(out) == 0 && frozen;
}

static void read_files(job *j, ww_diag_list *diags, const ww_node *files[]) {
  for (size_t i = 0; i < j->count; i++) {
    ww_source *source = WW_NEW(j->arena, ww_source);
    source->name = short_name(j->names[i]);
    source->text = read_file(j->arena, j->names[i]);
    j->sources[i] = source;
    files[i] = ww_yaml_read(j->arena, source, &ww_rulebook_limits, diags);
  }
}

static void load(void *context) {
  job *j = context;
  ww_diag_list diags;
  const ww_node *files[FILES_MOST];
  const ww_node *tree = NULL;
  ww_diag_list_init(&diags, j->arena);
  read_files(j, &diags, files);
  if (diags.errors == 0)
    tree = ww_merge_files(j->arena, files, j->count, &diags);
  if (tree)
    j->rules = ww_rules_load(j->arena, tree, &diags);
  if (j->rules)
    j->precedents = ww_precedents_load(j->arena, j->rules, &diags);
  if (j->rules && j->precedents) {
    j->rules->precedent_map = NULL;
    j->rules->tree = NULL;
    ww_digest_make(j->arena, tree, j->rules->digest);
    ww_buf bytes = ww_buf_new(j->arena);
    ww_image_write(&bytes, tree, j->sources, j->count);
    j->image = ww_buf_str(&bytes);
  }
  print_diags(&diags);
}

int main(int argc, char **argv) {
  if (argc < 3 || argc - 2 > FILES_MOST) {
    fprintf(stderr, "usage: rules_image OUTPUT.c FILE.yaml...\n");
    return EXIT_FAILURE;
  }
  job jobs[FREEZE_REGIONS];
  bool loaded = true;
  for (int i = 0; i < FREEZE_REGIONS && loaded; i++) {
    freeze_in(i);
    jobs[i] = (job){.arena = ww_arena_new(),
                    .output = argv[1],
                    .names = argv + 2,
                    .count = (size_t)argc - 2};
    if (!jobs[i].arena || !ww_protect(jobs[i].arena, load, &jobs[i]))
      fprintf(stderr, "rules_image: out of memory\n");
    loaded = jobs[i].precedents != NULL;
  }
  return loaded && write_output(&jobs[0]) ? EXIT_SUCCESS : EXIT_FAILURE;
}
