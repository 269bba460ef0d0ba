/* Public functions on interviews; see whichway.h. A change is made under
 * protection, and what is shown of it is worked out at once, so that looking
 * cannot fail. */
#include "api/handles.h"

#include "base/fold.h"
#include "profile/profile.h"
#include "read/fields.h"

#include <assert.h>
#include <string.h>

enum { MEMBERS_MOST = 64 }; /* bits of a set */

/* ---- Beginning and changing ------------------------------------------- */

typedef struct session_job session_job;
struct session_job {
  ww_arena *arena;
  const ww_rulebook *rulebook;
  const ww_profile *profile;
  const ww_session_options *options;
  ww_session *session;
  void (*change)(const session_job *job);
  int question;
  ww_answer answer;
  ww_until until;
  ww_basis basis;
  const char *text;
};

static void show(ww_session *session) {
  ww_interview *i = session->interview;
  int count = i->rules->question_count;
  session->texts = WW_NEWS(i->scratch, const char *, (size_t)count);
  for (int q = 0; q < count; q++) {
    ww_buf text = ww_buf_new(i->scratch);
    ww_put_answer(&text, &i->rules->questions[q], &i->answers->of[q]);
    session->texts[q] = text.at;
  }
  ww_standing_make(session);
}

static void run_open(void *context) {
  session_job *job = context;
  const ww_rules *rules = job->rulebook->rules;
  size_t count = (size_t)rules->question_count;
  ww_session *session = WW_NEW(job->arena, ww_session);
  session->arena = job->arena;
  session->rulebook = job->rulebook;
  session->asked = WW_NEWS(job->arena, ww_asked, count);
  for (size_t q = 0; q < count; q++)
    ww_asked_fill(job->arena, &rules->questions[q], &session->asked[q]);
  session->interview = ww_interview_new(
      job->arena, rules, job->profile ? job->profile->answers : NULL,
      job->options->until, job->options->again);
  show(session);
  job->session = session;
}

static bool is_aim(ww_until until) {
  return until >= WW_UNTIL_STABLE && until <= WW_UNTIL_ALL;
}

ww_status ww_session_open(ww_session **out, const ww_rulebook *rulebook,
                          const ww_profile *profile,
                          const ww_session_options *options) {
  static const ww_session_options usual = WW_SESSION_OPTIONS_INIT;
  session_job job = {.rulebook = rulebook,
                     .profile = profile,
                     .options = options ? options : &usual};
  assert(out && rulebook);
  *out = NULL;
  if (!ww_version_known(job.options->version))
    return WW_UNKNOWN_VERSION;
  if (profile && profile->rules != rulebook->rules)
    return WW_MISMATCH;
  assert(is_aim(job.options->until));
  ww_status status = ww_with_arena(&job.arena, run_open, &job);
  if (status == WW_OK)
    *out = job.session;
  return status;
}

void ww_session_free(ww_session *session) {
  if (session)
    ww_arena_free(session->arena);
}

static void run_change(void *context) {
  const session_job *job = context;
  job->change(job);
  show(job->session);
}

/* There is nothing to be seen of half a change. */
static void go_blank(ww_session *session) {
  session->blank = true;
  session->standing =
      (ww_standing){.stop = WW_STOP_DONE, .status = "", .strength = ""};
  ww_interview_blank(session->interview);
}

static ww_status change(session_job *job, ww_session *session,
                        size_t question) {
  assert(session);
  assert(question < (size_t)session->interview->rules->question_count);
  job->session = session;
  job->question = (int)question;
  if (session->blank)
    return WW_NO_MEMORY;
  if (ww_protect(session->arena, run_change, job))
    return WW_OK;
  go_blank(session);
  return WW_NO_MEMORY;
}

/* ---- Questions -------------------------------------------------------- */

size_t ww_session_question_count(const ww_session *session) {
  assert(session);
  return (size_t)session->interview->rules->question_count;
}

const ww_asked *ww_session_question(const ww_session *session,
                                    size_t question) {
  assert(session && question < ww_session_question_count(session));
  return &session->asked[question];
}

size_t ww_session_find(const ww_session *session, const char *name) {
  typedef bool fits(ww_str word, ww_str part);
  static fits *const ways[] = {ww_word_same, ww_word_starts, ww_word_has};
  assert(name);
  size_t count = ww_session_question_count(session);
  ww_str word = ww_word_trim(ww_str_from(name));
  for (size_t w = 0; w < sizeof ways / sizeof *ways && word.size; w++) {
    size_t found = WW_NO_QUESTION;
    size_t times = 0;
    for (size_t q = 0; q < count; q++) {
      if (!ways[w](ww_str_from(session->asked[q].id), word))
        continue;
      found = q;
      times++;
    }
    if (times > 0)
      return times == 1 ? found : WW_NO_QUESTION;
  }
  return WW_NO_QUESTION;
}

static size_t question_or_none(int question) {
  return question == WW_NONE ? WW_NO_QUESTION : (size_t)question;
}

size_t ww_session_current(const ww_session *session) {
  assert(session);
  return question_or_none(ww_interview_current(session->interview));
}

size_t ww_session_may_ask(const ww_session *session, size_t index) {
  assert(session);
  const ww_interview *i = session->interview;
  return index < (size_t)i->may_count ? (size_t)i->may_come[index]
                                      : WW_NO_QUESTION;
}

size_t ww_session_last(const ww_session *session) {
  assert(session);
  return question_or_none(session->interview->last);
}

bool ww_session_back(ww_session *session) {
  assert(session);
  return ww_interview_back(session->interview);
}

static void want(const session_job *job) {
  ww_interview_want(job->session->interview, job->question);
}

ww_status ww_session_want(ww_session *session, size_t question) {
  session_job job = {.change = want};
  return change(&job, session, question);
}

size_t ww_session_further(const ww_session *session, ww_until *until) {
  assert(session && until);
  *until = session->interview->further;
  return (size_t)session->interview->further_count;
}

static void aim(const session_job *job) {
  ww_interview_aim(job->session->interview, job->until);
}

ww_status ww_session_aim(ww_session *session, ww_until until) {
  session_job job = {.change = aim, .until = until};
  assert(is_aim(until));
  return change(&job, session, 0);
}

/* ---- Answers ---------------------------------------------------------- */

ww_answered ww_session_answer(const ww_session *session, size_t question) {
  assert(session && question < ww_session_question_count(session));
  const ww_interview *i = session->interview;
  const ww_answer *answer = &i->answers->of[question];
  ww_type type = i->rules->questions[question].type;
  ww_answered shown = {
      .known = answer->known,
      .passed = answer->passed,
      .text = session->blank ? "" : session->texts[question],
      .basis = ww_basis_words[answer->basis],
      .owner = answer->owner.at ? answer->owner.at : "",
      .date = answer->date.at ? answer->date.at : "",
      .note = answer->note.at ? answer->note.at : "",
  };
  if (answer->known && type == WW_SET)
    shown.members = answer->members;
  else if (answer->known && type == WW_FLAG)
    shown.members = answer->value ? 1 : 2;
  else if (answer->known && type != WW_NUMBER)
    shown.members = 1ull << answer->value;
  return shown;
}

static void put(const session_job *job) {
  ww_interview_put(job->session->interview, job->question, &job->answer);
}

ww_status ww_session_type(ww_session *session, ww_messages **messages,
                          size_t question, const char *text) {
  assert(session && text && question < ww_session_question_count(session));
  session_job job = {.change = put};
  ww_setting setting = {.question =
                            &session->interview->rules->questions[question],
                        .reading = WW_READ_TYPED,
                        .text = text};
  ww_status status = ww_setting_read(&setting, &job.answer, messages);
  return status == WW_OK ? change(&job, session, question) : status;
}

ww_status ww_session_choose(ww_session *session, size_t question,
                            unsigned long long members) {
  assert(session && question < ww_session_question_count(session));
  session_job job = {.change = put, .answer = {.known = true}};
  ww_type type = session->interview->rules->questions[question].type;
  size_t values = session->asked[question].value_count;
  assert(type != WW_NUMBER);
  assert(values >= MEMBERS_MOST || members >> values == 0);
  assert(type == WW_SET || (members != 0 && (members & (members - 1)) == 0));
  if (type == WW_SET)
    job.answer.members = members;
  else if (type == WW_FLAG)
    job.answer.value = members == 1;
  else
    job.answer.value = __builtin_ctzll(members);
  return change(&job, session, question);
}

ww_status ww_session_pass(ww_session *session, size_t question) {
  session_job job = {.change = put};
  return change(&job, session, question);
}

static void mark(const session_job *job) {
  ww_interview_mark(job->session->interview, job->question, job->basis);
}

ww_status ww_session_mark(ww_session *session, size_t question,
                          const char *basis) {
  assert(basis);
  int word = ww_word_at(ww_str_from(basis), ww_basis_words);
  assert(ww_basis_words[word]);
  session_job job = {.change = mark, .basis = (ww_basis)word};
  return change(&job, session, question);
}

static void note(const session_job *job) {
  ww_interview_note(job->session->interview, job->question,
                    ww_str_from(job->text));
}

ww_status ww_session_note(ww_session *session, size_t question,
                          const char *text) {
  session_job job = {.change = note, .text = text};
  assert(text);
  return change(&job, session, question);
}

const char *ww_session_project(const ww_session *session) {
  assert(session);
  ww_str project = session->interview->answers->project;
  return project.at ? project.at : "";
}

static void call(const session_job *job) {
  ww_interview_call(job->session->interview, ww_str_from(job->text));
}

ww_status ww_session_call(ww_session *session, const char *project) {
  session_job job = {.change = call, .text = project};
  assert(project);
  return change(&job, session, 0);
}

/* ---- What comes of it ------------------------------------------------- */

static void write_profile(ww_buf *out, const void *interview,
                          const ww_style *style) {
  const ww_interview *i = interview;
  (void)style;
  ww_put_profile_json(out, i->rules, i->answers);
}

ww_status ww_session_profile(ww_text **out, const ww_session *session) {
  assert(out && session);
  return ww_text_make(out, write_profile, session->interview, NULL);
}

ww_status ww_session_decide(ww_decision **out, const ww_session *session,
                            const ww_decide_options *options) {
  assert(out && session);
  ww_profile profile = {.answers = session->interview->answers,
                        .rules = session->interview->rules};
  return ww_decide(out, session->rulebook, &profile, options);
}

const ww_standing *ww_session_standing(const ww_session *session) {
  assert(session);
  return &session->standing;
}
