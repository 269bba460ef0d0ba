/* Public functions on texts and messages; see whichway.h. */
#include "api/handles.h"

#include "base/ci_log.h"
#include "base/utf8.h"
#include "report/text/text.h"
#include "report/text/wrap.h"

#include <assert.h>
#include <string.h>

ww_status ww_with_arena(ww_arena **arena, void (*run)(void *), void *context) {
  *arena = ww_arena_new();
  if (*arena && ww_protect(*arena, run, context))
    return WW_OK;
  ww_arena_free(*arena);
  *arena = NULL;
  return WW_NO_MEMORY;
}

/* ---- Text ------------------------------------------------------------- */

typedef struct text_job {
  ww_arena *arena;
  ww_writer *write;
  const void *subject;
  const ww_style *style;
  ww_text *text;
} text_job;

static void run_text(void *context) {
  text_job *job = context;
  ww_buf out = ww_buf_new(job->arena);
  ww_put_c(&out, ""); /* even an empty text ends with a NUL */
  job->write(&out, job->subject, job->style);
  job->text = WW_NEW(job->arena, ww_text);
  *job->text = (ww_text){job->arena, ww_unheeded(job->arena, ww_buf_str(&out))};
}

ww_status ww_text_make(ww_text **out, ww_writer *write, const void *subject,
                       const ww_style *style) {
  static const ww_style usual = WW_STYLE_INIT;
  text_job job = {NULL, write, subject, style ? style : &usual, NULL};
  *out = NULL;
  if (!ww_version_known(job.style->version))
    return WW_UNKNOWN_VERSION;
  ww_status status = ww_with_arena(&job.arena, run_text, &job);
  if (status == WW_OK)
    *out = job.text;
  return status;
}

const char *ww_text_bytes(const ww_text *text) {
  assert(text);
  return text->str.at;
}

size_t ww_text_size(const ww_text *text) {
  assert(text);
  return text->str.size;
}

void ww_text_free(ww_text *text) {
  if (text)
    ww_arena_free(text->arena);
}

static void write_visible(ww_buf *out, const void *text,
                          const ww_style *style) {
  (void)style;
  ww_put_visible(out, ww_str_from(text));
}

ww_status ww_text_visible(ww_text **out, const char *text) {
  assert(out && text);
  return ww_text_make(out, write_visible, text, NULL);
}

typedef struct wrap_job {
  const char *text;
  int width;
} wrap_job;

static void write_wrapped(ww_buf *out, const void *subject,
                          const ww_style *style) {
  const wrap_job *job = subject;
  ww_buf shown = ww_buf_new(out->arena);
  size_t width = job->width > 0 ? (size_t)job->width : 1;
  ww_put_prose(&shown, ww_str_from(job->text), style->unicode);
  for (size_t at = 0; at < shown.size;) {
    ww_put(out, ww_line_next(ww_buf_str(&shown), &at, width));
    ww_put_char(out, '\n');
  }
}

ww_status ww_text_wrap(ww_text **out, const char *text, int width,
                       const ww_style *style) {
  assert(out && text);
  wrap_job job = {text, width};
  return ww_text_make(out, write_wrapped, &job, style);
}

size_t ww_text_columns(const char *text) {
  assert(text);
  return ww_utf8_width(ww_str_from(text));
}

const char *ww_nearest_word(const char *word, const char *const *words,
                            size_t count) {
  const char *best = NULL;
  assert(word && (words || count == 0));
  for (size_t i = 0; i < count; i++) {
    /* The best so far against the next one: the first of the nearest wins. */
    ww_str pair[2] = {ww_str_from(best), ww_str_from(words[i])};
    ww_str found = ww_nearest(ww_str_from(word), pair, 2);
    if (found.size && found.at == words[i])
      best = words[i];
  }
  return best;
}

/* ---- Messages --------------------------------------------------------- */

typedef struct message_job {
  ww_arena *arena; /* of a new list */
  ww_messages *messages;
  const char *file, *text, *hint;
  ww_diag_code code;
} message_job;

ww_messages *ww_messages_in(ww_arena *arena) {
  ww_messages *messages = WW_NEW(arena, ww_messages);
  messages->arena = arena;
  ww_diag_list_init(&messages->list, arena);
  return messages;
}

static void run_new(void *context) {
  message_job *job = context;
  job->messages = ww_messages_in(job->arena);
}

ww_messages *ww_messages_new(void) {
  message_job job = {0};
  return ww_with_arena(&job.arena, run_new, &job) == WW_OK ? job.messages
                                                           : NULL;
}

/* ---- Copies ----------------------------------------------------------- */

typedef struct copy_job {
  ww_arena *arena;
  const ww_diag_list *list;
  ww_messages *messages;
  const ww_source *source; /* copied last, ... */
  const ww_source *its_copy;
} copy_job;

static ww_str copy_str(ww_arena *arena, ww_str str) {
  return (ww_str){ww_arena_copy(arena, str.at, str.size), str.size};
}

static ww_place copy_place(copy_job *job, ww_place place) {
  if (!place.source)
    return place;
  if (place.source != job->source) {
    ww_source *copied = WW_NEW(job->arena, ww_source);
    copied->name = copy_str(job->arena, place.source->name);
    copied->text = copy_str(job->arena, place.source->text);
    job->source = place.source;
    job->its_copy = copied;
  }
  return (ww_place){job->its_copy, place.at};
}

static void run_copy(void *context) {
  copy_job *job = context;
  job->messages = ww_messages_in(job->arena);
  ww_diag_list *list = &job->messages->list;
  for (const ww_diag *from = job->list->first; from; from = from->next) {
    ww_diag *to = ww_note(list, from->code, copy_place(job, from->place),
                          "%.*s", WW_P(from->message));
    to->severity = from->severity;
    to->other = copy_place(job, from->other);
    to->hint = copy_str(job->arena, from->hint);
  }
}

ww_messages *ww_messages_copy(const ww_diag_list *list) {
  copy_job job = {.list = list};
  bool done =
      list->count > 0 && ww_with_arena(&job.arena, run_copy, &job) == WW_OK;
  return done ? job.messages : NULL;
}

void ww_messages_free(ww_messages *messages) {
  if (messages)
    ww_arena_free(messages->arena);
}

static ww_str copy(ww_arena *arena, const char *text) {
  ww_str str = ww_str_from(text);
  return (ww_str){ww_arena_copy(arena, str.at, str.size), str.size};
}

static void run_add(void *context) {
  message_job *job = context;
  ww_diag_list *list = &job->messages->list;
  ww_source *source = NULL;
  ww_str hint = {0};
  if (job->hint)
    hint = copy(list->arena, job->hint);
  if (job->file) {
    source = WW_NEW(list->arena, ww_source);
    source->name = copy(list->arena, job->file);
  }
  /* Last, and whole or not at all: out of memory nothing is added. */
  ww_diag *diag = ww_error(list, job->code, (ww_place){source, WW_NO_PLACE},
                           "%s", job->text);
  diag->hint = hint;
}

ww_status ww_messages_add(ww_messages *messages, const char *code,
                          const char *file, const char *text,
                          const char *hint) {
  message_job job = {NULL, messages, file, text, hint, 0};
  assert(messages && code && text);
  while (job.code < WW_DIAG_CODE_COUNT &&
         strcmp(ww_diag_code_name(job.code), code) != 0)
    job.code++;
  assert(job.code < WW_DIAG_CODE_COUNT && "not a code of the table");
  return ww_protect(messages->arena, run_add, &job) ? WW_OK : WW_NO_MEMORY;
}

size_t ww_messages_count(const ww_messages *messages) {
  return messages ? messages->list.kept : 0;
}

static void write_messages(ww_buf *out, const void *messages,
                           const ww_style *style) {
  const ww_messages *subject = messages;
  ww_put_messages(out, &subject->list, style);
}

ww_status ww_messages_render(ww_text **out, const ww_messages *messages,
                             const ww_style *style) {
  assert(out && messages);
  return ww_text_make(out, write_messages, messages, style);
}

ww_message ww_messages_at(const ww_messages *messages, size_t index) {
  assert(index < ww_messages_count(messages));
  const ww_diag *diag = messages->list.first;
  while (index-- > 0)
    diag = diag->next;
  ww_line line = ww_place_line(diag->place);
  const ww_source *source = diag->place.source;
  return (ww_message){
      .level = (ww_level)diag->severity,
      .code = ww_diag_code_name(diag->code),
      .file = source && source->name.at ? source->name.at : "",
      .line = line.line,
      .column = line.column,
      .text = diag->message.at,
      .hint = diag->hint.at ? diag->hint.at : "",
  };
}
