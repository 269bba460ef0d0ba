/* A check as SARIF; see report/json/json.h. Sections are those of the standard.
 *
 * Whoever reads it has the user's files, not the built-in rulebook: what an
 * overlay brought about there is told at the overlay's entry, and the place in
 * the rulebook is related to it. GitHub refuses a log in which any location
 * lacks a file, so that one has the entry's. */
#include "report/json/json.h"

#include "base/sha256.h"
#include "base/uri.h"
#include "report/json/sarif_place.h"
#include "report/text/text.h"
#include "rulebook/builtin.h"
#include "study/check/explained.h"
#include "whichway.h"

static const char *const levels[] = {/* 3.27.10 */
                                     [WW_NOTE] = "note",
                                     [WW_WARNING] = "warning",
                                     [WW_ERROR] = "error"};

/* ---- Messages ---------------------------------------------------------- */

/* How many bytes of a placeholder, "{0}" (3.11.5), start here. */
static size_t placeholder(ww_str text, size_t at) {
  size_t i = at + 1;
  while (text.at[at] == '{' && i < text.size && text.at[i] >= '0' &&
         text.at[i] <= '9')
    i++;
  return i > at + 1 && i < text.size && text.at[i] == '}' ? i + 1 - at : 0;
}

/* Text in which nothing is a placeholder or a link (3.11.6). */
static void put_message(ww_json *json, const char *key, ww_str text) {
  ww_buf safe = ww_buf_new(json->buf->arena);
  for (size_t i = 0; i < text.size; i++) {
    size_t size = placeholder(text, i);
    if (size > 0) {
      ww_putf(&safe, "{%.*s}", (int)size, text.at + i);
      i += size - 1;
      continue;
    }
    if (text.at[i] == ']' && i + 1 < text.size && text.at[i + 1] == '(')
      ww_put_char(&safe, '\\');
    ww_put_char(&safe, text.at[i]);
  }
  ww_json_open(json, key, '{');
  ww_json_str(json, "text", ww_buf_str(&safe));
  ww_json_close(json, '}');
}

static ww_str with_hint(ww_arena *arena, const ww_diag *diag) {
  if (diag->hint.size == 0)
    return diag->message;
  return ww_format(arena, "%.*s (%.*s)", WW_P(diag->message), WW_P(diag->hint));
}

static ww_str message_of(ww_arena *arena, const ww_rules *rules,
                         const ww_flaw *flaw) {
  ww_buf text = ww_buf_new(arena);
  ww_put(&text, with_hint(arena, flaw->diag));
  if (flaw->example.count) {
    ww_put_c(&text, "; example: ");
    ww_put_assignment(&text, rules, &flaw->example.profiles[0]);
  }
  if (flaw->example.count > 1) {
    ww_put_c(&text, ", then ");
    ww_put_difference(&text, rules, &flaw->example);
  }
  return ww_buf_str(&text);
}

/* ---- Results ----------------------------------------------------------- */

/* A thing of the rulebook, by ids (3.33). */
static void put_logical(ww_json *json, ww_str subject) {
  ww_json_open(json, "logicalLocations", '[');
  ww_json_open(json, NULL, '{');
  ww_json_str(json, "fullyQualifiedName", subject);
  ww_json_close(json, '}');
  ww_json_close(json, ']');
}

static void put_locations(ww_json *json, const ww_flaw *flaw, ww_place shown,
                          ww_str folder) {
  ww_json_open(json, "locations", '[');
  ww_json_open(json, NULL, '{');
  if (shown.source)
    ww_sarif_place(json, shown, folder);
  put_logical(json, flaw->subject);
  ww_json_close(json, '}');
  ww_json_close(json, ']');
}

static ww_str in_builtin(ww_arena *arena, ww_place place) {
  return ww_format(arena, "in the built-in rulebook: %.*s, line %u",
                   WW_P(place.source->name), ww_place_line(place).line);
}

static void put_related(ww_json *json, ww_place place, ww_place at_hand,
                        ww_str subject, ww_str folder) {
  bool hidden = ww_in_builtin(place);
  ww_json_open(json, NULL, '{');
  put_message(json, "message",
              hidden ? in_builtin(json->buf->arena, place) : WW_S("see here"));
  if (hidden && subject.size)
    put_logical(json, subject);
  ww_sarif_place(json, hidden ? at_hand : place, folder);
  ww_json_close(json, '}');
}

static void put_relations(ww_json *json, const ww_flaw *flaw, ww_place shown,
                          ww_str folder) {
  bool elsewhere = flaw->cause.source != NULL;
  ww_place other = flaw->diag->other;
  if (!elsewhere && !other.source)
    return;
  ww_json_open(json, "relatedLocations", '[');
  if (elsewhere)
    put_related(json, flaw->diag->place, shown, flaw->subject, folder);
  if (other.source)
    put_related(json, other, shown, (ww_str){0}, folder);
  ww_json_close(json, ']');
}

/* The same for the same flaw wherever it stands in the file, so that it is
 * not reported anew when lines move. */
static void put_fingerprint(ww_json *json, const ww_flaw *flaw) {
  char digest[65];
  ww_str what =
      ww_format(json->buf->arena, "%s %.*s",
                ww_diag_code_name(flaw->diag->code), WW_P(flaw->subject));
  ww_sha256_hex(what, digest);
  ww_json_open(json, "partialFingerprints", '{');
  ww_json_text(json, "codeAndSubject/v1", digest);
  ww_json_close(json, '}');
}

static int rule_index(ww_diag_code code) {
  size_t i = 0;
  while (ww_explained_at(i) && ww_explained_at(i)->code != code)
    i++;
  return (int)i;
}

static void put_result(ww_json *json, const ww_check_log *log,
                       const ww_flaw *flaw) {
  const ww_diag *diag = flaw->diag;
  ww_place shown = flaw->cause.source ? flaw->cause : diag->place;
  ww_json_open(json, NULL, '{');
  ww_json_text(json, "ruleId", ww_diag_code_name(diag->code));
  ww_json_int(json, "ruleIndex", rule_index(diag->code));
  ww_json_text(json, "level", levels[diag->severity]);
  put_message(json, "message",
              message_of(json->buf->arena, log->findings->rules, flaw));
  put_locations(json, flaw, shown, log->folder);
  put_relations(json, flaw, shown, log->folder);
  put_fingerprint(json, flaw);
  ww_json_close(json, '}');
}

/* ---- The tool ---------------------------------------------------------- */

/* "RuleThatChangesNothing". */
static ww_str name_of(ww_arena *arena, const char *title) {
  ww_buf name = ww_buf_new(arena);
  for (bool first = true; *title; title++) {
    bool small = *title >= 'a' && *title <= 'z';
    if (*title != ' ')
      ww_put_char(&name, first && small ? (char)(*title - 'a' + 'A') : *title);
    first = *title == ' ';
  }
  return ww_buf_str(&name);
}

static ww_str help_uri(ww_arena *arena, const char *code) {
  return ww_format(arena, WHICHWAY_HOMEPAGE "/docs/diagnostics.md#%s", code);
}

static void put_rule(ww_json *json, const ww_explained *rule) { /* 3.49 */
  ww_arena *arena = json->buf->arena;
  const char *code = ww_diag_code_name(rule->code);
  ww_str uri = help_uri(arena, code);
  ww_str help = ww_format(arena, "%s %s", rule->text, rule->remedy);
  ww_json_open(json, NULL, '{');
  ww_json_text(json, "id", code);
  ww_json_str(json, "name", name_of(arena, rule->title));
  put_message(json, "shortDescription", ww_str_from(rule->title));
  put_message(json, "fullDescription", ww_str_from(rule->text));
  ww_json_open(json, "help", '{');
  ww_json_str(json, "text", help);
  ww_json_str(
      json, "markdown",
      ww_format(arena, "%.*s\n\n[All codes](%.*s)", WW_P(help), WW_P(uri)));
  ww_json_close(json, '}');
  ww_json_str(json, "helpUri", uri);
  ww_json_open(json, "defaultConfiguration", '{');
  ww_json_text(json, "level", levels[rule->severity]);
  ww_json_close(json, '}');
  ww_json_close(json, '}');
}

/* All of them, so that the next log has them in the same order. */
static void put_tool(ww_json *json) {
  ww_json_open(json, "tool", '{');
  ww_json_open(json, "driver", '{');
  ww_json_text(json, "name", "whichway");
  ww_json_text(json, "version", WHICHWAY_VERSION);
  ww_json_text(json, "semanticVersion", WHICHWAY_VERSION);
  ww_json_text(json, "informationUri", WHICHWAY_HOMEPAGE);
  ww_json_open(json, "rules", '[');
  for (size_t i = 0; ww_explained_at(i); i++)
    put_rule(json, ww_explained_at(i));
  ww_json_close(json, ']');
  ww_json_close(json, '}');
  ww_json_close(json, '}');
}

/* ---- The run ----------------------------------------------------------- */

static void put_notification(ww_json *json, const ww_diag *diag,
                             ww_str folder) { /* 3.58 */
  ww_json_open(json, NULL, '{');
  ww_json_open(json, "descriptor", '{');
  ww_json_text(json, "id", ww_diag_code_name(diag->code));
  ww_json_close(json, '}');
  ww_json_text(json, "level", levels[diag->severity]);
  put_message(json, "message", with_hint(json->buf->arena, diag));
  if (diag->place.source && !ww_in_builtin(diag->place)) {
    ww_json_open(json, "locations", '[');
    ww_json_open(json, NULL, '{');
    ww_sarif_place(json, diag->place, folder);
    ww_json_close(json, '}');
    ww_json_close(json, ']');
  }
  ww_json_close(json, '}');
}

static void put_invocation(ww_json *json, const ww_check_log *log) { /* 3.20 */
  const ww_diag *why = log->why ? log->why->first : NULL;
  ww_json_open(json, "invocations", '[');
  ww_json_open(json, NULL, '{');
  ww_json_bool(json, "executionSuccessful", log->findings != NULL);
  if (!log->findings) {
    ww_json_open(json, "toolExecutionNotifications", '[');
    for (; why; why = why->next)
      put_notification(json, why, log->folder);
    ww_json_close(json, ']');
  }
  ww_json_close(json, '}');
  ww_json_close(json, ']');
}

/* Its part before the last slash tells apart what a code host keeps: each
 * rulebook's findings, and logs without any since there was no check. */
static void put_automation(ww_json *json, const ww_findings *findings) {
  ww_buf id = ww_buf_new(json->buf->arena);
  ww_put_c(&id, "whichway/rules-check/");
  if (findings) {
    ww_put_uri(&id, findings->rules->name, "");
    ww_put_char(&id, '/');
  }
  ww_json_open(json, "automationDetails", '{');
  ww_json_str(json, "id", ww_buf_str(&id));
  ww_json_close(json, '}');
}

static void put_root(ww_json *json) {
  ww_json_open(json, "originalUriBaseIds", '{');
  ww_json_open(json, WW_SARIF_ROOT, '{');
  put_message(json, "description", WW_S("the folder that whichway was run in"));
  ww_json_close(json, '}');
  ww_json_close(json, '}');
}

static void put_run(ww_json *json, const ww_check_log *log) {
  const ww_findings *findings = log->findings;
  ww_json_open(json, NULL, '{');
  put_tool(json);
  put_invocation(json, log);
  put_automation(json, findings);
  put_root(json);
  ww_json_text(json, "columnKind", "unicodeCodePoints");
  ww_json_open(json, "results", '[');
  for (int i = 0; findings && i < findings->flaw_count; i++)
    put_result(json, log, &findings->flaws[i]);
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

void ww_put_check_sarif(ww_buf *out, const ww_check_log *log) {
  ww_json json = ww_json_new(out, false);
  ww_json_open(&json, NULL, '{');
  ww_json_text(&json, "$schema",
               "https://json.schemastore.org/sarif-2.1.0.json");
  ww_json_text(&json, "version", "2.1.0");
  ww_json_open(&json, "runs", '[');
  put_run(&json, log);
  ww_json_close(&json, ']');
  ww_json_close(&json, '}');
  ww_put_char(out, '\n');
}
