/* hostile_reports FORMAT FIRST COUNT: reports on decisions whose texts are all
 * hostile, for those who parse them with other parsers; as NDJSON: {"seed",
 * "strings", "title", "report", "tame"}, where `tame` is the same report with
 * harmless texts and `title` what its heading must say. */
#include "report/hostile_book.h"

#include "base/json_out.h"
#include "report/compose/documents.h"
#include "report/html/html.h"
#include "report/markdown/markdown.h"
#include "report/text/wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FULL_EVERY = 16 };

typedef struct job {
  ww_arena *arena;
  const char *format;
  uint64_t seed;
} job;

static ww_str render(const job *j, const ww_verdict *verdict) {
  ww_report report = {.verdict = verdict};
  ww_buf out = ww_buf_new(j->arena);
  if (strcmp(j->format, "madr") == 0)
    ww_render_madr(&out, &report);
  else if (strcmp(j->format, "html") == 0)
    ww_render_html(&out, ww_compose_report(j->arena, &report));
  else
    ww_render_markdown(&out, ww_compose_report(j->arena, &report));
  return ww_buf_str(&out);
}

/* As a reader sees it: white space at its ends and doubled is none. */
static ww_str title_of(const job *j, const ww_verdict *verdict) {
  const ww_result *result = ww_main_result(verdict);
  ww_buf title = ww_buf_new(j->arena);
  ww_put_prose(&title, verdict->answers->project, true);
  ww_put_c(&title, ": ");
  ww_put_prose(&title,
               result->silent ? WW_S("nothing to go on yet")
               : result->winner == WW_NONE
                   ? WW_S("nothing can be recommended")
                   : result->rules->options[result->winner].title,
               true);
  return ww_str_trim(ww_buf_str(&title));
}

static void run(void *context) {
  const job *j = context;
  int strings = 0;
  bool full = j->seed % FULL_EVERY == 0;
  ww_buf line = ww_buf_new(j->arena);
  ww_json json = ww_json_new(&line, true);
  const ww_verdict *verdict =
      hostile_verdict(j->arena, j->seed, full, false, &strings);
  const ww_verdict *tame = hostile_verdict(j->arena, j->seed, full, true, NULL);
  if (!verdict || !tame)
    exit(1);
  ww_json_open(&json, NULL, '{');
  ww_json_int(&json, "seed", (long long)j->seed);
  ww_json_int(&json, "strings", strings);
  ww_json_str(&json, "title", title_of(j, verdict));
  ww_json_str(&json, "report", render(j, verdict));
  ww_json_str(&json, "tame", render(j, tame));
  ww_json_close(&json, '}');
  puts(line.at);
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: hostile_reports FORMAT FIRST COUNT\n");
    return 2;
  }
  uint64_t first = strtoull(argv[2], NULL, 10);
  uint64_t count = strtoull(argv[3], NULL, 10);
  for (uint64_t i = 0; i < count; i++) {
    job j = {ww_arena_new(), argv[1], first + i};
    if (!j.arena || !ww_protect(j.arena, run, &j))
      return 3;
    ww_arena_free(j.arena);
  }
  return 0;
}
