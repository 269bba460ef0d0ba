/* What an interview shows: its questions, where it stands, and what the last
 * answer moved; see whichway.h. */
#include "api/handles.h"

#include "phrase/phrase.h"
#include "report/document/tree.h"
#include "report/text/text.h"

#include <assert.h>
#include <string.h>

/* ---- Questions -------------------------------------------------------- */

static void fill_values(ww_arena *arena, const ww_question *question,
                        ww_asked *asked) {
  size_t count = asked->value_count;
  const char **values = WW_NEWS(arena, const char *, count);
  const char **means = WW_NEWS(arena, const char *, count);
  for (size_t v = 0; v < count; v++) {
    bool flag = question->type == WW_FLAG;
    values[v] = flag ? (v == 0 ? "yes" : "no")
                     : ww_c_string(arena, question->values[v].id);
    means[v] = flag ? "" : ww_c_string(arena, question->values[v].text);
  }
  asked->values = values;
  asked->means = means;
}

void ww_asked_fill(ww_arena *arena, const ww_question *question,
                   ww_asked *asked) {
  static const ww_form forms[] = {[WW_CHOICE] = WW_FORM_CHOICE,
                                  [WW_SCALE] = WW_FORM_SCALE,
                                  [WW_SET] = WW_FORM_SET,
                                  [WW_FLAG] = WW_FORM_FLAG,
                                  [WW_NUMBER] = WW_FORM_NUMBER};
  ww_buf valid = ww_buf_new(arena);
  ww_buf example = ww_buf_new(arena);
  ww_put_valid(&valid, question);
  ww_put_c(&example, "");
  if (question->type == WW_NUMBER)
    ww_put_quantity_example(&example, question);
  asked->id = ww_c_string(arena, question->id);
  asked->ask = ww_c_string(arena, question->ask);
  asked->why = ww_c_string(arena, question->why);
  asked->unit = ww_c_string(arena, question->unit);
  asked->valid = valid.at;
  asked->example = example.at;
  asked->form = forms[question->type];
  asked->core = question->core;
  asked->value_count = (size_t)question->value_count;
  if (question->type == WW_FLAG)
    asked->value_count = 2;
  fill_values(arena, question, asked);
}

/* ---- Options ---------------------------------------------------------- */

typedef struct standing_job {
  ww_arena *arena;
  const ww_interview *interview;
  const ww_decision_rules *decision;
  const ww_result *result;
} standing_job;

/* "Hybrid" of "Hybrid (RAG and fine-tuning)". */
static const char *name_of(const standing_job *job, int option) {
  ww_str title = job->decision->options[option].title;
  size_t size = 0;
  while (size < title.size &&
         !ww_str_starts(ww_str_slice(title, size, title.size), WW_S(" (")))
    size++;
  return ww_c_string(job->arena, ww_str_slice(title, 0, size));
}

static const char *signed_points(const standing_job *job, int64_t points) {
  ww_buf text = ww_buf_new(job->arena);
  if (points != 0)
    ww_put_signed_points(&text, points, ww_points_decimals(points));
  return text.at ? text.at : "";
}

static ww_contender contender_of(const standing_job *job, int option) {
  const ww_result *result = job->result;
  ww_buf points = ww_buf_new(job->arena);
  int64_t score = result->scores[option];
  ww_put_points(&points, score, ww_points_decimals(score));
  return (ww_contender){
      .id = ww_c_string(job->arena, job->decision->options[option].id),
      .title = ww_c_string(job->arena, job->decision->options[option].title),
      .name = name_of(job, option),
      .points = points.at,
      .moved =
          signed_points(job, score - job->interview->scores_before[option]),
      .leads = option == result->winner,
      .ruled_out = result->ruled_out[option],
  };
}

static void add_contenders(const standing_job *job, ww_standing *standing) {
  int count = job->result->made ? job->decision->option_count : 0;
  ww_contender *all = WW_NEWS(job->arena, ww_contender, (size_t)count);
  for (int k = 0; k < count; k++) {
    all[k] = contender_of(job, job->result->ranking[k]);
    if (all[k].leads)
      standing->leader = &all[k];
  }
  standing->contenders = all;
  standing->contender_count = (size_t)count;
  int before = job->interview->winners_before[job->interview->rules->main];
  if (before != WW_NONE && before != job->result->winner)
    standing->before = name_of(job, before);
}

/* ---- What moved ------------------------------------------------------- */

static int64_t weight_of(const standing_job *job, int rule) {
  enum { RULING_OUT = 1000000000 };
  const ww_rule *r = &job->decision->rules[rule];
  int64_t most = 0;
  for (int o = 0; o < job->decision->option_count; o++) {
    int64_t effect = r->effect[o] < 0 ? -r->effect[o] : r->effect[o];
    most = effect > most ? effect : most;
    if (r->rules_out[o])
      most = RULING_OUT;
  }
  return most;
}

static const char *effect_of(const standing_job *job, int rule, bool fires) {
  const ww_rule *r = &job->decision->rules[rule];
  ww_buf text = ww_buf_new(job->arena);
  for (int o = 0; o < job->decision->option_count; o++)
    if (r->rules_out[o])
      ww_putf(&text, "%s%s %s", text.size ? ", " : "",
              fires ? "rules out" : "no longer rules out", name_of(job, o));
  for (int o = 0; o < job->decision->option_count; o++)
    if (r->effect[o] != 0)
      ww_putf(&text, "%s%s %s", text.size ? ", " : "", name_of(job, o),
              signed_points(job, fires ? r->effect[o] : -r->effect[o]));
  return text.at ? text.at : "";
}

/* "Which seat: Sleeper, no longer First class". */
static const char *outcome_of(const standing_job *job, int d) {
  const ww_interview *i = job->interview;
  const ww_decision_rules *decision = &i->rules->decisions[d];
  int before = i->winners_before[d];
  int now = i->verdict->results[d].winner;
  ww_buf text = ww_buf_new(job->arena);
  ww_putf(&text, "%.*s: ", WW_P(decision->title));
  if (now != WW_NONE)
    ww_put(&text, decision->options[now].title);
  if (before != WW_NONE)
    ww_putf(&text, "%sno longer %.*s", now == WW_NONE ? "" : ", ",
            WW_P(decision->options[before].title));
  return text.at;
}

/* What follows from the verdict has moved, too. */
static void add_outcomes(const standing_job *job, ww_move *moves,
                         ww_standing *standing) {
  const ww_interview *i = job->interview;
  for (int d = 0; d < i->rules->decision_count; d++)
    if (d != i->rules->main &&
        i->winners_before[d] != i->verdict->results[d].winner)
      moves[standing->move_count++] =
          (ww_move){.rule = ww_c_string(job->arena, i->rules->decisions[d].id),
                    .because = "",
                    .effect = outcome_of(job, d),
                    .fires = true};
}

static void add_moves(const standing_job *job, ww_standing *standing) {
  const ww_interview *i = job->interview;
  size_t most = (size_t)job->decision->rule_count;
  bool *fires = WW_NEWS(job->arena, bool, most);
  int *rules = WW_NEWS(job->arena, int, most);
  int count = 0;
  for (int k = 0; k < job->result->reason_count; k++)
    fires[job->result->reasons[k].rule] = true;
  for (int r = 0; r < job->decision->rule_count; r++) {
    int64_t weight = weight_of(job, r);
    if (fires[r] == i->fired_before[r] || weight == 0)
      continue;
    int at = count++;
    for (; at > 0 && weight > weight_of(job, rules[at - 1]); at--)
      rules[at] = rules[at - 1];
    rules[at] = r;
  }
  ww_move *moves =
      WW_NEWS(job->arena, ww_move, (size_t)(count + i->rules->decision_count));
  for (int k = 0; k < count; k++) {
    const ww_rule *rule = &job->decision->rules[rules[k]];
    ww_str because = ww_template_fill(job->arena, &rule->because, i->verdict);
    moves[k] = (ww_move){.rule = ww_c_string(job->arena, rule->id),
                         .because = ww_c_string(job->arena, because),
                         .effect = effect_of(job, rules[k], fires[rules[k]]),
                         .fires = fires[rules[k]]};
  }
  standing->moves = moves;
  standing->move_count = (size_t)count;
  add_outcomes(job, moves, standing);
}

static void add_clashes(const standing_job *job, ww_standing *standing) {
  const ww_interview *i = job->interview;
  size_t most = (size_t)i->verdict->advice_count;
  ww_clash *clashes = WW_NEWS(job->arena, ww_clash, most);
  for (int k = 0; k < i->verdict->advice_count; k++) {
    int index = i->verdict->advice[k];
    const ww_advice *advice = &i->rules->advice[index];
    if (advice->kind != WW_CONTRADICTION)
      continue;
    ww_str say = ww_template_fill(job->arena, &advice->say, i->verdict);
    clashes[standing->clash_count++] =
        (ww_clash){.id = ww_c_string(job->arena, advice->id),
                   .text = ww_c_string(job->arena, say),
                   .appeared = !i->advised_before[index]};
  }
  standing->clashes = clashes;
}

void ww_standing_make(ww_session *session) {
  const ww_interview *i = session->interview;
  standing_job job = {.arena = i->scratch,
                      .interview = i,
                      .decision = &i->rules->decisions[i->rules->main],
                      .result = ww_main_result(i->verdict)};
  ww_standing *standing = &session->standing;
  *standing = (ww_standing){.stop = i->stop,
                            .status = ww_state_names[i->state],
                            .tie = job.result->tie,
                            .may_ask = (size_t)i->may_count,
                            .usual = (size_t)i->lookout->usual,
                            .strength = ""};
  if (i->certainty.given) {
    standing->strength = ww_strength_names[i->certainty.strength];
    standing->right = i->certainty.record.right;
    standing->of = i->certainty.record.of;
  }
  for (int q = 0; q < i->rules->question_count; q++)
    standing->answered += i->answers->of[q].known;
  add_contenders(&job, standing);
  add_moves(&job, standing);
  add_clashes(&job, standing);
}

/* ---- Bars ------------------------------------------------------------- */

static void write_bars(ww_buf *out, const void *subject,
                       const ww_style *style) {
  const ww_session *session = subject;
  const ww_standing *standing = &session->standing;
  ww_element *document = ww_doc_new(out->arena);
  if (session->blank)
    return;
  const ww_result *result = ww_main_result(session->interview->verdict);
  ww_element *bars = ww_element_add(document, WW_ELEMENT_BARS);
  for (size_t k = 0; k < standing->contender_count; k++) {
    const ww_contender *contender = &standing->contenders[k];
    ww_element *bar = ww_element_add(bars, WW_ELEMENT_BAR);
    ww_element *note = ww_element_add(bar, WW_ELEMENT_PARAGRAPH);
    ww_run_add(bar, WW_RUN_PLAIN, ww_str_from(contender->name));
    bar->amount = result->scores[result->ranking[k]];
    bar->mark = contender->leads       ? WW_MARK_CHOSEN
                : contender->ruled_out ? WW_MARK_OUT
                                       : WW_MARK_NONE;
    ww_run_add(note, WW_RUN_PLAIN, ww_str_from(contender->moved));
    if (contender->ruled_out)
      ww_run_addf(note, WW_RUN_PLAIN, "%sruled out",
                  *contender->moved ? ", " : "");
  }
  ww_render_text(out, document, style);
}

ww_status ww_session_bars(ww_text **out, const ww_session *session,
                          const ww_style *style) {
  assert(out && session);
  return ww_text_make(out, write_bars, session, style);
}
