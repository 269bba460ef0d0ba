/* Changed rulebooks; see changes.h. */
#include "study/changes.h"

const ww_rules *changed_rules(ww_arena *arena, ww_random *random,
                              const ww_rules *rules, int mutations) {
  for (int i = 0; i < mutations; i++) {
    ww_mutants list = ww_mutants_list(arena, rules);
    if (list.count > 0)
      rules = ww_mutant_make(arena, rules,
                             &list.of[ww_random_below(random, list.count)]);
  }
  return rules;
}

ww_answers *answers_of_instance(ww_arena *arena, const ww_rules *rules,
                                const ww_instance *instance) {
  ww_answers *answers = WW_NEW(arena, ww_answers);
  answers->of = WW_NEWS(arena, ww_answer, (size_t)rules->question_count);
  for (int i = 0; i < instance->count; i++)
    answers->of[ww_question_index(rules, instance->of[i].question->id)] =
        instance->of[i].answer;
  return answers;
}
