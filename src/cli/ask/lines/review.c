/* Line mode: the review; see cli/ask/lines/lines.h. */
#include "cli/ask/lines/lines.h"

#include "cli/ask/say.h"

#include <stdio.h>
#include <string.h>

enum { NUMBER_MOST = 1000 };

/* The question with this number among those listed. */
static size_t numbered(const ww_plain *p, const char *word) {
  size_t all = ww_session_question_count(p->ask->session);
  size_t number = 0;
  for (; *word >= '0' && *word <= '9' && number < NUMBER_MOST; word++)
    number = number * 10 + (size_t)(*word - '0');
  for (size_t q = 0; q < all && *word == '\0' && number > 0; q++) {
    ww_answered answer = ww_session_answer(p->ask->session, q);
    if ((answer.known || answer.passed) && --number == 0)
      return q;
  }
  return WW_NO_QUESTION;
}

static void list_answers(ww_plain *p) {
  size_t all = ww_session_question_count(p->ask->session);
  size_t widest = 0;
  size_t number = 0;
  for (size_t q = 0; q < all; q++) {
    size_t width = strlen(ww_session_question(p->ask->session, q)->id);
    widest = width > widest ? width : widest;
  }
  ww_page_blank(&p->page);
  ww_page_add(&p->page, WW_PAGE_STRONG, "", "Your answers");
  for (size_t q = 0; q < all; q++) {
    ww_answered answer = ww_session_answer(p->ask->session, q);
    ww_bytes value = {0};
    if (!answer.known && !answer.passed)
      continue;
    ww_say_value(&value, p->ask, q);
    ww_page_check(&p->page, !value.failed);
    ww_page_numbered(&p->page, ++number,
                     ww_session_question(p->ask->session, q)->id, widest,
                     WW_PAGE_PLAIN, ww_bytes_text(&value));
    ww_bytes_free(&value);
  }
  if (number == 0)
    ww_page_add(&p->page, WW_PAGE_PLAIN, "  ", "There are none yet.");
  ww_page_add(&p->page, WW_PAGE_DIM, "",
              "Which one to change? A number, or any question's name; Enter "
              "goes on.");
}

/* A question's whole name, though it be a command's word. */
static bool names_question(const ww_plain *p, const char *word) {
  size_t found = ww_session_find(p->ask->session, word);
  return found != WW_NO_QUESTION &&
         strcmp(ww_session_question(p->ask->session, found)->id, word) == 0;
}

size_t ww_plain_review(ww_plain *p) {
  while (!p->over) {
    list_answers(p);
    const char *rest;
    const char *line = ww_plain_hear(p, "review> ", false);
    if (!line)
      break;
    const char *word = line + strspn(line, " \t");
    ww_ask_command command = names_question(p, word)
                                 ? WW_COMMAND_NONE
                                 : ww_command_read(line, NULL, &rest);
    if (*word == '\0' || command == WW_COMMAND_BACK ||
        command == WW_COMMAND_REVIEW)
      break;
    if (command == WW_COMMAND_QUIT) {
      ww_plain_finish(p, WW_ASK_QUIT);
      break;
    }
    size_t question = numbered(p, word);
    if (question == WW_NO_QUESTION)
      question = ww_session_find(p->ask->session, word);
    if (question != WW_NO_QUESTION)
      return question;
    ww_page_add(&p->page, WW_PAGE_WARNING, "  ",
                "That is neither a number of the list nor a part of one "
                "question's name.");
  }
  return WW_NO_QUESTION;
}
