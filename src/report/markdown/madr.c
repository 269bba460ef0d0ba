/* A decision as a MADR file; see report/markdown/markdown.h. */
#include "report/markdown/markdown.h"

#include "base/ci_log.h"
#include "base/utf8.h"
#include "engine/analysis.h"
#include "read/doors.h"
#include "report/json/values.h"
#include "rulebook/digest.h"

#include <assert.h>

/* ---- Scalars ------------------------------------------------------------- */

static void put_string(ww_buf *out, ww_str text) {
  ww_put_char(out, '"');
  for (size_t at = 0; at < text.size;) {
    size_t from = at;
    uint32_t character = ww_utf8_next(text, &at);
    if (character == '"' || character == '\\')
      ww_putf(out, "\\%c", (char)character);
    else if (ww_utf8_shows(character) && !ww_is_ci_command(text, from))
      ww_put(out, ww_str_slice(text, from, at));
    else if (character > 0xFFFF)
      ww_putf(out, "\\U%08X", (unsigned)character);
    else
      ww_putf(out, "\\u%04X", (unsigned)character);
  }
  ww_put_char(out, '"');
}

static void put_entry(ww_buf *out, const char *key, ww_str text) {
  ww_put_c(out, key);
  put_string(out, text);
  ww_put_char(out, '\n');
}

/* Lists of plain values stand on their line, and so does what is in a list;
 * maps stand in blocks. `quoted`: keys are a rulebook's ids, which could mean
 * something to YAML 1.1, as `on` does. */
static void put_node(ww_buf *out, const ww_node *node, int depth, bool quoted);

static void put_members(ww_buf *out, const ww_node *map, int depth,
                        bool quoted) {
  ww_put_c(out, map->count ? "\n" : " {}\n");
  for (const ww_node *m = map->first; m; m = m->next) {
    ww_put_times(out, WW_S("  "), (size_t)depth);
    if (quoted)
      put_string(out, m->key);
    else
      ww_put(out, m->key);
    ww_put_char(out, ':');
    put_node(out, m, depth + 1, ww_str_is(m->key, "answers"));
  }
}

static void put_flow(ww_buf *out, const ww_node *node) {
  const char *brackets = node->kind == WW_MAP ? "{}" : "[]";
  if (node->kind == WW_SCALAR && node->plain) {
    ww_put(out, node->text);
    return;
  }
  if (node->kind == WW_SCALAR) {
    put_string(out, node->text);
    return;
  }
  ww_put_char(out, brackets[0]);
  for (const ww_node *m = node->first; m; m = m->next) {
    if (node->kind == WW_MAP)
      ww_putf(out, "%.*s: ", WW_P(m->key));
    put_flow(out, m);
    ww_put_c(out, m->next ? ", " : "");
  }
  ww_put_char(out, brackets[1]);
}

static void put_node(ww_buf *out, const ww_node *node, int depth, bool quoted) {
  if (node->kind == WW_MAP) {
    put_members(out, node, depth, quoted);
    return;
  }
  if (node->kind == WW_LIST && node->first && node->first->kind == WW_MAP) {
    ww_put_char(out, '\n');
    for (const ww_node *m = node->first; m; m = m->next) {
      ww_put_times(out, WW_S("  "), (size_t)depth);
      ww_put_c(out, "- ");
      put_flow(out, m);
      ww_put_char(out, '\n');
    }
    return;
  }
  ww_put_char(out, ' ');
  put_flow(out, node);
  ww_put_char(out, '\n');
}

/* ---- The record ---------------------------------------------------------- */

static void write_answers(ww_json *json, const ww_verdict *verdict) {
  ww_json_open(json, "answers", '{');
  for (int q = 0; q < verdict->rules->question_count; q++) {
    const ww_question *question = &verdict->rules->questions[q];
    if (!verdict->answers->of[q].known)
      continue;
    ww_json_key(json, question->id);
    ww_json_answer(json, question, &verdict->answers->of[q]);
  }
  ww_json_close(json, '}');
}

static void write_rulebook(ww_json *json, const ww_rules *rules) {
  ww_json_open(json, "rulebook", '{');
  ww_json_str(json, "name", rules->name);
  ww_json_str(json, "version", rules->version);
  ww_json_text(json, "digest", ww_digest_of(json->buf->arena, rules));
  ww_json_close(json, '}');
}

/* Of a brief decision there is neither strength nor status nor trigger. */
static void write_trust(ww_json *json, const ww_analysis *analysis) {
  if (analysis && analysis->certainty.given)
    ww_json_text(json, "strength",
                 ww_strength_names[analysis->certainty.strength]);
  else
    ww_json_null(json, "strength");
  if (analysis)
    ww_json_text(json, "status", ww_state_names[analysis->unknowns->state]);
  else
    ww_json_null(json, "status");
}

static void write_record(ww_json *json, const ww_report *report) {
  const ww_verdict *verdict = report->verdict;
  const ww_result *result = ww_main_result(verdict);
  ww_json_open(json, NULL, '{');
  ww_json_text(json, "schema", "whichway.record/1");
  ww_json_key(json, WW_S("project"));
  ww_json_maybe_str(json, verdict->answers->project);
  ww_json_key(json, WW_S("recommendation"));
  ww_json_option(json, result->rules, result->winner);
  write_trust(json, verdict->analysis);
  write_answers(json, verdict);
  ww_json_key(json, WW_S("triggers"));
  if (verdict->analysis)
    ww_put_triggers(json, verdict);
  else
    ww_json_null(json, NULL);
  ww_json_key(json, WW_S("review"));
  ww_json_maybe_str(json, report->review);
  write_rulebook(json, verdict->rules);
  ww_json_close(json, '}');
}

/* The checksum is made of what stands before it, as a rulebook's digest is. */
static void put_record(ww_buf *out, const ww_report *report) {
  ww_arena *arena = out->arena;
  ww_buf text = ww_buf_new(arena);
  ww_json json = ww_json_new(&text, true);
  ww_diag_list diags;
  ww_source *source = WW_NEW(arena, ww_source);
  char checksum[WW_DIGEST_SIZE];
  write_record(&json, report);
  source->text = ww_buf_str(&text);
  ww_diag_list_init(&diags, arena);
  const ww_node *record =
      ww_json_read(arena, source, &ww_rulebook_limits, &diags);
  assert(record);
  ww_digest_make(arena, record, checksum);
  ww_put_c(out, "whichway:");
  put_members(out, record, 1, false);
  put_entry(out, "  checksum: ", ww_str_from(checksum));
}

void ww_render_madr(ww_buf *out, const ww_report *report) {
  ww_put_c(out, "---\n");
  put_entry(out, "status: ", WW_S("proposed"));
  if (report->date.size)
    put_entry(out, "date: ", report->date);
  put_record(out, report);
  ww_put_c(out, "---\n"); /* some tools look for the title right behind it */
  ww_render_markdown(out, ww_compose_madr(out->arena, report));
}
