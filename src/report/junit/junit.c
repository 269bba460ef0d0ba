/* A suite, a test case for each case; see junit.h. What is escaped for HTML is
 * so for XML, and nothing in it is a control character. */
#include "report/junit/junit.h"

#include "report/compose/documents.h"
#include "report/html/html.h"
#include "report/text/text.h"

static void put_attribute(ww_buf *out, const char *name, ww_str text) {
  ww_putf(out, " %s=\"", name);
  ww_put_html(out, text);
  ww_put_char(out, '"');
}

static void put_counts(ww_buf *out, int tests, int failures) {
  ww_putf(out, " tests=\"%d\" failures=\"%d\"", tests, failures);
}

static void put_failure(ww_buf *out, const ww_tested *tested, int index) {
  static const ww_style plain = {.width = 80, .unicode = true};
  ww_buf text = ww_buf_new(out->arena);
  ww_render_text(&text, ww_compose_faults(out->arena, tested, index), &plain);
  ww_str message = ww_buf_str(&text);
  while (message.size > 0 && message.at[message.size - 1] == '\n')
    message.size--;
  ww_put_c(out, ">\n      <failure");
  put_attribute(out, "message", message);
  ww_put_c(out, "/>\n    </testcase>\n");
}

static void put_case(ww_buf *out, const ww_tested *tested, int index) {
  const ww_case *one = &tested->trial->cases->of[index];
  ww_put_c(out, "    <testcase");
  put_attribute(out, "classname", one->place.source->name);
  put_attribute(out, "name", one->id);
  ww_putf(out, " line=\"%u\"", ww_place_line(one->place).line);
  if (tested->trial->results[index].passed)
    ww_put_c(out, "/>\n");
  else
    put_failure(out, tested, index);
}

void ww_put_tested_junit(ww_buf *out, const ww_tested *tested) {
  const ww_trial *trial = tested->trial;
  int count = trial->cases->count;
  ww_put_c(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
  put_counts(out, count, trial->failed);
  ww_put_c(out, ">\n  <testsuite");
  put_attribute(out, "name",
                ww_format(out->arena, "%.*s %.*s", WW_P(trial->rules->name),
                          WW_P(trial->rules->version)));
  put_counts(out, count, trial->failed);
  ww_put_c(out, ">\n");
  for (int i = 0; i < count; i++)
    put_case(out, tested, i);
  ww_put_c(out, "  </testsuite>\n</testsuites>\n");
}
