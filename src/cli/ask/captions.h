/* The texts of a screen of arrow mode, before they are laid out. */
#ifndef WW_CLI_ASK_CAPTIONS_H
#define WW_CLI_ASK_CAPTIONS_H

#include "cli/ask/screen.h"

typedef struct ww_caption {
  const ww_screen *screen;
  const ww_ask *ask;
  size_t width; /* of the terminal: what little room is for is said shortly */
} ww_caption;

/* What is asked, or why nothing more is. */
void ww_caption_head(ww_bytes *out, const ww_caption *c);
/* The answer that a question has already; may be nothing. */
void ww_caption_now(ww_bytes *out, const ww_caption *c);
/* What was wrong, what contradicts, why it is asked; may be nothing. */
void ww_caption_message(ww_bytes *out, const ww_caption *c);
/* Where the interview stands. */
void ww_caption_status(ww_bytes *out, const ww_caption *c);
/* Which keys there are. */
void ww_caption_hint(ww_bytes *out, const ww_caption *c);

#endif
