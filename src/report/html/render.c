/* A document as HTML; see report/html/html.h.
 *
 * What stands before the first heading of the second level is the page's
 * head; each such heading begins a section. Those that are folded are the
 * appendix, with contents of its own: closed on a screen, open on paper. */
#include "report/html/html.h"

#include "whichway.h"

static void render_children(ww_html *h, const ww_element *element);

static void put(ww_html *h, const char *markup) {
  ww_put_c(h->out, markup);
}

/* ---- Blocks -------------------------------------------------------------- */

static void render_heading(ww_html *h, const ww_element *element) {
  ww_putf(h->out, "<h%d>", element->level);
  ww_html_runs(h, element->first_run);
  ww_putf(h->out, "</h%d>\n", element->level);
}

static void render_paragraph(ww_html *h, const ww_element *element) {
  if (!element->first_run)
    return;
  put(h, "<p>");
  ww_html_runs(h, element->first_run);
  put(h, "</p>\n");
}

/* A lone paragraph needs no element of its own. */
static void render_inside(ww_html *h, const ww_element *element) {
  const ww_element *only = element->first;
  if (only && !only->next && only->kind == WW_ELEMENT_PARAGRAPH)
    ww_html_runs(h, only->first_run);
  else
    render_children(h, element);
}

static bool has_sides(const ww_element *list) {
  for (const ww_element *item = list->first; item; item = item->next)
    if (item->side != WW_SIDE_NONE)
      return true;
  return false;
}

static void render_list(ww_html *h, const ww_element *element) {
  static const char *const items[] = {[WW_SIDE_NONE] = "<li>",
                                      [WW_SIDE_FOR] = "<li class=\"for\">",
                                      [WW_SIDE_AGAINST] =
                                          "<li class=\"against\">"};
  if (!element->first)
    return;
  put(h, element->numbered    ? "<ol>\n"
         : has_sides(element) ? "<ul class=\"sides\">\n"
                              : "<ul>\n");
  for (const ww_element *item = element->first; item; item = item->next) {
    put(h, items[item->side]);
    render_inside(h, item);
    put(h, "</li>\n");
  }
  put(h, element->numbered ? "</ol>\n" : "</ul>\n");
}

/* A source can be linked to. */
static void put_label(ww_html *h, const ww_element *pair) {
  const ww_run *run = pair->first_run;
  bool source = run && run->kind == WW_RUN_SOURCE && ww_is_html_id(run->text);
  if (source)
    ww_putf(h->out, "<dt id=\"source-%.*s\">", WW_P(run->text));
  else
    put(h, "<dt>");
  if (source)
    ww_put_html(h->out, run->text);
  else
    ww_html_runs(h, run);
  put(h, "</dt>");
}

static void render_pairs(ww_html *h, const ww_element *element) {
  if (!element->first)
    return;
  put(h, element->facts   ? "<dl class=\"facts\">\n"
         : element->right ? "<dl class=\"points\">\n"
                          : "<dl>\n");
  for (const ww_element *pair = element->first; pair; pair = pair->next) {
    put(h, "<div>");
    put_label(h, pair);
    put(h, "<dd>");
    render_inside(h, pair);
    put(h, "</dd></div>\n");
  }
  put(h, "</dl>\n");
}

static void render_callout(ww_html *h, const ww_element *element) {
  bool conflict = element->tone == WW_TONE_CONFLICT;
  put(h, conflict ? "<div class=\"callout conflict\" role=\"note\">"
                    "<b class=\"tag\">Contradiction</b>\n"
                  : "<div class=\"callout\" role=\"note\">"
                    "<b class=\"tag\">Beware</b>\n");
  render_children(h, element);
  put(h, "</div>\n");
}

static void render_element(ww_html *h, const ww_element *element) {
  switch (element->kind) {
  case WW_ELEMENT_HEADING:
    render_heading(h, element);
    break;
  case WW_ELEMENT_PARAGRAPH:
    render_paragraph(h, element);
    break;
  case WW_ELEMENT_LIST:
    render_list(h, element);
    break;
  case WW_ELEMENT_PAIRS:
    render_pairs(h, element);
    break;
  case WW_ELEMENT_CALLOUT:
    render_callout(h, element);
    break;
  case WW_ELEMENT_BARS:
    ww_html_bars(h, element);
    break;
  case WW_ELEMENT_TABLE:
    ww_html_table(h, element);
    break;
  case WW_ELEMENT_FIGURE:
    ww_html_figure(h, element, render_children);
    break;
  case WW_ELEMENT_DOCUMENT: /* the rest stand inside of those */
  case WW_ELEMENT_ITEM:
  case WW_ELEMENT_PAIR:
  case WW_ELEMENT_BAR:
  case WW_ELEMENT_ROW:
    break;
  }
}

static void render_children(ww_html *h, const ww_element *element) {
  for (const ww_element *b = element->first; b; b = b->next)
    render_element(h, b);
}

/* ---- The page ------------------------------------------------------------ */

static bool is_section(const ww_element *element) {
  return element->kind == WW_ELEMENT_HEADING && element->level == 2;
}

static void put_head(ww_html *h, const ww_element *document) {
  put(h, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
         "<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\""
         "default-src 'none'; style-src '");
  ww_put_style_hash(h->out);
  put(h, "'; base-uri 'none'; form-action 'none'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, "
         "initial-scale=1\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n"
         "<meta name=\"generator\" content=\"whichway " WHICHWAY_VERSION
         "\">\n<title>");
  for (const ww_run *run = document->first->first_run; run; run = run->next)
    ww_put_html(h->out, run->text);
  put(h, "</title>\n<style>");
  for (const char *const *line = ww_html_style; *line; line++)
    put(h, *line);
  put(h, "</style>\n</head>\n");
}

static void put_contents(ww_html *h, const ww_element *first) {
  put(h, "<nav aria-label=\"Contents\">\n<ul>\n");
  for (const ww_element *b = first; b; b = b->next) {
    if (!is_section(b) || !ww_is_html_id(b->id))
      continue;
    ww_putf(h->out, "<li><a href=\"#%.*s\">", WW_P(b->id));
    ww_html_runs(h, b->first_run);
    put(h, "</a></li>\n");
  }
  put(h, "</ul>\n</nav>\n");
}

/* Returns the heading of the next section, or NULL. A link to what is folded
 * opens it, as it leads to something inside. */
static const ww_element *render_section(ww_html *h, const ww_element *heading) {
  const ww_element *b = heading->next;
  bool folded = heading->folded;
  ww_putf(h->out, "<section class=\"%.*s\" aria-labelledby=\"%s%.*s\">\n",
          WW_P(heading->id), folded ? "about-" : "", WW_P(heading->id));
  put(h, folded ? "<details>\n<summary>" : "");
  ww_putf(h->out, "<h2 id=\"%s%.*s\">", folded ? "about-" : "",
          WW_P(heading->id));
  ww_html_runs(h, heading->first_run);
  put(h, "</h2>");
  if (folded)
    ww_putf(h->out, "</summary>\n<div id=\"%.*s\">", WW_P(heading->id));
  put(h, "\n");
  for (; b && !is_section(b); b = b->next)
    render_element(h, b);
  put(h, folded ? "</div>\n</details>\n</section>\n" : "</section>\n");
  return b;
}

/* Those of the first page, or of the appendix. */
static const ww_element *render_sections(ww_html *h, const ww_element *b,
                                         bool folded) {
  if (!b || b->folded != folded)
    return b;
  if (folded) {
    put(h, "<div class=\"appendix\">\n");
    put_contents(h, b);
  }
  put(h, folded ? "<div class=\"sections\">\n" : "<div class=\"page\">\n");
  while (b && b->folded == folded)
    b = render_section(h, b);
  put(h, folded ? "</div>\n</div>\n" : "</div>\n");
  return b;
}

void ww_render_html(ww_buf *out, const ww_element *document) {
  ww_html h = {.out = out};
  const ww_element *b = document->first;
  put_head(&h, document);
  put(&h, "<body>\n<main>\n<header>\n");
  for (; b && !is_section(b); b = b->next)
    render_element(&h, b);
  put(&h, "</header>\n");
  b = render_sections(&h, b, false);
  render_sections(&h, b, true);
  put(&h, "</main>\n</body>\n</html>\n");
}
