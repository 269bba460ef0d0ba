/* Checking a rulebook; see findings.h. */
#include "check/checking.h"

#include <string.h>
#include <stdio.h>
#include <time.h>

/* The rulebook with more behind its advice; see checking.h. Questions and
 * decisions are copied, as compiling numbers their variables. */
static void extend(ww_checking *c, const ww_rules *given) {
  ww_rules *rules = WW_NEW(c->arena, ww_rules);
  *rules = *given;
  rules->arena = c->arena;
  size_t most = (size_t)(given->advice_count + given->condition_count);
  for (int d = 0; d < given->decision_count; d++)
    most += (size_t)given->decisions[d].invariant_count;
  rules->advice = WW_NEWS(c->arena, ww_advice, most);
  memcpy(rules->advice, given->advice,
         (size_t)given->advice_count * sizeof *given->advice);
  c->first_unless = WW_NEWS(c->arena, int, (size_t)given->decision_count);
  for (int d = 0; d < given->decision_count; d++) {
    c->first_unless[d] = rules->advice_count;
    for (int i = 0; i < given->decisions[d].invariant_count; i++)
      rules->advice[rules->advice_count++].when =
          given->decisions[d].invariants[i].unless;
  }
  c->first_condition = rules->advice_count;
  for (int i = 0; i < given->condition_count; i++)
    rules->advice[rules->advice_count++].when = given->conditions[i].when;
  rules->questions =
      WW_NEWS(c->arena, ww_question, (size_t)given->question_count);
  memcpy(rules->questions, given->questions,
         (size_t)given->question_count * sizeof *given->questions);
  rules->decisions =
      WW_NEWS(c->arena, ww_decision_rules, (size_t)given->decision_count);
  memcpy(rules->decisions, given->decisions,
         (size_t)given->decision_count * sizeof *given->decisions);
  for (int q = 0; q < given->question_count; q++) {
    ww_question *question = &rules->questions[q];
    size_t size = (size_t)question->value_count * sizeof(int);
    question->member_variable = WW_NEWS(c->arena, int, (size_t)question->value_count);
    if (size)
      memcpy(question->member_variable, given->questions[q].member_variable,
             size);
  }
  rules->program = ww_program_make(rules);
  c->rules = rules;
  c->given = given;
}

ww_findings *ww_findings_make(ww_arena *arena, const ww_rules *rules) {
  ww_checking c = {.arena = arena, .scratch = ww_arena_scratch(arena)};
  ww_findings *findings = WW_NEW(arena, ww_findings);
  extend(&c, rules);
  c.findings = findings;
  c.evaluation = ww_evaluation_new(arena, c.rules);
  findings->rules = rules;
  findings->exact = true;
  findings->decisions =
      WW_NEWS(arena, ww_decision_facts, (size_t)rules->decision_count);
  findings->questions =
      WW_NEWS(arena, ww_question_facts, (size_t)rules->question_count);
  ww_diag_list_init(&findings->diags, arena);
  struct { const char *n; void (*f)(ww_checking *); } parts[] = {
    {"reach", ww_check_reach}, {"fires", ww_check_fires}, {"matters", ww_check_matters},
    {"live", ww_check_live}, {"invariants", ww_check_invariants}};
  for (int i = 0; i < 5; i++) {
    clock_t t = clock();
    long n = findings->nodes;
    c.work = 2000000000;
    parts[i].f(&c);
    fprintf(stderr, "%s: %ld nodes, %.3f s, exact %d\n", parts[i].n, findings->nodes - n, (double)(clock() - t) / CLOCKS_PER_SEC, findings->exact);
  }
  return findings;
}
