/* Options that several commands take. */
#ifndef WW_CLI_SHARED_OPTIONS_H
#define WW_CLI_SHARED_OPTIONS_H

#include "cli/options.h"
#include "cli/terminal.h"

extern const ww_option ww_option_rules;   /* see load.h */
extern const ww_option ww_option_overlay; /* see load.h */
extern const ww_option ww_option_input;   /* see load.h */
extern const ww_option ww_option_set;     /* see load.h */
extern const ww_option ww_option_output;  /* see output.h */
extern const ww_option ww_option_outputs; /* see output.h */
extern const ww_option ww_option_allow_empty;
extern const ww_option ww_option_color;
extern const ww_option ww_option_width;
extern const ww_option ww_option_ascii;

/* A whole number that the option may be given; else *value stays. */
bool ww_whole_read(int *value, const ww_arguments *arguments,
                   const ww_option *option, int least, int most, ww_talk *talk);

/* From --color, --width and --ascii. */
bool ww_looks_read(ww_looks *looks, const ww_arguments *arguments,
                   ww_talk *talk);

#endif
