/* A point as answers; see study/joint.h. */
#include "study/joint.h"

static bool has_member(const ww_question *question, ww_str id) {
  for (int i = 0; i < question->value_count; i++)
    if (ww_str_equal(question->values[i].id, id))
      return true;
  return false;
}

/* The side whose question knows all members that are present. */
static int side_that_knows(const ww_topics *ground, const int point[],
                           const ww_topic *topic) {
  for (int s = 0; s < WW_SIDES; s++) {
    const ww_question *q = ww_topic_question(ground, topic, s);
    bool knows = q != NULL;
    for (int i = 0; knows && i < topic->count; i++)
      knows = point[topic->first + i] != WW_PRESENT ||
              has_member(q, ground->slots[topic->first + i].member);
    if (knows)
      return s;
  }
  return topic->question[WW_BEFORE] == WW_NONE ? WW_AFTER : WW_BEFORE;
}

static ww_told tell_set(const ww_topics *ground, const int point[],
                        const ww_topic *topic) {
  int side = side_that_knows(ground, point, topic);
  ww_told told = {ww_topic_question(ground, topic, side), {.known = true}};
  for (int i = 0; i < topic->count; i++)
    for (int v = 0; v < told.question->value_count; v++)
      if (point[topic->first + i] == WW_PRESENT &&
          ww_str_equal(told.question->values[v].id,
                       ground->slots[topic->first + i].member))
        told.answer.members |= (uint64_t)1 << v;
  return told;
}

ww_instance ww_instance_make(ww_arena *arena, const ww_topics *ground,
                             const int point[]) {
  ww_instance example = {WW_NEWS(arena, ww_told, (size_t)ground->topic_count),
                         0};
  for (int t = 0; t < ground->topic_count; t++) {
    const ww_topic *topic = &ground->topics[t];
    if (!ww_point_answers(ground, point, t))
      continue;
    const ww_choice *choice =
        &ground->slots[topic->first].choices[point[topic->first]];
    example.of[example.count++] =
        topic->set ? tell_set(ground, point, topic)
                   : (ww_told){ww_topic_question(ground, topic, choice->from),
                               choice->answer};
  }
  return example;
}
