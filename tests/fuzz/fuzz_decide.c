/* Fuzz: a rulebook and a profile, all the way to every kind of document. The
 * input is a rulebook as YAML, a NUL, and a profile as JSON; without a NUL the
 * profile is empty, with nothing before it the rulebook is the shipped one.
 *
 * - what is refused is told, with a place; what is accepted can be decided;
 * - the command's two ways to decide agree: a decision and a line of a batch;
 * - every JSON is JSON, every text UTF-8 without a control character;
 * - a template of a profile is a profile, and leads where an empty one does. */
#include "base/utf8.h"
#include "read/json_scan.h"
#include "whichway_study.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CHECKED_BYTES_MOST = 2000 }; /* longer rulebooks are not checked */

static void require(bool holds) {
  if (!holds)
    abort();
}

/* ---- What comes out --------------------------------------------------- */

static bool is_json(ww_str text) {
  ww_arena *arena = ww_arena_new();
  ww_source source = {WW_S("output"), text};
  ww_diag_list diags;
  ww_diag_list_init(&diags, arena);
  ww_limits limits = ww_rulebook_limits; /* an output may be larger */
  limits.bytes = limits.nodes = limits.string = SIZE_MAX;
  ww_json_places places;
  bool fine = ww_json_scan(arena, &source, &limits, &diags, &places);
  ww_arena_free(arena);
  return fine;
}

/* Of all that is shown no byte may command a terminal. */
static bool is_plain(ww_str text) {
  for (size_t i = 0; i < text.size; i++)
    if (((unsigned char)text.at[i] < 0x20 && text.at[i] != '\n') ||
        text.at[i] == 0x7F)
      return false;
  return ww_utf8_valid(text) == text.size;
}

static void accept(ww_status status, ww_text **out, bool json) {
  ww_text *text = *out;
  require(status == WW_OK && text);
  ww_str bytes = {ww_text_bytes(text), ww_text_size(text)};
  require(bytes.size > 0 && is_plain(bytes) && (!json || is_json(bytes)));
  ww_text_free(text);
}

static void complained(ww_status status, ww_messages *messages) {
  ww_text *text = NULL;
  require(status == WW_INVALID && ww_messages_count(messages) > 0);
  accept(ww_messages_render(&text, messages, NULL), &text, false);
  ww_messages_free(messages);
}

/* ---- What is decided -------------------------------------------------- */

static void render(const ww_decision *decision) {
  const char *format;
  for (size_t i = 0; (format = ww_decision_format(i)); i++) {
    ww_text *text = NULL;
    accept(ww_decision_render(&text, decision, format, NULL), &text,
           strcmp(format, "json") == 0);
  }
  for (size_t i = 0; (format = ww_report_format(i)); i++) {
    ww_text *text = NULL;
    accept(ww_report_render(&text, decision, format, NULL), &text,
           strcmp(format, "json") == 0);
  }
}

/* A line of a batch begins so. */
static void agree(const ww_decision *decision, const ww_rulebook *rulebook,
                  const ww_input *profile) {
  ww_batch *batch = NULL;
  const ww_text *line = NULL;
  const char *option = ww_decision_recommendation(decision);
  char wanted[512] = "\"recommendation\":null,";
  if (memchr(profile->bytes, '\n', profile->size))
    return;
  if (option)
    snprintf(wanted, sizeof wanted, "\"recommendation\":\"%s\",", option);
  require(ww_batch_open(&batch, rulebook, NULL) == WW_OK);
  require(ww_batch_line(batch, profile->bytes, profile->size, 1, &line) ==
          WW_OK);
  require(strstr(ww_text_bytes(line), wanted));
  ww_batch_free(batch);
}

/* What it is decided to be, to be freed. NULL: the profile is refused. */
static ww_decision *decide(const ww_rulebook *rulebook, const ww_input *input,
                           ww_profile **profile) {
  ww_messages *messages = NULL;
  ww_decision *decision = NULL;
  ww_status status = ww_profile_open(profile, &messages, rulebook, input);
  if (status != WW_OK) {
    complained(status, messages);
    return NULL;
  }
  require(!messages);
  require(ww_decide(&decision, rulebook, *profile, NULL) == WW_OK);
  return decision;
}

static void decide_on(const ww_rulebook *rulebook, const ww_input *input) {
  ww_profile *profile = NULL;
  ww_decision *decision = decide(rulebook, input, &profile);
  if (decision) {
    render(decision);
    if (input->syntax == WW_JSON)
      agree(decision, rulebook, input);
  }
  ww_decision_free(decision);
  ww_profile_free(profile);
}

static void fill_in(const ww_rulebook *rulebook) {
  ww_text *template = NULL;
  ww_profile *profile = NULL;
  require(ww_profile_template(&template, rulebook) == WW_OK);
  ww_input input = {"template", ww_text_bytes(template), ww_text_size(template),
                    WW_YAML};
  ww_decision *decision = decide(rulebook, &input, &profile);
  require(decision);
  ww_decision_free(decision);
  ww_profile_free(profile);
  ww_text_free(template);
}

static void check(const ww_rulebook *rulebook) {
  ww_check *made = NULL;
  const char *format;
  require(ww_rulebook_check(&made, rulebook, NULL) == WW_OK);
  for (size_t i = 0; (format = ww_check_format(i)); i++) {
    ww_text *text = NULL;
    accept(ww_check_render(&text, made, format, NULL), &text,
           strcmp(format, "text") != 0);
  }
  ww_check_free(made);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *text = size ? (const char *)data : "";
  const char *end = memchr(text, '\0', size);
  size_t first = end ? (size_t)(end - text) : size;
  ww_input rules = {"rules.yaml", text, first, WW_YAML};
  ww_input profile = {"profile.json", "{}", 2, WW_JSON};
  ww_rulebook_options how = WW_RULEBOOK_OPTIONS_INIT;
  ww_rulebook *rulebook = NULL;
  ww_messages *messages = NULL;
  how.files = &rules;
  how.file_count = first > 0;
  ww_status status = ww_rulebook_open(&rulebook, &messages, &how);
  if (status != WW_OK) {
    complained(status, messages);
    return 0;
  }
  if (end) {
    profile.bytes = end + 1;
    profile.size = size - first - 1;
  }
  decide_on(rulebook, &profile);
  if (first > 0) {
    fill_in(rulebook);
    if (first <= CHECKED_BYTES_MOST)
      check(rulebook);
  }
  ww_rulebook_free(rulebook);
  return 0;
}
