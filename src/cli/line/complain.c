/* What stands on standard error; see complain.h. */
#include "cli/line/complain.h"

#include "cli/file/file.h"
#include "cli/line/bytes.h"
#include "cli/terminal/terminal.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
  TEXT_BYTES = 1000, /* longer ones take memory; without it they are cut */
  WORD_CHARACTERS_MOST = 60,
  WORD_BYTES_MOST = sizeof(ww_shown) - sizeof "'...'",
  WORDS_LISTED_MOST = 12,
};

void ww_talk_exit(ww_talk *talk, int exit) {
  if (talk->exit < exit)
    talk->exit = exit;
}

/* What fails here has nowhere to be told. */
static void write_error(const char *bytes, size_t size) {
  (void)ww_descriptor_write(STDERR_FILENO, bytes, size);
}

bool ww_complain_memory(ww_talk *talk) {
  static const char text[] = "whichway: error: out of memory [no-memory]\n";
  ww_talk_exit(talk, WW_EXIT_STOPPED);
  if (!talk->starved)
    write_error(text, sizeof text - 1);
  talk->starved = true;
  return false;
}

static bool say_messages(ww_talk *talk, const ww_messages *messages) {
  ww_looks looks = {.color = talk->color};
  ww_style style = ww_looks_style(&looks, STDERR_FILENO);
  ww_text *text = NULL;
  if (ww_messages_render(&text, messages, &style) != WW_OK)
    return ww_complain_memory(talk);
  write_error(ww_text_bytes(text), ww_text_size(text));
  ww_text_free(text);
  return true;
}

static void keep_or_free(ww_talk *talk, ww_messages *messages) {
  if (talk->keeps) {
    ww_messages_free(talk->kept);
    talk->kept = messages;
  } else {
    ww_messages_free(messages);
  }
}

bool ww_complain_status(ww_talk *talk, ww_status status,
                        ww_messages *messages) {
  assert(status <= WW_NO_MEMORY && "options and profiles are its own");
  if (messages) {
    say_messages(talk, messages);
    keep_or_free(talk, messages);
  }
  if (status == WW_NO_MEMORY)
    return ww_complain_memory(talk);
  if (status == WW_INVALID)
    ww_talk_exit(talk, WW_EXIT_USAGE);
  return status == WW_OK;
}

/* The text, in `brief` if it fits. */
static const char *print(char brief[TEXT_BYTES], ww_bytes *whole,
                         const char *format, va_list args) WW_PRINTF(3, 0);

static const char *print(char brief[TEXT_BYTES], ww_bytes *whole,
                         const char *format, va_list args) {
  va_list again;
  va_copy(again, args);
  int size = vsnprintf(brief, TEXT_BYTES, format, args);
  if (size >= TEXT_BYTES) {
    ww_bytes_add_spaces(whole, (size_t)size);
    if (!whole->failed)
      vsnprintf(whole->at, (size_t)size + 1, format, again);
  }
  va_end(again);
  return whole->size ? whole->at : brief;
}

static bool complain(ww_talk *talk, int exit, const char *code,
                     const char *file, const char *hint, const char *format,
                     va_list args) WW_PRINTF(6, 0);

static bool complain(ww_talk *talk, int exit, const char *code,
                     const char *file, const char *hint, const char *format,
                     va_list args) {
  char brief[TEXT_BYTES];
  ww_bytes whole = {0};
  const char *text = print(brief, &whole, format, args);
  ww_talk_exit(talk, exit);
  ww_messages *messages = ww_messages_new();
  if (messages && ww_messages_add(messages, code, file, text, hint) == WW_OK)
    say_messages(talk, messages);
  else
    ww_complain_memory(talk);
  keep_or_free(talk, messages);
  ww_bytes_free(&whole);
  return false;
}

bool ww_complain(ww_talk *talk, int exit, const char *code, const char *file,
                 const char *hint, const char *format, ...) {
  va_list args;
  va_start(args, format);
  complain(talk, exit, code, file, hint, format, args);
  va_end(args);
  return false;
}

bool ww_complain_usage(ww_talk *talk, const char *hint, const char *format,
                       ...) {
  va_list args;
  va_start(args, format);
  complain(talk, WW_EXIT_USAGE, "usage", talk->who, hint, format, args);
  va_end(args);
  return false;
}

/* Without memory: what is surely safe. */
static const char *make_plain(char *text) {
  for (char *c = text; *c; c++)
    *c = *c >= ' ' && *c <= '~' && *c != '#' ? *c : '?';
  return text;
}

/* In one write, so that no line of another process falls between; without
 * memory in several. */
static void write_line(const char *who, const char *text) {
  const char *const parts[] = {who, ": ", text, "\n"};
  ww_bytes line = {0};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    ww_bytes_add(&line, parts[i]);
  for (size_t i = 0; line.failed && i < sizeof parts / sizeof *parts; i++)
    write_error(parts[i], strlen(parts[i]));
  write_error(ww_bytes_text(&line), line.size);
  ww_bytes_free(&line);
}

void ww_talk_say(const ww_talk *talk, const char *format, ...) {
  char brief[TEXT_BYTES];
  ww_bytes whole = {0};
  ww_text *visible = NULL;
  va_list args;
  va_start(args, format);
  const char *text = print(brief, &whole, format, args);
  va_end(args);
  if (ww_text_visible(&visible, text) == WW_OK)
    text = ww_text_bytes(visible);
  else
    text = make_plain(brief);
  write_line(talk->who, text);
  ww_bytes_free(&whole);
  ww_text_free(visible);
}

const char *ww_show_word(ww_shown shown, const char *word) {
  size_t size = 0;
  size_t characters = 0;
  while (size < WORD_BYTES_MOST && word[size]) {
    bool starts = ((unsigned char)word[size] & 0xC0) != 0x80;
    if (starts && ++characters > WORD_CHARACTERS_MOST)
      break;
    size++;
  }
  snprintf(shown, sizeof(ww_shown), "'%.*s%s'", (int)size, word,
           word[size] ? "..." : "");
  return shown;
}

const char *ww_hint_print(ww_hint_text hint, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int size = vsnprintf(hint, sizeof(ww_hint_text), format, args);
  va_end(args);
  return size >= 0 && (size_t)size < sizeof(ww_hint_text) ? hint : NULL;
}

const char *ww_nearest_of(const char *word, ww_word_at *at, const void *list) {
  const char *nearest = NULL;
  const char *known;
  for (size_t i = 0; (known = at(list, i)) != NULL; i++) {
    const char *const pair[] = {nearest ? nearest : known, known};
    const char *found = ww_nearest_word(word, pair, 2);
    nearest = found ? found : nearest;
  }
  return nearest;
}

const char *ww_words_hint(ww_hint_text hint, const char *word, ww_word_at *at,
                          const void *list) {
  const char *nearest = ww_nearest_of(word, at, list);
  if (nearest)
    return ww_hint_print(hint, "did you mean '%s'?", nearest);
  size_t count = 0;
  while (count <= WORDS_LISTED_MOST && at(list, count))
    count++;
  if (count == 0 || count > WORDS_LISTED_MOST)
    return NULL;
  size_t size = 0;
  for (size_t i = 0; i < count; i++) {
    const char *before = i == 0 ? "use " : i + 1 < count ? ", " : " or ";
    int more = snprintf(hint + size, sizeof(ww_hint_text) - size, "%s%s",
                        before, at(list, i));
    if (more < 0 || (size_t)more >= sizeof(ww_hint_text) - size)
      return NULL; /* too long for a hint */
    size += (size_t)more;
  }
  return hint;
}

const char *ww_reason(int error) {
  static const struct {
    int error;
    const char *text;
  } reasons[] = {
      {ENOENT, "there is no such file"},
      {ENOTDIR, "part of its path is not a folder"},
      {EISDIR, "it is a folder"},
      {EACCES, "permission denied"},
      {EPERM, "not permitted"},
      {ELOOP, "its links go in a circle, or are too many"},
      {ENAMETOOLONG, "its name is too long"},
      {ENOSPC, "no space is left on the device"},
      {EDQUOT, "the disk quota is used up"},
      {EFBIG, "the file would be larger than is allowed"},
      {EROFS, "the file system is read-only"},
      {EIO, "the device reports an error"},
      {EPIPE, "nobody reads any more"},
      {EBADF, "it is closed"},
      {EMFILE, "too many files are open"},
      {ENFILE, "too many files are open"},
      {ENXIO, "nobody listens there"},
      {ETXTBSY, "it is a running program"},
      {EBUSY, "it is in use"},
  };
  for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
    if (reasons[i].error == error)
      return reasons[i].text;
  return strerror(error);
}
