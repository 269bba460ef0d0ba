/* Texts as answers: ww_profile_set, and what typed answers share with it.
 * A text is read in an arena of its own, where its complaints then live. */
#include "api/handles.h"

#include "profile/answers.h"

#include <assert.h>

typedef struct setting_job {
  ww_arena *arena;
  const ww_setting *setting;
  ww_messages *messages;
  const ww_question *question;
  ww_answer answer;
  bool read;
} setting_job;

static ww_place place_of(ww_arena *arena, const char *name) {
  ww_place place = {NULL, WW_NO_PLACE};
  if (!name)
    return place;
  ww_source *source = WW_NEW(arena, ww_source);
  ww_str text = ww_str_from(name);
  source->name = (ww_str){ww_arena_copy(arena, text.at, text.size), text.size};
  place.source = source;
  return place;
}

static void run(void *context) {
  setting_job *job = context;
  const ww_setting *setting = job->setting;
  job->messages = ww_messages_in(job->arena);
  ww_diag_list *diags = &job->messages->list;
  ww_place place = place_of(job->arena, setting->place);
  job->question = setting->question;
  if (setting->name) {
    ww_str name = ww_str_from(setting->name);
    int q = ww_question_index(setting->rules, name);
    if (q == WW_NONE) {
      ww_complain_question(setting->rules, name, place, diags);
      return;
    }
    job->question = &setting->rules->questions[q];
    ww_note_old_id(job->question, name, place, diags);
  }
  job->read = ww_answer_read(job->question, ww_str_from(setting->text),
                             setting->reading, place, &job->answer, diags);
}

ww_status ww_setting_read(const ww_setting *setting, ww_answer *answer,
                          ww_messages **messages) {
  setting_job job = {.setting = setting};
  if (messages)
    *messages = NULL;
  if (ww_with_arena(&job.arena, run, &job) != WW_OK)
    return WW_NO_MEMORY;
  if (job.read)
    *answer = job.answer;
  if (messages && job.messages->list.count > 0)
    *messages = job.messages;
  else
    ww_arena_free(job.arena);
  return job.read ? WW_OK : WW_INVALID;
}

ww_status ww_profile_set(ww_profile *profile, ww_messages **messages,
                         const char *place, const char *question,
                         const char *text) {
  assert(profile && place && question && text);
  ww_answer answer = {0};
  ww_setting setting = {.rules = profile->rules,
                        .name = question,
                        .reading = WW_READ_EXACT,
                        .place = place,
                        .text = text};
  ww_status status = ww_setting_read(&setting, &answer, messages);
  if (status != WW_OK)
    return status;
  int q = ww_question_index(profile->rules, ww_str_from(question));
  answer.passed = !answer.known;
  profile->answers->of[q] = answer;
  return WW_OK;
}
