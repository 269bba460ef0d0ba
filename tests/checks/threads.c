/* threads [race] RULES < nothing: one rulebook, profile, decision and interview
 * are used by several threads at once, and each has handles of its own beside.
 * Each must find what the first thread alone found. For helgrind, which sees
 * what they write to; "race" lets them do what it must complain of.
 *
 * RULES is a small rulebook in YAML. */
#include <whichway_ask.h>
#include <whichway_study.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 4, ROUNDS = 2, FOUND_MOST = 1 << 20, FILE_MOST = 1 << 16 };

static const char *const profiles[] = {
    "{\"answers\": {\"failure_mode\": \"knowledge\", \"citations\": true}}",
    "{\"answers\": {\"failure_mode\": \"behavior\"}, \"project\": \"\\u00e9\"}",
    "{\"answers\": {\"failure_mod\": 1}}",
};

static ww_input rules;
static ww_rulebook *shipped, *small;
static ww_profile *profile;
static ww_decision *decision;
static ww_session *session;
static ww_messages *messages;
static int counter; /* written by all, where a race is wanted */
static bool race;

static void check(bool fine, const char *what) {
  if (fine)
    return;
  fprintf(stderr, "threads: %s\n", what);
  exit(1);
}

#define CHECK(call) check((call) == WW_OK, #call)

/* ---- What a thread finds ----------------------------------------------- */

typedef struct found {
  char *text; /* all of it, one after the other */
  size_t size;
} found;

static void add(found *f, const char *text) {
  size_t size = strlen(text);
  check(size < FOUND_MOST - f->size, "room");
  memcpy(f->text + f->size, text, size + 1);
  f->size += size;
}

static void take(found *f, ww_text *text) {
  add(f, ww_text_bytes(text));
  ww_text_free(text);
}

static ww_input input_of(const char *text) {
  return (ww_input){"profile", text, strlen(text), WW_JSON};
}

/* ---- Handles that all share -------------------------------------------- */

static void look_at_shared(found *f) {
  ww_text *text = NULL;
  ww_decision *own = NULL;
  add(f, ww_rulebook_digest(shipped));
  add(f, ww_decision_recommendation(decision));
  CHECK(ww_decision_render(&text, decision, "text", NULL));
  take(f, text);
  CHECK(ww_report_render(&text, decision, "html", NULL));
  take(f, text);
  CHECK(ww_decide(&own, shipped, profile, NULL));
  CHECK(ww_decision_render(&text, own, "json", NULL));
  take(f, text);
  ww_decision_free(own);
  CHECK(ww_schema(&text, shipped, "profile"));
  take(f, text);
  CHECK(ww_profile_template(&text, shipped));
  take(f, text);
  CHECK(ww_session_profile(&text, session));
  take(f, text);
  CHECK(ww_session_bars(&text, session, NULL));
  take(f, text);
  add(f, ww_session_standing(session)->status);
  add(f, ww_session_answer(session, 0).text);
  CHECK(ww_session_decide(&own, session, NULL));
  add(f, ww_decision_status(own));
  ww_decision_free(own);
  CHECK(ww_messages_render(&text, messages, NULL));
  take(f, text);
  add(f, ww_messages_at(messages, 0).text);
}

static void study_shared(found *f) {
  ww_text *text = NULL;
  ww_study *study = NULL;
  ww_check *checked = NULL;
  CHECK(ww_study_show(&study, NULL, shipped, "failure_mode"));
  CHECK(ww_study_render(&text, study, "text", NULL));
  take(f, text);
  ww_study_free(study);
  CHECK(ww_study_diff(&study, NULL, small, small, NULL));
  CHECK(ww_study_render(&text, study, "json", NULL));
  take(f, text);
  ww_study_free(study);
  CHECK(ww_study_compare(&study, shipped, profile, profile));
  CHECK(ww_study_render(&text, study, "text", NULL));
  take(f, text);
  ww_study_free(study);
  CHECK(ww_rulebook_check(&checked, small, NULL));
  CHECK(ww_check_render(&text, checked, "sarif", NULL));
  take(f, text);
  ww_check_free(checked);
}

/* ---- Handles of its own ------------------------------------------------- */

static void decide_own(found *f) {
  for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
    ww_input input = input_of(profiles[i]);
    ww_decide_options brief = WW_DECIDE_OPTIONS_INIT;
    ww_profile *own = NULL;
    ww_decision *made = NULL;
    ww_messages *wrong = NULL;
    ww_text *text = NULL;
    brief.brief = true;
    if (ww_profile_open(&own, &wrong, shipped, &input) == WW_OK) {
      CHECK(ww_profile_set(own, NULL, "here", "data_churn", "weekly"));
      CHECK(ww_decide(&made, shipped, own, &brief));
      CHECK(ww_decision_render(&text, made, "json", NULL));
    } else {
      CHECK(ww_messages_render(&text, wrong, NULL));
    }
    take(f, text);
    ww_messages_free(wrong);
    ww_decision_free(made);
    ww_profile_free(own);
  }
}

static void batch_own(found *f) {
  ww_batch *batch = NULL;
  CHECK(ww_batch_open(&batch, shipped, NULL));
  for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
    const ww_text *text = NULL;
    ww_batch_line(batch, profiles[i], strlen(profiles[i]), i + 1, &text);
    add(f, ww_text_bytes(text));
  }
  ww_batch_free(batch);
}

static void ask_own(found *f) {
  ww_session *own = NULL;
  CHECK(ww_session_open(&own, small, NULL, NULL));
  for (size_t q; (q = ww_session_current(own)) != WW_NO_QUESTION;) {
    add(f, ww_session_question(own, q)->id);
    CHECK(ww_session_pass(own, q));
  }
  add(f, ww_session_standing(own)->status);
  ww_session_free(own);
}

static void open_own(found *f) {
  ww_rulebook_options options = WW_RULEBOOK_OPTIONS_INIT;
  ww_rulebook *own = NULL;
  options.files = &rules;
  options.file_count = 1;
  CHECK(ww_rulebook_open(&own, NULL, &options));
  add(f, ww_rulebook_digest(own));
  ww_rulebook_free(own);
  CHECK(ww_rulebook_open(&own, NULL, NULL));
  add(f, ww_rulebook_name(own));
  ww_rulebook_free(own);
}

/* ---- All of it ----------------------------------------------------------- */

static void find_all(found *f) {
  f->size = 0;
  look_at_shared(f);
  study_shared(f);
  decide_own(f);
  batch_own(f);
  ask_own(f);
  open_own(f);
}

static void *run(void *context) {
  const found *first = context;
  found f = {malloc(FOUND_MOST), 0};
  check(f.text != NULL, "memory");
  for (int i = 0; i < ROUNDS && !race; i++) {
    find_all(&f);
    check(strcmp(f.text, first->text) == 0,
          "another thread finds other things");
  }
  for (int i = 0; i < 100 && race; i++)
    counter++;
  free(f.text);
  return NULL;
}

static void open_shared(const char *name) {
  static char text[FILE_MOST];
  ww_input input = input_of(profiles[0]);
  ww_input wrong = input_of(profiles[2]);
  ww_rulebook_options options = WW_RULEBOOK_OPTIONS_INIT;
  ww_profile *none = NULL;
  FILE *file = fopen(name, "rb");
  check(file && fread(text, 1, sizeof text - 1, file) > 0, "RULES");
  fclose(file);
  rules = (ww_input){"rules.yaml", text, strlen(text), WW_YAML};
  options.files = &rules;
  options.file_count = 1;
  CHECK(ww_rulebook_open(&small, NULL, &options));
  CHECK(ww_rulebook_open(&shipped, NULL, NULL));
  CHECK(ww_profile_open(&profile, NULL, shipped, &input));
  check(ww_profile_open(&none, &messages, shipped, &wrong) == WW_INVALID,
        "a wrong profile");
  CHECK(ww_decide(&decision, shipped, profile, NULL));
  CHECK(ww_session_open(&session, shipped, profile, NULL));
}

int main(int argc, char **argv) {
  pthread_t threads[THREADS];
  found first = {calloc(1, FOUND_MOST), 0};
  race = argc > 2 && strcmp(argv[1], "race") == 0;
  check(first.text && argc > 1, "usage: threads [race] RULES");
  open_shared(argv[argc - 1]);
  find_all(&first);
  for (int i = 0; i < THREADS; i++)
    check(pthread_create(&threads[i], NULL, run, &first) == 0, "a thread");
  for (int i = 0; i < THREADS; i++)
    check(pthread_join(threads[i], NULL) == 0, "its end");
  ww_messages_free(messages);
  ww_session_free(session);
  ww_decision_free(decision);
  ww_profile_free(profile);
  ww_rulebook_free(shipped);
  ww_rulebook_free(small);
  printf("%d threads, each found the same %zu bytes %d times\n", THREADS,
         first.size, ROUNDS);
  free(first.text);
  return 0;
}
