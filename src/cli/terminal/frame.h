/* A frame of lines that is drawn in place, among what the terminal shows
 * anyway: not on the alternate screen.
 *
 * Between two draws the cursor stands at the frame's upper left corner, so
 * that a terminal that rearranges its lines when it is resized keeps it there.
 * Each draw is one write. Escape sequences used: ESC [ K erase to the end of
 * the line, ESC [ J to the end of the screen, ESC [ n A cursor up. */
#ifndef WW_CLI_TERMINAL_FRAME_H
#define WW_CLI_TERMINAL_FRAME_H

#include "cli/ask/page.h"

/* Draws the page over what was drawn last. It has at least one line, at most
 * as many as the terminal has rows, and is narrower than the terminal. False:
 * errno tells why. */
bool ww_frame_draw(int descriptor, const ww_page *page);

/* Writes lines that stay, where the frame was; the next draw is below. */
bool ww_frame_leave(int descriptor, const ww_page *page);

#endif
