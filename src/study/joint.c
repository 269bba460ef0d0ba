/* Two rulebooks as one; see joint.h. */
#include "study/joint.h"

#include <string.h>

typedef struct joining {
  ww_arena *arena;
  ww_joint *joint;
  ww_rules *rules;
  ww_program *program;
  ww_gates gates;
} joining;

/* ---- Terms ------------------------------------------------------------ */

/* The choices of its slot that pass. */
static ww_literal slot_literal(const ww_joint *joint, int side,
                               const ww_literal *literal) {
  int slot = joint->ground->slot_of[side][literal->variable];
  const ww_slot *s = &joint->ground->slots[slot];
  ww_interval *ranges = WW_NEWS(joint->arena, ww_interval, (size_t)s->count);
  int count = 0;
  for (int c = 0; c < s->count; c++)
    if (ww_passes(literal, s->choices[c].state[side]))
      ranges[count++] = (ww_interval){c, c};
  return ww_literal_new(joint->arena, slot, ranges, count);
}

static ww_literal join_literal(const ww_joint *joint, int side,
                               const ww_literal *literal) {
  const ww_variable *variable =
      &joint->sides[side]->program->variables[literal->variable];
  ww_literal result = *literal; /* outcomes and gates keep their states */
  if (variable->kind == WW_OF_GATE) {
    int gate = joint->gate_of[side][variable->index];
    result.variable = joint->rules->program->first_gate + gate;
  } else if (variable->kind == WW_OF_OUTCOME) {
    int d = joint->decision_of[side][variable->index];
    result.variable = joint->rules->decisions[d].variable;
  } else {
    result = slot_literal(joint, side, literal);
  }
  return result;
}

ww_term ww_joint_term(const ww_joint *joint, int side, const ww_term *term) {
  ww_term result = {WW_NEWS(joint->arena, ww_literal, (size_t)term->count),
                    term->count};
  for (int i = 0; i < term->count; i++) {
    ww_literal literal = join_literal(joint, side, &term->literals[i]);
    int at = i;
    for (; at > 0 && result.literals[at - 1].variable > literal.variable; at--)
      result.literals[at] = result.literals[at - 1];
    result.literals[at] = literal;
  }
  return result;
}

/* ---- Gates ------------------------------------------------------------ */

/* Gates that say the same on both sides are one. */
static void join_gate(joining *j, int side, int g) {
  const ww_gate *gate = &j->joint->sides[side]->program->gates[g];
  ww_gate joined = {gate->all, ww_joint_term(j->joint, side, &gate->term)};
  j->joint->gate_of[side][g] = ww_gates_add(&j->gates, joined);
}

/* ---- Decisions -------------------------------------------------------- */

static int decision_named(const ww_rules *rules, int count, ww_str id) {
  for (int d = 0; d < count; d++)
    if (ww_str_equal(rules->decisions[d].id, id))
      return d;
  return WW_NONE;
}

/* Numbers them: those of the first side, then those that are not there. */
static void number_decisions(joining *j, bool same_before) {
  ww_joint *joint = j->joint;
  for (int s = 0; s < WW_SIDES; s++) {
    const ww_rules *rules = joint->sides[s];
    size_t count = (size_t)rules->decision_count;
    joint->decision_of[s] = WW_NEWS(j->arena, int, count);
    for (int d = 0; d < joint->counts[s]; d++) {
      int other = s == WW_AFTER && same_before && d + 1 < joint->counts[s]
                      ? decision_named(joint->sides[WW_BEFORE],
                                       joint->counts[WW_BEFORE] - 1,
                                       rules->decisions[d].id)
                      : WW_NONE;
      joint->decision_of[s][d] = other == WW_NONE
                                     ? j->rules->decision_count++
                                     : joint->decision_of[WW_BEFORE][other];
    }
  }
}

/* The gates that the side's stage needs, which may be one after all decisions.
 */
static void join_gates(joining *j, int side, int stage) {
  const int *ends = j->joint->sides[side]->program->gate_ends;
  for (int g = stage > 0 ? ends[stage - 1] : 0; g < ends[stage]; g++)
    join_gate(j, side, g);
}

static void join_decision(joining *j, int side, int d) {
  const ww_rules *rules = j->joint->sides[side];
  const ww_block *block = &rules->program->blocks[d];
  int at = j->joint->decision_of[side][d];
  j->program->when[at] =
      ww_joint_term(j->joint, side, &rules->program->when[d]);
  ww_block *joined = &j->program->blocks[at];
  joined->count = block->count;
  joined->terms = WW_NEWS(j->arena, ww_term, (size_t)block->count);
  for (int t = 0; t < block->count; t++)
    joined->terms[t] = ww_joint_term(j->joint, side, &block->terms[t]);
  j->program->gate_ends[at] = j->program->gate_count;
}

static void join_decisions(joining *j) {
  const ww_joint *joint = j->joint;
  int next = 0;
  for (int s = 0; s < WW_SIDES; s++) {
    for (int d = 0; d < joint->counts[s]; d++) {
      join_gates(j, s, d);
      if (joint->decision_of[s][d] != next)
        continue; /* it is there already */
      j->rules->decisions[next] = joint->sides[s]->decisions[d];
      j->rules->decisions[next].variable = joint->ground->slot_count + next;
      join_decision(j, s, d);
      next++;
    }
    if (joint->counts[s] == joint->sides[s]->decision_count)
      join_gates(j, s, joint->counts[s]); /* of the advice */
  }
}

/* ---- Variables -------------------------------------------------------- */

static void join_questions(joining *j) {
  const ww_topics *ground = j->joint->ground;
  size_t topics = (size_t)ground->topic_count;
  j->rules->questions = WW_NEWS(j->arena, ww_question, topics);
  j->rules->question_count = ground->topic_count;
  for (int t = 0; t < ground->topic_count; t++) {
    const ww_topic *topic = &ground->topics[t];
    ww_question *question = &j->rules->questions[t];
    question->type = topic->set ? WW_SET : WW_CHOICE;
    question->variable = topic->set ? WW_NONE : topic->first;
    question->value_count = topic->set ? topic->count : 0;
    question->member_variable =
        WW_NEWS(j->arena, int, (size_t)question->value_count);
    for (int i = 0; i < topic->count; i++) {
      int v = topic->first + i;
      j->program->variables[v] =
          (ww_variable){topic->set ? WW_OF_MEMBER : WW_OF_QUESTION, t,
                        topic->set ? i : WW_NONE, ground->slots[v].count - 1};
      if (topic->set)
        question->member_variable[i] = v;
    }
  }
}

static void add_outcomes(joining *j) {
  for (int d = 0; d < j->rules->decision_count; d++) {
    const ww_decision_rules *decision = &j->rules->decisions[d];
    j->program->variables[decision->variable] =
        (ww_variable){WW_OF_OUTCOME, d, WW_NONE, decision->option_count};
  }
}

static void add_gates(joining *j) {
  for (int g = 0; g < j->program->gate_count; g++)
    j->program->variables[j->program->first_gate + g] =
        (ww_variable){WW_OF_GATE, g, WW_NONE, 2};
  j->program->variable_count = j->program->first_gate + j->program->gate_count;
}

/* ---- The whole -------------------------------------------------------- */

static void make_room(joining *j) {
  const ww_joint *joint = j->joint;
  size_t gates = 0;
  size_t decisions = (size_t)j->rules->decision_count;
  for (int s = 0; s < WW_SIDES; s++) {
    size_t count = (size_t)joint->sides[s]->program->gate_count;
    j->joint->gate_of[s] = WW_NEWS(j->arena, int, count);
    gates += count;
  }
  j->rules->decisions = WW_NEWS(j->arena, ww_decision_rules, decisions);
  j->program->blocks = WW_NEWS(j->arena, ww_block, decisions);
  j->program->when = WW_NEWS(j->arena, ww_term, decisions);
  j->program->gate_ends = WW_NEWS(j->arena, int, decisions);
  j->program->first_gate = joint->ground->slot_count + j->rules->decision_count;
  j->program->variables =
      WW_NEWS(j->arena, ww_variable, (size_t)j->program->first_gate + gates);
}

ww_joint *ww_joint_new(ww_arena *arena, const ww_rules *const sides[WW_SIDES],
                       const int counts[WW_SIDES], bool same_before,
                       int choices_most) {
  ww_joint *joint = WW_NEW(arena, ww_joint);
  joining j = {.arena = arena,
               .joint = joint,
               .rules = WW_NEW(arena, ww_rules),
               .program = WW_NEW(arena, ww_program)};
  j.gates = (ww_gates){j.program, ww_table_new(arena), 0};
  joint->arena = arena;
  joint->ground =
      ww_ground_new(arena, sides[WW_BEFORE], sides[WW_AFTER], choices_most);
  joint->rules = j.rules;
  j.rules->arena = arena;
  j.rules->program = j.program;
  for (int s = 0; s < WW_SIDES; s++) {
    size_t variables = (size_t)sides[s]->program->variable_count;
    joint->sides[s] = sides[s];
    joint->counts[s] = counts[s];
    joint->evaluation[s] = ww_evaluation_new(arena, sides[s]);
    joint->states[s] = WW_NEWS(arena, int, variables);
  }
  number_decisions(&j, same_before);
  make_room(&j);
  join_questions(&j);
  join_decisions(&j);
  add_outcomes(&j);
  add_gates(&j);
  return joint;
}

const ww_evaluation *ww_joint_evaluate(const ww_joint *joint, int side,
                                       const int point[]) {
  ww_point_states(joint->ground, point, side, joint->states[side]);
  ww_evaluate(joint->sides[side], joint->states[side], joint->counts[side],
              joint->evaluation[side]);
  return joint->evaluation[side];
}
