/* A check as SARIF; see check_sarif.h. Sections are those of the standard. */
#include "report/check_sarif.h"

#include "base/json_out.h"
#include "base/sha256.h"
#include "report/check_text.h"
#include "whichway.h"

static const char *const levels[] = {/* 3.27.10 */
                                     [WW_NOTE] = "note",
                                     [WW_WARNING] = "warning",
                                     [WW_ERROR] = "error"};

/* ---- Places ----------------------------------------------------------- */

/* A file's name as a URI reference (RFC 3986): all but what is unreserved, and
 * the slashes, is escaped. */
static ww_str uri_of(ww_arena *arena, ww_str name) {
  static const char digits[] = "0123456789ABCDEF";
  ww_buf uri = ww_buf_new(arena);
  if (ww_str_starts(name, WW_S("/")))
    ww_put_c(&uri, "file://");
  for (size_t i = 0; i < name.size; i++) {
    unsigned char c = (unsigned char)name.at[i];
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                 (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
                 c == '~' || c == '/';
    if (!plain)
      ww_put_char(&uri, '%');
    ww_put_char(&uri, plain ? (char)c : digits[c / 16]);
    if (!plain)
      ww_put_char(&uri, digits[c % 16]);
  }
  return ww_buf_str(&uri);
}

static void put_location(ww_json *json, const char *key, ww_place place) {
  ww_line line = ww_place_line(place);
  ww_json_open(json, key, '[');
  if (place.source) {
    ww_json_open(json, NULL, '{');
    ww_json_open(json, "physicalLocation", '{');
    ww_json_open(json, "artifactLocation", '{');
    ww_json_str(json, "uri", uri_of(json->buf->arena, place.source->name));
    ww_json_close(json, '}');
    if (line.line) {
      ww_json_open(json, "region", '{');
      ww_json_int(json, "startLine", line.line);
      ww_json_int(json, "startColumn", line.column);
      ww_json_close(json, '}');
    }
    ww_json_close(json, '}');
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

/* ---- Results ---------------------------------------------------------- */

static ww_str message_of(ww_arena *arena, const ww_rules *rules,
                         const ww_flaw *flaw) {
  ww_buf text = ww_buf_new(arena);
  ww_put(&text, flaw->diag->message);
  if (flaw->diag->hint.size)
    ww_putf(&text, " (%.*s)", WW_P(flaw->diag->hint));
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

static void put_result(ww_json *json, const ww_rules *rules,
                       const ww_flaw *flaw) {
  ww_json_open(json, NULL, '{');
  ww_json_text(json, "ruleId", ww_diag_code_name(flaw->diag->code));
  ww_json_text(json, "level", levels[flaw->diag->severity]);
  ww_json_open(json, "message", '{');
  ww_json_str(json, "text", message_of(json->buf->arena, rules, flaw));
  ww_json_close(json, '}');
  put_location(json, "locations", flaw->diag->place);
  if (flaw->diag->other.source)
    put_location(json, "relatedLocations", flaw->diag->other);
  put_fingerprint(json, flaw);
  ww_json_close(json, '}');
}

/* ---- All -------------------------------------------------------------- */

/* Each code once (3.49). */
static void put_codes(ww_json *json, const ww_findings *findings) {
  ww_json_open(json, "rules", '[');
  for (int code = 0; code < WW_DIAG_CODE_COUNT; code++)
    for (int i = 0; i < findings->flaw_count; i++) {
      if (findings->flaws[i].diag->code != (ww_diag_code)code)
        continue;
      ww_json_open(json, NULL, '{');
      ww_json_text(json, "id", ww_diag_code_name((ww_diag_code)code));
      ww_json_close(json, '}');
      break;
    }
  ww_json_close(json, ']');
}

static void put_tool(ww_json *json, const ww_findings *findings) {
  ww_json_open(json, "tool", '{');
  ww_json_open(json, "driver", '{');
  ww_json_text(json, "name", "whichway");
  ww_json_text(json, "version", WHICHWAY_VERSION);
  put_codes(json, findings);
  ww_json_close(json, '}');
  ww_json_close(json, '}');
}

void ww_put_check_sarif(ww_buf *out, const ww_findings *findings) {
  ww_json json = ww_json_new(out, false);
  ww_json_open(&json, NULL, '{');
  ww_json_text(&json, "$schema",
               "https://json.schemastore.org/sarif-2.1.0.json");
  ww_json_text(&json, "version", "2.1.0");
  ww_json_open(&json, "runs", '[');
  ww_json_open(&json, NULL, '{');
  put_tool(&json, findings);
  ww_json_text(&json, "columnKind", "unicodeCodePoints");
  ww_json_open(&json, "results", '[');
  for (int i = 0; i < findings->flaw_count; i++)
    put_result(&json, findings->rules, &findings->flaws[i]);
  ww_json_close(&json, ']');
  ww_json_close(&json, '}');
  ww_json_close(&json, ']');
  ww_json_close(&json, '}');
  ww_put_char(out, '\n');
}
