/* The sentences of an interview; see say.h. */
#include "cli/ask/say.h"

#include <stdio.h>
#include <string.h>

enum { MOVES_MOST = 3, NAMES_MOST = 6, NUMBER_BYTES = 24 };

void ww_say_number(ww_bytes *out, size_t number) {
  char digits[NUMBER_BYTES];
  snprintf(digits, sizeof digits, "%zu", number);
  ww_bytes_add(out, digits);
}

void ww_say_count(ww_bytes *out, size_t count, const char *noun) {
  ww_say_number(out, count);
  ww_bytes_add(out, " ");
  ww_bytes_add(out, noun);
  if (count != 1)
    ww_bytes_add(out, "s");
}

bool ww_say_example(ww_bytes *out, const ww_asked *asked) {
  if (asked->form != WW_FORM_NUMBER)
    return false;
  size_t size = strlen(asked->example);
  size_t unit = strlen(asked->unit);
  bool told =
      unit <= size && strcmp(asked->example + size - unit, asked->unit) == 0;
  ww_bytes_add(out, "such as ");
  ww_bytes_add(out, asked->example);
  ww_bytes_add(out, told ? "" : "; ");
  ww_bytes_add(out, told ? "" : asked->unit);
  return true;
}

void ww_say_value(ww_bytes *out, const ww_ask *ask, size_t question) {
  ww_answered answer = ww_session_answer(ask->session, question);
  ww_bytes_add(out, answer.known || answer.passed ? answer.text : "open");
  if (*answer.basis) {
    ww_bytes_add(out, " (");
    ww_bytes_add(out, answer.basis);
    ww_bytes_add(out, ")");
  }
  if (*answer.note) {
    ww_bytes_add(out, ": ");
    ww_bytes_add(out, answer.note);
  }
}

const char ww_say_name_question[] = "What is the project called?";

/* ---- Welcome ---------------------------------------------------------- */

void ww_say_welcome(ww_page *page, const ww_ask *ask, bool commands) {
  ww_bytes text = {0};
  const ww_standing *standing = ww_session_standing(ask->session);
  size_t answered = standing->answered;
  if (ask->profile) {
    ww_bytes_add(&text, ask->profile);
    ww_bytes_add(&text, " stays as it is. ");
  }
  ww_bytes_add(&text, "Each answer is saved at once in ");
  ww_bytes_add(&text, ask->file);
  if (answered > 0) {
    ww_bytes_add(&text, "; ");
    ww_say_count(&text, answered, "question");
    ww_bytes_add(&text, answered == 1 ? " is" : " are");
    ww_bytes_add(&text, " answered already");
  }
  ww_bytes_add(&text, ".");
  if (ask->offers && answered == 0 && standing->usual > 0) {
    ww_bytes_add(&text, " Usually ");
    ww_say_count(&text, standing->usual, "answer");
    ww_bytes_add(&text, standing->usual == 1 ? " is" : " are");
    ww_bytes_add(&text, " enough: so many do published projects give.");
  }
  ww_page_take(page, WW_PAGE_DIM, "", &text);
  if (commands)
    ww_page_add(page, WW_PAGE_DIM, "",
                "? explains, < goes back, u is unknown, r reviews, q saves and "
                "quits.");
}

/* ---- Why -------------------------------------------------------------- */

void ww_say_why(ww_page *page, const ww_ask *ask, size_t question) {
  const ww_asked *asked = ww_session_question(ask->session, question);
  ww_bytes valid = {0};
  ww_bytes keys = {0};
  if (*asked->why)
    ww_page_add(page, WW_PAGE_PLAIN, "  ", asked->why);
  ww_bytes_add(&valid, "Type ");
  ww_bytes_add(&valid, asked->valid);
  ww_bytes_add(&valid, ".");
  ww_page_take(page, WW_PAGE_PLAIN, "  ", &valid);
  ww_bytes_add(&keys, "? why, < back, u unknown, r review all answers, q save "
                      "and quit; after an answer: g guessed, m measured, ");
  ww_bytes_add(&keys, asked->form == WW_FORM_FLAG ? "N add a note (n means no)"
                                                  : "n add a note");
  ww_page_take(page, WW_PAGE_DIM, "  ", &keys);
}

/* ---- What an answer did ----------------------------------------------- */

void ww_say_move(ww_bytes *out, const ww_move *move) {
  ww_bytes_add(out, move->effect);
  if (*move->because == '\0')
    return;
  ww_bytes_add(out, move->fires ? ": " : ", as this no longer holds: ");
  ww_bytes_add(out, move->because);
}

static void say_moves(ww_page *page, const ww_standing *standing) {
  size_t count = standing->move_count;
  size_t told = count > MOVES_MOST ? MOVES_MOST - 1 : count;
  for (size_t i = 0; i < told; i++) {
    const ww_move *move = &standing->moves[i];
    ww_bytes text = {0};
    ww_say_move(&text, move);
    ww_page_take(page, WW_PAGE_DIM, "  ", &text);
  }
  if (told < count) {
    ww_bytes text = {0};
    ww_bytes_add(&text, "and ");
    ww_say_count(&text, count - told, "more rule");
    ww_page_take(page, WW_PAGE_DIM, "  ", &text);
  }
}

static void say_clashes(ww_page *page, const ww_standing *standing) {
  for (size_t i = 0; i < standing->clash_count; i++)
    if (standing->clashes[i].appeared)
      ww_page_add(page, WW_PAGE_WARNING, "  ! ", standing->clashes[i].text);
}

const char *ww_say_no_leader(const ww_standing *standing) {
  return strcmp(standing->status, "blocked") == 0 ? "Every option is ruled out"
                                                  : "Nothing to go on yet";
}

const char *ww_say_strength(const ww_standing *standing) {
  static const char *const words[][2] = {{"clear", "clearly"},
                                         {"likely", "probably"},
                                         {"close", "too close to call"}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcmp(standing->strength, words[i][0]) == 0)
      return words[i][1];
  return standing->status;
}

void ww_say_progress(ww_bytes *text, const ww_ask *ask, bool narrow) {
  const ww_standing *standing = ww_session_standing(ask->session);
  if (!ask->offers || standing->stop != WW_STOP_NOT ||
      standing->answered >= standing->usual)
    return;
  ww_bytes_add(text, "; ");
  ww_say_number(text, standing->answered);
  ww_bytes_add(text, narrow ? " of " : " of usually ");
  if (narrow)
    ww_say_number(text, standing->usual);
  else
    ww_say_count(text, standing->usual, "answer");
}

static void add_leader(ww_bytes *text, const ww_standing *standing,
                       const char *before) {
  const ww_contender *leader = standing->leader;
  if (!leader) {
    ww_bytes_add(text, ww_say_no_leader(standing));
    return;
  }
  ww_bytes_add(text, before ? "Now " : "");
  ww_bytes_add(text, leader->name);
  ww_bytes_add(text,
               standing->tie ? " leads by its place among equals" : " leads");
  if (before) {
    ww_bytes_add(text, ", no longer ");
    ww_bytes_add(text, before);
  }
  ww_bytes_add(text, ", ");
  ww_bytes_add(text, ww_say_strength(standing));
}

static void add_scores(ww_bytes *text, const ww_standing *standing) {
  for (size_t i = 0; i < standing->contender_count; i++) {
    const ww_contender *contender = &standing->contenders[i];
    ww_bytes_add(text, i == 0 ? ": " : ", ");
    ww_bytes_add(text, contender->name);
    ww_bytes_add(text, " ");
    ww_bytes_add(text, contender->ruled_out ? "ruled out" : contender->points);
  }
}

static void say_standing(ww_page *page, const ww_ask *ask, const char *before) {
  const ww_standing *standing = ww_session_standing(ask->session);
  ww_bytes text = {0};
  add_leader(&text, standing, before);
  add_scores(&text, standing);
  ww_say_progress(&text, ask, false);
  ww_bytes_add(&text, ".");
  ww_page_take(page, before ? WW_PAGE_STRONG : WW_PAGE_DIM, "  ", &text);
}

void ww_say_standing(ww_page *page, const ww_ask *ask) {
  say_standing(page, ask, NULL);
}

static void say_value(ww_page *page, const ww_ask *ask) {
  size_t last = ww_session_last(ask->session);
  bool name = last == WW_NO_QUESTION;
  ww_bytes text = {0};
  ww_bytes_add(&text,
               name ? "project" : ww_session_question(ask->session, last)->id);
  ww_bytes_add(&text, ": ");
  if (name)
    ww_bytes_add(&text, ww_session_project(ask->session));
  else
    ww_say_value(&text, ask, last);
  ww_page_take(page, WW_PAGE_GOOD, "  ", &text);
}

void ww_say_answer(ww_page *page, const ww_ask *ask) {
  const ww_standing *standing = ww_session_standing(ask->session);
  say_value(page, ask);
  say_moves(page, standing);
  say_clashes(page, standing);
  say_standing(page, ask, standing->before);
}

void ww_say_answered(ww_page *page, const ww_ask *ask) {
  say_value(page, ask);
}

void ww_say_moved(ww_bytes *out, const ww_ask *ask) {
  ww_bytes_add(out, "From here on your answers are kept in ");
  ww_bytes_add(out, ask->file);
  if (ask->source.broken) {
    ww_bytes_add(out, ", whatever is written to ");
    ww_bytes_add(out, ask->profile);
  }
  ww_bytes_add(out, ".");
}

void ww_say_invalid(ww_bytes *out, const ww_asked *asked,
                    const ww_messages *messages) {
  for (size_t i = 0; i < ww_messages_count(messages); i++) {
    ww_message message = ww_messages_at(messages, i);
    ww_bytes_add(out, i == 0 ? "" : "; ");
    ww_bytes_add(out, message.text);
    if (*message.hint && asked->form != WW_FORM_NUMBER) {
      ww_bytes_add(out, "; ");
      ww_bytes_add(out, message.hint);
    }
  }
  bool asks = out->size > 0 && ww_bytes_text(out)[out->size - 1] == '?';
  ww_bytes_add(out, asks ? " Valid is " : ". Valid is ");
  ww_bytes_add(out, asked->valid);
  ww_bytes_add(out, "; u for unknown.");
}

/* ---- At a stop -------------------------------------------------------- */

/* "prompt_quality, deadline_days and 3 more". */
static void add_names(ww_bytes *text, const ww_ask *ask, bool passed) {
  size_t count = 0;
  size_t told = 0;
  size_t all = ww_session_question_count(ask->session);
  for (int round = 0; round < 2; round++) {
    for (size_t i = 0; i < all; i++) {
      size_t q = passed ? i : ww_session_may_ask(ask->session, i);
      if (q == WW_NO_QUESTION)
        break;
      ww_answered answer = ww_session_answer(ask->session, q);
      if (passed && (!answer.passed || answer.known))
        continue;
      if (round == 0) {
        count++;
      } else if (told < NAMES_MOST) {
        ww_bytes_add(text, told++ == 0 ? "" : ", ");
        ww_bytes_add(text, ww_session_question(ask->session, q)->id);
      }
    }
  }
  if (count > told) {
    ww_bytes_add(text, " and ");
    ww_say_number(text, count - told);
    ww_bytes_add(text, " more");
  }
}

/* Of what is close no record is told. */
static void add_record(ww_bytes *text, const ww_standing *standing) {
  if (standing->of == 0 || strcmp(standing->strength, "close") == 0)
    return;
  ww_bytes_add(text, " (of ");
  ww_say_number(text, (size_t)standing->of);
  ww_bytes_add(text, " projects decided as clearly, ");
  ww_say_number(text, (size_t)standing->right);
  ww_bytes_add(text, " turned out so)");
}

void ww_say_reason(ww_bytes *text, const ww_ask *ask) {
  const ww_standing *standing = ww_session_standing(ask->session);
  if (standing->leader) {
    ww_bytes_add(text, standing->leader->title);
    ww_bytes_add(text, ". ");
  }
  switch (standing->stop) {
  case WW_STOP_STABLE:
    ww_bytes_add(text, standing->of > 0 ? "That is clear" : "That is stable");
    add_record(text, standing);
    ww_bytes_add(text, ". What could still change it: ");
    add_names(text, ask, false);
    ww_bytes_add(text, ".");
    break;
  case WW_STOP_ENOUGH:
    ww_bytes_add(text, strcmp(standing->strength, "likely") == 0
                           ? "That is probably right"
                           : "That is too close to call");
    add_record(text, standing);
    ww_bytes_add(text, ", and what is left would hardly make it clearer: ");
    add_names(text, ask, false);
    ww_bytes_add(text, ".");
    break;
  case WW_STOP_SETTLED:
    ww_bytes_add(text, "That is settled: no answer that is still open can "
                       "change it.");
    break;
  case WW_STOP_BLOCKED:
    ww_bytes_add(text, "Every option is ruled out, and no further answer "
                       "brings one back. Review your answers (r): one of them "
                       "has to give way.");
    break;
  case WW_STOP_OPEN:
    ww_bytes_add(text, "Only what you left unknown could still change that: ");
    add_names(text, ask, true);
    ww_bytes_add(text, ".");
    break;
  default:
    ww_bytes_add(text, "That was the last question.");
    break;
  }
}

static void add_offer(ww_bytes *text, const ww_ask *ask) {
  static const char *const aims[] = {
      [WW_UNTIL_STABLE] = "",
      [WW_UNTIL_SETTLED] = " until it is settled",
      [WW_UNTIL_REFINED] = " about what follows from it",
      [WW_UNTIL_ALL] = " that it does not depend on"};
  ww_until until;
  size_t count = ww_session_further(ask->session, &until);
  ww_bytes_add(text, "Enter shows the decision");
  if (count > 0) {
    ww_bytes_add(text, ", c goes on: ");
    ww_bytes_add(text, until == WW_UNTIL_SETTLED ? "up to " : "");
    ww_say_count(text, count, "question");
    ww_bytes_add(text, aims[until]);
  }
  ww_bytes_add(text, "; r reviews, < goes back, q saves and quits.");
}

void ww_say_stop(ww_page *page, const ww_ask *ask) {
  ww_bytes reason = {0};
  ww_bytes offer = {0};
  ww_say_reason(&reason, ask);
  ww_page_take(page, WW_PAGE_STRONG, "", &reason);
  add_offer(&offer, ask);
  ww_page_take(page, WW_PAGE_DIM, "", &offer);
}
