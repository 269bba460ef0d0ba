/* Numbers as people write them; see answers.h. */
#include "profile/answers.h"

#include "base/fold.h"

enum { GROUP = 3, UNIT_LETTERS_LEAST = 2 };

typedef struct reading {
  const ww_question *question;
  ww_str text;
  size_t at;     /* read so far */
  ww_buf digits; /* the number in JSON's grammar */
  ww_number_fault fault;
  double value;
} reading;

/* ---- Digits ----------------------------------------------------------- */

static bool digit_at(const reading *r, size_t at) {
  return at < r->text.size && r->text.at[at] >= '0' && r->text.at[at] <= '9';
}

static size_t digits_from(const reading *r, size_t at) {
  size_t end = at;
  while (digit_at(r, end))
    end++;
  return end - at;
}

static char char_at(const reading *r, size_t at) {
  return at < r->text.size ? r->text.at[at] : '\0';
}

/* A separator that exactly three digits follow, and none after them. */
static bool groups_at(const reading *r, size_t at) {
  char c = char_at(r, at);
  return (c == ',' || c == ' ' || c == '_' || c == '\'') &&
         digits_from(r, at + 1) == GROUP;
}

static void take_digits(reading *r) {
  while (digit_at(r, r->at))
    ww_put_char(&r->digits, r->text.at[r->at++]);
}

static void take_whole(reading *r) {
  while (char_at(r, r->at) == '0' && digit_at(r, r->at + 1))
    r->at++; /* JSON has no leading zeros, people have */
  size_t first = digits_from(r, r->at);
  take_digits(r);
  if (first > GROUP || first == 0)
    return;
  char separator = char_at(r, r->at);
  while (groups_at(r, r->at) && char_at(r, r->at) == separator) {
    r->at++;
    take_digits(r);
  }
}

/* The number itself, without what follows it. */
static bool take_number(reading *r) {
  if (char_at(r, r->at) == '-') {
    r->at++;
    ww_put_char(&r->digits, '-');
  } else if (char_at(r, r->at) == '+') {
    r->at++;
  }
  if (!digit_at(r, r->at) &&
      !(char_at(r, r->at) == '.' && digit_at(r, r->at + 1)))
    return false;
  if (digit_at(r, r->at))
    take_whole(r);
  else
    ww_put_char(&r->digits, '0');
  if (char_at(r, r->at) == '.' && digit_at(r, r->at + 1)) {
    r->at++;
    ww_put_char(&r->digits, '.');
    take_digits(r);
  }
  return true;
}

static bool take_exponent(reading *r) {
  bool sign = char_at(r, r->at + 1) == '+' || char_at(r, r->at + 1) == '-';
  if ((char_at(r, r->at) != 'e' && char_at(r, r->at) != 'E') ||
      !digit_at(r, r->at + 1 + sign))
    return false;
  ww_put_char(&r->digits, 'e');
  r->at++;
  if (sign)
    ww_put_char(&r->digits, r->text.at[r->at++]);
  take_digits(r);
  return true;
}

/* ---- Multipliers and units -------------------------------------------- */

static ww_str rest_of(const reading *r) {
  return ww_word_trim(ww_str_slice(r->text, r->at, r->text.size));
}

/* "/day", "per day" and "a day" are "day". */
static ww_str bare_unit(ww_str unit) {
  static const char *const before[] = {"/", "per ", "a ", "an "};
  for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
    ww_str start = ww_str_from(before[i]);
    if (unit.size > start.size && ww_word_starts(unit, start))
      return ww_word_trim(ww_str_slice(unit, start.size, unit.size));
  }
  return unit;
}

/* The factor of the unit, by its name, else by a unique beginning of it, else
 * 1 for the words of the base unit; 0 where it is none. */
static double factor_of(const ww_question *question, ww_str written) {
  ww_str word = bare_unit(written);
  double begun = 0;
  int count = 0;
  if (written.size == 0)
    return 1;
  for (int i = 0; i < question->unit_count; i++)
    if (ww_str_equal(bare_unit(question->units[i].name), word))
      return question->units[i].factor;
  for (int i = 0; i < question->unit_count; i++) {
    ww_str unit = bare_unit(question->units[i].name);
    if (ww_word_same(unit, word))
      return question->units[i].factor;
    if (ww_word_starts(unit, word)) {
      begun = question->units[i].factor;
      count++;
    }
  }
  /* A lone m may be a million, and a lone M is one. */
  bool lone_m = word.size < UNIT_LETTERS_LEAST &&
                (word.at[0] == 'm' || word.at[0] == 'M');
  if (count == 1 && !lone_m)
    return begun;
  if (ww_word_same(question->unit, written) ||
      (ww_str_is(written, "%") && ww_str_is(question->unit, "percent")))
    return 1;
  return 0;
}

typedef struct multiplier {
  const char *word;
  const char *exponent;
  double factor;
} multiplier;

/* Longest first; M alone is a million, m alone is not. */
static const multiplier multipliers[] = {
    {"thousand", "e3", 1e3}, {"million", "e6", 1e6}, {"mio", "e6", 1e6},
    {"mln", "e6", 1e6},      {"k", "e3", 1e3},       {"K", "e3", 1e3},
    {"M", "e6", 1e6},
};

static const multiplier *multiplier_at(ww_str rest, ww_str *after) {
  for (size_t i = 0; i < sizeof multipliers / sizeof *multipliers; i++) {
    ww_str word = ww_str_from(multipliers[i].word);
    bool starts =
        word.size > 1 ? ww_word_starts(rest, word) : ww_str_starts(rest, word);
    if (!starts)
      continue;
    *after = ww_word_trim(ww_str_slice(rest, word.size, rest.size));
    return &multipliers[i];
  }
  return NULL;
}

/* Without what binary fractions leave behind: 7 * 4.286 is 30.002. */
static double tidy(double value) {
  const double digits = 1e12; /* more than anybody types */
  double scale = 1;
  double size = value < 0 ? -value : value;
  while (size * scale * 10 < digits && scale < digits)
    scale *= 10;
  return ww_floor(value * scale + 0.5) / scale;
}

/* False: what follows the number is neither multiplier nor unit. */
static bool take_rest(reading *r, bool exponent) {
  ww_str rest = rest_of(r);
  ww_str after = {0};
  double factor = factor_of(r->question, rest);
  const multiplier *times = factor > 0 ? NULL : multiplier_at(rest, &after);
  if (times) {
    factor = factor_of(r->question, after);
    if (exponent)
      factor *= times->factor;
    else
      ww_put_c(&r->digits, times->exponent);
  }
  if (!(factor > 0))
    return false;
  r->fault = ww_number_read(ww_buf_str(&r->digits), &r->value, NULL);
  if (factor < 1 || factor > 1)
    r->value = tidy(r->value * factor);
  if (!(r->value < 1e300 && r->value > -1e300))
    r->fault = WW_NUMBER_RANGE;
  return true;
}

/* ---- The whole -------------------------------------------------------- */

static bool multiplies(ww_str unit) {
  return ww_str_is(unit, "k") || ww_str_is(unit, "M");
}

/* Neither examples that are out of range, nor k and M once more as units, nor
 * a single unit, which is the question's own. */
void ww_put_quantity_hint(ww_buf *out, const ww_question *question) {
  double most = question->range.low > 1500 ? 0 : question->range.high;
  int count = 0;
  int put = 0;
  ww_put_c(out, most >= 1.5e6 ? ", such as 1500, 50k or 1.5M"
                : most >= 5e4 ? ", such as 1500 or 50k"
                              : "");
  for (int i = 0; i < question->unit_count; i++)
    count += !multiplies(question->units[i].name);
  for (int i = 0; i < question->unit_count && count > 1; i++) {
    if (multiplies(question->units[i].name))
      continue;
    ww_put_c(out, put++ == 0 ? "; also with " : ", ");
    ww_put(out, question->units[i].name);
  }
}

static bool is_within(const ww_piece *range, double value) {
  return (range->low_open ? value > range->low : value >= range->low) &&
         (range->high_open ? value < range->high : value <= range->high);
}

/* Of the question's own unit, unless it is one of time ("/month"). */
static ww_str unit_of(const ww_question *question) {
  for (int i = 0; i < question->unit_count; i++)
    if (ww_str_equal(question->units[i].name, question->unit) &&
        question->units[i].name.at[0] != '/')
      return question->units[i].name;
  return WW_S("");
}

/* By the day where one may; else the number in the middle of those that rules
 * test. */
void ww_put_quantity_example(ww_buf *out, const ww_question *question) {
  enum { DAILY = 50000, FAIR = 2000000 };
  const ww_piece *range = &question->range;
  ww_str unit = unit_of(question);
  double value = question->edge_count > 0
                     ? question->edges[(question->edge_count - 1) / 2].at
                     : FAIR;
  for (int i = 0; i < question->unit_count; i++)
    if (ww_str_is(question->units[i].name, "/day") &&
        is_within(range, DAILY * question->units[i].factor)) {
      ww_put_c(out, "50k/day");
      return;
    }
  if (!is_within(range, value))
    value = is_within(range, range->high) ? range->high : range->low;
  double times = value >= 1e6 ? 1e6 : value >= 1e4 ? 1e3 : 1;
  ww_put_number(out, value / times);
  ww_put_c(out, times >= 1e6 ? "M" : times > 1 ? "k" : "");
  if (!(times > 1) && unit.size > 0)
    ww_putf(out, " %.*s", WW_P(unit));
}

static bool complain(const ww_question *question, ww_str text, ww_place place,
                     ww_diag_list *diags) {
  const char *wanted = question->whole ? "a whole number" : "a number";
  ww_buf hint = ww_buf_new(diags->arena);
  ww_diag *diag =
      ww_error(diags, WW_D_WRONG_TYPE, place, "'%.*s' must be %s, not %s",
               WW_P(question->id), wanted, ww_quote(diags->arena, text).at);
  ww_put_c(&hint, "write a number");
  ww_put_quantity_hint(&hint, question);
  ww_hint(diags, diag, "%.*s", WW_P(ww_buf_str(&hint)));
  return false;
}

bool ww_quantity_read(const ww_question *question, ww_str text, ww_place place,
                      double *value, ww_diag_list *diags) {
  reading r = {.question = question,
               .text = ww_word_trim(text),
               .digits = ww_buf_new(diags->arena)};
  if (!take_number(&r) || !take_rest(&r, take_exponent(&r)))
    return complain(question, text, place, diags);
  *value = r.value;
  return ww_number_check(question, r.fault, r.value, r.text, place, diags);
}
