/* Flows as Mermaid; see report/markdown/markdown.h. */
#include "report/markdown/markdown.h"

#include "base/utf8.h"
#include "report/text/wrap.h"

#include <string.h>

enum { TEXT_MOST = 80 }; /* characters of a label, and an ellipsis */

void ww_put_mermaid_text(ww_buf *out, ww_str text) {
  ww_buf shown = ww_buf_new(out->arena);
  ww_put_prose(&shown, text, true);
  ww_str label = ww_str_trim(ww_buf_str(&shown));
  size_t count = 0;
  ww_put_char(out, '"');
  for (size_t at = 0; at < label.size && count <= TEXT_MOST; count++) {
    size_t from = at;
    uint32_t character = ww_utf8_next(label, &at);
    if (count == TEXT_MOST)
      ww_put_c(out, "\xE2\x80\xA6");
    else if (character < 0x80 && strchr("\"#;<>&%`\\", (int)character))
      ww_putf(out, "#%u;", (unsigned)character);
    else
      ww_put(out, ww_str_slice(label, from, at));
  }
  ww_put_char(out, '"');
}

static void start(ww_buf *out, ww_str prefix, const char *words) {
  ww_put(out, prefix);
  ww_put_c(out, words);
}

void ww_put_mermaid(ww_buf *out, ww_str prefix, const ww_flow *flow) {
  start(out, prefix, "```mermaid\n");
  start(out, prefix, "flowchart TD\n");
  for (int i = 0; i < flow->box_count; i++) {
    start(out, prefix, "    ");
    ww_putf(out, "n%d[", i + 1);
    ww_put_mermaid_text(out, flow->boxes[i]);
    ww_put_c(out, "]\n");
  }
  for (int i = 0; i < flow->arrow_count; i++) {
    const struct ww_flow_arrow *arrow = &flow->arrows[i];
    start(out, prefix, "    ");
    ww_putf(out, "n%d -->", arrow->from + 1);
    if (arrow->label.size) {
      ww_put_char(out, '|');
      ww_put_mermaid_text(out, arrow->label);
      ww_put_char(out, '|');
    }
    ww_putf(out, " n%d\n", arrow->to + 1);
  }
  start(out, prefix, "```\n");
}
