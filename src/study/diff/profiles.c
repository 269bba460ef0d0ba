/* Profiles whose decisions change between two rulebooks; see diff.h. */
#include "study/diff/diff.h"

#include "profile/profile.h"
#include "read/doors.h"
#include "study/test/mutants.h"

#include <string.h>

typedef struct reading {
  ww_arena *arena;
  ww_arena *scratch; /* of one line */
  ww_diff *diff;
  ww_diag_list *diags;
  ww_evaluation *evaluation[WW_SIDES];
  int *states[WW_SIDES];
  int capacity; /* of diff->turned */
} reading;

/* ---- One profile, for both sides --------------------------------------- */

static ww_unread *unread_of(reading *r, ww_str question) {
  ww_diff *diff = r->diff;
  for (int i = 0; i < diff->unread_count; i++)
    if (ww_str_equal(diff->unread[i].question, question))
      return &diff->unread[i];
  ww_unread *unread = &diff->unread[diff->unread_count++];
  unread->question = (ww_str){
      ww_arena_copy(r->arena, question.at, question.size), question.size};
  return unread;
}

/* A profile with this one answer. */
static const ww_node *alone(ww_arena *arena, const ww_node *member) {
  ww_node *nodes = WW_NEWS(arena, ww_node, 3);
  nodes[0] = *member;
  nodes[0].next = NULL;
  nodes[1] = (ww_node){.kind = WW_MAP,
                       .at = member->at,
                       .count = 1,
                       .source = member->source,
                       .key = WW_S("answers"),
                       .first = &nodes[0]};
  nodes[2] = (ww_node){.kind = WW_MAP,
                       .at = member->at,
                       .count = 1,
                       .source = member->source,
                       .first = &nodes[1]};
  return &nodes[2];
}

/* Takes the members of a list that the question has; NULL: it is no such
 * question, or has none of them. */
static const ww_node *known_members(ww_arena *arena, const ww_rules *rules,
                                    const ww_node *member) {
  int q = ww_question_index(rules, member->key);
  if (q == WW_NONE || rules->questions[q].type != WW_SET ||
      member->kind != WW_LIST)
    return NULL;
  ww_node *list = WW_NEW(arena, ww_node);
  ww_node **last = &list->first;
  *list = *member;
  list->count = 0;
  list->first = NULL;
  for (const ww_node *item = member->first; item; item = item->next)
    for (int v = 0; v < rules->questions[q].value_count; v++)
      if (item->kind == WW_SCALAR &&
          ww_str_equal(item->text, rules->questions[q].values[v].id)) {
        *last = WW_NEW(arena, ww_node);
        **last = *item;
        (*last)->next = NULL;
        last = &(*last)->next;
        list->count++;
      }
  return list->count > 0 ? list : NULL;
}

static const ww_answers *read_alone(reading *r, int side, const ww_node *member,
                                    ww_diag_list *diags) {
  ww_diag_list_init(diags, r->scratch);
  return ww_profile_load(r->scratch, r->diff->rules[side],
                         alone(r->scratch, member), diags);
}

static void take_over(ww_answers *answers, const ww_rules *rules,
                      const ww_answers *one) {
  for (int q = 0; q < rules->question_count; q++)
    if (one->of[q].known)
      answers->of[q] = one->of[q];
}

/* One answer: what neither side reads is a mistake, what one of them does not
 * is left out there, and counted. */
static bool read_answer(reading *r, const ww_node *member,
                        ww_answers *answers[WW_SIDES]) {
  ww_diag_list diags[WW_SIDES];
  const ww_answers *one[WW_SIDES];
  for (int s = 0; s < WW_SIDES; s++)
    one[s] = read_alone(r, s, member, &diags[s]);
  for (int s = 0; s < WW_SIDES; s++) {
    if (one[s] || !one[1 - s])
      continue;
    unread_of(r, member->key)->profiles[s]++;
    ww_diag_list again;
    const ww_node *known = known_members(r->scratch, r->diff->rules[s], member);
    if (known)
      one[s] = read_alone(r, s, known, &again);
  }
  if (!one[WW_BEFORE] && !one[WW_AFTER])
    return false;
  for (int s = 0; s < WW_SIDES; s++)
    if (one[s])
      take_over(answers[s], r->diff->rules[s], one[s]);
  return true;
}

/* ---- Deciding --------------------------------------------------------- */

static ww_turned *add_turned(reading *r) {
  ww_diff *diff = r->diff;
  if (diff->turned_count == r->capacity) {
    int capacity = r->capacity ? 2 * r->capacity : 16;
    ww_turned *grown = WW_NEWS(r->arena, ww_turned, (size_t)capacity);
    if (diff->turned_count)
      memcpy(grown, diff->turned, (size_t)diff->turned_count * sizeof *grown);
    diff->turned = grown;
    r->capacity = capacity;
  }
  return &diff->turned[diff->turned_count++];
}

static bool agree(const ww_pairing *p, const int outcome[WW_SIDES]) {
  bool none[WW_SIDES];
  for (int s = 0; s < WW_SIDES; s++)
    none[s] = outcome[s] == p->decision[s]->option_count;
  return none[WW_BEFORE] || none[WW_AFTER]
             ? none[WW_BEFORE] && none[WW_AFTER]
             : p->namesake[WW_BEFORE][outcome[WW_BEFORE]] == outcome[WW_AFTER];
}

static void decide(reading *r, ww_answers *answers[WW_SIDES], ww_str project,
                   unsigned line) {
  ww_diff *diff = r->diff;
  ww_turned *turned = NULL;
  for (int s = 0; s < WW_SIDES; s++) {
    const ww_rules *rules = diff->rules[s];
    ww_states_of(rules, answers[s], r->states[s]);
    ww_evaluate(rules, r->states[s], rules->decision_count, r->evaluation[s]);
  }
  for (int i = 0; i < diff->decision_count; i++) {
    const ww_pairing *p = diff->decisions[i].pairing;
    ww_turn turn = {.decision = i};
    for (int s = 0; s < WW_SIDES; s++)
      turn.outcome[s] =
          ww_outcome_in(diff->rules[s], r->evaluation[s], p->index[s]);
    if (agree(p, turn.outcome))
      continue;
    if (!turned) {
      turned = add_turned(r);
      *turned = (ww_turned){.line = line};
      turned->turns = WW_NEWS(r->arena, ww_turn, (size_t)diff->decision_count);
      turned->project = (ww_str){
          ww_arena_copy(r->arena, project.at, project.size), project.size};
    }
    const ww_evaluation *const evaluations[] = {r->evaluation[WW_BEFORE],
                                                r->evaluation[WW_AFTER]};
    turn.blame = ww_blame_find(r->arena, p, evaluations);
    turned->turns[turned->turn_count++] = turn;
    diff->main_turned_count += i == diff->main;
  }
}

/* ---- Lines ------------------------------------------------------------ */

static const ww_node *read_tree(const ww_source *line, ww_diag_list *diags) {
  ww_limits limits = ww_profile_limits;
  ww_arena *arena = diags->arena;
  limits.bytes += line->text.size; /* the line itself was measured before */
  const ww_node *tree = ww_json_read(arena, line, &limits, diags);
  const ww_node *found[WW_PROFILE_COUNT];
  return tree && ww_fields_read(tree, &ww_profile_fields, found, diags) ? tree
                                                                        : NULL;
}

/* The answers, by the newer rulebook, whose complaints are told. */
static void read_whole(const reading *r, const ww_source *line,
                       ww_diag_list *diags) {
  const ww_node *tree = read_tree(line, diags);
  if (tree)
    ww_profile_load(diags->arena, r->diff->rules[WW_AFTER], tree, diags);
}

/* Reads the line for the messages that say where it is wrong: as many line
 * ends stand before it as in its file. */
static void complain(reading *r, const ww_source *line, unsigned number) {
  ww_buf text = ww_buf_new(r->arena);
  ww_source *placed = WW_NEW(r->arena, ww_source);
  ww_put_times(&text, WW_S("\n"), number - 1);
  ww_put(&text, line->text);
  *placed = (ww_source){line->name, ww_buf_str(&text)};
  read_whole(r, placed, r->diags);
}

static bool run_line(reading *r, const ww_source *line, unsigned number) {
  ww_diag_list quiet;
  const ww_node *found[WW_PROFILE_COUNT];
  ww_answers *answers[WW_SIDES];
  ww_arena_reset(r->scratch);
  ww_diag_list_init(&quiet, r->scratch);
  const ww_node *tree = read_tree(line, &quiet);
  if (!tree) {
    complain(r, line, number);
    return false;
  }
  ww_fields_read(tree, &ww_profile_fields, found, &quiet);
  for (int s = 0; s < WW_SIDES; s++) {
    answers[s] = WW_NEW(r->scratch, ww_answers);
    answers[s]->of = WW_NEWS(r->scratch, ww_answer,
                             (size_t)r->diff->rules[s]->question_count);
  }
  const ww_node *map = found[WW_PROFILE_ANSWERS];
  for (const ww_node *m = map ? map->first : NULL; m; m = m->next)
    if (!read_answer(r, m, answers)) {
      complain(r, line, number);
      return false;
    }
  ww_str project = {0};
  if (found[WW_PROFILE_PROJECT])
    project = found[WW_PROFILE_PROJECT]->text;
  decide(r, answers, project, number);
  r->diff->profile_count++;
  return true;
}

static bool is_blank(ww_str line) {
  for (size_t i = 0; i < line.size; i++)
    if (line.at[i] == '\0' || !strchr(" \t\r", line.at[i]))
      return false;
  return true;
}

static size_t line_end(ww_str text, size_t at) {
  const char *end = memchr(text.at + at, '\n', text.size - at);
  return end ? (size_t)(end - text.at) : text.size;
}

static bool fits(reading *r, const ww_source *line, unsigned number) {
  if (line->text.size <= ww_profile_limits.bytes)
    return true;
  ww_error(r->diags, WW_D_TOO_LARGE, (ww_place){NULL, 0},
           "line %u of '%.*s' has more than %zu bytes", number,
           WW_P(line->name), ww_profile_limits.bytes);
  return false;
}

bool ww_diff_read(ww_arena *arena, ww_diff *diff, const ww_source *profiles,
                  ww_diag_list *diags) {
  reading r = {.arena = arena,
               .scratch = ww_arena_scratch(arena),
               .diff = diff,
               .diags = diags};
  ww_str text = profiles->text;
  size_t before = diags->errors;
  unsigned number = 0;
  int questions = 0;
  for (int s = 0; s < WW_SIDES; s++) {
    const ww_rules *rules = diff->rules[s];
    r.evaluation[s] = ww_evaluation_new(arena, rules);
    r.states[s] = WW_NEWS(arena, int, (size_t)rules->program->variable_count);
    questions += rules->question_count;
  }
  diff->unread = WW_NEWS(arena, ww_unread, (size_t)questions);
  for (size_t at = 0; at < text.size;) {
    size_t end = line_end(text, at);
    ww_source line = {profiles->name, ww_str_slice(text, at, end)};
    number++;
    at = end + 1;
    if (!is_blank(line.text) && fits(&r, &line, number))
      run_line(&r, &line, number);
  }
  diff->read = true;
  ww_arena_free(r.scratch);
  return diags->errors == before;
}
