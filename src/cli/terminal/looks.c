/* Color, width and characters; see cli/terminal/terminal.h. */
#include "cli/terminal/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH_USUAL = 80 };

static const char *from_environment(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

/* https://no-color.org: set and not empty. */
static bool wants_color(const char *color, bool terminal) {
  if (color && strcmp(color, "always") == 0)
    return true;
  if (!terminal || (color && strcmp(color, "never") == 0))
    return false;
  const char *kind = from_environment("TERM");
  return *from_environment("NO_COLOR") == '\0' && *kind != '\0' &&
         strcmp(kind, "dumb") != 0;
}

int ww_width_read(const char *text) {
  int width = 0;
  for (; *text >= '0' && *text <= '9' && width <= WW_WIDTH_MOST; text++)
    width = width * 10 + (*text - '0');
  return *text == '\0' && width >= WW_WIDTH_LEAST && width <= WW_WIDTH_MOST
             ? width
             : 0;
}

static int width_of(int descriptor, bool terminal) {
  struct winsize size = {0};
  if (terminal && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col < WW_WIDTH_MOST ? size.ws_col : WW_WIDTH_MOST;
  return WIDTH_USUAL; /* not COLUMNS: what is piped is the same everywhere */
}

/* The first of the three that is not empty rules, as POSIX has it. */
static bool locale_is_utf8(void) {
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  const char *locale = "";
  for (size_t i = 0; i < sizeof names / sizeof *names && !*locale; i++)
    locale = from_environment(names[i]);
  for (; *locale; locale++)
    if (strncasecmp(locale, "utf-8", 5) == 0 ||
        strncasecmp(locale, "utf8", 4) == 0)
      return true;
  return false;
}

ww_style ww_looks_style(const ww_looks *looks, int descriptor) {
  ww_style style = WW_STYLE_INIT;
  bool terminal = isatty(descriptor) == 1;
  style.color = wants_color(looks->color, terminal);
  style.width = looks->width ? looks->width : width_of(descriptor, terminal);
  style.unicode = !looks->ascii && (!terminal || locale_is_utf8());
  return style;
}

ww_style ww_looks_file_style(const ww_looks *looks) {
  ww_style style = WW_STYLE_INIT;
  style.width = looks->width ? looks->width : WIDTH_USUAL;
  style.unicode = !looks->ascii;
  return style;
}
