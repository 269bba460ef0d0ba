/* Small profiles that fire a rule; see firing.h. */
#include "study/firing.h"

#include "study/deepen.h"

#include <string.h>

enum { STEPS_MOST = 400000, ANSWERS_MOST = 6 };

typedef struct aim {
  const ww_rules *rules;
  const ww_ground *ground;
  int decision; /* WW_NONE: advice */
  int index;
  int *states;
  ww_evaluation *evaluation;
  int *point; /* the one that was found */
} aim;

static bool fires(void *context, const int point[]) {
  aim *a = context;
  const ww_rules *rules = a->rules;
  int decisions =
      a->decision == WW_NONE ? rules->decision_count : a->decision + 1;
  ww_point_states(a->ground, point, WW_BEFORE, a->states);
  ww_evaluate(rules, a->states, decisions, a->evaluation);
  bool fires;
  if (a->decision == WW_NONE) {
    fires = ww_bit(a->evaluation->advice, a->index);
  } else {
    const ww_tally *tally = &a->evaluation->decisions[a->decision];
    fires = tally->made && ww_bit(tally->fired, a->index);
  }
  if (fires)
    memcpy(a->point, point, (size_t)a->ground->slot_count * sizeof *point);
  return fires;
}

static ww_firing tell(ww_arena *arena, aim *a) {
  const ww_rules *rules = a->rules;
  ww_firing firing = {.found = true};
  firing.example = ww_instance_make(arena, a->ground, a->point);
  firing.outcomes = WW_NEWS(arena, int, (size_t)rules->decision_count);
  ww_point_states(a->ground, a->point, WW_BEFORE, a->states);
  ww_evaluate(rules, a->states, rules->decision_count, a->evaluation);
  for (int d = 0; d < rules->decision_count; d++) {
    int winner = a->evaluation->decisions[d].winner;
    firing.outcomes[d] =
        winner == WW_NONE ? rules->decisions[d].option_count : winner;
  }
  return firing;
}

static ww_firing aim_at(ww_arena *arena, ww_arena *scratch,
                        const ww_rules *rules, ww_ground_side side,
                        int decision, int index) {
  const ww_program *program = rules->program;
  int block = decision == WW_NONE ? rules->decision_count : decision;
  ww_ground *ground = ww_ground_new(scratch, side, side);
  aim a = {.rules = rules,
           .ground = ground,
           .decision = decision,
           .index = index,
           .states = WW_NEWS(scratch, int, (size_t)program->variable_count),
           .evaluation = ww_evaluation_new(scratch, rules),
           .point = WW_NEWS(scratch, int, (size_t)ground->slot_count)};
  ww_seed seed = {WW_BEFORE, &program->blocks[block].terms[index],
                  decision == WW_NONE ? NULL : &program->when[decision]};
  ww_deepening deepening = {.ground = ground,
                            .seeds = &seed,
                            .seed_count = 1,
                            .most = ANSWERS_MOST,
                            .budget = STEPS_MOST,
                            .visit = fires,
                            .context = &a};
  if (ww_deepen(scratch, &deepening) != WW_DEEPEN_STOPPED)
    return (ww_firing){.found = false};
  return tell(arena, &a);
}

ww_firing ww_firing_of_rule(ww_arena *arena, const ww_rules *rules,
                            int decision, int rule) {
  ww_arena *scratch = ww_arena_scratch(arena);
  const ww_space *space = ww_space_new(scratch, rules, decision);
  ww_firing firing =
      aim_at(arena, scratch, rules, ww_ground_side_of(space), decision, rule);
  ww_arena_free(scratch);
  return firing;
}

ww_firing ww_firing_of_advice(ww_arena *arena, const ww_rules *rules,
                              int advice) {
  const ww_program *program = rules->program;
  ww_arena *scratch = ww_arena_scratch(arena);
  ww_classes *classes = ww_classes_new(scratch, program);
  for (int d = 0; d < rules->decision_count; d++) {
    ww_classes_tell(classes, &program->when[d]);
    for (int r = 0; r < program->blocks[d].count; r++)
      ww_classes_tell(classes, &program->blocks[d].terms[r]);
  }
  for (int g = 0; g < program->gate_count; g++)
    ww_classes_tell(classes, &program->gates[g].term);
  ww_classes_tell(classes,
                  &program->blocks[rules->decision_count].terms[advice]);
  ww_classes_make(classes);
  ww_ground_side side = {rules, classes->class_of, NULL};
  ww_firing firing = aim_at(arena, scratch, rules, side, WW_NONE, advice);
  ww_arena_free(scratch);
  return firing;
}
