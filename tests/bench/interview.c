/* interview [--random N] < PROFILES: how long an interview is, and whether it
 * ends where the whole profile leads.
 *
 * Each line of standard input is a profile as JSON: what it knows is answered,
 * what it leaves open is said to be unknown. --random N adds complete profiles,
 * drawn as the analysis draws them (seed 1). One line each:
 *
 *     QUESTIONS VERDICT QUESTIONS VERDICT VERDICT PROFILE
 *
 * until stable and what was recommended then, until settled and what then, the
 * verdict of the whole profile ("none": blocked), and where it stands. An
 * interview that ends before it is stable has '-' for the first two. */
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
  if (ww_session_standing(session)->stop == WW_STOP_OPEN)
    printf("- - ");
  else
    printf("%d %s ", first, verdict_of(session));
  check(ww_session_aim(session, WW_UNTIL_SETTLED) == WW_OK, "no memory");
  int second = ask_all(session, whole);
  const char *final = ww_decision_recommendation(decision);
  printf("%d %s %s %s\n", first + second, verdict_of(session),
         final ? final : "none", name);
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

int main(int argc, char **argv) {
  ww_rulebook *rulebook = NULL;
  check(ww_rulebook_open(&rulebook, NULL, NULL) == WW_OK, "no rulebook");
  if (argc == 3 && strcmp(argv[1], "--random") == 0) {
    drawing d = {ww_arena_new(), rulebook, (int)strtol(argv[2], NULL, 10)};
    check(d.arena && ww_protect(d.arena, run_draws, &d), "no memory");
    ww_arena_free(d.arena);
  } else {
    read_profiles(rulebook);
  }
  ww_rulebook_free(rulebook);
  return 0;
}
