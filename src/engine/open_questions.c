/* Open questions; see open_questions.h. */
#include "engine/open_questions.h"

#include <stdlib.h>
#include <string.h>

enum { NODES_LEAF = 200 };

/* ---- Does it matter anywhere? ----------------------------------------- */

typedef struct hunt {
  ww_search *search;
  ww_bounds *bounds;
  const ww_space *space;
  const ww_question *question;
  ww_box *boxes; /* one a level */
  ww_box leaf;   /* for the search at a leaf */
  int *states;
  bool *own; /* [variable]: it belongs to the question */
  long budget;
} hunt;

/* Rules that are open in the box and that the question can change. */
static bool question_has_say(const hunt *h) {
  for (int v = 0; v < h->space->variable_count; v++)
    for (const int *r = h->bounds->influences[v]; h->own[v] && *r != WW_NONE;
         r++)
      if (h->bounds->fires[*r] == WW_MAY)
        return true;
  return h->bounds->made == WW_MAY;
}

/* The point's outcome, with other answers to the question tried. */
static bool differs_at(const hunt *h, const uint64_t *box, int outcome) {
  for (int v = 0; v < h->space->variable_count; v++) {
    if (!h->own[v])
      continue;
    int before = h->states[v];
    for (uint64_t rest = box[v]; rest; rest &= rest - 1) {
      int state = h->space->state_of[v][__builtin_ctzll(rest)];
      bool member = h->question->type == WW_SET;
      if (member && (state == 2 || before == 2))
        continue; /* a set is known whole: the search at a leaf tells */
      h->states[v] = state;
      if (ww_outcome_at(h->search, h->states) != outcome)
        return true;
    }
    h->states[v] = before;
  }
  return false;
}

/* All but the question is decided: does some answer to it differ? */
static ww_finding decide_leaf(const hunt *h, const uint64_t *box) {
  int outcome = ww_outcome_at(h->search, h->states);
  ww_finding result = WW_IMPOSSIBLE;
  for (int v = 0; v < h->space->variable_count; v++)
    h->leaf[v] =
        h->own[v] ? box[v] : (uint64_t)1 << h->space->class_of[v][h->states[v]];
  for (int o = 0; o <= h->bounds->option_count; o++) {
    if (o == outcome)
      continue;
    h->search->budget = NODES_LEAF;
    ww_finding finding = ww_search_outcome(h->search, h->leaf, o);
    if (finding == WW_FOUND)
      return WW_FOUND;
    if (finding == WW_UNDECIDED)
      result = WW_UNDECIDED;
  }
  return result;
}

static int choose_other(const hunt *h, const uint64_t *box) {
  const ww_rule *rules = h->space->rules->decisions[h->space->decision].rules;
  int best = WW_NONE;
  int64_t most = 0;
  for (int v = 0; v < h->space->rules->program->first_gate; v++) {
    if (h->own[v] || !h->space->matters[v] || ww_is_single(box[v]))
      continue;
    int64_t weight = h->bounds->made == WW_MAY;
    for (const int *r = h->bounds->influences[v]; *r != WW_NONE; r++)
      for (int o = 0; o < h->bounds->option_count; o++)
        if (h->bounds->fires[*r] == WW_MAY)
          weight += 1 + llabs(rules[*r].effect[o]) +
                    (rules[*r].rules_out[o] ? 1000000 : 0);
    if (weight > most) {
      most = weight;
      best = v;
    }
  }
  return best;
}

static ww_finding visit(hunt *h, int depth);

/* Each class in turn; a set's members stay known together. */
static ww_finding branch(hunt *h, int depth, int v) {
  size_t size = (size_t)h->space->variable_count * sizeof(uint64_t);
  ww_finding result = WW_IMPOSSIBLE;
  bool split = ww_must_split(h->space, h->boxes[depth], v);
  uint64_t rest = split ? 3 : h->boxes[depth][v];
  for (; rest; rest &= rest - 1) {
    memcpy(h->boxes[depth + 1], h->boxes[depth], size);
    int k = __builtin_ctzll(rest);
    if (split)
      ww_split_set(h->space, v, k == 1, h->boxes[depth + 1]);
    else
      h->boxes[depth + 1][v] = (uint64_t)1 << k;
    ww_finding finding = visit(h, depth + 1);
    if (finding == WW_FOUND)
      return WW_FOUND;
    if (finding == WW_UNDECIDED)
      result = WW_UNDECIDED;
  }
  return result;
}

static ww_finding visit(hunt *h, int depth) {
  ww_box box = h->boxes[depth];
  int count = 0;
  if (h->budget-- <= 0)
    return WW_UNDECIDED;
  ww_bounds_look(h->bounds, box);
  if (!question_has_say(h))
    return WW_IMPOSSIBLE;
  int outcomes = h->bounds->option_count + 1;
  for (int o = 0; o < outcomes; o++) {
    int rival;
    bool may = ww_bounds_allow(h->bounds, box, o, &rival);
    count += may;
    if (!may)
      continue;
    if (rival != WW_NONE)
      ww_bounds_ahead(h->bounds, box, o, rival);
    ww_round_off(h->search, box, h->states);
    if (differs_at(h, box, ww_outcome_at(h->search, h->states)))
      return WW_FOUND;
  }
  if (count < 2)
    return WW_IMPOSSIBLE;
  int v = choose_other(h, box);
  if (v != WW_NONE)
    return branch(h, depth, v);
  return decide_leaf(h, box);
}

static hunt new_hunt(ww_arena *arena, ww_search *search) {
  size_t variables = (size_t)search->space->variable_count;
  hunt h = {.search = search,
            .bounds = search->bounds,
            .space = search->space,
            .boxes = WW_NEWS(arena, ww_box, 2 * variables + 2),
            .leaf = WW_NEWS(arena, uint64_t, variables),
            .states = WW_NEWS(arena, int, variables),
            .own = WW_NEWS(arena, bool, variables)};
  for (size_t i = 0; i < 2 * variables + 2; i++)
    h.boxes[i] = WW_NEWS(arena, uint64_t, variables);
  return h;
}

static ww_finding hunt_for(hunt *h, const uint64_t *box, int q) {
  size_t variables = (size_t)h->space->variable_count;
  const ww_question *question = &h->space->rules->questions[q];
  if (!h->space->fits)
    return WW_UNDECIDED;
  memset(h->own, 0, variables * sizeof *h->own);
  if (question->type != WW_SET)
    h->own[question->variable] = true;
  for (int i = 0; i < question->value_count && question->type == WW_SET; i++)
    if (question->member_variable[i] != WW_NONE)
      h->own[question->member_variable[i]] = true;
  h->question = question;
  h->budget = h->search->budgets.live;
  memcpy(h->boxes[0], box, variables * sizeof *box);
  return visit(h, 0);
}

ww_finding ww_search_live(ww_arena *arena, ww_search *search,
                          const uint64_t *box, int q) {
  hunt h = new_hunt(arena, search);
  return hunt_for(&h, box, q);
}

/* ---- What an answer leads to ------------------------------------------ */

static void add_lead(ww_open_question *open, const ww_question *question,
                     int state, int outcome) {
  bool ordered = question->type == WW_NUMBER || question->type == WW_SCALE;
  ww_lead *last = open->lead_count ? &open->leads[open->lead_count - 1] : NULL;
  if (last && ordered && last->outcome == outcome) {
    last->last = state;
    return;
  }
  open->leads[open->lead_count++] = (ww_lead){state, state, outcome};
}

/* Each answer alone, all other questions staying open. */
static void add_leads(ww_arena *arena, const hunt *h, const int today[],
                      ww_open_question *open) {
  const ww_rules *rules = h->space->rules;
  const ww_question *question = &rules->questions[open->question];
  bool set = question->type == WW_SET;
  int count = set ? question->value_count
                  : rules->program->variables[question->variable].states;
  open->leads = WW_NEWS(arena, ww_lead, (size_t)count);
  for (int i = 0; i < count; i++) {
    ww_alternative alternative = {.state = i, .members = (uint64_t)1 << i};
    if (set && question->member_variable[i] == WW_NONE)
      continue;
    memcpy(h->states, today, (size_t)h->space->variable_count * sizeof *today);
    ww_enter(question, &alternative, h->states);
    add_lead(open, question, i, ww_outcome_at(h->search, h->states));
  }
}

/* ---- Ranking ---------------------------------------------------------- */

static bool stands_before(const ww_rules *rules, const ww_open_question *a,
                          const ww_open_question *b) {
  if (a->information != b->information)
    return a->information > b->information;
  bool core_a = rules->questions[a->question].core;
  bool core_b = rules->questions[b->question].core;
  return core_a && !core_b;
}

static void insert(ww_open_questions *list, const ww_rules *rules,
                   ww_open_question added) {
  int at = list->count++;
  for (; at > 0 && stands_before(rules, &added, &list->of[at - 1]); at--)
    list->of[at] = list->of[at - 1];
  list->of[at] = added;
}

ww_open_questions *ww_open_questions_make(ww_arena *arena, ww_search *search,
                                          const ww_draws *draws,
                                          const ww_answers *answers) {
  const ww_rules *rules = search->space->rules;
  size_t variables = (size_t)search->space->variable_count;
  int *today = WW_NEWS(arena, int, variables);
  ww_box box = WW_NEWS(arena, uint64_t, variables);
  ww_open_questions *list = WW_NEW(arena, ww_open_questions);
  hunt h = new_hunt(arena, search);
  list->of = WW_NEWS(arena, ww_open_question, (size_t)rules->question_count);
  list->exact = true;
  ww_states_of(rules, answers, today);
  if (search->space->fits)
    ww_box_fill(search->space, today, box);
  for (int q = 0; q < rules->question_count; q++) {
    if (answers->of[q].known)
      continue;
    ww_finding finding = hunt_for(&h, box, q);
    if (finding == WW_IMPOSSIBLE)
      continue;
    ww_open_question open = {
        .question = q,
        .information = ww_information(draws, rules, q),
        .proved = finding == WW_FOUND,
    };
    list->exact &= open.proved;
    add_leads(arena, &h, today, &open);
    insert(list, rules, open);
  }
  return list;
}
