/* rules_image OUTPUT.c FILE.yaml... --cases FILE.yaml...: checks a rulebook
 * with the loader of the program and writes it, and its cases as they are, as
 * the C file that the library compiles in. */
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
  char **case_names;
  size_t case_count;
  const ww_source *cases[FILES_MOST];
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

static void write_sources(FILE *out, const char *array,
                          const ww_source *const sources[], size_t count) {
  char name[64];
  for (size_t i = 0; i < count; i++) {
    snprintf(name, sizeof name, "%s_text%zu", array, i);
    write_bytes(out, name, sources[i]->text);
  }
  fprintf(out, "static const ww_source %s[] = {\n", array);
  for (size_t i = 0; i < count; i++)
    fprintf(out, "  {{\"%.*s\", %zu}, {%s_text%zu, %zu}},\n",
            WW_P(sources[i]->name), sources[i]->name.size, array, i,
            sources[i]->text.size);
  fprintf(out, "};\n");
}

static const ww_source *read_source(ww_arena *arena, const char *name) {
  ww_source *source = WW_NEW(arena, ww_source);
  source->name = short_name(name);
  source->text = read_file(arena, name);
  return source;
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
  write_bytes(out, "tree", j->image);
  write_sources(out, "sources", j->sources, j->count);
  write_sources(out, "case_files", j->cases, j->case_count);
  freeze_job rules = {out, "rules", j->rules, j->sources, j->count};
  freeze_job precedents = rules;
  precedents.name = "precedents";
  precedents.root = j->precedents;
  bool frozen = freeze_write(&rules) && freeze_write(&precedents);
  fprintf(out,
          "const ww_builtin ww_builtin_rules = {\n"
          "  {tree, sizeof tree - 1}, sources, %zu, &rules, &precedents,\n"
          "  case_files, %zu};\n",
          j->count, j->case_count);
  return fclose(out) == 0 && frozen;
}

static void read_files(job *j, ww_diag_list *diags, const ww_node *files[]) {
  for (size_t i = 0; i < j->count; i++) {
    j->sources[i] = read_source(j->arena, j->names[i]);
    files[i] =
        ww_yaml_read(j->arena, j->sources[i], &ww_rulebook_limits, diags);
  }
}

/* In each of the regions, which shall hold the same. */
static void read_cases(job *j) {
  for (size_t i = 0; i < j->case_count; i++)
    j->cases[i] = read_source(j->arena, j->case_names[i]);
}

static void load(void *context) {
  job *j = context;
  ww_diag_list diags;
  const ww_node *files[FILES_MOST];
  const ww_node *tree = NULL;
  ww_diag_list_init(&diags, j->arena);
  read_cases(j);
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
  int middle = 1;
  while (middle < argc && strcmp(argv[middle], "--cases") != 0)
    middle++;
  if (middle < 3 || middle == argc || argc > FILES_MOST) {
    fprintf(stderr, "usage: rules_image OUTPUT.c FILE.yaml... "
                    "--cases FILE.yaml...\n");
    return EXIT_FAILURE;
  }
  job jobs[FREEZE_REGIONS];
  bool loaded = true;
  for (int i = 0; i < FREEZE_REGIONS && loaded; i++) {
    freeze_in(i);
    jobs[i] = (job){.arena = ww_arena_new(),
                    .output = argv[1],
                    .names = argv + 2,
                    .count = (size_t)middle - 2,
                    .case_names = argv + middle + 1,
                    .case_count = (size_t)(argc - middle - 1)};
    if (!jobs[i].arena || !ww_protect(jobs[i].arena, load, &jobs[i]))
      fprintf(stderr, "rules_image: out of memory\n");
    loaded = jobs[i].precedents != NULL;
  }
  return loaded && write_output(&jobs[0]) ? EXIT_SUCCESS : EXIT_FAILURE;
}
