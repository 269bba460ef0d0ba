/* Text in HTML; see report/html/html.h. */
#include "report/html/html.h"

#include "report/text/wrap.h"

static const char *reference_of(char c) {
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  case '\'':
    return "&#39;";
  default:
    return NULL;
  }
}

void ww_put_html(ww_buf *out, ww_str text) {
  ww_buf shown = ww_buf_new(out->arena);
  ww_put_prose(&shown, text, true);
  ww_str all = ww_buf_str(&shown);
  bool spaced = out->size > 0 && out->at[out->size - 1] == ' ';
  size_t from = spaced && all.size > 0 && all.at[0] == ' ';
  for (size_t i = from; i < all.size; i++) {
    const char *reference = reference_of(all.at[i]);
    if (!reference)
      continue;
    ww_put(out, ww_str_slice(all, from, i));
    ww_put_c(out, reference);
    from = i + 1;
  }
  ww_put(out, ww_str_slice(all, from, all.size));
}

bool ww_is_html_id(ww_str text) {
  for (size_t i = 0; i < text.size; i++) {
    char c = text.at[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-')
      return false;
  }
  return text.size > 0;
}
