/* interview [--random N | --precedents N] < PROFILES: how long an interview is,
 * and whether it ends where the whole profile leads.
 *
 * Each line of standard input is a profile as JSON: what it knows is answered,
 * what it leaves open is said to be unknown. --random N adds complete profiles,
 * drawn as the analysis draws them (seed 1). One line each:
 *
 *     QUESTIONS VERDICT QUESTIONS VERDICT VERDICT PROFILE STOP
 *
 * until it stops and what was recommended then, until settled and what then,
 * the verdict of the whole profile ("none": blocked), where it stands, and why
 * it stopped first: the verdict was `clear` (or stable, settled, blocked),
 * `enough` was asked, or all was but what is unknown (`open`).
 *
 * --precedents N interviews each Nth precedent of the rulebook, in an order of
 * their ids, as if it were none; one line each:
 *
 *     REACHED ASKED STRENGTH STRENGTH ID
 *
 * after how many questions its strength is that of its whole profile, and
 * stays so until the interview stops ('-': it is not); how many it asks; the
 * strengths when it stops and of the whole. */
#include "api/handles.h"
#include "base/random.h"
#include "engine/analysis.h"
#include "engine/completions.h"
#include "whichway_ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *what) {
  fprintf(stderr, "interview: %s\n", what);
  exit(1);
}

static void check(bool fine, const char *what) {
  if (!fine)
    fail(what);
}

static const char *verdict_of(const ww_session *session) {
  const ww_contender *leader = ww_session_standing(session)->leader;
  return leader ? leader->id : "none";
}

/* Answers the question as the whole profile does. */
static void answer(ww_session *session, const ww_session *whole, size_t q) {
  ww_answered given = ww_session_answer(whole, q);
  const ww_asked *asked = ww_session_question(whole, q);
  ww_status status;
  if (!given.known)
    status = ww_session_pass(session, q);
  else if (asked->form == WW_FORM_NUMBER)
    status = ww_session_type(session, NULL, q, given.text);
  else
    status = ww_session_choose(session, q, given.members);
  check(status == WW_OK, "an answer was not taken");
}

static int ask_all(ww_session *session, const ww_session *whole) {
  int count = 0;
  size_t q;
  for (; (q = ww_session_current(session)) != WW_NO_QUESTION; count++)
    answer(session, whole, q);
  return count;
}

static void interview(const ww_rulebook *rulebook, const ww_profile *profile,
                      const char *name) {
  ww_session *whole = NULL;
  ww_session *session = NULL;
  ww_decision *decision = NULL;
  ww_decide_options brief = WW_DECIDE_OPTIONS_INIT;
  brief.brief = true;
  check(ww_session_open(&whole, rulebook, profile, NULL) == WW_OK &&
            ww_session_open(&session, rulebook, NULL, NULL) == WW_OK &&
            ww_decide(&decision, rulebook, profile, &brief) == WW_OK,
        "no memory");
  int first = ask_all(session, whole);
  ww_stop stop = ww_session_standing(session)->stop;
  printf("%d %s ", first, verdict_of(session));
  check(ww_session_aim(session, WW_UNTIL_SETTLED) == WW_OK, "no memory");
  int second = ask_all(session, whole);
  const char *final = ww_decision_recommendation(decision);
  printf("%d %s %s %s %s\n", first + second, verdict_of(session),
         final ? final : "none", name,
         stop == WW_STOP_OPEN     ? "open"
         : stop == WW_STOP_ENOUGH ? "enough"
                                  : "clear");
  ww_decision_free(decision);
  ww_session_free(session);
  ww_session_free(whole);
}

static void read_profiles(const ww_rulebook *rulebook) {
  char line[65536];
  for (int number = 1; fgets(line, sizeof line, stdin); number++) {
    char name[32];
    ww_profile *profile = NULL;
    ww_input input = {"<stdin>", line, strlen(line), WW_JSON};
    check(ww_profile_open(&profile, NULL, rulebook, &input) == WW_OK,
          "a profile does not load");
    snprintf(name, sizeof name, "line-%d", number);
    interview(rulebook, profile, name);
    ww_profile_free(profile);
  }
}

/* Draws complete profiles. */
typedef struct drawing {
  ww_arena *arena;
  const ww_rulebook *rulebook;
  int count;
} drawing;

static void run_draws(void *context) {
  drawing *d = context;
  const ww_rules *rules = d->rulebook->rules;
  size_t variables = (size_t)rules->program->variable_count;
  size_t questions = (size_t)rules->question_count;
  int *states = WW_NEWS(d->arena, int, variables);
  ww_answers none = {.of = WW_NEWS(d->arena, ww_answer, questions)};
  ww_completer completer = ww_completer_new(d->arena, rules, NULL, &none);
  for (int i = 0; i < d->count; i++) {
    char name[32];
    ww_answers all = {.of = WW_NEWS(d->arena, ww_answer, questions)};
    ww_complete(&completer, i, states);
    ww_assignment drawn = ww_assign(d->arena, rules, &none, states);
    for (int k = 0; k < drawn.count; k++)
      all.of[drawn.questions[k]] = drawn.answers[k];
    for (int q = 0; q < rules->question_count; q++) /* nobody is asked these */
      if (!ww_may_be_asked(rules, q, &all))
        all.of[q].known = false;
    ww_profile profile = {.arena = d->arena, .rules = rules, .answers = &all};
    snprintf(name, sizeof name, "draw-%d", i + 1);
    interview(d->rulebook, &profile, name);
  }
}

/* ---- Precedents ------------------------------------------------------- */

/* The profile of a precedent, or of nothing of it, that is left out. */
static ww_session *open_as(const drawing *d, const ww_precedent *precedent,
                           bool empty) {
  ww_session *session = NULL;
  ww_answers answers = ww_answers_of(d->arena, d->rulebook->rules, precedent);
  ww_profile profile = {
      .arena = d->arena, .rules = d->rulebook->rules, .answers = &answers};
  if (empty)
    answers.of = WW_NEWS(d->arena, ww_answer,
                         (size_t)d->rulebook->rules->question_count);
  check(ww_session_open(&session, d->rulebook, &profile, NULL) == WW_OK,
        "no memory");
  return session;
}

static const char *strength_of(const ww_session *session) {
  return ww_session_standing(session)->strength;
}

static void interview_precedent(const drawing *d,
                                const ww_precedent *precedent) {
  ww_session *whole = open_as(d, precedent, false);
  ww_session *session = open_as(d, precedent, true);
  const char *wanted = strength_of(whole);
  int asked = 0;
  int reached = 0;
  for (size_t q; (q = ww_session_current(session)) != WW_NO_QUESTION;) {
    answer(session, whole, q);
    asked++;
    if (strcmp(strength_of(session), wanted) != 0)
      reached = asked + 1;
    else if (reached > asked)
      reached = asked;
  }
  if (reached > asked)
    printf("- ");
  else
    printf("%d ", reached);
  printf("%d %s %s %.*s\n", asked, strength_of(session), wanted,
         (int)precedent->id.size, precedent->id.at);
  ww_session_free(session);
  ww_session_free(whole);
}

static void run_precedents(void *context) {
  const drawing *d = context;
  const ww_evidence *evidence = ww_evidence_bare(d->arena, d->rulebook->rules);
  for (int i = 0; evidence && i < evidence->count; i += d->count)
    interview_precedent(d, evidence->of[i]);
}

int main(int argc, char **argv) {
  ww_rulebook *rulebook = NULL;
  check(ww_rulebook_open(&rulebook, NULL, NULL) == WW_OK, "no rulebook");
  if (argc == 3) {
    bool draws = strcmp(argv[1], "--random") == 0;
    drawing d = {ww_arena_new(), rulebook, (int)strtol(argv[2], NULL, 10)};
    check(d.count > 0 && d.arena &&
              ww_protect(d.arena, draws ? run_draws : run_precedents, &d),
          "no memory");
    ww_arena_free(d.arena);
  } else {
    read_profiles(rulebook);
  }
  ww_rulebook_free(rulebook);
  return 0;
}
