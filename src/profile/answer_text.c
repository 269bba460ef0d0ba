/* Reading answers; see answers.h. */
#include "profile/answers.h"

#include "base/fold.h"

typedef struct reader {
  const ww_question *question;
  ww_reading reading;
  ww_place place;
  ww_diag_list *diags;
} reader;

enum { NOT_FOUND = -1, AMBIGUOUS = -2, NUMBER_MOST = 1000 };

static const char *const unknown_words[] = {
    "unknown", "null", "don't know", "i don't know", "?", NULL};
static const char *const yes_words[] = {"yes", "true", "y", NULL};
static const char *const no_words[] = {"no", "false", "n", NULL};
static const char *const none_words[] = {"none", "nothing", "[]", NULL};

/* ---- One value of a list ---------------------------------------------- */

typedef bool fits(ww_str word, ww_str part);

/* The one value whose id or meaning fits; else how many do. */
static int find_by(const reader *r, fits *fit, ww_str text) {
  int found = NOT_FOUND;
  for (int v = 0; v < r->question->value_count; v++) {
    const ww_value *value = &r->question->values[v];
    if (!fit(value->id, text) && !fit(value->text, text))
      continue;
    found = found == NOT_FOUND ? v : AMBIGUOUS;
  }
  return found;
}

static int find_number(const reader *r, ww_str text) {
  int number = 0;
  for (size_t i = 0; i < text.size && number < NUMBER_MOST; i++) {
    if (text.at[i] < '0' || text.at[i] > '9')
      return NOT_FOUND;
    number = number * 10 + (text.at[i] - '0');
  }
  return number >= 1 && number <= r->question->value_count ? number - 1
                                                           : NOT_FOUND;
}

/* The surest way to name a value first. */
static int find_value(const reader *r, ww_str text) {
  static fits *const ways[] = {ww_word_same, ww_word_starts, ww_word_has};
  for (int v = 0; v < r->question->value_count; v++)
    if (ww_word_same(r->question->values[v].id, text))
      return v;
  if (r->reading == WW_READ_EXACT || text.size == 0)
    return NOT_FOUND;
  int found = find_number(r, text);
  for (size_t i = 0; i < sizeof ways / sizeof *ways && found == NOT_FOUND; i++)
    found = find_by(r, ways[i], text);
  return found;
}

/* ---- Complaints ------------------------------------------------------- */

/* Which of them it could be: "could be weekly, monthly or yearly". */
static void complain_ambiguous(const reader *r, ww_str text) {
  ww_buf names = ww_buf_new(r->diags->arena);
  for (int v = 0; v < r->question->value_count; v++) {
    const ww_value *value = &r->question->values[v];
    if (ww_word_has(value->id, text) || ww_word_has(value->text, text))
      ww_putf(&names, "%s%.*s", names.size ? ", " : "", WW_P(value->id));
  }
  ww_diag *diag =
      ww_error(r->diags, WW_D_UNKNOWN_VALUE, r->place,
               "%s fits more than one value of '%.*s'",
               ww_quote(r->diags->arena, text).at, WW_P(r->question->id));
  ww_hint(r->diags, diag, "which of these: %.*s?", WW_P(ww_buf_str(&names)));
}

static bool complain_value(const reader *r, ww_str text, int found) {
  if (found == AMBIGUOUS) {
    complain_ambiguous(r, text);
    return false;
  }
  ww_complain_value(r->question, text, r->place, r->diags);
  return false;
}

/* ---- By type ---------------------------------------------------------- */

static bool read_choice(const reader *r, ww_str text, ww_answer *answer) {
  int found = find_value(r, text);
  answer->value = found;
  return found >= 0 || complain_value(r, text, found);
}

static bool read_flag(const reader *r, ww_str text, ww_answer *answer) {
  bool listed = r->reading == WW_READ_TYPED;
  bool yes = ww_word_among(text, yes_words) ||
             (listed && ww_str_equal(text, WW_S("1")));
  bool no = ww_word_among(text, no_words) ||
            (listed && ww_str_equal(text, WW_S("2")));
  if (!yes && !no) {
    ww_diag *diag = ww_error(
        r->diags, WW_D_WRONG_TYPE, r->place, "'%.*s' must be yes or no, not %s",
        WW_P(r->question->id), ww_quote(r->diags->arena, text).at);
    if (!listed) /* a person is told what is valid anyway */
      ww_hint(r->diags, diag, "write yes or no");
    return false;
  }
  answer->value = yes;
  return true;
}

/* "[a, b]" is "a, b". */
static ww_str without_brackets(ww_str text) {
  if (text.size >= 2 && text.at[0] == '[' && text.at[text.size - 1] == ']')
    return ww_word_trim(ww_str_slice(text, 1, text.size - 1));
  return text;
}

static bool add_members(const reader *r, ww_str text, const char *separators,
                        ww_answer *answer) {
  bool fine = true;
  for (size_t at = 0; at < text.size;) {
    ww_str word = ww_word_next(text, &at, separators);
    if (word.size == 0)
      continue;
    int found = find_value(r, word);
    if (found >= 0)
      answer->members |= (uint64_t)1 << found;
    else
      fine = complain_value(r, word, found);
  }
  return fine;
}

static bool read_set(const reader *r, ww_str text, ww_answer *answer) {
  bool commas = false;
  answer->members = 0;
  if (ww_word_among(text, none_words) ||
      (r->reading == WW_READ_TYPED && ww_str_equal(text, WW_S("0"))))
    return true;
  text = without_brackets(text);
  for (size_t i = 0; i < text.size; i++)
    commas |= text.at[i] == ',' || text.at[i] == ';';
  int whole = commas ? NOT_FOUND : find_value(r, text);
  if (whole >= 0) {
    answer->members = (uint64_t)1 << whole;
    return true;
  }
  return add_members(r, text, commas ? ",;" : " +", answer);
}

static bool read_number(const reader *r, ww_str text, ww_answer *answer) {
  return ww_quantity_read(r->question, text, r->place, &answer->number,
                          r->diags);
}

bool ww_answer_read(const ww_question *question, ww_str text,
                    ww_reading reading, ww_place place, ww_answer *answer,
                    ww_diag_list *diags) {
  typedef bool read(const reader *, ww_str, ww_answer *);
  static read *const readers[] = {
      [WW_CHOICE] = read_choice, [WW_SCALE] = read_choice,  [WW_SET] = read_set,
      [WW_FLAG] = read_flag,     [WW_NUMBER] = read_number,
  };
  reader r = {question, reading, place, diags};
  ww_str word = ww_word_trim(text);
  if (word.size == 0) {
    ww_diag *diag = ww_error(diags, WW_D_EMPTY, place,
                             "nothing is said of '%.*s'", WW_P(question->id));
    ww_hint(diags, diag, "'unknown' leaves it open");
    return false;
  }
  bool named = question->value_count > 0 && find_value(&r, word) >= 0;
  if (!named && ww_word_among(word, unknown_words)) {
    answer->known = false;
    return true;
  }
  answer->known = readers[question->type](&r, word, answer);
  return answer->known;
}

/* ---- What is valid ---------------------------------------------------- */

void ww_put_valid(ww_buf *out, const ww_question *question) {
  switch (question->type) {
  case WW_CHOICE:
  case WW_SCALE:
    ww_putf(out, "a number from 1 to %d, or a name", question->value_count);
    break;
  case WW_SET:
    ww_putf(out, "numbers from 1 to %d or names, as in 1 %d; or none",
            question->value_count, question->value_count);
    break;
  case WW_FLAG:
    ww_put_c(out, "yes or no");
    break;
  case WW_NUMBER: {
    ww_str range = ww_range_in_words(out->arena, &question->range);
    ww_putf(out, "a %snumber%s%.*s", question->whole ? "whole " : "",
            range.size ? ", " : "", WW_P(range));
    ww_put_quantity_hint(out, question);
    break;
  }
  }
}
