/* Rulebook texts with answers filled in; see phrase.h. */
#include "phrase/phrase.h"

void ww_put_template(ww_buf *buf, const ww_template *text,
                     const ww_rules *rules, const ww_answers *answers) {
  for (int i = 0; i < text->count; i++) {
    const struct ww_part *part = &text->parts[i];
    ww_put(buf, part->text);
    if (part->question != WW_NONE)
      ww_put_answer(buf, &rules->questions[part->question],
                    &answers->of[part->question]);
  }
}

ww_str ww_template_fill(ww_arena *arena, const ww_template *text,
                        const ww_rules *rules, const ww_answers *answers) {
  if (text->count == 1) /* shows no answer */
    return text->parts[0].text;
  ww_buf buf = ww_buf_new(arena);
  ww_put_template(&buf, text, rules, answers);
  return ww_buf_str(&buf);
}
