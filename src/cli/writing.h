/* Writing one thing in each format that was asked for: what --format, -o and
 * the options about looks say. */
#ifndef WW_CLI_WRITING_H
#define WW_CLI_WRITING_H

#include "cli/output.h"
#include "cli/terminal.h"

typedef struct ww_writing {
  const ww_arguments *arguments;
  ww_talk *talk;
  const ww_option *format; /* the option --format */
  ww_looks looks;
  ww_outputs outputs;
} ww_writing;

/* Renders a thing in a format; `text` is to be freed. */
typedef ww_status ww_rendering(ww_text **text, const void *thing,
                               const char *format, const ww_style *style);

/* Plans the outputs, before anything is read. To be freed in any case. */
bool ww_writing_plan(ww_writing *writing, const ww_arguments *arguments,
                     const ww_option *format, ww_talk *talk);
/* Leaves the outputs of other formats alone; false when none is left. */
bool ww_writing_only(ww_writing *writing, const char *format);
bool ww_writing_write(ww_writing *writing, ww_rendering *render,
                      const void *thing);
void ww_writing_free(ww_writing *writing);

#endif
