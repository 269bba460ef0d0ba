/* The interview; see ask/interview.h. */
#include "ask/interview.h"

#include "ask/outlook.h"
#include "base/utf8.h"

#include <string.h>

/* ---- Beginning -------------------------------------------------------- */

static ww_str copy(ww_arena *arena, ww_str text) {
  return (ww_str){ww_arena_copy(arena, text.at, text.size), text.size};
}

static void copy_answers(ww_interview *i, const ww_answers *from) {
  i->answers->project = copy(i->arena, from->project);
  i->answers->description = copy(i->arena, from->description);
  i->answers->schema = copy(i->arena, from->schema);
  i->answers->precedent = copy(i->arena, from->precedent);
  for (int q = 0; q < i->rules->question_count; q++) {
    ww_answer *answer = &i->answers->of[q];
    *answer = from->of[q];
    answer->owner = copy(i->arena, answer->owner);
    answer->date = copy(i->arena, answer->date);
    answer->note = copy(i->arena, answer->note);
  }
}

static void look(ww_interview *i);
static void remember(ww_interview *i);

ww_interview *ww_interview_new(ww_arena *arena, const ww_rules *rules,
                               const ww_answers *answers, ww_until until,
                               bool again) {
  size_t questions = (size_t)rules->question_count;
  const ww_decision_rules *decision = &rules->decisions[rules->main];
  ww_interview *i = WW_NEW(arena, ww_interview);
  i->arena = arena;
  i->scratch = ww_arena_scratch(arena);
  i->rules = rules;
  i->answers = WW_NEW(arena, ww_answers);
  i->answers->of = WW_NEWS(arena, ww_answer, questions);
  i->lookout = ww_lookout_new(arena, rules);
  i->until = until;
  i->again = again;
  i->wanted = WW_NEWS(arena, bool, questions);
  i->done = WW_NEWS(arena, bool, questions);
  i->trail = WW_NEWS(arena, int, questions);
  i->last = WW_NONE;
  i->winners_before = WW_NEWS(arena, int, (size_t)rules->decision_count);
  i->scores_before = WW_NEWS(arena, int64_t, (size_t)decision->option_count);
  i->out_before = WW_NEWS(arena, bool, (size_t)decision->option_count);
  i->fired_before = WW_NEWS(arena, bool, (size_t)decision->rule_count);
  i->advised_before = WW_NEWS(arena, bool, (size_t)rules->advice_count);
  if (answers)
    copy_answers(i, answers);
  look(i);
  remember(i);
  return i;
}

void ww_interview_want(ww_interview *i, int question) {
  i->only = true;
  i->wanted[question] = true;
  look(i);
}

/* ---- Where it stands -------------------------------------------------- */

/* Every question that is open; what was passed in this interview is not
 * asked once more. */
static bool is_left(const ww_interview *i, int q) {
  const ww_answer *answer = &i->answers->of[q];
  return !i->done[q] && !answer->known && (i->again || !answer->passed) &&
         ww_may_be_asked(i->rules, q, i->answers);
}

static void add(ww_interview *i, bool *listed, int q) {
  if (!listed[q])
    i->may_come[i->may_count++] = q;
  listed[q] = true;
}

static void list_wanted(ww_interview *i, bool *listed) {
  for (int q = 0; q < i->rules->question_count; q++)
    if (i->wanted[q] && !i->done[q])
      add(i, listed, q);
}

/* The questions for an aim, the best ones first. */
static void list(ww_interview *i, const ww_outlook *outlook, bool *listed) {
  int count = i->rules->question_count;
  int *more = WW_NEWS(i->scratch, int, (size_t)count);
  for (int k = 0; k < outlook->count; k++)
    add(i, listed, outlook->questions[k]);
  if (i->until >= WW_UNTIL_REFINED) {
    int found = ww_refine_questions(i->scratch, i->rules, i->answers, more);
    for (int k = 0; k < found; k++)
      add(i, listed, more[k]);
  }
  for (int q = 0; q < count && i->until == WW_UNTIL_ALL; q++)
    if (is_left(i, q))
      add(i, listed, q);
}

static bool is_reached(const ww_interview *i) {
  switch (i->until) {
  case WW_UNTIL_STABLE:
    return i->enough;
  case WW_UNTIL_SETTLED:
    return i->state == WW_SETTLED || i->state == WW_BLOCKED;
  default:
    return false;
  }
}

static ww_stop why_stop(const ww_interview *i) {
  if (i->only || i->until >= WW_UNTIL_REFINED)
    return WW_STOP_DONE;
  if (i->state == WW_SETTLED)
    return WW_STOP_SETTLED;
  if (i->state == WW_BLOCKED)
    return WW_STOP_BLOCKED;
  if (i->may_count == 0)
    return WW_STOP_OPEN;
  return i->certainty.record.of == 0 ||
                 i->certainty.strength == WW_STRENGTH_CLEAR
             ? WW_STOP_STABLE
             : WW_STOP_ENOUGH;
}

/* Whether a question stays open that is not asked. */
static bool any_passed(const ww_interview *i) {
  for (int q = 0; q < i->rules->question_count; q++)
    if (!i->answers->of[q].known &&
        (i->answers->of[q].passed || !ww_may_be_asked(i->rules, q, i->answers)))
      return true;
  return false;
}

static int count_left(const ww_interview *i) {
  int count = 0;
  for (int q = 0; q < i->rules->question_count; q++)
    count += is_left(i, q);
  return count;
}

/* Once there is no further question for this aim. */
static void find_further(ww_interview *i) {
  int *found = WW_NEWS(i->scratch, int, (size_t)i->rules->question_count);
  i->further_count = 0;
  if (i->next != WW_NONE || i->only || i->until == WW_UNTIL_ALL)
    return;
  if (i->may_count > 0) {
    i->further = WW_UNTIL_SETTLED;
    i->further_count = i->may_count;
    return;
  }
  i->further = WW_UNTIL_REFINED;
  if (i->until < WW_UNTIL_REFINED)
    i->further_count =
        ww_refine_questions(i->scratch, i->rules, i->answers, found);
  if (i->further_count > 0)
    return;
  i->further = WW_UNTIL_ALL;
  i->further_count = count_left(i);
}

static void look(ww_interview *i) {
  ww_arena_reset(i->scratch);
  size_t count = (size_t)i->rules->question_count;
  bool *listed = WW_NEWS(i->scratch, bool, count);
  ww_outlook outlook = ww_lookout_look(i->lookout, i->scratch, i->answers);
  i->verdict = ww_verdict_make(i->scratch, i->rules, i->answers);
  i->state = outlook.state;
  i->certainty = outlook.certainty;
  i->enough = outlook.enough;
  /* That no question matters settles it, even where that was not found. */
  if (outlook.count == 0 && i->state != WW_BLOCKED && !any_passed(i))
    i->state = WW_SETTLED;
  i->may_come = WW_NEWS(i->scratch, int, count);
  i->may_count = 0;
  if (i->only)
    list_wanted(i, listed);
  else
    list(i, &outlook, listed);
  bool ends = i->may_count == 0 || (!i->only && is_reached(i));
  i->next = ends ? WW_NONE : i->may_come[0];
  i->stop = ends ? why_stop(i) : WW_STOP_NOT;
  find_further(i);
}

int ww_interview_current(const ww_interview *i) {
  return i->at < i->trail_count ? i->trail[i->at] : i->next;
}

/* ---- Answers ---------------------------------------------------------- */

static void remember(ww_interview *i) {
  const ww_result *result = ww_main_result(i->verdict);
  const ww_decision_rules *decision = &i->rules->decisions[i->rules->main];
  for (int d = 0; d < i->rules->decision_count; d++)
    i->winners_before[d] = i->verdict->results[d].winner;
  for (int o = 0; o < decision->option_count && result->made; o++) {
    i->scores_before[o] = result->scores[o];
    i->out_before[o] = result->ruled_out[o];
  }
  memset(i->fired_before, 0, (size_t)decision->rule_count * sizeof(bool));
  for (int k = 0; k < result->reason_count; k++)
    i->fired_before[result->reasons[k].rule] = true;
  memset(i->advised_before, 0, (size_t)i->rules->advice_count * sizeof(bool));
  for (int k = 0; k < i->verdict->advice_count; k++)
    i->advised_before[i->verdict->advice[k]] = true;
}

static bool same_value(const ww_question *question, const ww_answer *a,
                       const ww_answer *b) {
  if (a->known != b->known)
    return false;
  if (question->type == WW_SET)
    return a->members == b->members;
  if (question->type == WW_NUMBER)
    return !(a->number < b->number) && !(a->number > b->number);
  return a->value == b->value;
}

/* The question shown goes onto the trail, and the next one is shown; any
 * other answer leaves the trail alone. */
static void step(ww_interview *i, int q) {
  bool shown = q == ww_interview_current(i);
  if (shown && i->at == i->trail_count && !i->done[q])
    i->trail[i->trail_count++] = q;
  if (shown)
    i->at = i->trail_count;
  i->done[q] = true;
  i->last = q;
}

void ww_interview_put(ww_interview *i, int q, const ww_answer *answer) {
  ww_answer *old = &i->answers->of[q];
  ww_answer added = *answer;
  bool same = same_value(&i->rules->questions[q], old, &added);
  remember(i);
  added.passed = !added.known;
  added.basis = same ? old->basis : WW_BASIS_NONE;
  added.date = same ? old->date : (ww_str){0};
  added.owner = old->owner;
  added.note = old->note;
  if (old->known || old->passed)
    ww_lookout_forget(i->lookout);
  *old = added;
  step(i, q);
  look(i);
}

void ww_interview_mark(ww_interview *i, int q, ww_basis basis) {
  i->answers->of[q].basis = basis;
}

/* What is not UTF-8 becomes U+FFFD, and blanks are nothing: a profile must load
 * again. */
static ww_str clean(const ww_interview *i, ww_str typed) {
  ww_buf text = ww_buf_new(i->arena);
  ww_put_c(&text, "");
  while (typed.size) {
    size_t fine = ww_utf8_valid(typed);
    ww_put(&text, ww_str_slice(typed, 0, fine));
    ww_put_c(&text, fine < typed.size ? "\xEF\xBF\xBD" : "");
    typed = ww_str_slice(typed, fine + (fine < typed.size), typed.size);
  }
  bool blank = ww_str_trim(ww_buf_str(&text)).size == 0;
  return blank ? WW_S("") : ww_buf_str(&text);
}

void ww_interview_note(ww_interview *i, int q, ww_str note) {
  i->answers->of[q].note = clean(i, note);
}

void ww_interview_call(ww_interview *i, ww_str project) {
  i->answers->project = clean(i, project);
}

bool ww_interview_back(ww_interview *i) {
  if (i->at == 0)
    return false;
  i->at--;
  return true;
}

void ww_interview_aim(ww_interview *i, ww_until until) {
  i->until = until;
  i->only = false;
  look(i);
}

void ww_interview_blank(ww_interview *i) {
  i->verdict = NULL;
  i->may_come = NULL;
  i->may_count = 0;
  i->further_count = 0;
  i->next = WW_NONE;
  i->stop = WW_STOP_DONE;
  i->trail_count = 0;
  i->at = 0;
}

bool ww_interview_is_new(const ww_interview *i, int advice) {
  return !i->advised_before[advice];
}
