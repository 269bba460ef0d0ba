/* The texts around a list or a field; see arrows.h. */
#include "cli/ask/arrows/arrows.h"

#include "cli/ask/say.h"

#include <ctype.h>

enum { TINY = 24, NARROW = 50 }; /* columns, below which little fits */

void ww_caption_head(ww_bytes *out, const ww_caption *c) {
  switch (c->screen->kind) {
  case WW_SCREEN_QUESTION:
    ww_bytes_add(
        out, ww_session_question(c->ask->session, c->screen->question)->ask);
    break;
  case WW_SCREEN_NOTE:
    if (c->screen->question == WW_NO_QUESTION) {
      ww_bytes_add(out, ww_say_name_question);
      break;
    }
    ww_bytes_add(out, "A note on ");
    ww_bytes_add(out,
                 ww_session_question(c->ask->session, c->screen->question)->id);
    break;
  case WW_SCREEN_REVIEW:
    ww_bytes_add(out, "Your answers, ");
    ww_say_number(out, ww_session_standing(c->ask->session)->answered);
    ww_bytes_add(out, " of ");
    ww_say_number(out, c->screen->picker.count);
    ww_bytes_add(out, ": which one to change?");
    break;
  case WW_SCREEN_STOP:
    ww_say_reason(out, c->ask);
    break;
  }
}

void ww_caption_now(ww_bytes *out, const ww_caption *c) {
  if (c->screen->kind != WW_SCREEN_QUESTION)
    return;
  ww_answered answer = ww_session_answer(c->ask->session, c->screen->question);
  if (!answer.known && !answer.passed)
    return;
  ww_bytes_add(out, "now: ");
  ww_say_value(out, c->ask, c->screen->question);
}

/* What the last answer contradicts. */
static void put_clashes(const ww_caption *c, ww_bytes *out) {
  const ww_standing *standing = ww_session_standing(c->ask->session);
  for (size_t i = 0; i < standing->clash_count; i++) {
    if (!standing->clashes[i].appeared)
      continue;
    ww_bytes_add(out, out->size ? " " : "! ");
    ww_bytes_add(out, standing->clashes[i].text);
  }
}

void ww_caption_message(ww_bytes *out, const ww_caption *c) {
  if (c->screen->message.size > 0)
    ww_bytes_add(out, ww_bytes_text(&c->screen->message));
  else if (!c->screen->why)
    put_clashes(c, out);
  if (!c->screen->why || c->screen->kind != WW_SCREEN_QUESTION)
    return;
  const ww_asked *asked =
      ww_session_question(c->ask->session, c->screen->question);
  ww_bytes_add(out, out->size ? " " : "");
  ww_bytes_add(out, asked->why);
  ww_bytes_add(out, " (");
  ww_bytes_add(out, asked->id);
  ww_bytes_add(out, "; type ");
  ww_bytes_add(out, asked->valid);
  ww_bytes_add(out, ")");
}

void ww_caption_status(ww_bytes *out, const ww_caption *c) {
  const ww_standing *s = ww_session_standing(c->ask->session);
  bool narrow = c->width < NARROW;
  if (c->ask->changed && !c->ask->saved)
    ww_bytes_add(out, "Not saved! ");
  if (narrow) {
    ww_bytes_add(out, s->leader ? s->leader->name : "nothing");
    ww_bytes_add(out, s->leader ? " " : " yet");
    ww_bytes_add(out, s->leader ? s->leader->points : "");
  } else {
    ww_bytes_add(out, s->leader ? s->leader->name : ww_say_no_leader(s));
    ww_bytes_add(out, s->leader ? " leads, " : "");
  }
  if (s->leader && c->width >= TINY) {
    ww_bytes_add(out, narrow ? ", " : "");
    ww_bytes_add(out, ww_say_strength(s));
  }
  ww_say_progress(out, c->ask, narrow);
}

/* "r review", or with a capital where the small letter is not the command. */
static void put_key(const ww_caption *c, ww_bytes *out, const char *before,
                    const char *key) {
  char letter = key[0];
  if (!ww_screen_obeys(c->screen, letter))
    letter = (char)toupper((unsigned char)letter);
  ww_bytes_add(out, before);
  ww_bytes_add_some(out, &letter, 1);
  ww_bytes_add(out, key + 1);
}

static void put_commands(const ww_caption *c, ww_bytes *out) {
  bool tiny = c->width < TINY;
  bool narrow = c->width < NARROW;
  ww_bytes_add(out, tiny ? "? <" : "? why, < back");
  put_key(c, out, tiny ? " " : ", ", tiny ? "u" : "u unknown");
  put_key(c, out, tiny ? " " : ", ", tiny ? "r" : "r review");
  put_key(c, out, tiny ? " " : ", ", tiny ? "q Ctrl-D" : "q or Ctrl-D quits");
  if (ww_session_last(c->ask->session) != WW_NO_QUESTION) {
    put_key(c, out, "; last: ", narrow ? "g" : "g guessed");
    put_key(c, out, narrow ? " " : ", ", narrow ? "m" : "m measured");
    put_key(c, out, narrow ? " " : ", ", narrow ? "n" : "n note");
  }
  ww_bytes_add(out, narrow ? "; capitals act" : "; capitals always act");
}

static void put_question_hint(const ww_caption *c, ww_bytes *out) {
  bool set = ww_session_question(c->ask->session, c->screen->question)->form ==
             WW_FORM_SET;
  if (c->screen->field.size > 0) {
    ww_bytes_add(out, "Enter takes it, Esc clears it, Ctrl-D quits");
    return;
  }
  if (c->screen->picker.filtering) {
    ww_bytes_add(out, set ? "Space marks it, " : "");
    ww_bytes_add(out, "Enter takes it, Esc shows all, Ctrl-D quits");
    return;
  }
  ww_bytes_add(out, set ? "Space marks, " : "");
  put_commands(c, out);
}

void ww_caption_hint(ww_bytes *out, const ww_caption *c) {
  switch (c->screen->kind) {
  case WW_SCREEN_QUESTION:
    put_question_hint(c, out);
    break;
  case WW_SCREEN_NOTE:
    ww_bytes_add(out, "Enter keeps it, Esc leaves it ");
    ww_bytes_add(out,
                 c->screen->question == WW_NO_QUESTION ? "out" : "as it was");
    ww_bytes_add(out, ", Ctrl-D quits");
    break;
  case WW_SCREEN_REVIEW:
    ww_bytes_add(out, "Enter changes it, Esc goes on, type to filter");
    put_key(c, out, ", ", "q or Ctrl-D quits");
    break;
  case WW_SCREEN_STOP:
    ww_bytes_add(out, "Enter takes it, < back, Ctrl-D quits");
    break;
  }
}
