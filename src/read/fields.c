/* Maps with known keys; see fields.h. */
#include "read/fields.h"

#include "base/fold.h"
#include "base/number.h"
#include "base/utf8.h"

#include <string.h>

enum { WORDS_LISTED_MOST = 16, FIELDS_MOST = 24 };

bool ww_is_id(ww_str text) {
  for (size_t i = 0; i < text.size; i++) {
    char c = text.at[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool inner = (c >= '0' && c <= '9') || c == '-';
    if (!(letter || c == '_' || inner) || (i == 0 && c == '-'))
      return false;
  }
  return text.size > 0;
}

static bool check_id(ww_str id, ww_place place, ww_diag_list *diags) {
  if (ww_is_id(id))
    return true;
  ww_diag *diag = ww_error(diags, WW_D_BAD_ID, place, "%s is not a usable id",
                           ww_quote(diags->arena, id).at);
  ww_hint(diags, diag, "use letters, digits, '_' and, after the first, '-'");
  return false;
}

bool ww_check_key_id(const ww_node *member, ww_diag_list *diags) {
  return check_id(member->key, ww_key_place(member), diags);
}

static bool refuse_type(const ww_node *node, const char *wanted,
                        const char *got, ww_diag_list *diags) {
  const char *name =
      node->key.size ? ww_quote(diags->arena, node->key).at : "this entry";
  ww_error(diags, WW_D_WRONG_TYPE, ww_node_place(node), "%s must be %s, not %s",
           name, wanted, got);
  return false;
}

static bool wrong_type(const ww_node *node, const char *wanted,
                       ww_diag_list *diags) {
  return refuse_type(node, wanted, ww_node_noun(node), diags);
}

/* Of a scalar: tells it where it is no text, and what would be right without
 * its quotes. */
static bool wrong_scalar(const ww_node *node, const char *wanted,
                         bool right_unquoted, ww_diag_list *diags) {
  bool word = node->kind == WW_SCALAR && node->plain && !ww_node_is_null(node);
  const char *got =
      word ? ww_quote(diags->arena, node->text).at : ww_node_noun(node);
  refuse_type(node, wanted, got, diags);
  if (node->kind == WW_SCALAR && !node->plain && right_unquoted)
    ww_hint(diags, diags->last, "leave out the quotes");
  return false;
}

static const char entries[] = "a map holds entries 'key: value'";

bool ww_want_map(const ww_node *node, const char *what, ww_diag_list *diags) {
  if (node->kind == WW_MAP)
    return true;
  wrong_type(node, what, diags);
  ww_hint(diags, diags->last, "%s", entries);
  return false;
}

bool ww_want_whole_map(const ww_node *node, const char *whole,
                       ww_diag_list *diags) {
  if (node->kind == WW_MAP)
    return true;
  ww_error(diags, WW_D_WRONG_TYPE, ww_node_place(node),
           "%s must be a map, not %s", whole, ww_node_noun(node));
  ww_hint(diags, diags->last, "%s", entries);
  return false;
}

/* "a", "guide#step-2", "a, b": words that commas may separate. */
static bool may_stand_in_list(ww_str text) {
  for (size_t i = 0; i < text.size; i++)
    if (strchr("[]{}:\"'\n\\", text.at[i]))
      return false;
  return text.size > 0 && text.size <= WW_SHORT_MOST;
}

bool ww_want_list(const ww_node *node, const char *what, ww_diag_list *diags) {
  if (node->kind == WW_LIST)
    return true;
  wrong_type(node, what, diags);
  if (node->kind == WW_SCALAR && !ww_node_is_null(node) &&
      may_stand_in_list(node->text))
    ww_hint(diags, diags->last, "write a list: [%.*s]", WW_P(node->text));
  return false;
}

bool ww_want_text(const ww_node *node, const char *what, ww_diag_list *diags) {
  if (node->comment_at) {
    ww_refuse_comment((ww_place){node->source, node->comment_at}, diags);
    return false;
  }
  if (node->kind == WW_SCALAR && ww_str_trim(node->text).size > 0)
    return true;
  wrong_type(node, what, diags);
  if (node->kind == WW_SCALAR && !node->plain)
    ww_hint(diags, diags->last, "write something, or leave it out");
  if (node->kind != WW_SCALAR && strcmp(what, "text") == 0)
    ww_hint(diags, diags->last, "put the whole text in quotes");
  return false;
}

bool ww_want_id(const ww_node *node, const char *what, ww_diag_list *diags) {
  return ww_want_text(node, what, diags) &&
         check_id(node->text, ww_node_place(node), diags);
}

bool ww_want_flag(const ww_node *node, bool *value, ww_diag_list *diags) {
  bool scalar = node->kind == WW_SCALAR;
  bool yes = scalar && ww_str_is(node->text, "true");
  bool no = scalar && ww_str_is(node->text, "false");
  const char *meant = scalar ? ww_word_flag(node->text) : NULL;
  if (node->plain && (yes || no)) {
    *value = yes;
    return true;
  }
  wrong_scalar(node, "true or false", yes || no, diags);
  if (meant && !yes && !no)
    ww_hint(diags, diags->last, "write %s", meant);
  return false;
}

/* Whether the node looks like a number; complains. */
static bool want_digits(const ww_node *node, ww_diag_list *diags) {
  size_t size = node->text.size;
  bool digits = size > 0 && ww_number_length(node->text) == size;
  if (node->kind == WW_SCALAR && node->plain && digits)
    return true;
  wrong_scalar(node, "a number", digits, diags);
  ww_str meant = node->kind == WW_SCALAR && node->plain
                     ? ww_number_meant(diags->arena, node->text)
                     : (ww_str){0};
  if (meant.size)
    ww_hint(diags, diags->last, "write %.*s", WW_P(meant));
  return false;
}

bool ww_refuse_number(ww_place place, ww_str text, ww_diag_list *diags) {
  ww_diag *diag =
      ww_error(diags, WW_D_BAD_NUMBER, place, "%s cannot be kept exactly",
               ww_quote(diags->arena, text).at);
  ww_hint(diags, diag,
          "whole numbers go to 9007199254740992, others to 1.7e308");
  return false;
}

bool ww_want_number(const ww_node *node, double *value, int *decimals,
                    ww_diag_list *diags) {
  return want_digits(node, diags) &&
         (ww_number_read(node->text, value, decimals) == WW_NUMBER_FINE ||
          ww_refuse_number(ww_node_place(node), node->text, diags));
}

bool ww_want_points(const ww_node *node, int32_t *value, ww_diag_list *diags) {
  if (!want_digits(node, diags))
    return false;
  if (ww_thousandths_read(node->text, value) == WW_NUMBER_FINE)
    return true;
  ww_diag *diag =
      ww_error(diags, WW_D_BAD_POINTS, ww_node_place(node),
               "%s does not fit points", ww_quote(diags->arena, node->text).at);
  ww_hint(diags, diag,
          "points have at most three decimals and lie within +-1,000,000");
  return false;
}

int ww_word_at(ww_str word, const char *const *words) {
  int i = 0;
  while (words[i] && !ww_str_is(word, words[i]))
    i++;
  return i;
}

static void put_words(ww_buf *buf, const ww_str *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    ww_put_c(buf, i == 0 ? "" : ", ");
    ww_put(buf, words[i]);
  }
}

void ww_hint_words(ww_diag_list *diags, ww_diag *diag, ww_str word,
                   const ww_str *words, size_t count) {
  if (ww_diag_list_full(diags))
    return;
  ww_str nearest = ww_nearest(word, words, count);
  if (nearest.size) {
    ww_hint(diags, diag, "did you mean '%.*s'?", WW_P(nearest));
  } else if (count > 0 && count <= WORDS_LISTED_MOST) {
    ww_buf listed = ww_buf_new(diags->arena);
    put_words(&listed, words, count);
    ww_hint(diags, diag, "one of: %.*s", WW_P(ww_buf_str(&listed)));
  }
}

static bool check_word(const ww_node *node, const ww_field *field,
                       ww_diag_list *diags) {
  if (!ww_want_text(node, "a word", diags))
    return false;
  ww_str words[FIELDS_MOST];
  size_t count = 0;
  for (; count < FIELDS_MOST && field->words[count]; count++) {
    words[count] = ww_str_from(field->words[count]);
    if (ww_str_equal(node->text, words[count]))
      return true;
  }
  ww_diag *diag = ww_error(diags, WW_D_UNKNOWN_VALUE, ww_node_place(node),
                           "%s is not a value of '%s'",
                           ww_quote(diags->arena, node->text).at, field->name);
  ww_hint_words(diags, diag, node->text, words, count);
  return false;
}

/* A whole date, or where a year does, what is left of one. */
static bool check_date(const ww_node *node, bool year, ww_diag_list *diags) {
  static const char rest[] = "0000-01-01";
  if (!ww_want_text(node, "a date", diags))
    return false;
  ww_str text = node->text;
  bool part = year && (text.size == sizeof "2026" - 1 ||
                       text.size == sizeof "2026-11" - 1);
  if (part)
    text = ww_format(diags->arena, "%.*s%s", WW_P(text), rest + text.size);
  if (ww_str_is_date(text))
    return true;
  ww_diag *diag =
      ww_error(diags, WW_D_BAD_DATE, ww_node_place(node), "%s is not a date",
               ww_quote(diags->arena, node->text).at);
  ww_hint(diags, diag, "write the year, month and day: 2026-11-30%s",
          year ? "; the year alone will do" : "");
  return false;
}

static bool refuse_kind(const ww_node *node, ww_node_kind kind,
                        const char *wanted, ww_diag_list *diags) {
  return node->kind != kind || wrong_type(node, wanted, diags);
}

static bool check_short(const ww_node *node, ww_diag_list *diags) {
  size_t width = ww_utf8_width(node->text);
  bool one_line = !memchr(node->text.at, '\n', node->text.size);
  if (width <= WW_SHORT_MOST && one_line)
    return true;
  if (!one_line) {
    ww_error(diags, WW_D_TOO_LONG, ww_node_place(node),
             "'%.*s' is more than one line", WW_P(node->key));
    return false;
  }
  ww_diag *diag = ww_error(diags, WW_D_TOO_LONG, ww_node_place(node),
                           "'%.*s' is %zu columns wide, at most %d fit",
                           WW_P(node->key), width, WW_SHORT_MOST);
  ww_hint(diags, diag, "say it in fewer words");
  return false;
}

/* What holds more than one value. */
static bool check_many(const ww_node *node, const ww_field *field,
                       ww_diag_list *diags) {
  switch (field->shape) {
  case WW_SHAPE_AMOUNT:
    return refuse_kind(node, WW_MAP, "a number or [low, high]", diags);
  case WW_SHAPE_ONE_OR_MORE:
    return node->kind == WW_LIST || ww_want_text(node, "text or a list", diags);
  case WW_SHAPE_RANGE:
  case WW_SHAPE_FACTORS:
  case WW_SHAPE_TEXTS:
  case WW_SHAPE_OBJECTS:
    return ww_want_list(node, "a list", diags);
  case WW_SHAPE_WHEN:
    return ww_want_map(node, "a map of tests", diags);
  case WW_SHAPE_MAP:
  case WW_SHAPE_OBJECT:
  case WW_SHAPE_NAMED:
  case WW_SHAPE_TEXT_MAP:
  case WW_SHAPE_NUMBER_MAP:
  case WW_SHAPE_UNITS:
  case WW_SHAPE_RANGE_MAP:
  case WW_SHAPE_WHENS:
    return ww_want_map(node, "a map", diags);
  case WW_SHAPE_WEIGHTS:
    return refuse_kind(node, WW_SCALAR, "a list or map", diags);
  default:
    return true;
  }
}

static bool check_shape(const ww_node *node, const ww_field *field,
                        ww_diag_list *diags) {
  bool flag;
  double number;
  switch (field->shape) {
  case WW_SHAPE_DATE:
  case WW_SHAPE_YEAR:
    return check_date(node, field->shape == WW_SHAPE_YEAR, diags);
  case WW_SHAPE_TEXT:
    return ww_want_text(node, "text", diags);
  case WW_SHAPE_SHORT:
    return ww_want_text(node, "text", diags) && check_short(node, diags);
  case WW_SHAPE_ID:
    return ww_want_id(node, "a name", diags);
  case WW_SHAPE_WORD:
    return check_word(node, field, diags);
  case WW_SHAPE_FLAG:
    return ww_want_flag(node, &flag, diags);
  case WW_SHAPE_NUMBER:
    return ww_want_number(node, &number, NULL, diags);
  default:
    return check_many(node, field, diags);
  }
}

const ww_field *ww_field_find(const ww_fields *fields, ww_str key) {
  for (size_t i = 0; i < fields->count; i++)
    if (ww_str_is(key, fields->fields[i].name))
      return &fields->fields[i];
  return NULL;
}

static void unknown_key(const ww_node *member, const ww_fields *fields,
                        ww_diag_list *diags) {
  ww_str names[FIELDS_MOST];
  size_t count = fields->count < FIELDS_MOST ? fields->count : FIELDS_MOST;
  for (size_t i = 0; i < count; i++)
    names[i] = ww_str_from(fields->fields[i].name);
  ww_diag *diag = ww_error(diags, WW_D_UNKNOWN_KEY, ww_key_place(member),
                           "%s has no key %s", fields->what,
                           ww_quote(diags->arena, member->key).at);
  ww_hint_words(diags, diag, member->key, names, count);
}

static void missing_key(const ww_node *map, const ww_fields *fields,
                        const ww_field *field, ww_diag_list *diags) {
  bool named = map->key.size > 0;
  ww_diag *diag = ww_error(diags, WW_D_MISSING_KEY,
                           named ? ww_key_place(map) : ww_node_place(map),
                           "%s needs the key '%s'", fields->what, field->name);
  ww_hint(diags, diag, "add '%s: ...' (%s)", field->name, field->says);
}

/* Whether a null is no absence: no tests would mean always, and what a comment
 * swallows is lost. */
static bool is_wanted(const ww_node *null, const ww_field *field) {
  return field->shape == WW_SHAPE_WHEN ||
         (field->shape == WW_SHAPE_TEXT && null->comment_at);
}

bool ww_fields_read(const ww_node *map, const ww_fields *fields,
                    const ww_node *found[], ww_diag_list *diags) {
  for (size_t i = 0; i < fields->count; i++)
    found[i] = NULL;
  size_t before = diags->errors;
  if (!ww_want_whole_map(map, fields->what, diags))
    return false;
  for (const ww_node *m = map->first; m; m = m->next) {
    const ww_field *field = ww_field_find(fields, m->key);
    if (!field)
      unknown_key(m, fields, diags);
    else if ((!ww_node_is_null(m) || is_wanted(m, field)) &&
             check_shape(m, field, diags))
      found[field - fields->fields] = m;
  }
  bool fine = diags->errors == before;
  for (size_t i = 0; i < fields->count && fine; i++)
    if (fields->fields[i].required && !found[i])
      missing_key(map, fields, &fields->fields[i], diags);
  return diags->errors == before;
}
