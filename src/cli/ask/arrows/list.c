/* Arrow mode: keys on a list; see cli/ask/arrows/arrows.h. */
#include "cli/ask/arrows/arrows.h"

#include "cli/ask/say.h"

#include <ctype.h>

/* The form of the question; of another screen that of a number. */
static ww_form form_of(const ww_arrow *a) {
  return a->screen.kind == WW_SCREEN_QUESTION
             ? ww_session_question(a->ask->session, a->screen.question)->form
             : WW_FORM_NUMBER;
}

static bool is_set(const ww_arrow *a) {
  return form_of(a) == WW_FORM_SET;
}

static void say_strays(ww_arrow *a) {
  ww_arrow_say(
      a, "Nothing has that in it. Backspace takes letters back, Esc all.");
}

static void toggle(ww_arrow *a) {
  ww_choice *choices = a->screen.picker.choices;
  size_t cursor = a->screen.picker.cursor;
  choices[cursor].marked = !choices[cursor].marked;
  for (size_t i = 0; choices[cursor].number == 0 && i < a->screen.picker.count;
       i++)
    choices[i].marked = false; /* "none" takes back all others */
}

/* What was typed to find is taken with those that are marked. */
static void take_set(ww_arrow *a) {
  const ww_picker *picker = &a->screen.picker;
  unsigned long long members = 0;
  if (picker->filtering && *picker->filter &&
      !picker->choices[picker->cursor].marked)
    toggle(a);
  for (size_t v = 0; v + 1 < picker->count; v++)
    members |= (unsigned long long)picker->choices[v].marked << v;
  if (members == 0 && picker->choices[picker->cursor].number != 0) {
    ww_arrow_say(a, "Space marks what applies; 0 says none of them.");
    return;
  }
  ww_arrow_answered(
      a, ww_session_choose(a->ask->session, a->screen.question, members));
}

static void take_stop(ww_arrow *a) {
  switch (*a->screen.picker.choices[a->screen.picker.cursor].label) {
  case 'D':
    ww_arrow_finish(a, WW_ASK_DONE);
    break;
  case 'C':
    ww_arrow_go_further(a);
    break;
  case 'R':
    ww_arrow_obey(a, WW_COMMAND_REVIEW);
    break;
  default:
    ww_arrow_finish(a, WW_ASK_QUIT);
    break;
  }
}

/* Enter. */
static void take_choice(ww_arrow *a) {
  const ww_screen *screen = &a->screen;
  size_t cursor = screen->picker.cursor;
  if (ww_screen_unknown(screen))
    ww_arrow_obey(a, WW_COMMAND_UNKNOWN);
  else if (ww_picker_strays(&screen->picker))
    say_strays(a);
  else if (screen->kind == WW_SCREEN_STOP)
    take_stop(a);
  else if (screen->kind == WW_SCREEN_REVIEW)
    ww_arrow_check(a,
                   ww_screen_question(&a->screen, a->ask,
                                      screen->choices[cursor].question, true));
  else if (is_set(a))
    take_set(a);
  else
    ww_arrow_answered(a, ww_session_choose(a->ask->session, screen->question,
                                           1ull << cursor));
}

/* "There is no 8 here: the numbers go from 1 to 7." */
static void refuse_number(ww_arrow *a, size_t number) {
  const ww_picker *picker = &a->screen.picker;
  ww_bytes text = {0};
  size_t least = picker->count;
  size_t most = 0;
  for (size_t i = 0; i < picker->count; i++) {
    size_t its = picker->choices[i].number;
    least = its < least ? its : least;
    most = its > most ? its : most;
  }
  ww_bytes_add(&text, "There is no ");
  ww_say_number(&text, number);
  ww_bytes_add(&text, " here: the numbers go from ");
  ww_say_number(&text, least);
  ww_bytes_add(&text, " to ");
  ww_say_number(&text, most);
  ww_bytes_add(&text, ".");
  ww_arrow_say(a, text.failed ? "" : text.at);
  ww_bytes_free(&text);
}

static void take_digit(ww_arrow *a, char digit) {
  ww_picker *picker = &a->screen.picker;
  size_t number = picker->typed * 10 + (size_t)(digit - '0');
  ww_digit how = ww_picker_digit(picker, digit);
  if (how == WW_DIGIT_REFUSED)
    refuse_number(a, number);
  if (how != WW_DIGIT_TAKEN)
    return;
  if (is_set(a)) {
    toggle(a);
    if (number == 0)
      take_set(a);
  } else {
    take_choice(a);
  }
}

static void take_flag(ww_arrow *a, bool yes) {
  a->word = yes ? "yes" : "no";
  a->spelled = 1;
  ww_arrow_answered(
      a, ww_session_choose(a->ask->session, a->screen.question, yes ? 1 : 2));
}

/* At a stop each choice has a first letter of its own. */
static void take_named(ww_arrow *a, char letter) {
  ww_picker *picker = &a->screen.picker;
  size_t i = 0;
  while (i < picker->count &&
         tolower((unsigned char)*picker->choices[i].label) != letter)
    i++;
  if (i == picker->count) {
    ww_arrow_refuse(a);
    return;
  }
  picker->cursor = i;
  take_stop(a);
}

static void press_space(ww_arrow *a) {
  if (!is_set(a)) {
    ww_arrow_say(a, "Only one can be taken here, and Enter takes it.");
  } else if (ww_picker_strays(&a->screen.picker)) {
    say_strays(a);
  } else {
    toggle(a);
    ww_picker_unfilter(&a->screen.picker);
  }
}

static void press_text(ww_arrow *a, const ww_key *key) {
  char c = key->text[1] == '\0' ? key->text[0] : '\0';
  ww_picker *picker = &a->screen.picker;
  char small = (char)tolower((unsigned char)c);
  if (c >= '0' && c <= '9' && !picker->filtering)
    take_digit(a, c);
  else if (c == ' ' && (is_set(a) || !picker->filtering))
    press_space(a);
  else if (form_of(a) == WW_FORM_FLAG && !picker->filtering &&
           (small == 'y' || small == 'n'))
    take_flag(a, small == 'y');
  else if (a->screen.kind == WW_SCREEN_STOP)
    take_named(a, small);
  else
    ww_picker_key(picker, key);
}

static bool reviews(const ww_arrow *a) {
  return a->screen.kind == WW_SCREEN_REVIEW || a->screen.reviewing;
}

void ww_arrow_press_list(ww_arrow *a, const ww_key *key) {
  ww_ask_command command = ww_arrow_command(a, key);
  if (command != WW_COMMAND_NONE)
    ww_arrow_obey(a, command);
  else if (key->kind == WW_KEY_ENTER)
    take_choice(a);
  else if (key->kind == WW_KEY_ESCAPE && a->screen.picker.filtering)
    ww_picker_unfilter(&a->screen.picker);
  else if (key->kind == WW_KEY_ESCAPE && reviews(a))
    ww_arrow_go_back(a);
  else if (key->kind == WW_KEY_TEXT)
    press_text(a, key);
  else
    ww_picker_key(&a->screen.picker, key);
}
