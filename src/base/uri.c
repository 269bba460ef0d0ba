/* Text within URIs; see uri.h. */
#include "base/uri.h"

#include <string.h>

void ww_put_uri(ww_buf *buf, ww_str text, const char *kept) {
  static const char digits[] = "0123456789ABCDEF";
  for (size_t i = 0; i < text.size; i++) {
    unsigned char c = (unsigned char)text.at[i];
    bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      (c >= '0' && c <= '9') || (c && strchr("-._~", c));
    if (unreserved || (c && strchr(kept, c))) {
      ww_put_char(buf, (char)c);
    } else {
      ww_put_char(buf, '%');
      ww_put_char(buf, digits[c / 16]);
      ww_put_char(buf, digits[c % 16]);
    }
  }
}
