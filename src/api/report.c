/* Public functions on reports; see whichway.h. */
#include "api/handles.h"

#include "report/compose/documents.h"
#include "report/html/html.h"
#include "report/json/json.h"
#include "report/markdown/markdown.h"
#include "report/text/text.h"

#include <assert.h>
#include <string.h>

static void write_markdown(ww_buf *out, const void *report,
                           const ww_style *style) {
  (void)style;
  ww_render_markdown(out, ww_compose_report(out->arena, report));
}

static void write_madr(ww_buf *out, const void *report, const ww_style *style) {
  (void)style;
  ww_render_madr(out, report);
}

static void write_html(ww_buf *out, const void *report, const ww_style *style) {
  (void)style;
  ww_render_html(out, ww_compose_report(out->arena, report));
}

static void write_text(ww_buf *out, const void *report, const ww_style *style) {
  ww_render_text(out, ww_compose_report(out->arena, report), style);
}

static void write_json(ww_buf *out, const void *report, const ww_style *style) {
  const ww_report *r = report;
  (void)style;
  ww_put_decision_json(out, r->verdict);
}

static const struct format {
  const char *name;
  ww_writer *write;
} formats[] = {
    {"markdown", write_markdown}, {"madr", write_madr}, {"html", write_html},
    {"text", write_text},         {"json", write_json},
};

const char *ww_report_format(size_t index) {
  return index < sizeof formats / sizeof *formats ? formats[index].name : NULL;
}

ww_status ww_report_render(ww_text **out, const ww_decision *decision,
                           const char *format,
                           const ww_report_options *options) {
  static const ww_report_options usual = WW_REPORT_OPTIONS_INIT;
  assert(out && decision && format);
  if (!options)
    options = &usual;
  *out = NULL;
  if (!ww_version_between(options->version, 2))
    return WW_UNKNOWN_VERSION;
  const char *review = options->version >= 2 ? options->review : NULL;
  ww_report report = {decision->verdict, ww_str_from(options->date),
                      ww_str_from(review)};
  if ((options->date && !ww_str_is_date(report.date)) ||
      (review && !ww_str_is_date(report.review)))
    return WW_INVALID;
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (strcmp(format, formats[i].name) == 0)
      return ww_text_make(out, formats[i].write, &report, options->style);
  return WW_INVALID;
}
