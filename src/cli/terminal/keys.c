/* Keys; see terminal.h. Escape sequences as xterm sends them, which all others
 * follow: CSI (ESC [) with parameters and a final byte, SS3 (ESC O) with one
 * byte. Unknown ones are swallowed whole. */
#include "cli/terminal/terminal.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

enum {
  ESCAPE = 0x1B,
  ESCAPE_MILLISECONDS = 40, /* a lone Escape, or the start of a sequence? */
  PARAMETERS_MOST = 32,     /* bytes; longer ones are noise */
};

bool ww_key_is(const ww_key *key, char letter) {
  return key->kind == WW_KEY_TEXT && key->text[0] == letter &&
         key->text[1] == '\0';
}

/* ---- Bytes ------------------------------------------------------------ */

/* The next byte; -1: `*why` tells why there is none, OTHER that none came in
 * time. */
static int next_byte(ww_key_reader *reader, int descriptor, int milliseconds,
                     ww_key_kind *why) {
  while (reader->from == reader->to) {
    ww_event event = ww_signals_wait(descriptor, milliseconds);
    *why = event == WW_EVENT_SIGNAL   ? WW_KEY_SIGNAL
           : event == WW_EVENT_STOP   ? WW_KEY_STOP
           : event == WW_EVENT_RESIZE ? WW_KEY_REDRAW
                                      : WW_KEY_OTHER;
    if (event != WW_EVENT_INPUT)
      return -1;
    ssize_t got = read(descriptor, reader->bytes, sizeof reader->bytes);
    if (got == -1 && (errno == EINTR || errno == EAGAIN))
      continue;
    if (got <= 0) {
      *why = WW_KEY_INPUT_ENDS;
      return -1;
    }
    reader->from = 0;
    reader->to = (size_t)got;
  }
  return reader->bytes[reader->from++];
}

static void put_back(ww_key_reader *reader) {
  reader->from--; /* it was read last, so it is there */
}

int ww_key_waits(const ww_key_reader *reader) {
  return reader->from < reader->to;
}

static ww_key key(ww_key_kind kind) {
  return (ww_key){.kind = kind};
}

/* ---- Sequences -------------------------------------------------------- */

static const struct {
  const char *bytes; /* after ESC [ or ESC O */
  ww_key_kind kind;
} sequences[] = {
    {"A", WW_KEY_UP},    {"B", WW_KEY_DOWN},     {"C", WW_KEY_RIGHT},
    {"D", WW_KEY_LEFT},  {"H", WW_KEY_HOME},     {"F", WW_KEY_END},
    {"1~", WW_KEY_HOME}, {"4~", WW_KEY_END},     {"7~", WW_KEY_HOME},
    {"8~", WW_KEY_END},  {"5~", WW_KEY_PAGE_UP}, {"6~", WW_KEY_PAGE_DOWN},
    {"Z", WW_KEY_LEFT},  {"M", WW_KEY_ENTER},    {"3~", WW_KEY_BACKSPACE},
};

static ww_key sequence(const char *bytes) {
  for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
    if (strcmp(sequences[i].bytes, bytes) == 0)
      return key(sequences[i].kind);
  return key(WW_KEY_OTHER);
}

/* After ESC: what follows at once belongs to it. */
static ww_key read_escape(ww_key_reader *reader, int descriptor) {
  char bytes[PARAMETERS_MOST + 1] = "";
  ww_key_kind why = WW_KEY_OTHER;
  int byte = next_byte(reader, descriptor, ESCAPE_MILLISECONDS, &why);
  if (byte == -1)
    return key(why == WW_KEY_OTHER ? WW_KEY_ESCAPE : why);
  if (byte == ESCAPE) { /* pressed twice */
    put_back(reader);
    return key(WW_KEY_ESCAPE);
  }
  if (byte != '[' && byte != 'O')
    return key(WW_KEY_OTHER); /* Alt and a key */
  bool single = byte == 'O';
  for (size_t i = 0; i < PARAMETERS_MOST; i++) {
    byte = next_byte(reader, descriptor, ESCAPE_MILLISECONDS, &why);
    if (byte == -1)
      return key(why);
    if (byte < ' ' || byte > '~') { /* not of a sequence */
      put_back(reader);
      return key(WW_KEY_OTHER);
    }
    bytes[i] = (char)byte;
    if (single || byte >= '@')
      return sequence(bytes);
  }
  return key(WW_KEY_OTHER);
}

/* ---- Characters ------------------------------------------------------- */

/* How many bytes follow the first one of a character; -1: it is none. */
static int followers(int byte) {
  if (byte < 0x80)
    return 0;
  if (byte >= 0xC2 && byte <= 0xDF)
    return 1;
  if (byte >= 0xE0 && byte <= 0xEF)
    return 2;
  return byte >= 0xF0 && byte <= 0xF4 ? 3 : -1;
}

/* Overlong forms, surrogates and what is above U+10FFFF; U+0080 to U+009F,
 * which are controls. */
static bool is_odd(const unsigned char *text) {
  return (text[0] == 0xC2 && text[1] < 0xA0) ||
         (text[0] == 0xE0 && text[1] < 0xA0) ||
         (text[0] == 0xED && text[1] > 0x9F) ||
         (text[0] == 0xF0 && text[1] < 0x90) ||
         (text[0] == 0xF4 && text[1] > 0x8F);
}

static ww_key read_character(ww_key_reader *reader, int descriptor, int first) {
  unsigned char text[8] = {(unsigned char)first};
  int count = followers(first);
  ww_key result = {.kind = WW_KEY_TEXT};
  ww_key_kind why = WW_KEY_OTHER;
  for (int i = 1; i <= count; i++) {
    int byte = next_byte(reader, descriptor, ESCAPE_MILLISECONDS, &why);
    if (byte == -1)
      return key(why);
    if ((byte & 0xC0) != 0x80) {
      put_back(reader);
      return key(WW_KEY_OTHER);
    }
    text[i] = (unsigned char)byte;
  }
  if (count < 0 || is_odd(text))
    return key(WW_KEY_OTHER);
  memcpy(result.text, text, sizeof result.text);
  return result;
}

ww_key ww_key_read(ww_key_reader *reader, int descriptor) {
  ww_key_kind why = WW_KEY_OTHER;
  int byte = next_byte(reader, descriptor, -1, &why);
  switch (byte) {
  case -1:
    return key(why);
  case '\r':
  case '\n':
    return key(WW_KEY_ENTER);
  case '\t':
    return key(WW_KEY_TAB);
  case 0x04: /* Ctrl-D */
    return key(WW_KEY_LEAVE);
  case 0x08:
  case 0x7F:
    return key(WW_KEY_BACKSPACE);
  case 0x0C: /* Ctrl-L */
    return key(WW_KEY_REDRAW);
  case 0x0E: /* Ctrl-N */
    return key(WW_KEY_DOWN);
  case 0x10: /* Ctrl-P */
    return key(WW_KEY_UP);
  case 0x15: /* Ctrl-U */
    return key(WW_KEY_ERASE_LINE);
  case 0x17: /* Ctrl-W */
    return key(WW_KEY_ERASE_WORD);
  case ESCAPE:
    return read_escape(reader, descriptor);
  default:
    return byte < ' ' ? key(WW_KEY_OTHER)
                      : read_character(reader, descriptor, byte);
  }
}
