/* Drawing in place; see terminal.h. */
#include "cli/terminal/terminal.h"

#include "cli/file/file.h"

#include <errno.h>
#include <stdio.h>

enum { UP_MOST = 32 };

static bool write_all(int descriptor, ww_bytes *out, bool failed) {
  bool written = !failed && !out->failed;
  if (!written)
    errno = ENOMEM;
  else if (out->at)
    written = ww_descriptor_write(descriptor, out->at, out->size);
  ww_bytes_free(out);
  return written;
}

bool ww_frame_draw(int descriptor, const ww_page *page) {
  ww_bytes out = {0};
  for (size_t i = 0; i < page->count; i++) {
    ww_bytes_add(&out, i == 0 ? "\r" : "\r\n");
    ww_bytes_add(&out, ww_page_line(page, i));
    ww_bytes_add(&out, "\033[K");
  }
  ww_bytes_add(&out, "\033[J\r");
  if (page->count > 1) {
    char up[UP_MOST];
    snprintf(up, sizeof up, "\033[%zuA", page->count - 1);
    ww_bytes_add(&out, up);
  }
  return write_all(descriptor, &out, page->failed);
}

bool ww_frame_leave(int descriptor, const ww_page *page) {
  ww_bytes out = {0};
  ww_bytes_add(&out, "\r");
  for (size_t i = 0; i < page->count; i++) {
    ww_bytes_add(&out, ww_page_line(page, i));
    ww_bytes_add(&out, "\033[K\r\n");
  }
  ww_bytes_add(&out, "\033[J");
  return write_all(descriptor, &out, page->failed);
}
