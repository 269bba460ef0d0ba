/* Precedents made ready, and how like they are; see evidence.h. */
#include "engine/evidence.h"

#include "engine/change.h"
#include "rulebook/cells.h"

#include <stdlib.h>
#include <string.h>

/* ---- What is compared ------------------------------------------------- */

/* Gower (1971), but multiplied: an unlike answer leaves 0.09. */
static double factor_of(double similarity) {
  double part = 0.3 + 0.7 * similarity;
  return part * part;
}

static int steps_of(const ww_question *cut) {
  if (cut->type == WW_NUMBER)
    return cut->piece_count;
  return cut->type == WW_SCALE ? cut->value_count : 0;
}

static ww_aspect make_aspect(ww_arena *arena, int q, const ww_question *cut) {
  ww_aspect aspect = {.question = q,
                      .graded = cut->type == WW_SET || steps_of(cut) > 0};
  int steps = steps_of(cut);
  if (steps > 0)
    aspect.factors = WW_NEWS(arena, double, (size_t)steps);
  for (int i = 0; i < steps; i++)
    aspect.factors[i] =
        factor_of(steps == 1 ? 1 : 1 - (double)i / (double)(steps - 1));
  return aspect;
}

static void find_aspects(ww_arena *arena, const ww_rules *rules,
                         ww_evidence *evidence) {
  size_t most = (size_t)rules->question_count;
  const ww_question *cuts = ww_cells_of_decision(arena, rules, rules->main);
  evidence->cuts = cuts;
  evidence->aspects = WW_NEWS(arena, ww_aspect, most);
  for (int q = 0; q < rules->question_count; q++)
    if (cuts[q].variable != WW_NONE)
      evidence->aspects[evidence->aspect_count++] =
          make_aspect(arena, q, &cuts[q]);
  evidence->unlike = WW_NEWS(arena, double, (size_t)evidence->aspect_count + 1);
  evidence->unlike[0] = 1;
  for (int i = 0; i < evidence->aspect_count; i++)
    evidence->unlike[i + 1] = evidence->unlike[i] * factor_of(0);
}

/* What is compared: of a set its members, of all else the value or cell. */
static uint64_t value_of(const ww_question *cut, const ww_answer *answer) {
  if (cut->type == WW_SET)
    return answer->members;
  return (uint64_t)(cut->type == WW_NUMBER ? ww_cell_of(cut, answer->number)
                                           : answer->value);
}

static ww_code code_of(const ww_evidence *evidence, int aspect,
                       const ww_answer *answer) {
  const ww_question *cut = &evidence->cuts[evidence->aspects[aspect].question];
  return (ww_code){aspect, answer->known, value_of(cut, answer)};
}

bool ww_is_same(const ww_evidence *evidence, const ww_given *given,
                const ww_answers *answers) {
  const ww_question *cut = &evidence->cuts[given->question];
  if (cut->variable == WW_NONE) /* nothing cuts it there */
    cut = &evidence->rules->questions[given->question];
  return value_of(cut, &given->answer) ==
         value_of(cut, &answers->of[given->question]);
}

static void code(ww_arena *arena, ww_evidence *evidence, int index) {
  const ww_precedent *precedent = evidence->of[index];
  ww_code *codes = WW_NEWS(arena, ww_code, (size_t)precedent->given_count);
  int aspect = 0;
  int count = 0;
  for (int i = 0; i < precedent->given_count; i++) {
    const ww_given *given = &precedent->given[i];
    while (aspect < evidence->aspect_count &&
           evidence->aspects[aspect].question < given->question)
      aspect++;
    if (aspect < evidence->aspect_count &&
        evidence->aspects[aspect].question == given->question)
      codes[count++] = code_of(evidence, aspect, &given->answer);
  }
  evidence->codes[index] = codes;
  evidence->code_counts[index] = count;
}

/* ---- One likeness ----------------------------------------------------- */

/* Of two answers that are not equal, neither of a choice nor of a flag. */
static double graded(const ww_aspect *aspect, uint64_t a, uint64_t b) {
  if (aspect->factors)
    return aspect->factors[a > b ? a - b : b - a];
  return factor_of((double)__builtin_popcountll(a & b) /
                   (double)__builtin_popcountll(a | b));
}

/* What a project answers, [aspect], and how much of it is known. */
typedef struct project {
  ww_code *of;
  int known;
  double *factors; /* room for some, [aspect] */
} project;

/* Factors are multiplied least first; those of 1 may be left out. */
static double likeness_of(const ww_evidence *evidence, const project *p,
                          int precedent) {
  const ww_code *codes = evidence->codes[precedent];
  int unlike = p->known;
  int count = 0;
  for (int i = 0; i < evidence->code_counts[precedent]; i++) {
    const ww_code *mine = &p->of[codes[i].aspect];
    const ww_aspect *aspect = &evidence->aspects[codes[i].aspect];
    bool equal = mine->value == codes[i].value;
    if (!mine->known || (!equal && !aspect->graded))
      continue;
    unlike--;
    if (equal)
      continue;
    double factor = graded(aspect, mine->value, codes[i].value);
    int at = count++;
    for (; at > 0 && factor < p->factors[at - 1]; at--)
      p->factors[at] = p->factors[at - 1];
    p->factors[at] = factor;
  }
  double product = evidence->unlike[unlike];
  for (int i = 0; i < count; i++)
    product *= p->factors[i];
  return product;
}

/* ---- Kin -------------------------------------------------------------- */

static int likest_first(const void *a, const void *b) {
  const ww_relative *x = a;
  const ww_relative *y = b;
  if (x->likeness != y->likeness)
    return x->likeness < y->likeness ? 1 : -1;
  return x->precedent - y->precedent;
}

/* Those that are as like as the first of them get its place and likeness. */
static void group(ww_kin *kin) {
  int start = 0;
  for (int i = 0; i < kin->count; i++) {
    ww_relative relative = kin->of[i];
    double most = kin->of[start].likeness;
    if (relative.likeness < ww_as_like(most)) {
      start = i;
      most = relative.likeness;
    }
    relative.place = start;
    relative.likeness = most;
    int at = i;
    for (; at > start && relative.precedent < kin->of[at - 1].precedent; at--)
      kin->of[at] = kin->of[at - 1];
    kin->of[at] = relative;
  }
}

/* How like all are but those that are left out, by id. */
static void measure(const ww_evidence *evidence, const project *p, int left_out,
                    int besides, ww_kin *kin) {
  double most = 0;
  for (int i = 0; i < evidence->count; i++) {
    if (i == left_out || i == besides)
      continue;
    double likeness = likeness_of(evidence, p, i);
    most = likeness > most ? likeness : most;
    kin->of[kin->count++] = (ww_relative){i, 0, likeness};
  }
  for (int i = 0; most == 0 && i < kin->count; i++)
    kin->of[i].likeness = 1;
}

static project new_project(ww_arena *arena, const ww_evidence *evidence) {
  size_t aspects = (size_t)evidence->aspect_count;
  return (project){WW_NEWS(arena, ww_code, aspects), 0,
                   WW_NEWS(arena, double, aspects)};
}

ww_kin ww_kin_make(ww_arena *arena, const ww_evidence *evidence,
                   const ww_answers *answers) {
  project p = new_project(arena, evidence);
  ww_kin kin = {WW_NEWS(arena, ww_relative, (size_t)evidence->count), 0};
  for (int i = 0; i < evidence->aspect_count; i++) {
    const ww_answer *answer = &answers->of[evidence->aspects[i].question];
    if (answer->known)
      p.of[i] = code_of(evidence, i, answer);
    p.known += answer->known;
  }
  measure(evidence, &p, ww_left_out(evidence, answers), WW_NONE, &kin);
  if (kin.count > 1)
    qsort(kin.of, (size_t)kin.count, sizeof *kin.of, likest_first);
  group(&kin);
  return kin;
}

ww_kin ww_kin_of_precedent(ww_arena *arena, const ww_evidence *evidence,
                           int precedent, int besides) {
  project p = new_project(arena, evidence);
  ww_kin kin = {WW_NEWS(arena, ww_relative, (size_t)evidence->count), 0};
  p.known = evidence->code_counts[precedent];
  for (int i = 0; i < p.known; i++)
    p.of[evidence->codes[precedent][i].aspect] = evidence->codes[precedent][i];
  measure(evidence, &p, precedent, besides, &kin);
  return kin;
}

/* ---- Precedents ------------------------------------------------------- */

static int by_id(const void *a, const void *b) {
  const ww_precedent *const *x = a;
  const ww_precedent *const *y = b;
  return ww_str_compare((*x)->id, (*y)->id);
}

int ww_left_out(const ww_evidence *evidence, const ww_answers *answers) {
  for (int i = 0; answers->precedent.size && i < evidence->count; i++)
    if (ww_str_equal(evidence->of[i]->id, answers->precedent))
      return i;
  return WW_NONE;
}

ww_answers ww_answers_of(ww_arena *arena, const ww_rules *rules,
                         const ww_precedent *precedent) {
  ww_answers answers = {
      .project = precedent->title,
      .precedent = precedent->id,
      .of = WW_NEWS(arena, ww_answer, (size_t)rules->question_count)};
  for (int i = 0; i < precedent->given_count; i++)
    answers.of[precedent->given[i].question] = precedent->given[i].answer;
  return answers;
}

void ww_enter_precedent(const ww_rules *rules, const ww_precedent *precedent,
                        const ww_answers *answers, int states[]) {
  for (int i = 0; i < precedent->given_count; i++) {
    const ww_given *given = &precedent->given[i];
    const ww_question *question = &rules->questions[given->question];
    ww_alternative answer = {.state = given->answer.value,
                             .members = given->answer.members};
    if (question->type == WW_NUMBER)
      answer.state = ww_cell_of(question, given->answer.number);
    if (!answers->of[given->question].known)
      ww_enter(question, &answer, states);
  }
}

const ww_evidence *ww_evidence_bare(ww_arena *arena, const ww_rules *rules) {
  const ww_precedents *precedents = ww_precedents_of(arena, rules);
  size_t count = (size_t)precedents->count;
  if (count == 0)
    return NULL;
  ww_evidence *evidence = WW_NEW(arena, ww_evidence);
  evidence->rules = rules;
  evidence->count = precedents->count;
  evidence->of = WW_NEWS(arena, const ww_precedent *, count);
  for (size_t i = 0; i < count; i++)
    evidence->of[i] = &precedents->of[i];
  if (count > 1)
    qsort(evidence->of, count, sizeof(const ww_precedent *), by_id);
  find_aspects(arena, rules, evidence);
  evidence->codes = WW_NEWS(arena, ww_code *, count);
  evidence->code_counts = WW_NEWS(arena, int, count);
  for (int i = 0; i < evidence->count; i++)
    code(arena, evidence, i);
  return evidence;
}
