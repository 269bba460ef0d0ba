/* Public functions on schemas: a row for each; see whichway.h. */
#include "api/handles.h"

#include "report/json/json.h"
#include "report/schema/schema.h"

#include <assert.h>
#include <string.h>

static void put_whole(ww_buf *out, const ww_rules *rules) {
  (void)rules;
  ww_put_rulebook_schema(out);
}

static void put_part(ww_buf *out, const ww_rules *rules) {
  (void)rules;
  ww_put_part_schema(out);
}

static void put_overlay(ww_buf *out, const ww_rules *rules) {
  (void)rules;
  ww_put_overlay_schema(out);
}

typedef struct schema {
  const char *name;
  void (*put)(ww_buf *out, const ww_rules *rules); /* of what is read */
  const ww_json_type *type;                        /* of what is written */
  const char *says;
  bool any_rulebook; /* its ids are not those of the rulebook in use */
} schema;

static const schema schemas[] = {
    {.name = "profile", .put = ww_put_profile_schema},
    {.name = "rulebook", .put = put_whole},
    {.name = "part", .put = put_part},
    {.name = "overlay", .put = put_overlay},
    {.name = "cases", .put = ww_put_cases_schema},
    {.name = "decision",
     .type = &ww_json_decision,
     .says = "What whichway decided"},
    {.name = "batch",
     .type = &ww_json_batch,
     .says = "A line of what 'whichway batch' prints, without --full,"},
    {.name = "compare",
     .type = &ww_json_comparison,
     .says = "Two profiles side by side"},
    {.name = "check",
     .type = &ww_json_check,
     .says = "What 'whichway rules check' found out about a rulebook",
     .any_rulebook = true},
    {.name = "test",
     .type = &ww_json_tested,
     .says = "How the cases of a rulebook came out",
     .any_rulebook = true},
    {.name = "precedents",
     .type = &ww_json_agreement,
     .says = "How the precedents of a rulebook came out",
     .any_rulebook = true},
    {.name = "rules",
     .type = &ww_json_list,
     .says = "The rules of a rulebook",
     .any_rulebook = true},
    {.name = "rule",
     .type = &ww_json_entry,
     .says = "An entry of a rulebook, as 'whichway rules show' prints it",
     .any_rulebook = true},
    {.name = "diff",
     .type = &ww_json_diff,
     .says = "What changes from one rulebook to another",
     .any_rulebook = true},
};

typedef struct schema_job {
  const schema *schema;
  const ww_rules *rules;
} schema_job;

static void write_schema(ww_buf *out, const void *job, const ww_style *style) {
  const schema *s = ((const schema_job *)job)->schema;
  const ww_rules *rules = ((const schema_job *)job)->rules;
  (void)style;
  if (s->put)
    s->put(out, rules);
  else
    ww_put_table_schema(out, s->name, s->says, s->type,
                        s->any_rulebook ? NULL : rules);
}

const char *ww_schema_name(size_t index) {
  return index < sizeof schemas / sizeof *schemas ? schemas[index].name : NULL;
}

ww_status ww_schema(ww_text **out, const ww_rulebook *rulebook,
                    const char *name) {
  assert(out && rulebook && name);
  *out = NULL;
  for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
    if (strcmp(name, schemas[i].name) == 0)
      return ww_text_make(out, write_schema,
                          &(schema_job){&schemas[i], rulebook->rules}, NULL);
  return WW_INVALID;
}
