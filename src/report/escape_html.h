/* Text in HTML so that it is read and not obeyed.
 *
 * After OWASP's "Cross Site Scripting Prevention Cheat Sheet": in an element's
 * content and in a quoted attribute the same five characters become character
 * references. Text stands nowhere else: in no script, style, comment or URL. */
#ifndef WW_REPORT_ESCAPE_HTML_H
#define WW_REPORT_ESCAPE_HTML_H

#include "base/buf.h"

/* Content of an element, or of an attribute in double quotes. Invisible
 * characters are shown as \u{202E}; each stretch of white space is one space.
 */
void ww_put_html(ww_buf *out, ww_str text);

/* Whether the text can stand in an id and, after "#", in a link to it. */
bool ww_is_html_id(ww_str text);

#endif
