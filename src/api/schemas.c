/* Public functions on schemas: a row for each; see whichway.h. */
#include "api/handles.h"

#include "report/cases_schema.h"
#include "report/decision_schema.h"
#include "report/profile_schema.h"
#include "report/rulebook_schema.h"

#include <assert.h>
#include <string.h>

static void write_profile_schema(ww_buf *out, const void *rules,
                                 const ww_style *style) {
  (void)style;
  ww_put_profile_schema(out, rules);
}

static void write_rulebook_schema(ww_buf *out, const void *rules,
                                  const ww_style *style) {
  (void)rules;
  (void)style;
  ww_put_rulebook_schema(out);
}

static void write_part_schema(ww_buf *out, const void *rules,
                              const ww_style *style) {
  (void)rules;
  (void)style;
  ww_put_part_schema(out);
}

static void write_overlay_schema(ww_buf *out, const void *rules,
                                 const ww_style *style) {
  (void)rules;
  (void)style;
  ww_put_overlay_schema(out);
}

static void write_cases_schema(ww_buf *out, const void *rules,
                               const ww_style *style) {
  (void)style;
  ww_put_cases_schema(out, rules);
}

static void write_decision_schema(ww_buf *out, const void *rules,
                                  const ww_style *style) {
  (void)style;
  ww_put_decision_schema(out, rules);
}

static const struct schema {
  const char *name;
  ww_writer *write;
} schemas[] = {
    {"profile", write_profile_schema}, {"rulebook", write_rulebook_schema},
    {"part", write_part_schema},       {"overlay", write_overlay_schema},
    {"cases", write_cases_schema},     {"decision", write_decision_schema},
};

const char *ww_schema_name(size_t index) {
  return index < sizeof schemas / sizeof *schemas ? schemas[index].name : NULL;
}

ww_status ww_schema(ww_text **out, const ww_rulebook *rulebook,
                    const char *name) {
  assert(out && rulebook && name);
  *out = NULL;
  for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
    if (strcmp(name, schemas[i].name) == 0)
      return ww_text_make(out, schemas[i].write, rulebook->rules, NULL);
  return WW_INVALID;
}
