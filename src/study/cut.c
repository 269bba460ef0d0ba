/* Cutting a rulebook down; see cut.h. */
#include "study/cut.h"

#include <string.h>

static ww_question make_question(ww_arena *arena,
                                 const ww_decision_rules *decision) {
  size_t count = (size_t)decision->option_count;
  ww_question question = {.id = decision->id,
                          .type = WW_CHOICE,
                          .place = decision->place,
                          .values = WW_NEWS(arena, ww_value, count),
                          .value_count = decision->option_count,
                          .variable = decision->variable};
  for (size_t i = 0; i < count; i++)
    question.values[i].id = decision->options[i].id;
  return question;
}

static void cut_questions(ww_arena *arena, const ww_rules *rules, int decision,
                          ww_rules *cut) {
  size_t asked = (size_t)rules->question_count;
  cut->question_count = rules->question_count + decision;
  cut->questions = WW_NEWS(arena, ww_question, (size_t)cut->question_count);
  if (asked)
    memcpy(cut->questions, rules->questions, asked * sizeof *cut->questions);
  for (int e = 0; e < decision; e++)
    cut->questions[asked + (size_t)e] =
        make_question(arena, &rules->decisions[e]);
  cut->by_id = ww_table_new(arena);
  for (int q = 0; q < cut->question_count; q++)
    ww_table_add(&cut->by_id, cut->questions[q].id, &cut->questions[q]);
}

static ww_program *cut_program(ww_arena *arena, const ww_rules *rules,
                               int decision) {
  const ww_program *whole = rules->program;
  ww_program *program = WW_NEW(arena, ww_program);
  size_t variables = (size_t)whole->variable_count;
  *program = *whole;
  program->gate_count = whole->gate_ends[decision];
  program->variable_count = whole->first_gate + program->gate_count;
  program->variables = WW_NEWS(arena, ww_variable, variables);
  memcpy(program->variables, whole->variables,
         variables * sizeof *program->variables);
  for (int e = 0; e < decision; e++) {
    ww_variable *v = &program->variables[rules->decisions[e].variable];
    *v = (ww_variable){WW_OF_QUESTION, rules->question_count + e, WW_NONE,
                       rules->decisions[e].option_count};
  }
  program->variables[rules->decisions[decision].variable].index = 0;
  program->blocks = WW_NEWS(arena, ww_block, 2);
  program->blocks[0] = whole->blocks[decision];
  program->when = &whole->when[decision];
  program->gate_ends = WW_NEWS(arena, int, 2);
  program->gate_ends[0] = program->gate_ends[1] = program->gate_count;
  return program;
}

const ww_rules *ww_rules_cut(ww_arena *arena, const ww_rules *rules,
                             int decision) {
  ww_rules *cut = WW_NEW(arena, ww_rules);
  *cut = *rules;
  cut->arena = arena;
  cut->decisions = &rules->decisions[decision];
  cut->decision_count = 1;
  cut->main = 0;
  cut->advice_count = 0;
  cut_questions(arena, rules, decision, cut);
  cut->program = cut_program(arena, rules, decision);
  return cut;
}
