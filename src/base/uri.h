/* Text within URIs (RFC 3986). */
#ifndef WW_BASE_URI_H
#define WW_BASE_URI_H

#include "base/buf.h"

/* All but what is unreserved (section 2.3) and the bytes of `kept` is
 * percent-encoded. */
void ww_put_uri(ww_buf *buf, ww_str text, const char *kept);

#endif
