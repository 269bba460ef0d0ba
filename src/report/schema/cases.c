/* The JSON Schema of cases; see report/schema/schema.h. The keys come from the
 * loader's tables. */
#include "report/schema/schema.h"

#include "study/test/cases.h"

static bool put_answers(ww_json *json, const ww_field *field,
                        const void *rules) {
  if (field != &ww_case_fields.fields[WW_CASE_ANSWERS])
    return false;
  ww_schema_answers(json, field, rules);
  return true;
}

void ww_put_cases_schema(ww_buf *out, const ww_rules *rules) {
  ww_str description = ww_format(out->arena, "Cases of the rulebook %.*s %.*s.",
                                 WW_P(rules->name), WW_P(rules->version));
  ww_json json = ww_schema_open(out, "cases", rules, description);
  ww_schema_put_fields(&json, &ww_cases_fields, put_answers, rules);
  ww_schema_close(&json);
}
