/* Rulebook texts with answers filled in; see phrase.h. */
#include "phrase/phrase.h"

/* Values by their texts, which people read, not by their ids. */
static void put_shown(ww_buf *buf, const ww_question *question,
                      const ww_answer *answer) {
  bool named = question->type == WW_CHOICE || question->type == WW_SCALE;
  if (!answer->known || (!named && question->type != WW_SET)) {
    ww_put_answer(buf, question, answer);
    return;
  }
  bool first = true;
  for (int i = 0; i < question->value_count; i++) {
    if (named ? i != answer->value : !(answer->members >> i & 1))
      continue;
    ww_put_c(buf, first ? "" : ", ");
    ww_put(buf, question->values[i].text);
    first = false;
  }
  if (first)
    ww_put_c(buf, "none");
}

static void put_outcome(ww_buf *buf, const ww_result *result) {
  if (result->winner == WW_NONE)
    ww_put_c(buf, "not decided");
  else
    ww_put(buf, result->rules->options[result->winner].title);
}

ww_str ww_template_fill(ww_arena *arena, const ww_template *text,
                        const ww_verdict *verdict) {
  if (text->count == 1) /* shows nothing */
    return text->parts[0].text;
  ww_buf buf = ww_buf_new(arena);
  for (int i = 0; i < text->count; i++) {
    const struct ww_part *part = &text->parts[i];
    ww_put(&buf, part->text);
    if (part->question != WW_NONE)
      put_shown(&buf, &verdict->rules->questions[part->question],
                &verdict->answers->of[part->question]);
    if (part->decision != WW_NONE)
      put_outcome(&buf, &verdict->results[part->decision]);
  }
  return ww_buf_str(&buf);
}

ww_str ww_template_raw(ww_arena *arena, const ww_template *text,
                       const ww_rules *rules) {
  ww_buf buf = ww_buf_new(arena);
  for (int i = 0; i < text->count; i++) {
    const struct ww_part *part = &text->parts[i];
    ww_put(&buf, part->text);
    if (part->question != WW_NONE)
      ww_putf(&buf, "{%.*s}", WW_P(rules->questions[part->question].id));
    if (part->decision != WW_NONE)
      ww_putf(&buf, "{%.*s}", WW_P(rules->decisions[part->decision].id));
  }
  return ww_buf_str(&buf);
}
