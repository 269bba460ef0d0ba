/* Saying and hearing in line mode; see cli/ask/lines/lines.h. */
#include "cli/ask/lines/lines.h"
#include "cli/ask/say.h"
#include "cli/file/file.h"

#include <errno.h>
#include <unistd.h>

void ww_plain_begin(ww_plain *p) {
  ww_style style = ww_looks_style(p->ask->looks, p->ask->descriptor);
  ww_page_begin(&p->page, &style);
}

static bool show_again(ww_plain *p) {
  const ww_bytes *out = &p->shown;
  bool shown = !out->failed;
  if (!shown)
    ww_complain_memory(p->ask->talk);
  else if (out->at &&
           !ww_descriptor_write(p->ask->descriptor, out->at, out->size))
    shown =
        ww_complain(p->ask->talk, WW_EXIT_STOPPED, "cannot-write", "<terminal>",
                    NULL, "cannot write: %s", ww_reason(errno));
  return shown || ww_plain_finish(p, WW_ASK_FAILED);
}

bool ww_plain_show(ww_plain *p, const char *prompt) {
  ww_bytes_free(&p->shown);
  ww_page_put(&p->shown, &p->page);
  ww_bytes_add(&p->shown, prompt);
  ww_page_free(&p->page);
  ww_plain_begin(p);
  return show_again(p);
}

const char *ww_plain_hear(ww_plain *p, const char *prompt, bool last) {
  bool shown = ww_plain_show(p, prompt);
  while (shown) {
    switch (ww_line_read(&p->reader, STDIN_FILENO)) {
    case WW_LINE_READ:
      if (p->echoes)
        ww_page_add(&p->page, WW_PAGE_PLAIN, "", p->reader.line);
      return p->reader.line;
    case WW_LINE_TOO_LONG:
      ww_page_add(&p->page, WW_PAGE_WARNING, "  ",
                  "That line is too long; at most 4,000 bytes.");
      shown = ww_plain_show(p, prompt);
      continue;
    case WW_LINE_STOPPED:
      (void)!ww_descriptor_write(p->ask->descriptor, "\n", 1);
      shown = show_again(p);
      continue;
    case WW_LINE_SIGNAL:
      ww_plain_finish(p, WW_ASK_INTERRUPTED);
      return NULL;
    case WW_LINE_FAILED:
      ww_complain(p->ask->talk, WW_EXIT_STOPPED, "cannot-read", "<stdin>", NULL,
                  "cannot read: %s", ww_reason(errno));
      ww_plain_finish(p, WW_ASK_FAILED);
      return NULL;
    case WW_LINE_END:
      if (last)
        return "";
      ww_plain_finish(p, WW_ASK_INPUT_ENDED);
      return NULL;
    }
  }
  return NULL;
}
