/* Documents as a page of HTML, figures as SVG. */
#ifndef WW_REPORT_HTML_HTML_H
#define WW_REPORT_HTML_HTML_H

#include "base/buf.h"
#include "report/document/figure.h"
#include "report/document/tree.h"

/* ---- Render ----------------------------------------------------------- */

/* A document as one HTML file: no script, no request, its style inside.
 *
 * The content security policy allows nothing but that style, by its hash.
 * Sections are landmarks' children with headings in order; figures are inline
 * SVG with a text alternative. */

void ww_render_html(ww_buf *out, const ww_element *document);

/* ---- Escape ----------------------------------------------------------- */

/* Text in HTML so that it is read and not obeyed.
 *
 * After OWASP's "Cross Site Scripting Prevention Cheat Sheet": in an element's
 * content and in a quoted attribute the same five characters become character
 * references. Text stands nowhere else: in no script, style, comment or URL. */

/* Content of an element, or of an attribute in double quotes. Invisible
 * characters are shown as \u{202E}; each stretch of white space is one space.
 */
void ww_put_html(ww_buf *out, ww_str text);

/* Whether the text can stand in an id and, after "#", in a link to it. */
bool ww_is_html_id(ww_str text);

/* ---- Html ------------------------------------------------------------- */

/* What the parts of the HTML renderer share; only they include this. */

typedef struct ww_html {
  ww_buf *out;
  int figures; /* drawn so far: their ids */
} ww_html;

/* The style sheet, and as the policy names it: "sha256-...". */
extern const char *const ww_html_style[]; /* lines; ends with NULL */
void ww_put_style_hash(ww_buf *out);

void ww_html_runs(ww_html *h, const ww_run *run);

/* <table>, of a table and of bars. */
void ww_html_table(ww_html *h, const ww_element *element);
void ww_html_bars(ww_html *h, const ww_element *element);
/* <figure>; `words` says the same in words, as the figure's children do. */
void ww_html_figure(ww_html *h, const ww_element *element,
                    void (*words)(ww_html *h, const ww_element *element));

/* ---- Drawing: svg.c, svg_map.c ... -------------------------------------- */

/* A text that is centred, starts or ends at x. Longer ones than `most`
 * characters end with an ellipsis. */
typedef enum ww_anchor { WW_START, WW_CENTRE, WW_END } ww_anchor;
void ww_svg_text(ww_buf *out, const char *class, ww_anchor anchor, int x, int y,
                 ww_str text, int most);

/* The text in lines of at most so many characters; returns how many lines. */
enum { WW_LINES_MOST = 4 };
int ww_svg_wrap(ww_arena *arena, ww_str text, int width,
                ww_str lines[WW_LINES_MOST]);

/* Each draws into an <svg> of this width whose height it returns. */
enum { WW_SVG_WIDTH = 400 };
int ww_svg_map(ww_buf *out, const ww_map *map, int id);
int ww_svg_flow(ww_buf *out, const ww_flow *flow, int id);
int ww_svg_curves(ww_buf *out, const ww_curves *curves, int id);
int ww_svg_shares(ww_buf *out, const ww_shares *shares, int id);

#endif
