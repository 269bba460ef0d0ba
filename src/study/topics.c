/* Two rulebooks side by side; see study/joint.h. */
#include "study/joint.h"

#include "base/number.h"
#include "rulebook/cells.h"

#include <assert.h>
#include <math.h>
#include <string.h>

typedef struct making {
  ww_arena *arena;
  ww_topics *ground;
  int choices_most;
  int slot_most;
} making;

/* A value in words of neither side: what both are asked about. */
typedef struct proposal {
  int from;
  ww_answer answer;
} proposal;

const ww_question *ww_topic_question(const ww_topics *ground,
                                     const ww_topic *topic, int side) {
  int q = topic->question[side];
  return q == WW_NONE ? NULL : &ground->rules[side]->questions[q];
}

/* ---- Choices ---------------------------------------------------------- */

/* The state that the value has on a side, which may not know it. */
static int state_of(const ww_question *question, const ww_question *from,
                    const ww_answer *answer, int unknown) {
  if (question->type == WW_NUMBER) {
    const ww_piece *range = &question->range;
    double value = answer->number;
    bool low = range->low_open ? value > range->low : value >= range->low;
    bool high = range->high_open ? value < range->high : value <= range->high;
    bool fits = !question->whole || value == ww_floor(value);
    return low && high && fits ? ww_cell_of(question, value) : unknown;
  }
  if (question->type == WW_FLAG || question == from)
    return answer->value;
  ww_str id = from->values[answer->value].id;
  for (int v = 0; v < question->value_count; v++)
    if (ww_str_equal(question->values[v].id, id))
      return v;
  return unknown;
}

static int unknown_state(const ww_topics *ground, const ww_slot *slot,
                         int side) {
  int v = slot->variable[side];
  return v == WW_NONE ? 0 : ground->rules[side]->program->variables[v].states;
}

static ww_choice unknown_choice(const ww_topics *ground, const ww_slot *slot) {
  ww_choice choice = {.from = WW_NONE};
  for (int s = 0; s < WW_SIDES; s++)
    choice.state[s] = unknown_state(ground, slot, s);
  return choice;
}

/* The choices of a slot, as they are found. */
typedef struct proposing {
  const ww_topics *ground;
  const ww_topic *topic;
  ww_slot *slot;
  ww_table seen; /* [states of both sides] */
} proposing;

/* True: the first choice with these states. */
static bool is_new(proposing *p, const ww_choice *choice) {
  ww_str key = {(const char *)choice->state, sizeof choice->state};
  if (ww_table_get(&p->seen, key))
    return false;
  key.at = ww_arena_copy(p->seen.arena, key.at, key.size);
  ww_table_add(&p->seen, key, p->slot);
  return true;
}

/* Adds a choice unless there is one like it, or it says nothing. */
static void propose(proposing *p, int from, ww_answer answer) {
  ww_choice choice = {.from = from, .answer = answer};
  choice.answer.known = true;
  const ww_question *origin = ww_topic_question(p->ground, p->topic, from);
  assert(origin);
  for (int s = 0; s < WW_SIDES; s++) {
    const ww_question *question = ww_topic_question(p->ground, p->topic, s);
    int nothing = unknown_state(p->ground, p->slot, s);
    choice.state[s] =
        question ? state_of(question, origin, &answer, nothing) : nothing;
  }
  if (is_new(p, &choice))
    p->slot->choices[p->slot->count++] = choice;
}

static int values_of(const ww_question *question) {
  return question->type == WW_FLAG ? 2 : question->value_count;
}

/* A number of each piece; those that are not whole last, since a fraction is
 * what nobody would answer. */
static void propose_pieces(proposing *p, int side) {
  const ww_question *question = ww_topic_question(p->ground, p->topic, side);
  for (int fractions = 0; fractions < 2; fractions++)
    for (int i = 0; i < question->piece_count; i++) {
      double value = ww_piece_inside(question, i);
      if ((value != ww_floor(value)) == (fractions == 1))
        propose(p, side, (ww_answer){.number = value});
    }
}

/* Numbers in every cell that the two sides have between them: one of each
 * piece, all edges, and one between each two of them. */
static void propose_numbers(proposing *p) {
  const ww_topics *ground = p->ground;
  const ww_topic *topic = p->topic;
  for (int s = 0; s < WW_SIDES; s++) {
    const ww_question *q = ww_topic_question(ground, topic, s);
    if (q && q->type == WW_NUMBER)
      propose_pieces(p, s);
  }
  if (topic->question[WW_BEFORE] == WW_NONE ||
      topic->question[WW_AFTER] == WW_NONE ||
      ground->rules[WW_BEFORE] == ground->rules[WW_AFTER])
    return;
  const ww_question *a = ww_topic_question(ground, topic, WW_BEFORE);
  const ww_question *b = ww_topic_question(ground, topic, WW_AFTER);
  if (a->type != WW_NUMBER)
    return;
  double last = -INFINITY;
  for (int i = 0, k = 0; i < a->edge_count || k < b->edge_count;) {
    bool first = k == b->edge_count ||
                 (i < a->edge_count && a->edges[i].at <= b->edges[k].at);
    int from = first ? WW_BEFORE : WW_AFTER;
    double at = first ? a->edges[i++].at : b->edges[k++].at;
    double between = isfinite(last) ? ww_middle(last, at) : at - 1;
    double whole = isfinite(last) ? ww_floor(last) + 1 : ww_ceil(at) - 1;
    double values[] = {whole < at ? whole : between, between, at};
    for (size_t n = 0; n < sizeof values / sizeof *values; n++)
      propose(p, from, (ww_answer){.number = values[n]});
    last = at;
  }
  if (isfinite(last))
    propose(p, WW_AFTER, (ww_answer){.number = ww_floor(last) + 1});
}

static size_t choices_most(const ww_topics *ground, const ww_topic *topic) {
  size_t most = 1;
  for (int s = 0; s < WW_SIDES; s++) {
    const ww_question *q = ww_topic_question(ground, topic, s);
    if (q)
      most += (size_t)values_of(q) + (size_t)q->piece_count +
              3 * (size_t)q->edge_count + 1;
  }
  return most;
}

/* ---- Slots ------------------------------------------------------------ */

static ww_slot *add_slot(making *m, int topic) {
  ww_slot *slot = &m->ground->slots[m->ground->slot_count++];
  *slot = (ww_slot){.topic = topic, .variable = {WW_NONE, WW_NONE}};
  m->ground->topics[topic].count++;
  return slot;
}

/* Leaves some out where there are too many. */
static void thin_out(making *m, ww_slot *slot) {
  int count = slot->count;
  if (count < m->choices_most)
    return;
  slot->count = m->choices_most - 1;
  m->ground->partial = true;
  for (int i = 0; i < slot->count; i++)
    slot->choices[i] =
        slot->choices[(size_t)i * (size_t)count / (size_t)slot->count];
}

static void add_plain(making *m, int t) {
  ww_topics *ground = m->ground;
  const ww_topic *topic = &ground->topics[t];
  ww_slot *slot = add_slot(m, t);
  for (int s = 0; s < WW_SIDES; s++) {
    const ww_question *q = ww_topic_question(ground, topic, s);
    if (q)
      slot->variable[s] = q->variable;
  }
  slot->choices = WW_NEWS(m->arena, ww_choice, choices_most(ground, topic));
  proposing p = {ground, topic, slot, ww_table_new(m->arena)};
  ww_choice unknown = unknown_choice(ground, slot);
  is_new(&p, &unknown);
  for (int s = 0; s < WW_SIDES; s++) {
    const ww_question *q = ww_topic_question(ground, topic, s);
    for (int v = 0; q && q->type != WW_NUMBER && v < values_of(q); v++)
      propose(&p, s, (ww_answer){.value = v});
  }
  propose_numbers(&p);
  thin_out(m, slot);
  slot->choices[slot->count++] = unknown;
}

static int member_variable(const ww_topics *ground, const ww_topic *topic,
                           int side, ww_str id) {
  const ww_question *q = ww_topic_question(ground, topic, side);
  for (int i = 0; q && i < q->value_count; i++)
    if (ww_str_equal(q->values[i].id, id))
      return q->member_variable[i];
  return WW_NONE;
}

static void add_member(making *m, int t, ww_str id) {
  ww_topics *ground = m->ground;
  int variable[WW_SIDES];
  for (int s = 0; s < WW_SIDES; s++)
    variable[s] = member_variable(ground, &ground->topics[t], s, id);
  if (variable[WW_BEFORE] == WW_NONE && variable[WW_AFTER] == WW_NONE)
    return;
  ww_slot *slot = add_slot(m, t);
  slot->member = id;
  memcpy(slot->variable, variable, sizeof variable);
  slot->count = WW_MEMBER_STATES;
  slot->choices = WW_NEWS(m->arena, ww_choice, WW_MEMBER_STATES);
  for (int i = 0; i < WW_MEMBER_STATES; i++)
    for (int s = 0; s < WW_SIDES; s++)
      slot->choices[i].state[s] = variable[s] == WW_NONE ? 0 : i;
}

static bool has_member(const ww_question *question, ww_str id) {
  for (int i = 0; i < question->value_count; i++)
    if (ww_str_equal(question->values[i].id, id))
      return true;
  return false;
}

static void add_set(making *m, int t) {
  const ww_topic *topic = &m->ground->topics[t];
  const ww_question *a = ww_topic_question(m->ground, topic, WW_BEFORE);
  const ww_question *b = ww_topic_question(m->ground, topic, WW_AFTER);
  for (int i = 0; a && i < a->value_count; i++)
    add_member(m, t, a->values[i].id);
  for (int i = 0; b && b != a && i < b->value_count; i++)
    if (!a || !has_member(a, b->values[i].id))
      add_member(m, t, b->values[i].id);
}

/* ---- Topics ----------------------------------------------------------- */

static void add_topic(making *m, int before, int after) {
  ww_topics *ground = m->ground;
  int t = ground->topic_count++;
  ww_topic *topic = &ground->topics[t];
  *topic = (ww_topic){.question = {before, after}};
  const ww_question *q = ww_topic_question(ground, topic, WW_BEFORE);
  if (!q)
    q = ww_topic_question(ground, topic, WW_AFTER);
  topic->set = q->type == WW_SET;
  topic->first = ground->slot_count;
  if (topic->set)
    add_set(m, t);
  else
    add_plain(m, t);
  if (topic->count == 0) /* a set that nothing tests */
    ground->topic_count--;
}

static int partner(const ww_rules *rules, const ww_question *question) {
  int q = ww_question_index(rules, question->id);
  return q != WW_NONE && rules->questions[q].type == question->type ? q
                                                                    : WW_NONE;
}

static void index_slots(making *m) {
  ww_topics *ground = m->ground;
  for (int s = 0; s < WW_SIDES; s++) {
    int count = ground->rules[s]->program->variable_count;
    ground->slot_of[s] = WW_NEWS(m->arena, int, (size_t)count);
    for (int v = 0; v < count; v++)
      ground->slot_of[s][v] = WW_NONE;
    for (int i = 0; i < ground->slot_count; i++)
      if (ground->slots[i].variable[s] != WW_NONE)
        ground->slot_of[s][ground->slots[i].variable[s]] = i;
  }
}

ww_topics *ww_ground_new(ww_arena *arena, const ww_rules *before,
                         const ww_rules *after, int choices_most) {
  ww_topics *ground = WW_NEW(arena, ww_topics);
  making m = {.arena = arena, .ground = ground, .choices_most = choices_most};
  size_t topics = 0;
  size_t slots = 0;
  ground->rules[WW_BEFORE] = before;
  ground->rules[WW_AFTER] = after;
  for (int s = 0; s < WW_SIDES; s++) {
    const ww_rules *rules = ground->rules[s];
    topics += (size_t)rules->question_count;
    for (int q = 0; q < rules->question_count; q++)
      slots += 1 + (size_t)rules->questions[q].value_count;
  }
  ground->topics = WW_NEWS(arena, ww_topic, topics);
  ground->slots = WW_NEWS(arena, ww_slot, slots);
  for (int q = 0; q < before->question_count; q++)
    add_topic(&m, q, partner(after, &before->questions[q]));
  for (int q = 0; q < after->question_count; q++)
    if (partner(before, &after->questions[q]) == WW_NONE)
      add_topic(&m, WW_NONE, q);
  index_slots(&m);
  return ground;
}

/* ---- Points ----------------------------------------------------------- */

void ww_point_states(const ww_topics *ground, const int point[], int side,
                     int states[]) {
  const ww_program *program = ground->rules[side]->program;
  for (int v = 0; v < program->variable_count; v++)
    states[v] = program->variables[v].kind == WW_OF_GATE
                    ? 0
                    : program->variables[v].states;
  for (int i = 0; i < ground->slot_count; i++) {
    const ww_slot *slot = &ground->slots[i];
    if (slot->variable[side] != WW_NONE)
      states[slot->variable[side]] = slot->choices[point[i]].state[side];
  }
}

bool ww_point_answers(const ww_topics *ground, const int point[], int topic) {
  int slot = ground->topics[topic].first;
  return point[slot] != ww_unknown_at(ground, slot);
}

int ww_point_size(const ww_topics *ground, const int point[]) {
  int size = 0;
  for (int t = 0; t < ground->topic_count; t++)
    size += ww_point_answers(ground, point, t);
  return size;
}
