/* Points near a given one; see bounds.h. */
#include "solve/bounds.h"

#include <string.h>

ww_near ww_near_new(ww_arena *arena, ww_domains *domains) {
  size_t questions = (size_t)domains->problem->rules->question_count;
  return (ww_near){.domains = domains,
                   .away = WW_NEWS(arena, bool, questions),
                   .gains = WW_NEWS(arena, int64_t, questions),
                   .noted = WW_NEWS(arena, int, questions)};
}

uint64_t *ww_home_unanswered(ww_arena *arena, const ww_problem *problem) {
  uint64_t *home = WW_NEWS(arena, uint64_t, (size_t)problem->variable_count);
  for (int v = 0; v < problem->variable_count; v++) {
    int source = problem->variables[v].source;
    if (!ww_is_answer(problem->variables[v].kind))
      continue;
    int states = problem->rules->program->variables[source].states;
    home[v] = ww_class(ww_class_of(problem->classes, source, states));
  }
  return home;
}

static int question_of(const ww_near *near, int v) {
  const ww_problem *problem = near->domains->problem;
  return problem->rules->program->variables[problem->variables[v].source].index;
}

bool ww_near_may_be(ww_near *near, const uint64_t home[], int most) {
  const ww_problem *problem = near->domains->problem;
  const uint64_t *of = near->domains->of;
  near->home = home;
  near->left = most;
  if (!home)
    return true;
  memset(near->away, 0, (size_t)problem->rules->question_count);
  for (int v = 0; v < problem->variable_count; v++) {
    if (!home[v] || of[v] & home[v])
      continue;
    int question = question_of(near, v);
    near->left -= !near->away[question];
    near->away[question] = true;
  }
  for (int v = 0; v < problem->variable_count && near->left == 0; v++)
    if (home[v] && !near->away[question_of(near, v)] &&
        !ww_domains_restrict(near->domains, v, home[v]))
      return false;
  return near->left >= 0;
}

bool ww_near_note(ww_near *near, int v, int64_t gain) {
  if (!near->home || !near->home[v])
    return false;
  int question = question_of(near, v);
  if (near->away[question])
    return false;
  if (gain > 0 && near->gains[question] == 0)
    near->noted[near->noted_count++] = question;
  near->gains[question] += gain;
  return true;
}

int64_t ww_near_gain(ww_near *near) {
  int64_t sum = 0;
  for (int i = 0; i < near->left && i < near->noted_count; i++) {
    int best = i;
    for (int k = i + 1; k < near->noted_count; k++)
      if (near->gains[near->noted[k]] > near->gains[near->noted[best]])
        best = k;
    int question = near->noted[best];
    near->noted[best] = near->noted[i];
    near->noted[i] = question;
    sum += near->gains[question];
  }
  while (near->noted_count > 0)
    near->gains[near->noted[--near->noted_count]] = 0;
  return sum;
}
