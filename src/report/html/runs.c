/* Runs of text as HTML; see html.h. */
#include "report/html/html.h"

static void put(ww_html *h, const char *markup) {
  ww_put_c(h->out, markup);
}

/* "guide#chapter" leads to the guide in the list of sources. */
static void put_source(ww_html *h, ww_str source) {
  size_t end = 0;
  while (end < source.size && source.at[end] != '#')
    end++;
  ww_str id = ww_str_slice(source, 0, end);
  bool linked = ww_is_html_id(id);
  if (linked)
    ww_putf(h->out, "<a class=\"source\" href=\"#source-%.*s\">", WW_P(id));
  ww_put_html(h->out, source);
  put(h, linked ? "</a>" : "");
}

void ww_html_runs(ww_html *h, const ww_run *run) {
  static const char *const open[] = {[WW_RUN_PLAIN] = "",
                                     [WW_RUN_STRONG] = "<strong>",
                                     [WW_RUN_CODE] = "<code>",
                                     [WW_RUN_ASIDE] = "<span class=\"aside\">"};
  static const char *const close[] = {[WW_RUN_PLAIN] = "",
                                      [WW_RUN_STRONG] = "</strong>",
                                      [WW_RUN_CODE] = "</code>",
                                      [WW_RUN_ASIDE] = "</span>"};
  for (; run; run = run->next) {
    if (run->kind == WW_RUN_SOURCE) {
      put_source(h, run->text);
      continue;
    }
    bool goes_on = run->next && run->next->kind == run->kind;
    put(h, open[run->kind]);
    for (; goes_on; goes_on = run->next && run->next->kind == run->kind) {
      ww_put_html(h->out, run->text);
      run = run->next;
    }
    ww_put_html(h->out, run->text);
    put(h, close[run->kind]);
  }
}
